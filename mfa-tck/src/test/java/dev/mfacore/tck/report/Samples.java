package dev.mfacore.tck.report;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.store.CorrectStore;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Adapters as authors write them, right and wrong. */
final class Samples {

    private static final URI TICKET = URI.create("https://example.org/1");

    private Samples() {}

    private static Adapter correct(TckEnvironment env) {
        try {
            return CorrectStore.LOCKED_MAP.adapter(env);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A store that accepts outdated versions. */
    private static Adapter broken(String name) {
        return Adapter.named(name).store(new IgnorantStore());
    }

    public static final class Correct extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return correct(env);
        }
    }

    public static final class Broken extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return broken("broken");
        }
    }

    public static final class Speaking extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named("speaking").store(new SpeakingStore(env));
        }
    }

    public static final class BrokenAsDeclared extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return broken("declared").deviates("STO-05", "the file system has no rename", TICKET);
        }
    }

    public static final class BetterThanDeclared extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return correct(env).deviates("STO-05", "it was so once", TICKET);
        }
    }

    public static final class NoPart extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named("empty");
        }
    }

    public static final class UnknownDeviation extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return correct(env).deviates("STO-99", "no idea", TICKET);
        }
    }

    public static final class CapabilityWithoutPart extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return correct(env).supports(Capability.KEY_ROTATION);
        }
    }

    public static final class PagingWithoutPaging extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return broken("no-paging").supports(Capability.PAGING);
        }
    }

    public static final class NullAdapter extends MfaTck {
        @Override
        @SuppressWarnings("NullAway")
        public Adapter adapter(TckEnvironment env) {
            return (@Nullable Adapter) null;
        }
    }

    public static final class Throwing extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) throws Exception {
            throw new java.io.IOException("no database at port 5432");
        }
    }

    public static final class Hanging extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) throws Exception {
            new java.util.concurrent.CountDownLatch(1).await();
            return correct(env);
        }
    }

    public static final class Changing extends MfaTck {
        private static final AtomicInteger CALLS = new AtomicInteger();

        @Override
        public Adapter adapter(TckEnvironment env) {
            return CALLS.getAndIncrement() == 0
                    ? correct(env)
                    : Adapter.named("other").store(new IgnorantStore());
        }
    }

    /** Never looks at the version. */
    private static final class IgnorantStore implements AuthenticatorStore {
        private final java.util.Map<StoreKey, StoredState> map = new java.util.concurrent.ConcurrentHashMap<>();
        private final java.util.concurrent.atomic.AtomicLong versions = new java.util.concurrent.atomic.AtomicLong();

        @Override
        public Optional<StoredState> load(StoreKey key) {
            return Optional.ofNullable(map.get(key));
        }

        @Override
        public boolean save(StoreKey key, byte[] state, long expectedVersion) {
            map.put(key, new StoredState(state, versions.incrementAndGet()));
            return true;
        }

        @Override
        public boolean delete(StoreKey key, long expectedVersion) {
            return map.remove(key) != null;
        }
    }

    /** Fails with words that no report may take for its own, and tells where its data are. */
    private record SpeakingStore(TckEnvironment env) implements AuthenticatorStore {
        @Override
        public Optional<StoredState> load(StoreKey key) {
            throw failure();
        }

        @Override
        public boolean save(StoreKey key, byte[] state, long expectedVersion) {
            throw failure();
        }

        @Override
        public boolean delete(StoreKey key, long expectedVersion) {
            throw failure();
        }

        private IllegalStateException failure() {
            return new IllegalStateException(
                    "<script>alert(1)</script> & \u0000\u202e in " + env.namespace() + " at " + env.directory());
        }
    }
}
