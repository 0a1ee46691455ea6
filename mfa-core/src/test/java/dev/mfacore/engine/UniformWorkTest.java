package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Locked;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Rejected;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.Sending;
import dev.mfacore.support.CountingProvider;
import dev.mfacore.support.PortProbe;
import dev.mfacore.support.PortProbe.Call;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Neither the answer nor the work tells why a code was refused. */
class UniformWorkTest {

    private static final DeliveryTarget TARGET = DeliveryTarget.of(PHONE);
    private static final Rejected INVALID = new Rejected(Reason.INVALID_CODE);
    private static final Set<Call> COSTLY = EnumSet.of(Call.LOAD, Call.SAVE, Call.DELETE, Call.SEAL, Call.OPEN);

    /** Prepares a bench and returns the call to measure. */
    private interface Story extends Function<TestBench, Function<Mfa.Local, Object>> {}

    /**
     * What a call answered and what it cost.
     *
     * @param answer the answer
     * @param work calls of ports, digests and HMACs, by name
     */
    private record Cost(Object answer, Map<String, Integer> work) {}

    private static Cost cost(MfaPolicy policy, Story story) {
        TestBench bench = TestBench.with(policy);
        Function<Mfa.Local, Object> call = story.apply(bench);
        return CountingProvider.during(provider -> {
            PortProbe probe = PortProbe.on(bench);
            Mfa.Local engine = probe.engine(policy, PortProbe.namesOnly(), (number, port) -> {});
            Object[] answer = new Object[1];
            Map<String, Integer> work = new TreeMap<>(provider.count(() -> answer[0] = call.apply(engine)));
            probe.counts().forEach((port, count) -> {
                if (COSTLY.contains(port)) {
                    work.put(port.name(), count);
                }
            });
            return new Cost(answer[0], work);
        });
    }

    private static void assertUniform(Object answer, Map<String, Story> stories) {
        Map<String, Cost> costs = new LinkedHashMap<>();
        stories.forEach((name, story) -> costs.put(name, cost(MfaPolicy.defaults(), story)));
        costs.forEach((name, cost) -> assertThat(cost.answer()).as(name).isEqualTo(answer));
        assertThat(new HashSet<>(costs.values().stream().map(Cost::work).toList()))
                .as(costs.toString())
                .hasSize(1);
        assertThat(costs.values().iterator().next().work()).containsKeys("SHA-256", "OPEN", "SAVE");
    }

    private static Function<Mfa.Local, Object> totp(TestBench bench, String code) {
        Caller.TokenHolder holder = bench.signIn(ADA);
        return mfa -> mfa.service().verifyTotp(holder, code);
    }

    @Test
    @Tag("SEC-08")
    void totpRefusalsAnswerAndCostTheSame() {
        assertUniform(
                INVALID,
                Map.of(
                        "unknown user", bench -> totp(bench, "123456"),
                        "no such factor",
                                bench -> {
                                    bench.bind(ADA, PHONE);
                                    return totp(bench, "123456");
                                },
                        "wrong", bench -> totp(bench, bench.enrol(ADA).wrongCode()),
                        "expired", bench -> totp(bench, bench.enrol(ADA).codeIn(-3)),
                        "malformed",
                                bench -> {
                                    bench.enrol(ADA);
                                    return totp(bench, "12a456");
                                },
                        "replayed",
                                bench -> {
                                    String code = bench.enrol(ADA).code();
                                    bench.service().verifyTotp(bench.signIn(ADA), code);
                                    return totp(bench, code);
                                }));
    }

    private static Function<Mfa.Local, Object> sms(Caller.TokenHolder holder, String code) {
        return mfa -> mfa.service().verifySms(holder, TARGET, code);
    }

    private static Caller.TokenHolder sent(TestBench bench) {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, TARGET);
        return holder;
    }

    @Test
    @Tag("SEC-08")
    void deliveredCodeRefusalsAnswerAndCostTheSame() {
        assertUniform(
                INVALID,
                Map.of(
                        "unknown user", bench -> sms(bench.signIn(ADA), "123456"),
                        "no such factor",
                                bench -> {
                                    bench.enrol(ADA);
                                    return sms(bench.signIn(ADA), "123456");
                                },
                        "nothing sent",
                                bench -> {
                                    bench.bind(ADA, PHONE);
                                    return sms(bench.signIn(ADA), "123456");
                                },
                        "wrong", bench -> sms(sent(bench), "wrong!"),
                        "dead",
                                bench -> {
                                    Caller.TokenHolder holder = sent(bench);
                                    bench.service().verifySms(holder, TARGET, "wrong!");
                                    return sms(holder, "wrong?");
                                }));
    }

    @Test
    @Tag("SEC-08")
    void anExpiredDeliveredCodeAnswersAndCostsTheSame() {
        MfaPolicy brief = MfaPolicy.builder().codeLife(Duration.ofMinutes(1)).build();
        Cost wrong = cost(brief, bench -> sms(sent(bench), "wrong!"));
        Cost expired = cost(brief, bench -> {
            Caller.TokenHolder holder = sent(bench);
            bench.clock().advance(Duration.ofMinutes(2));
            return sms(holder, bench.delivery().codeFor(PHONE));
        });
        assertThat(expired).isEqualTo(wrong);
        assertThat(expired.answer()).isEqualTo(INVALID);
    }

    private static final MfaPolicy UNATTACHED =
            MfaPolicy.builder().unattachedCodes(true).build();

    private static String unattached(TestBench bench) {
        bench.gateway().sendUnattached(PHONE, Optional.empty());
        return bench.delivery().codeFor(PHONE);
    }

    @Test
    @Tag("SEC-08")
    void refusalsOfAnUnattachedCodeAnswerAndCostTheSame() {
        Map<String, Story> stories = Map.of(
                "unknown user",
                        bench -> {
                            unattached(bench);
                            return sms(bench.signIn(ADA), "wrong!");
                        },
                "no such factor, right code",
                        bench -> {
                            bench.enrol(ADA);
                            String code = unattached(bench);
                            return sms(bench.signIn(ADA), code);
                        },
                "wrong",
                        bench -> {
                            bench.bind(ADA, PHONE);
                            unattached(bench);
                            return sms(bench.signIn(ADA), "wrong!");
                        },
                "wrong, and one of the transaction's",
                        bench -> {
                            Caller.TokenHolder holder = sent(bench);
                            unattached(bench);
                            return sms(holder, "wrong!");
                        },
                "expired",
                        bench -> {
                            bench.bind(ADA, PHONE);
                            String code = unattached(bench);
                            bench.clock().advance(Duration.ofMinutes(6));
                            return sms(bench.signIn(ADA), code);
                        },
                "replayed",
                        bench -> {
                            bench.bind(ADA, PHONE);
                            String code = unattached(bench);
                            bench.service().verifySms(bench.signIn(ADA), TARGET, code);
                            return sms(bench.signIn(ADA), code);
                        });
        Map<String, Cost> costs = new LinkedHashMap<>();
        stories.forEach((name, story) -> costs.put(name, cost(UNATTACHED, story)));
        assertThat(costs.values().stream().map(Cost::answer)).containsOnly(INVALID);
        assertThat(new HashSet<>(costs.values().stream().map(Cost::work).toList()))
                .as(costs.toString())
                .hasSize(1);
    }

    @Test
    @Tag("SEC-08")
    void sendingUnattachedAnswersAndCostsTheSameWhoeverHoldsTheRecipient() {
        Function<Mfa.Local, Object> send = mfa -> mfa.gateway().sendUnattached(PHONE, Optional.of("192.0.2.7"));
        Cost nobodys = cost(UNATTACHED, bench -> {
            bench.bind(ADA, EMAIL);
            return send;
        });
        Cost hers = cost(UNATTACHED, bench -> {
            bench.bind(ADA, PHONE);
            return send;
        });
        assertThat(hers).isEqualTo(nobodys);
        assertThat(hers.answer()).isInstanceOf(Sending.Sent.class);
    }

    private static Function<Mfa.Local, Object> recovery(TestBench bench, String code) {
        Caller.TokenHolder holder = bench.signIn(ADA);
        return mfa -> mfa.service().verifyRecoveryCode(holder, code);
    }

    @Test
    @Tag("SEC-08")
    @Tag("REC-07")
    void recoveryRefusalsAnswerAndCostTheSame() {
        String wrong = "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa";
        assertUniform(
                INVALID,
                Map.of(
                        "unknown user", bench -> recovery(bench, wrong),
                        "wrong",
                                bench -> {
                                    bench.enrol(ADA);
                                    return recovery(bench, wrong);
                                },
                        "used",
                                bench -> {
                                    String code =
                                            bench.enrol(ADA).recoveryCodes().get(4);
                                    bench.service().verifyRecoveryCode(bench.signIn(ADA), code);
                                    return recovery(bench, code);
                                }));
    }

    @Test
    @Tag("SEC-08")
    @Tag("THR-06")
    void aLockedFactorCostsAndAnswersTheSameForRightAndWrongCodes() {
        Cost right =
                cost(MfaPolicy.defaults(), bench -> totp(bench, locked(bench).code()));
        Cost wrong =
                cost(MfaPolicy.defaults(), bench -> totp(bench, locked(bench).wrongCode()));
        assertThat(right).isEqualTo(wrong);
        assertThat(right.answer()).isInstanceOf(Locked.class);
        assertThat(right.work()).doesNotContainKeys("OPEN", "SAVE", "SHA-1");
    }

    private static TestBench.App locked(TestBench bench) {
        TestBench.App app = bench.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        }
        return app;
    }

    @Test
    @Tag("SEC-07")
    void theDigestsOfOneVerificationDoNotDependOnWhereTheCodeMatches() {
        List<Story> stories = List.of(
                bench -> totp(bench, bench.enrol(ADA).codeIn(-1)),
                bench -> totp(bench, bench.enrol(ADA).code()),
                bench -> totp(bench, bench.enrol(ADA).codeIn(1)),
                bench -> totp(bench, bench.enrol(ADA).wrongCode()),
                bench -> totp(bench, lastDigitWrong(bench.enrol(ADA))));
        assertThat(stories.stream()
                        .map(story -> cost(MfaPolicy.defaults(), story).work().get("SHA-1"))
                        .distinct())
                .containsExactly(6);
    }

    private static String lastDigitWrong(TestBench.App app) {
        String code = app.code();
        return code.substring(0, 5) + (char) ('0' + (code.charAt(5) - '0' + 1) % 10);
    }

    @Test
    @Tag("SEC-07")
    void theDigestsOfOneRecoveryDoNotDependOnWhichCodeMatches() {
        assertThat(java.util.stream.IntStream.range(0, 10)
                        .mapToObj(index -> cost(
                                MfaPolicy.defaults(),
                                bench -> recovery(
                                        bench, bench.enrol(ADA).recoveryCodes().get(index))))
                        .map(cost -> cost.work().get("HmacSHA256"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    @Tag("INP-05")
    void whatIsOverTheCapCostsNothing() {
        Cost totp = cost(MfaPolicy.defaults(), bench -> {
            bench.enrol(ADA);
            return totp(bench, "1".repeat(17));
        });
        Cost recovery = cost(MfaPolicy.defaults(), bench -> {
            bench.enrol(ADA);
            return recovery(bench, "a".repeat(65));
        });
        assertThat(totp.answer()).isEqualTo(INVALID);
        assertThat(recovery.answer()).isEqualTo(INVALID);
        assertThat(totp.work()).doesNotContainKeys("OPEN", "SAVE", "SHA-1");
        assertThat(recovery.work()).isEqualTo(totp.work());
    }

    @Test
    @Tag("TXN-09")
    @Tag("INP-05")
    void aForgedTokenCostsNoLookUpAndAnOverlongOneNoHash() {
        Caller.TokenHolder forged = Caller.holding(new dev.mfacore.MfaToken("x".repeat(500)));
        Cost cost = cost(MfaPolicy.defaults(), bench -> mfa -> mfa.service().verifyTotp(forged, "123456"));
        assertThat(cost.answer()).isEqualTo(new Rejected(Reason.INVALID_TOKEN));
        assertThat(cost.work()).doesNotContainKeys("LOAD", "SAVE", "OPEN", "SHA-1");
        Caller.TokenHolder endless = Caller.holding(new dev.mfacore.MfaToken("x".repeat(100_000)));
        Cost nothing = cost(MfaPolicy.defaults(), bench -> mfa -> mfa.service().verifyTotp(endless, "123456"));
        assertThat(nothing.answer()).isEqualTo(new Rejected(Reason.INVALID_TOKEN));
        assertThat(nothing.work()).isEmpty();
    }
}
