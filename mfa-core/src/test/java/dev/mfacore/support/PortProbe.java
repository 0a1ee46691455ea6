package dev.mfacore.support;

import dev.mfacore.AesGcmSecretCipher;
import dev.mfacore.LocalMfaBuilder;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.UserId;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.QrImage;
import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.port.UserDirectory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stands between an engine and all of its ports: counts the calls, in their order, and lets a test interrupt any of them,
 * before the port has done its work or after. For one thread.
 */
public final class PortProbe {

    /** A call of a port. */
    public enum Call {
        LOAD,
        SAVE,
        DELETE,
        PAGE,
        SEAL,
        OPEN,
        IS_OUTDATED,
        DELIVER,
        DIRECTORY,
        QR,
        LISTENER,
        NOTIFIER;

        /** Whether whatever the port does leaves the outcome alone. */
        public boolean isBystander() {
            return this == LISTENER || this == NOTIFIER;
        }
    }

    /** What happens at the calls; a hook interrupts by throwing. */
    public interface Hook {
        void before(int number, Call call);

        default void after(int number, Call call) {}
    }

    private final TestBench bench;
    private final List<Call> calls = new ArrayList<>();
    private Hook hook = (number, call) -> {};

    private PortProbe(TestBench bench) {
        this.bench = bench;
    }

    public static PortProbe on(TestBench bench) {
        return new PortProbe(bench);
    }

    /** Builds an engine on the bench's parts with the probe between, and starts counting when it stands. */
    public Mfa.Local engine(MfaPolicy policy, UserDirectory directory, Hook whenBuilt) {
        Mfa.Local engine = bench.build(builder -> wire(builder.policy(policy), directory));
        calls.clear();
        hook = whenBuilt;
        return engine;
    }

    private LocalMfaBuilder wire(LocalMfaBuilder builder, UserDirectory directory) {
        return builder.store(new ProbedStore())
                .cipher(new ProbedCipher(new AesGcmSecretCipher(bench.keys(), bench.random())))
                .delivery(message -> probed(Call.DELIVER, () -> bench.delivery().deliver(message)))
                .directory(user -> probed(Call.DIRECTORY, () -> directory.find(user)))
                .qrRenderer(text -> probed(Call.QR, () -> new QrImage("image/png", new byte[] {1, 2, 3})))
                .listener(event -> probed(Call.LISTENER, () -> {}))
                .notifier(notice -> probed(Call.NOTIFIER, () -> {}));
    }

    /** The calls so far, in their order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** How often each port was called so far. */
    public Map<Call, Integer> counts() {
        Map<Call, Integer> counts = new EnumMap<>(Call.class);
        calls.forEach(call -> counts.merge(call, 1, Integer::sum));
        return counts;
    }

    private void probed(Call call, Runnable work) {
        probed(call, () -> {
            work.run();
            return true;
        });
    }

    private <T> T probed(Call call, Supplier<T> work) {
        int number = calls.size();
        calls.add(call);
        hook.before(number, call);
        T result = work.get();
        hook.after(number, call);
        return result;
    }

    private final class ProbedStore implements AuthenticatorStore, KeyPaging {

        @Override
        public Optional<StoredState> load(StoreKey key) {
            return probed(Call.LOAD, () -> bench.store().load(key));
        }

        @Override
        public boolean save(StoreKey key, byte[] state, long expectedVersion) {
            return probed(Call.SAVE, () -> bench.store().save(key, state, expectedVersion));
        }

        @Override
        public boolean delete(StoreKey key, long expectedVersion) {
            return probed(Call.DELETE, () -> bench.store().delete(key, expectedVersion));
        }

        @Override
        public List<StoreKey> keys(String kind, Optional<String> after, int limit) {
            return probed(Call.PAGE, () -> bench.store().keys(kind, after, limit));
        }
    }

    private final class ProbedCipher implements SecretCipher {

        private final SecretCipher cipher;

        ProbedCipher(SecretCipher cipher) {
            this.cipher = cipher;
        }

        @Override
        public byte[] seal(byte[] plain, SealContext context) {
            return probed(Call.SEAL, () -> cipher.seal(plain, context));
        }

        @Override
        public byte[] open(byte[] sealed, SealContext context) {
            return probed(Call.OPEN, () -> cipher.open(sealed, context));
        }

        @Override
        public boolean isOutdated(byte[] sealed) {
            return probed(Call.IS_OUTDATED, () -> cipher.isOutdated(sealed));
        }
    }

    /** A directory that knows every user by name only. */
    public static UserDirectory namesOnly() {
        return user -> Optional.of(new UserDirectory.Entry(nameOf(user), Optional.empty(), Optional.empty()));
    }

    private static String nameOf(UserId user) {
        return user.value() + " of the directory";
    }
}
