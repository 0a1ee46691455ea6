package dev.mfacore.engine.races;

import dev.mfacore.MfaService;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.support.FakeStore;
import dev.mfacore.support.TestBench;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Ways to get a race wrong. The races have to notice each of them, or passing them would mean nothing. */
enum Fault {
    /** None: the engine as it is. */
    NONE {
        @Override
        MfaService node(Stage stage) {
            return stage.engineOver(stage.bench().store());
        }
    },
    /** The store's save does not look at the expected version: the last writer wins (STO-05). */
    VERSION_IGNORED {
        @Override
        MfaService node(Stage stage) {
            return stage.engineOver(new Careless(stage.bench().store(), (key, expected) -> true));
        }
    },
    /** The store reads the version again when it saves, compares, and then puts: check, then act. */
    CHECK_THEN_PUT {
        @Override
        MfaService node(Stage stage) {
            FakeStore store = stage.bench().store();
            return stage.engineOver(new Careless(store, (key, expected) -> {
                boolean expectedIsThere = store.load(key)
                        .map(StoredState::version)
                        .orElse(AuthenticatorStore.ABSENT)
                        .equals(expected);
                Dawdling.rest();
                return expectedIsThere;
            }));
        }
    },
    /** The engine decides on a copy of what is stored and writes the outcome back: read, decide, write back (STO-01). */
    DECIDES_ON_A_COPY {
        @Override
        MfaService node(Stage stage) {
            return proxy((method, arguments) -> {
                FakeStore copy = new FakeStore();
                Map<StoreKey, byte[]> before = new HashMap<>();
                stage.bench().store().forEach((key, state) -> {
                    before.put(key, state);
                    copy.tamper(key, state);
                });
                Object answer = method.invoke(stage.engineOver(copy), arguments);
                copy.forEach((key, state) -> {
                    if (!Arrays.equals(before.get(key), state)) {
                        stage.bench().store().tamper(key, state);
                    }
                });
                return answer;
            });
        }
    };

    abstract MfaService node(Stage stage);

    /** How a call of the service is answered. */
    private interface Answering {
        Object answer(java.lang.reflect.Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private static MfaService proxy(Answering answering) {
        return (MfaService) Proxy.newProxyInstance(
                Fault.class.getClassLoader(), new Class<?>[] {MfaService.class}, (self, method, arguments) -> {
                    try {
                        return answering.answer(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Decides whether a careless store goes on to put. */
    private interface Check {
        boolean passes(StoreKey key, long expectedVersion);
    }

    /** A store that checks first, if at all, and then puts without condition. */
    private record Careless(FakeStore inner, Check check) implements AuthenticatorStore {
        @Override
        public Optional<StoredState> load(StoreKey key) {
            return inner.load(key);
        }

        @Override
        public boolean save(StoreKey key, byte[] state, long expectedVersion) {
            boolean passes = check.passes(key, expectedVersion);
            if (passes) {
                inner.tamper(key, state);
            }
            return passes;
        }

        @Override
        public boolean delete(StoreKey key, long expectedVersion) {
            return inner.delete(key, expectedVersion);
        }
    }

    /** An engine over a bench, a fault in it, and as many nodes as are asked for. */
    record Stage(TestBench bench, Function<AuthenticatorStore, MfaService> engine) {
        MfaService engineOver(AuthenticatorStore store) {
            return engine.apply(new Dawdling.Store(store));
        }

        static InstantSource clock(TestBench bench) {
            return new Dawdling.Clock(bench.clock());
        }
    }
}
