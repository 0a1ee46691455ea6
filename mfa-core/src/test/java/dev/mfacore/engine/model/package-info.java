/** The engine against a small reference model, over random sequences of calls. */
@org.jspecify.annotations.NullMarked
package dev.mfacore.engine.model;
