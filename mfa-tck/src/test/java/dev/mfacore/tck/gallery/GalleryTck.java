package dev.mfacore.tck.gallery;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.KitRunner;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.report.Ledger;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs the kit on specimens. The engine makes the class itself, so that the specimen can reach it only through a static
 * field: one run at a time.
 */
public final class GalleryTck extends MfaTck {

    private static volatile @Nullable Specimen current;

    public static Ledger run(Specimen specimen, long seed, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("seed", Long.toString(seed));
        return run(specimen, all);
    }

    static synchronized Ledger run(Specimen specimen, Map<String, String> settings) {
        current = specimen;
        try {
            return KitRunner.run(GalleryTck.class, settings);
        } finally {
            current = null;
        }
    }

    @Override
    public Adapter adapter(TckEnvironment env) throws Exception {
        return Objects.requireNonNull(current, "no specimen").adapter(env);
    }
}
