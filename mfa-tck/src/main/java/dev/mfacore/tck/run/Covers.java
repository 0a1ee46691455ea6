package dev.mfacore.tck.run;

import dev.mfacore.tck.Port;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which port the clauses of a group decide. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface Covers {

    /** The port. */
    Port value();
}
