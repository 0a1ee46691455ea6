package dev.mfacore.tck.run;

import dev.mfacore.tck.Capability;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Marks a method that decides a clause. Its first parameter is the {@link Trial}; the others are generated. Several
 * methods may decide one clause, and all of them have to pass. Such methods are {@code public final}, so that no
 * adapter's class can hide one.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Property(
        // Small domains would be walked through exhaustively, in fewer tries than asked for.
        generation = GenerationMode.RANDOMIZED,
        afterFailure = AfterFailureMode.RANDOM_SEED,
        shrinking = ShrinkingMode.BOUNDED)
@AddLifecycleHook(ClauseHook.class)
public @interface Clause {

    /** The clause's id. */
    String value();

    /** How often it is tried. */
    Effort effort() default Effort.FEW_CALLS;

    /** What has to be claimed for this method; the clause as a whole may be decided by others without it. */
    Capability[] needs() default {};

    /** Labels that {@link Trial#reached} has to have met in a run of default length, or the generator is at fault. */
    String[] mustReach() default {};
}
