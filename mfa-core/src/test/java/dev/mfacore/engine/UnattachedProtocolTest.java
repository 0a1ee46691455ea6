package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.KeyRing;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.engine.state.UnattachedCode;
import dev.mfacore.engine.state.UnattachedCodeCodec;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.support.FakeDelivery;
import dev.mfacore.support.Interleavings;
import dev.mfacore.support.Interleavings.Step;
import dev.mfacore.support.SeededRandom;
import dev.mfacore.support.StepwiseStore;
import dev.mfacore.support.TestClock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Model-checks how an unattached code is used up, with the real engine: users of one phone with one code, on nodes that
 * know one index key or two, in every order of their store steps. In every situation at most one user got in, also if
 * everything ended there and one more came.
 */
class UnattachedProtocolTest {

    @Test
    @Tag("STO-01")
    @Tag("DOTP-03")
    void twoUsersInEveryOrder() {
        assertOnlyOneGetsIn(List.of(Node.BOTH_KEYS, Node.BOTH_KEYS), 20);
    }

    @Test
    @Tag("STO-01")
    @Tag("SEC-03")
    void nodesOfBothKeysAndOfTheNewOneInEveryOrder() {
        assertOnlyOneGetsIn(List.of(Node.BOTH_KEYS, Node.NEW_KEY), 20);
        assertOnlyOneGetsIn(List.of(Node.BOTH_KEYS, Node.BOTH_KEYS, Node.NEW_KEY), 200);
    }

    @Test
    @Tag("STO-01")
    @Tag("SEC-03")
    void nodesOfBothKeysAndOfTheOldOneInEveryOrder() {
        assertOnlyOneGetsIn(List.of(Node.BOTH_KEYS, Node.OLD_KEY), 20);
        assertOnlyOneGetsIn(List.of(Node.OLD_KEY, Node.BOTH_KEYS, Node.BOTH_KEYS), 200);
    }

    private static void assertOnlyOneGetsIn(List<Node> nodes, int situations) {
        Interleavings all = new Interleavings(new Users(nodes), nodes.size());
        all.explore();
        assertThat(all.situations()).as("situations").isGreaterThan(situations);
    }

    /** What a node knows of the index keys. */
    private enum Node {
        OLD_KEY,
        BOTH_KEYS,
        NEW_KEY
    }

    /** Lets an engine that was built once work on another store in each run. */
    private static final class Switch implements AuthenticatorStore {

        private StepwiseStore store = new StepwiseStore();

        @Override
        public Optional<StoredState> load(StoreKey key) {
            return store.load(key);
        }

        @Override
        public boolean save(StoreKey key, byte[] state, long expectedVersion) {
            return store.save(key, state, expectedVersion);
        }

        @Override
        public boolean delete(StoreKey key, long expectedVersion) {
            return store.delete(key, expectedVersion);
        }
    }

    /** Users half-way through a sign-in who all know the code, and one more who comes after the end. */
    private static final class Users implements Interleavings.Race {

        private final TestClock clock = new TestClock();
        private final FakeDelivery delivery = new FakeDelivery();
        private final KeyRing keys = KeyRing.generate(new SeededRandom(5));
        private final KeyRing both = keys.rotate(new SeededRandom(6));
        private final StepwiseStore stage = new StepwiseStore();
        private final List<Caller.TokenHolder> holders = new ArrayList<>();
        private final List<Switch> switches = new ArrayList<>();
        private final List<Mfa.Local> engines = new ArrayList<>();
        private final String code;

        Users(List<Node> nodes) {
            Mfa.Local sender = engine(stage, both, 99);
            sender.gateway().sendUnattached(PHONE, Optional.empty());
            code = delivery.codeFor(PHONE);
            List<Node> everyone = new ArrayList<>(nodes);
            everyone.add(Node.BOTH_KEYS);
            for (int i = 0; i < everyone.size(); i++) {
                switches.add(new Switch());
                engines.add(engine(switches.get(i), ring(everyone.get(i)), i));
                Beginning.EnrolmentRequired begun = (Beginning.EnrolmentRequired)
                        sender.service().begin(BeginRequest.signIn(new UserId("user" + i)));
                holders.add(Caller.holding(begun.token()));
            }
        }

        private KeyRing ring(Node node) {
            return switch (node) {
                case OLD_KEY -> keys;
                case BOTH_KEYS -> both;
                case NEW_KEY -> both.without(keys.currentId());
            };
        }

        private Mfa.Local engine(AuthenticatorStore store, KeyRing index, long seed) {
            return Mfa.local()
                    .issuer("Example")
                    .store(store)
                    .delivery(delivery)
                    .keys(keys)
                    .recipientIndexKeys(index)
                    .policy(MfaPolicy.builder()
                            .unattachedCodes(true)
                            .uniqueRecipients(false)
                            .build())
                    .clock(clock)
                    .random(new SeededRandom(seed))
                    .build();
        }

        private boolean getsIn(int number) {
            return engines.get(number).service().verifySms(holders.get(number), DeliveryTarget.of(PHONE), code)
                    instanceof Verification.Verified;
        }

        @Override
        public StepwiseStore stage() {
            return stage.copy();
        }

        @Override
        public Runnable racer(int number, StepwiseStore store) {
            switches.get(number).store = store;
            return () -> assertThat(getsIn(number))
                    .as("whoever is told that it is in is in")
                    .isEqualTo(bound(store).contains("user" + number));
        }

        @Override
        public void check(StepwiseStore store) {
            assertThat(bound(store)).as("at most one got in").hasSizeLessThan(2);
            StepwiseStore afterCrash = store.copy();
            int last = engines.size() - 1;
            switches.get(last).store = afterCrash;
            boolean oneMore = getsIn(last);
            assertThat(bound(afterCrash)).hasSizeLessThan(2);
            assertThat(oneMore).isEqualTo(bound(afterCrash).contains("user" + last));
        }

        private static List<String> bound(StepwiseStore store) {
            return store.registers().entrySet().stream()
                    .filter(it -> it.getKey().kind().equals("user"))
                    .filter(it -> UserStateCodec.decode(it.getValue().state()).hasFactor())
                    .map(it -> it.getKey().id())
                    .toList();
        }

        /** Two situations are the same if the registers mean the same and each racer has seen the same all along. */
        @Override
        public String situation(StepwiseStore store, List<List<Step>> seen) {
            Map<String, String> registers = new TreeMap<>();
            store.registers().forEach((key, state) -> registers.put(key.toString(), meaning(key, state)));
            List<List<String>> views = seen.stream()
                    .map(steps -> steps.stream().map(it -> view(store, it)).toList())
                    .toList();
            return registers + " " + views;
        }

        private static String view(StepwiseStore store, Step step) {
            String what = step.operation() + " " + step.key();
            if (step.result() instanceof Optional<?> loaded && loaded.isPresent()) {
                StoredState state = (StoredState) loaded.get();
                StoredState now = store.registers().get(step.key());
                return what + meaning(step.key(), state) + (now.version() == state.version() ? " current" : " stale");
            }
            return what + " " + step.result() + (store.registers().containsKey(step.key()) ? "" : " absent");
        }

        private static String meaning(StoreKey key, StoredState state) {
            if (key.kind().equals("unattached-code")) {
                UnattachedCode it = UnattachedCodeCodec.decode(state.state());
                return it.status() + " " + it.failures() + " " + it.redeemer().map(HexFormat.of()::formatHex);
            }
            return key.kind().equals("user")
                    ? String.valueOf(UserStateCodec.decode(state.state()).hasFactor())
                    : "";
        }
    }
}
