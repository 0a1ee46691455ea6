package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.KeyRing;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.Verification;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That an unattached code is used up once: over conflicts, crashes between two saves, and a rotation of the index key. */
class UnattachedConsumptionTest {

    private static final MfaPolicy POLICY =
            MfaPolicy.builder().unattachedCodes(true).lockAfter(100).build();
    private static final DeliveryTarget TARGET = DeliveryTarget.of(PHONE);
    private static final Rejected INVALID = new Rejected(Rejected.Reason.INVALID_CODE);

    private final TestBench bench = TestBench.with(POLICY);

    /** What happens instead of a save of a user. */
    private interface Interference {
        boolean save(int number);
    }

    private Mfa.Local interfered(Interference interference) {
        AuthenticatorStore inner = bench.store();
        int[] saves = new int[1];
        AuthenticatorStore store = new AuthenticatorStore() {
            @Override
            public Optional<StoredState> load(StoreKey key) {
                return inner.load(key);
            }

            @Override
            public boolean save(StoreKey key, byte[] state, long expectedVersion) {
                return (!key.kind().equals("user") || interference.save(saves[0]++))
                        && inner.save(key, state, expectedVersion);
            }

            @Override
            public boolean delete(StoreKey key, long expectedVersion) {
                return inner.delete(key, expectedVersion);
            }
        };
        return bench.build(builder -> builder.policy(POLICY).store(store));
    }

    @Test
    @Tag("STO-09")
    @Tag("DOTP-09")
    void aCallThatStartsAgainCountsAWrongTryOnce() {
        bench.bind(ADA, PHONE);
        UnattachedCodeTest.send(bench, PHONE);
        Mfa.Local conflicting = interfered(number -> number >= 3);
        assertThat(conflicting.service().verifySms(bench.signIn(ADA), TARGET, "wrong!"))
                .isEqualTo(INVALID);
        assertThat(UnattachedCodeTest.kept(bench))
                .singleElement()
                .satisfies(it -> assertThat(it.failures()).isEqualTo(1));
        assertThat(StateView.state(bench, ADA).throttle(Factor.SMS).failures()).isEqualTo(1);
    }

    @Test
    @Tag("STO-09")
    void aCallThatStartsAgainKeepsTheCodeThatItUsedUp() {
        bench.bind(ADA, PHONE);
        String code = UnattachedCodeTest.send(bench, PHONE);
        Mfa.Local conflicting = interfered(number -> number >= 3);
        assertThat(conflicting.service().verifySms(bench.signIn(ADA), TARGET, code))
                .isInstanceOf(Verification.Verified.class);
        assertThat(bench.service().verifySms(bench.signIn(ADA), TARGET, code)).isEqualTo(INVALID);
    }

    @Test
    @Tag("STO-01")
    @Tag("STO-08")
    @Tag("DOTP-03")
    void whatAFailureLeavesBetweenTheSavesIsLostToEveryoneElse() {
        bench.bind(ADA, PHONE);
        String code = UnattachedCodeTest.send(bench, PHONE);
        Caller.TokenHolder first = bench.signIn(ADA);
        Mfa.Local failing = interfered(number -> {
            throw new StoreException("lost");
        });
        assertThatThrownBy(() -> failing.service().verifySms(first, TARGET, code))
                .isInstanceOf(MfaUnavailableException.class);
        assertThat(StateView.state(bench, ADA).transactions()).isEmpty();
        assertThat(bench.service().verifySms(bench.signIn(ADA), TARGET, code)).isEqualTo(INVALID);
        assertThat(bench.service().verifySms(first, TARGET, code))
                .as("the transaction that used it up may save it after all")
                .isInstanceOf(Verification.Verified.class);
        assertThat(bench.service().verifySms(first, TARGET, code))
                .isEqualTo(new Rejected(Rejected.Reason.INVALID_TOKEN));
    }

    @Test
    @Tag("DOTP-04")
    void whatWasUsedUpAndNotSavedExpiresLikeAnyOther() {
        bench.restart(builder -> builder.policy(
                POLICY.toBuilder().codeLife(Duration.ofMinutes(1)).build()));
        bench.bind(ADA, PHONE);
        String code = UnattachedCodeTest.send(bench, PHONE);
        Caller.TokenHolder first = bench.signIn(ADA);
        Mfa.Local failing = interfered(number -> {
            throw new StoreException("lost");
        });
        assertThatThrownBy(() -> failing.service().verifySms(first, TARGET, code))
                .isInstanceOf(MfaUnavailableException.class);
        bench.clock().advance(Duration.ofMinutes(1));
        assertThat(bench.service().verifySms(first, TARGET, code)).isEqualTo(INVALID);
    }

    /** A step while the index key rotates. */
    record Step(boolean sends, int node, boolean earlierCode) {}

    @Provide
    Arbitrary<Step> steps() {
        return Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of(0, 1), Arbitraries.of(true, false, false))
                .as(Step::new);
    }

    /** First nodes with the old key beside nodes with both, then nodes with both beside nodes with the new one. */
    @Property(tries = 150)
    @net.jqwik.api.Tag("SEC-03")
    @net.jqwik.api.Tag("DOTP-03")
    @net.jqwik.api.Tag("DOTP-05")
    void duringARotationACodeIsGoodOnceAndTheLatestAlone(
            @ForAll boolean firstHalf, @ForAll @Size(min = 2, max = 14) List<@net.jqwik.api.From("steps") Step> steps) {
        MfaPolicy roomy = POLICY.toBuilder()
                .sendsPerRecipientHour(100)
                .sendsPerRecipientDay(100)
                .codeMaxFailures(10)
                .build();
        TestBench fresh = TestBench.with(roomy);
        KeyRing old = fresh.keys();
        KeyRing both = old.rotate(fresh.random());
        List<KeyRing> rings = firstHalf ? List.of(old, both) : List.of(both, both.without(1));
        List<Mfa.Local> nodes = rings.stream()
                .map(ring -> fresh.build(builder -> builder.policy(roomy).recipientIndexKeys(ring)))
                .toList();
        fresh.restart(builder -> builder.recipientIndexKeys(both).policy(roomy));
        fresh.bind(ADA, PHONE);
        Set<String> accepted = new HashSet<>();
        String latest = "none";
        String earlier = "none";
        for (Step step : steps) {
            Mfa.Local node = nodes.get(step.node());
            if (step.sends()) {
                fresh.clock().advanceSeconds(61);
                assertThat(node.gateway().sendUnattached(PHONE, Optional.empty()))
                        .isInstanceOf(Sending.Sent.class);
                earlier = latest;
                latest = fresh.delivery().codeFor(PHONE);
                continue;
            }
            String code = step.earlierCode() ? earlier : latest;
            boolean verified =
                    node.service().verifySms(fresh.signIn(ADA), TARGET, code) instanceof Verification.Verified;
            boolean good = code.equals(latest) && !code.equals("none") && !accepted.contains(code);
            assertThat(verified).as("%s with %s", step, accepted).isEqualTo(good);
            if (verified) {
                accepted.add(code);
            }
        }
    }
}
