package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.KeyRing;
import dev.mfacore.Mfa;
import dev.mfacore.Rejected;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.Claim;
import dev.mfacore.engine.state.ClaimCodec;
import dev.mfacore.engine.state.UserState;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Model-checks the claim protocol of {@link Claims} with the real engine: two and three binders of one phone, in every
 * order of their store steps. In every situation at most one account holds the phone; whoever was told "bound" holds it;
 * and if everything ended there, a further binder gets the phone if and only if nobody holds it.
 */
class ClaimProtocolTest {

    private static final StoreKey CLAIM_KIND = new StoreKey("claim", "any");

    @Test
    @Tag("BIND-11")
    void twoBindersInEveryOrder() {
        Interleavings all = new Interleavings(new Binders(2, false), 2);
        all.explore();
        assertThat(all.situations()).as("situations").isGreaterThan(50);
    }

    @Test
    @Tag("BIND-11")
    void threeBindersInEveryOrder() {
        Interleavings all = new Interleavings(new Binders(3, false), 3);
        all.explore();
        assertThat(all.situations()).as("situations").isGreaterThan(1000);
    }

    @Test
    @Tag("BIND-11")
    void twoBindersAndAnAbandonedClaimInEveryOrder() {
        Interleavings all = new Interleavings(new Binders(2, true), 2);
        all.explore();
        assertThat(all.situations()).as("situations").isGreaterThan(100);
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

    /** Binders who each have a code for the same phone, and one more who comes after the end. */
    private static final class Binders implements Interleavings.Race {

        private final int count;
        private final TestClock clock = new TestClock();
        private final FakeDelivery delivery = new FakeDelivery();
        private final KeyRing keys = KeyRing.generate(new SeededRandom(5));
        private final StepwiseStore stage = new StepwiseStore();
        private final List<Association.DeliveredCodes> pending = new ArrayList<>();
        private final List<String> codes = new ArrayList<>();
        private final List<Switch> switches = new ArrayList<>();
        private final List<Mfa.Local> engines = new ArrayList<>();

        Binders(int count, boolean abandoned) {
            this.count = count;
            Mfa.Local mfa = engine(stage, 99);
            for (int i = 0; i <= count; i++) {
                pending.add((Association.DeliveredCodes)
                        mfa.service().associate(session(i), AssociateRequest.deliveredTo("phone", PHONE)));
                codes.add(delivery.codeFor(PHONE));
                clock.advanceSeconds(61);
                switches.add(new Switch());
                engines.add(engine(switches.get(i), i));
            }
            if (abandoned) {
                StoreKey claim = new RecipientIndex(keys)
                        .registers(dev.mfacore.MfaAdmin.RecordKind.CLAIM, PHONE)
                        .get(0);
                stage.save(claim, ClaimCodec.encode(new Claim(user(1)), 1, new byte[16]), 0);
            }
        }

        private Mfa.Local engine(AuthenticatorStore store, long seed) {
            return Mfa.local()
                    .issuer("Example")
                    .store(store)
                    .delivery(delivery)
                    .keys(keys)
                    .recipientIndexKeys(keys)
                    .clock(clock)
                    .random(new SeededRandom(seed))
                    .build();
        }

        private static UserId user(int number) {
            return new UserId("user" + number);
        }

        private static Caller.SignedIn session(int number) {
            return Caller.signedIn(user(number));
        }

        private Confirmation confirm(int number) {
            return engines.get(number)
                    .service()
                    .confirm(session(number), pending.get(number).authenticator(), codes.get(number));
        }

        @Override
        public StepwiseStore stage() {
            return stage.copy();
        }

        @Override
        public Runnable racer(int number, StepwiseStore store) {
            switches.get(number).store = store;
            return () -> {
                Confirmation answer = confirm(number);
                boolean holds = holders(store).contains(user(number));
                boolean bound = answer instanceof Confirmation.Confirmed;
                assertThat(holds)
                        .as("whoever is told that it is bound holds it")
                        .isEqualTo(bound);
                assertThat(bound || answer.equals(new Rejected(Rejected.Reason.NOT_BINDABLE)))
                        .isTrue();
            };
        }

        @Override
        public void check(StepwiseStore store) {
            List<UserId> holders = holders(store);
            assertThat(holders).as("at most one account holds the phone").hasSizeLessThan(2);
            StepwiseStore afterCrash = store.copy();
            switches.get(count).store = afterCrash;
            Confirmation answer = confirm(count);
            assertThat(answer instanceof Confirmation.Confirmed)
                    .as("a further binder gets the phone if and only if nobody holds it")
                    .isEqualTo(holders.isEmpty());
            assertThat(holders(afterCrash)).hasSize(1);
        }

        private static List<UserId> holders(StepwiseStore store) {
            return store.registers().entrySet().stream()
                    .filter(it -> it.getKey().kind().equals("user"))
                    .filter(it -> UserStateCodec.decode(it.getValue().state()).hasFactor())
                    .map(it -> new UserId(it.getKey().id()))
                    .toList();
        }

        /**
         * Two situations are the same if the registers hold the same as far as the protocol goes, and each racer has
         * seen the same since it started over, with versions that are current or stale alike. Random ids and the number
         * of earlier tries make no difference to what a racer does next.
         */
        @Override
        public String situation(StepwiseStore store, List<List<Step>> seen) {
            Map<String, String> registers = new TreeMap<>();
            store.registers().forEach((key, state) -> {
                if (key.kind().equals("user") || key.kind().equals(CLAIM_KIND.kind())) {
                    registers.put(key.toString(), meaning(key, state));
                }
            });
            List<List<String>> views = new ArrayList<>();
            for (int i = 0; i < seen.size(); i++) {
                views.add(view(store, sinceStart(seen.get(i), UserRegister.key(user(i)))));
            }
            return registers + " " + views;
        }

        /** The latest load of the racer's own aggregate, and what came after the latest load of the claim. */
        private static List<Step> sinceStart(List<Step> steps, StoreKey own) {
            int start = last(steps, own.kind(), own.id());
            List<Step> attempt = steps.subList(Math.max(0, start), steps.size());
            int claim = last(attempt, CLAIM_KIND.kind(), null);
            if (attempt.isEmpty()) {
                return attempt;
            }
            List<Step> view = new ArrayList<>(attempt.subList(0, 1));
            view.addAll(attempt.subList(Math.max(1, claim), attempt.size()));
            return view;
        }

        private static int last(List<Step> steps, String kind, String id) {
            for (int i = steps.size() - 1; i >= 0; i--) {
                StoreKey key = steps.get(i).key();
                boolean same =
                        key.kind().equals(kind) && (id == null || key.id().equals(id));
                if (same && steps.get(i).operation().equals("load")) {
                    return i;
                }
            }
            return -1;
        }

        private static List<String> view(StepwiseStore store, List<Step> steps) {
            return steps.stream()
                    .map(it -> it.operation() + " " + it.key() + " " + result(store, it))
                    .toList();
        }

        private static String result(StepwiseStore store, Step step) {
            if (step.result() instanceof Optional<?> loaded && loaded.isPresent()) {
                StoredState state = (StoredState) loaded.get();
                StoredState now = store.registers().get(step.key());
                boolean current = now != null && now.version() == state.version();
                return meaning(step.key(), state) + (current ? " current" : " stale");
            }
            boolean stillAbsent = !store.registers().containsKey(step.key());
            return step.result() + (stillAbsent ? " absent" : "");
        }

        private static String meaning(StoreKey key, StoredState state) {
            if (key.kind().equals("user")) {
                UserState user = UserStateCodec.decode(state.state());
                return user.authenticators().size() + "/" + user.pending().size();
            }
            return ClaimCodec.decode(state.state()).owner().value();
        }
    }
}
