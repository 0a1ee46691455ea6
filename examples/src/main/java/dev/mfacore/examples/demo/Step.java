package dev.mfacore.examples.demo;

import java.util.List;

/**
 * One step of the demo, as it went.
 *
 * @param name a short name that stays the same
 * @param title what the step shows
 * @param expected what should happen
 * @param actual what happened
 * @param ok whether it did what it should
 * @param details what else is worth seeing; no secrets
 */
record Step(String name, String title, String expected, String actual, boolean ok, List<String> details) {}
