package dev.mfacore.bench.jmh;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which row of the results a JMH benchmark fills. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Labels {

    /** What is done. */
    String operation();

    /** How. */
    String form();

    /** The hash, or {@code -}. */
    String algorithm();

    /** By whom. */
    String library();
}
