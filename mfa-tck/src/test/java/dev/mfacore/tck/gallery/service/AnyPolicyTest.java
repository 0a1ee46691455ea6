package dev.mfacore.tck.gallery.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.Factor;
import dev.mfacore.MfaPolicy;
import dev.mfacore.RecoveryPolicy;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.DeliveredCodes;
import dev.mfacore.tck.ServiceUnderTest;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.GalleryTck;
import dev.mfacore.tck.gallery.Specimen;
import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.report.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that is right is right under every policy that can be made, however strict or loose. */
class AnyPolicyTest {

    private static final int POLICIES = Boolean.getBoolean("mfa.nightly") ? 300 : 8;
    private static final int SETTINGS = 5;

    /** Each changes one setting, to one of its ends or somewhere in between. */
    private static List<UnaryOperator<MfaPolicy.Builder>> changes(Random random) {
        List<UnaryOperator<MfaPolicy.Builder>> all = new ArrayList<>(List.of(
                it -> it.totpAlgorithm(of(random, OtpAlgorithm.values())),
                it -> it.totpDigits(of(random, 6, 7, 8)),
                it -> it.totpPeriod(seconds(of(random, 15, 45, 60, 120))),
                it -> it.totpDriftSteps(of(random, 1, 2)),
                it -> it.totpWindow(random.nextInt(4), random.nextInt(4)),
                it -> it.confirmCodeReuse(true),
                it -> it.legacyImport(true),
                it -> it.unattachedCodes(true),
                it -> it.uniqueRecipients(false),
                it -> it.trustDirectoryAtFirstSight(true),
                it -> it.secondFactorRequired(false),
                it -> it.oneRecoveryCode(true),
                it -> it.recoveryBurnsTotpWindow(false),
                it -> it.recoveryForm(of(random, RecoveryPolicy.Form.values())),
                it -> it.recoveryCount(of(random, 1, 2, 20)),
                it -> it.codeDigits(of(random, 8, 12)),
                it -> it.codeLife(seconds(of(random, 30, 60, 120, 599, 600))),
                it -> it.codeMaxFailures(of(random, 1, 2, 3, 10)),
                it -> it.sendCooldown(seconds(of(random, 30, 90, 300, 3600))),
                it -> it.sendBackoffFirst(seconds(of(random, 0, 1, 600))),
                it -> it.sendsPerTransaction(of(random, 1, 2, 10)),
                it -> it.sendsPerRecipientHour(of(random, 1, 2, 20)),
                it -> it.sendsPerRecipientDay(of(random, 1, 2, 5)),
                it -> it.sendsPerUserDay(of(random, 1, 2, 5)),
                it -> it.sendsPerDestinationHour(of(random, 1, 5, 1000)),
                it -> it.sendsPerSourceHour(of(random, 1, 5, 1000)),
                it -> it.tokenLife(seconds(of(random, 10, 30, 60, 90, 121, 600))),
                it -> it.tokenMaxFailures(of(random, 1, 2, 3, 100)),
                it -> it.lockAfter(of(random, 1, 2, 3, 10, 50)),
                it -> it.lockFirst(seconds(of(random, 1, 5, 3600))),
                it -> it.lockMax(Duration.ofHours(24)),
                it -> it.hardCap(of(random, 5, 6, 10, 30, 100)),
                it -> it.pendingLife(seconds(of(random, 30, 60, 121, 600))),
                it -> it.maxAuthenticatorsPerFactor(of(random, 1, 2, 3)),
                it -> it.bindableChecksPerTransaction(of(random, 1, 2, 5, 1000)),
                it -> it.bindableChecksPerHour(of(random, 1, 2, 5, 1000)),
                it -> it.stepUpAge(Duration.ofMinutes(of(random, 1, 5, 60))),
                it -> it.factors(factors(random))));
        Collections.shuffle(all, random);
        return all;
    }

    private static Set<Factor> factors(Random random) {
        Set<Factor> some = EnumSet.of(Factor.TOTP);
        for (Factor factor : List.of(Factor.RECOVERY_CODE, Factor.SMS, Factor.EMAIL)) {
            if (random.nextBoolean()) {
                some.add(factor);
            }
        }
        return some;
    }

    @SafeVarargs
    private static <T> T of(Random random, T... some) {
        return some[random.nextInt(some.length)];
    }

    private static Duration seconds(int number) {
        return Duration.ofSeconds(number);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, POLICIES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName("no clause fails under a random policy")
    void noPolicyIsAFault(long seed) {
        MfaPolicy policy = policy(seed);
        Ledger ledger = GalleryTck.run(new Ruled(policy), seed, Map.of("profile", "quick"));
        assertThat(ledger.rows())
                .as("under %s", policy)
                .filteredOn(row -> row.outcome() == Outcome.FAILED)
                .isEmpty();
    }

    @Test
    @DisplayName("under the default policy every story has room")
    void theDefaultLeavesRoom() {
        Ledger ledger = GalleryTck.run(new Ruled(MfaPolicy.defaults()), 1, Map.of("profile", "quick"));
        assertThat(ledger.rows())
                .filteredOn(row -> row.reason().orElse("").contains("its policy"))
                .isEmpty();
    }

    /** Settings that contradict each other make no policy; then others are taken. */
    private static MfaPolicy policy(long seed) {
        Random random = new Random(seed);
        Optional<MfaPolicy> policy = Optional.empty();
        while (policy.isEmpty()) {
            policy = made(changes(random).subList(0, SETTINGS));
        }
        return policy.get();
    }

    private static Optional<MfaPolicy> made(List<UnaryOperator<MfaPolicy.Builder>> changes) {
        MfaPolicy.Builder builder = MfaPolicy.builder();
        try {
            for (UnaryOperator<MfaPolicy.Builder> change : changes) {
                builder = change.apply(builder);
            }
            return Optional.of(builder.build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The library's engine under a policy, with parts of its own. */
    private record Ruled(MfaPolicy policy) implements Specimen {
        @Override
        public String name() {
            return "RULED";
        }

        @Override
        public Adapter adapter(TckEnvironment env) {
            DeliveredCodes codes = new DeliveredCodes();
            return Adapter.named(reportName())
                    .service(ServiceUnderTest.of(Engines.correct(CorrectEngine.parts(env, codes, policy)), codes)
                            .policy(policy))
                    .supports(Capability.SEVERAL_NODES, Capability.SURVIVES_RESTART);
        }
    }
}
