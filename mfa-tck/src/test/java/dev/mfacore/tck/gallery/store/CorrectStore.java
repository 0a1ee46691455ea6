package dev.mfacore.tck.gallery.store;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Specimen;

/** Correct stores of different design: none of them may fail. */
public enum CorrectStore implements Specimen {
    /** One map, one lock. */
    LOCKED_MAP {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named(reportName()).store(new MapStore()).supports(Capability.PAGING);
        }
    },
    /** Compare-and-set on a concurrent map. */
    ATOMIC_MAP {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named(reportName()).store(new AtomicMapStore());
        }
    }
}
