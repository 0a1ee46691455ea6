package dev.mfacore.support;

import static dev.mfacore.support.TestBench.ADA;

import dev.mfacore.AssociateRequest;
import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaToken;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Verification;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is done with authenticator apps and recovery codes. */
final class AppScenarios {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA).from("192.0.2.7");
    private static final AssociateRequest APP = AssociateRequest.authenticatorApp("phone");
    private static final MfaPolicy ONE_CODE =
            MfaPolicy.builder().oneRecoveryCode(true).build();

    private AppScenarios() {}

    static List<Scenario> all() {
        return Stream.of(begins(), associations(), confirmations(), verifications(), recoveries(), unbindings())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> begins() {
        return List.of(
                Scenario.of("begin: no factor", bench -> mfa -> mfa.service().begin(BeginRequest.signIn(ADA))),
                Scenario.of(
                                "begin: no factor, none demanded",
                                bench -> mfa -> mfa.service().begin(BeginRequest.stepUp(ADA)))
                        .under(MfaPolicy.builder().secondFactorRequired(false).build()),
                Scenario.of("begin: with factors", bench -> {
                    bench.enrol(ADA);
                    bench.bind(ADA, TestBench.PHONE);
                    return mfa -> mfa.service().begin(BeginRequest.signIn(ADA).inContext("tab"));
                }),
                Scenario.of("list: session", bench -> {
                    bench.enrol(ADA);
                    bench.bind(ADA, TestBench.EMAIL);
                    return mfa -> mfa.service().listAuthenticators(SESSION);
                }),
                Scenario.of(
                        "list: forged token",
                        bench -> mfa -> mfa.service().listAuthenticators(Caller.holding(new MfaToken("nothing")))));
    }

    private static List<Scenario> associations() {
        return List.of(
                Scenario.of(
                        "associate app: first, in a session",
                        bench -> mfa -> mfa.service().associate(SESSION, APP)),
                Scenario.of("associate app: first, half-way through a sign-in", bench -> {
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().associate(holder, APP);
                }),
                Scenario.of("associate app: further, right TOTP proof", bench -> {
                    TestBench.App app = bench.enrol(ADA);
                    SecondFactorProof proof = new SecondFactorProof.TotpCode(app.code());
                    return mfa -> mfa.service().associate(SESSION, APP, proof);
                }),
                Scenario.of("associate app: further, wrong TOTP proof", bench -> {
                    TestBench.App app = bench.enrol(ADA);
                    SecondFactorProof proof = new SecondFactorProof.TotpCode(app.wrongCode());
                    return mfa -> mfa.service().associate(SESSION, APP, proof);
                }),
                Scenario.of("associate app: further, no proof", bench -> {
                    bench.enrol(ADA);
                    return mfa -> mfa.service().associate(SESSION, APP);
                }),
                Scenario.of("associate app: one-code mode", bench -> {
                            SecondFactorProof proof = sealed(bench, bench.enrol(ADA));
                            return mfa -> mfa.service().associate(SESSION, APP, proof);
                        })
                        .under(ONE_CODE),
                Scenario.of(
                                "associate app: forbidden",
                                bench -> mfa -> mfa.service().associate(SESSION, APP))
                        .under(MfaPolicy.builder().factors(Set.of(Factor.SMS)).build()));
    }

    private static SecondFactorProof sealed(TestBench bench, TestBench.App app) {
        return ((Verification.Verified) bench.service().verifyTotp(bench.signIn(ADA), app.code())).proof();
    }

    private static List<Scenario> confirmations() {
        return List.of(
                Scenario.of("confirm app: right", bench -> {
                    TestBench.App app = bench.associateApp(SESSION);
                    String code = app.code();
                    return mfa -> mfa.service().confirm(SESSION, app.id(), code);
                }),
                Scenario.of("confirm app: right, half-way through a sign-in", bench -> {
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    TestBench.App app = bench.associateApp(holder);
                    String code = app.code();
                    return mfa -> mfa.service().confirm(holder, app.id(), code);
                }),
                Scenario.of("confirm app: wrong", bench -> {
                    TestBench.App app = bench.associateApp(SESSION);
                    return mfa -> mfa.service().confirm(SESSION, app.id(), app.wrongCode());
                }),
                Scenario.of("confirm app: wrong for the last time", bench -> {
                    TestBench.App app = bench.associateApp(SESSION);
                    times(4, () -> bench.service().confirm(SESSION, app.id(), app.wrongCode()));
                    return mfa -> mfa.service().confirm(SESSION, app.id(), app.wrongCode());
                }),
                Scenario.of("confirm app: expired", bench -> {
                    TestBench.App app = bench.associateApp(SESSION);
                    bench.clock().advance(Duration.ofMinutes(10));
                    String code = app.code();
                    return mfa -> mfa.service().confirm(SESSION, app.id(), code);
                }),
                Scenario.of("confirm app: another session's", bench -> {
                    TestBench.App app = bench.associateApp(SESSION.inSession("other"));
                    String code = app.code();
                    return mfa -> mfa.service().confirm(SESSION, app.id(), code);
                }));
    }

    private static List<Scenario> verifications() {
        return List.of(
                Scenario.of("verify TOTP: right", bench -> {
                    String code = bench.enrol(ADA).code();
                    Caller.TokenHolder holder = bench.signIn(ADA).from("192.0.2.7");
                    return mfa -> mfa.service().verifyTotp(holder, code);
                }),
                Scenario.of("verify TOTP: wrong", bench -> {
                    TestBench.App app = bench.enrol(ADA);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().verifyTotp(holder, app.wrongCode());
                }),
                Scenario.of("verify TOTP: replayed", bench -> {
                    String code = bench.enrol(ADA).code();
                    bench.service().verifyTotp(bench.signIn(ADA), code);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().verifyTotp(holder, code);
                }),
                Scenario.of("verify TOTP: wrong, which locks", bench -> {
                    TestBench.App app = bench.enrol(ADA);
                    times(4, () -> bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode()));
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().verifyTotp(holder, app.wrongCode());
                }),
                Scenario.of("verify TOTP: right while locked", bench -> {
                    TestBench.App app = bench.enrol(ADA);
                    times(5, () -> bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode()));
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    String code = app.code();
                    return mfa -> mfa.service().verifyTotp(holder, code);
                }),
                Scenario.of("verify TOTP: wrong, which disables", bench -> {
                            TestBench.App app = bench.enrol(ADA);
                            times(9, () -> {
                                bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
                                bench.clock().advance(Duration.ofHours(2));
                            });
                            Caller.TokenHolder holder = bench.signIn(ADA);
                            return mfa -> mfa.service().verifyTotp(holder, app.wrongCode());
                        })
                        .under(MfaPolicy.builder().hardCap(10).build()),
                Scenario.of("verify TOTP: over the cap", bench -> {
                    bench.enrol(ADA);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().verifyTotp(holder, "1".repeat(17));
                }),
                Scenario.of("verify TOTP: no factor", bench -> {
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().verifyTotp(holder, "123456");
                }),
                Scenario.of("verify TOTP: used token", bench -> {
                    TestBench.App app = bench.enrol(ADA);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    bench.service().verifyTotp(holder, app.code());
                    String code = app.nextStep().code();
                    return mfa -> mfa.service().verifyTotp(holder, code);
                }),
                Scenario.of("verify TOTP: another context", bench -> {
                    String code = bench.enrol(ADA).code();
                    Caller.TokenHolder holder =
                            bench.begin(BeginRequest.signIn(ADA).inContext("tab"));
                    return mfa -> mfa.service().verifyTotp(holder, code);
                }));
    }

    private static List<Scenario> recoveries() {
        return List.of(
                Scenario.of("recover: right", bench -> {
                    String code = bench.enrol(ADA).recoveryCodes().get(0);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().verifyRecoveryCode(holder, code);
                }),
                Scenario.of("recover: right, replaced", bench -> {
                            String code = bench.enrol(ADA).recoveryCodes().get(0);
                            Caller.TokenHolder holder = bench.signIn(ADA);
                            return mfa -> mfa.service().verifyRecoveryCode(holder, code);
                        })
                        .under(ONE_CODE),
                Scenario.of("recover: used", bench -> {
                    String code = bench.enrol(ADA).recoveryCodes().get(0);
                    bench.service().verifyRecoveryCode(bench.signIn(ADA), code);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().verifyRecoveryCode(holder, code);
                }),
                Scenario.of("regenerate: right proof", bench -> {
                    SecondFactorProof proof = sealed(bench, bench.enrol(ADA));
                    return mfa -> mfa.service().regenerateRecoveryCodes(SESSION, proof);
                }),
                Scenario.of("regenerate: recovery code as proof", bench -> {
                    SecondFactorProof proof = new SecondFactorProof.RecoveryCode(
                            bench.enrol(ADA).recoveryCodes().get(2));
                    return mfa -> mfa.service().regenerateRecoveryCodes(SESSION, proof);
                }),
                Scenario.of("regenerate: no factor", bench -> {
                    SecondFactorProof proof = bench.attested();
                    return mfa -> mfa.service().regenerateRecoveryCodes(SESSION, proof);
                }));
    }

    private static List<Scenario> unbindings() {
        return List.of(
                Scenario.of("unbind app: right proof, the last factor", bench -> {
                    TestBench.App app = bench.enrol(ADA);
                    SecondFactorProof proof = new SecondFactorProof.TotpCode(app.code());
                    return mfa -> mfa.service().unbind(SESSION, app.id(), proof);
                }),
                Scenario.of("unbind app: wrong proof", bench -> {
                    TestBench.App app = bench.enrol(ADA);
                    SecondFactorProof proof = new SecondFactorProof.TotpCode(app.wrongCode());
                    return mfa -> mfa.service().unbind(SESSION, app.id(), proof);
                }),
                Scenario.of("unbind app: stale proof", bench -> {
                    TestBench.App app = bench.enrol(ADA);
                    SecondFactorProof proof = bench.attested();
                    bench.clock().advance(Duration.ofMinutes(10));
                    return mfa -> mfa.service().unbind(SESSION, app.id(), proof);
                }));
    }

    static void times(int count, Runnable action) {
        for (int i = 0; i < count; i++) {
            action.run();
        }
    }
}
