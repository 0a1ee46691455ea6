package dev.mfacore.tck.drive;

import java.time.Duration;

/**
 * Who plays and when, drawn at random.
 *
 * @param first a user
 * @param second another one, whose name a careless comparison may take for the first's
 * @param offset how long after the start of the clock the try begins
 * @param seed for every other choice, not negative
 */
public record Cast(String first, String second, Duration offset, int seed) {}
