package dev.mfacore.tck.gallery;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;

/** An adapter made to test the kit. */
public interface Specimen {

    /** How the gallery calls it, unique within it; the constants of an enum have it already. */
    String name();

    /** Opens it, as {@link dev.mfacore.tck.MfaTck#adapter} does. */
    Adapter adapter(TckEnvironment env) throws Exception;

    /** The name under which it goes into reports: letters, digits and hyphens. */
    default String reportName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
