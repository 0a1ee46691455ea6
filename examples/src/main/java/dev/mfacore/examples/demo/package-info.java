/** The demo: the main job from end to end, in the terminal. */
@NullMarked
package dev.mfacore.examples.demo;

import org.jspecify.annotations.NullMarked;
