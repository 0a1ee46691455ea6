package dev.mfacore.support;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.MfaPolicy;
import dev.mfacore.SecondFactorProof;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is done with phones and email addresses. */
final class DeliveredScenarios {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA).from("192.0.2.7");
    private static final AssociateRequest TO_PHONE = AssociateRequest.deliveredTo("mine", PHONE);
    private static final DeliveryTarget TARGET = DeliveryTarget.of(PHONE);

    private DeliveredScenarios() {}

    static List<Scenario> all() {
        return Stream.of(
                        firstSights(),
                        associations(),
                        confirmations(),
                        sends(),
                        verifications(),
                        bindables(),
                        unbindings())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> firstSights() {
        MfaPolicy trusting =
                MfaPolicy.builder().trustDirectoryAtFirstSight(true).build();
        return List.of(
                Scenario.of(
                                "begin: first sight of a phone",
                                bench -> mfa -> mfa.service().begin(BeginRequest.signIn(ADA)))
                        .under(trusting)
                        .knowing(Optional.of(PHONE)),
                Scenario.of("begin: first sight of another's phone", bench -> {
                            bench.bind(BOB, PHONE);
                            return mfa -> mfa.service().begin(BeginRequest.signIn(ADA));
                        })
                        .under(trusting)
                        .knowing(Optional.of(PHONE)));
    }

    private static List<Scenario> associations() {
        return List.of(
                Scenario.of(
                        "associate phone: first", bench -> mfa -> mfa.service().associate(SESSION, TO_PHONE)),
                Scenario.of("associate email: further, right TOTP proof", bench -> {
                    SecondFactorProof proof =
                            new SecondFactorProof.TotpCode(bench.enrol(ADA).code());
                    return mfa -> mfa.service().associate(SESSION, AssociateRequest.deliveredTo("mail", EMAIL), proof);
                }),
                Scenario.of("associate phone: further, wrong TOTP proof", bench -> {
                    SecondFactorProof proof =
                            new SecondFactorProof.TotpCode(bench.enrol(ADA).wrongCode());
                    return mfa -> mfa.service().associate(SESSION, TO_PHONE, proof);
                }),
                Scenario.of("associate phone: too soon", bench -> {
                    bench.service().associate(Caller.signedIn(BOB), TO_PHONE);
                    return mfa -> mfa.service().associate(SESSION, TO_PHONE);
                }),
                Scenario.of("associate phone: too soon for the user", bench -> {
                    bench.service().associate(SESSION, AssociateRequest.deliveredTo("mine", OTHER_PHONE));
                    return mfa -> mfa.service().associate(SESSION, TO_PHONE);
                }),
                Scenario.of(
                                "associate phone: destination not allowed",
                                bench -> mfa -> mfa.service().associate(SESSION, TO_PHONE))
                        .under(MfaPolicy.builder()
                                .allowedDestinations(Set.of("+49"))
                                .build()),
                Scenario.of("associate phone: destination used up", bench -> {
                            bench.service()
                                    .associate(Caller.signedIn(BOB), AssociateRequest.deliveredTo("b", OTHER_PHONE));
                            return mfa -> mfa.service().associate(SESSION, TO_PHONE);
                        })
                        .under(MfaPolicy.builder().sendsPerDestinationHour(1).build()),
                Scenario.of("associate phone: channel down", bench -> {
                    bench.delivery().setFailing(true);
                    return mfa -> mfa.service().associate(SESSION, TO_PHONE);
                }));
    }

    private static AuthenticatorId pending(TestBench bench, Caller caller) {
        return ((Association.DeliveredCodes) bench.service().associate(caller, TO_PHONE)).authenticator();
    }

    private static List<Scenario> confirmations() {
        return List.of(
                Scenario.of("confirm phone: right", bench -> {
                    AuthenticatorId id = pending(bench, SESSION);
                    String code = bench.delivery().codeFor(PHONE);
                    return mfa -> mfa.service().confirm(SESSION, id, code);
                }),
                Scenario.of("confirm phone: wrong", bench -> {
                    AuthenticatorId id = pending(bench, SESSION);
                    return mfa -> mfa.service().confirm(SESSION, id, "wrong!");
                }),
                Scenario.of("confirm phone: right, taken meanwhile", bench -> {
                    bench.bind(BOB, PHONE);
                    AuthenticatorId id = pending(bench, SESSION);
                    String code = bench.delivery().codeFor(PHONE);
                    return mfa -> mfa.service().confirm(SESSION, id, code);
                }),
                Scenario.of("confirm phone: right, claim left behind", bench -> {
                    AuthenticatorId former = bench.bind(BOB, PHONE);
                    bench.service().unbind(Caller.signedIn(BOB), former, bench.attested());
                    AuthenticatorId id = pending(bench, SESSION);
                    String code = bench.delivery().codeFor(PHONE);
                    return mfa -> mfa.service().confirm(SESSION, id, code);
                }));
    }

    private static List<Scenario> sends() {
        return List.of(
                Scenario.of("send: to a bound phone", bench -> {
                    bench.bind(ADA, PHONE);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().send(holder, TARGET);
                }),
                Scenario.of("send: to a new phone half-way through a sign-in", bench -> {
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().send(holder, TARGET);
                }),
                Scenario.of("send: again for a pending association", bench -> {
                    pending(bench, SESSION);
                    bench.clock().advance(Duration.ofMinutes(3));
                    return mfa -> mfa.service().send(SESSION, TARGET);
                }),
                Scenario.of("send: too soon", bench -> {
                    bench.bind(ADA, PHONE);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    bench.service().send(holder, TARGET);
                    return mfa -> mfa.service().send(holder, TARGET);
                }),
                Scenario.of("send: not a phone of the user's", bench -> {
                    bench.enrol(ADA);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().send(holder, TARGET);
                }),
                Scenario.of("send: channel down", bench -> {
                    bench.bind(ADA, PHONE);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    bench.delivery().setFailing(true);
                    return mfa -> mfa.service().send(holder, TARGET);
                }));
    }

    private static Caller.TokenHolder sent(TestBench bench) {
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, TARGET);
        return holder;
    }

    private static List<Scenario> verifications() {
        return List.of(
                Scenario.of("verify SMS: right", bench -> {
                    bench.bind(ADA, PHONE);
                    Caller.TokenHolder holder = sent(bench);
                    String code = bench.delivery().codeFor(PHONE);
                    return mfa -> mfa.service().verifySms(holder, TARGET, code);
                }),
                Scenario.of("verify SMS: wrong", bench -> {
                    bench.bind(ADA, PHONE);
                    Caller.TokenHolder holder = sent(bench);
                    return mfa -> mfa.service().verifySms(holder, TARGET, "wrong!");
                }),
                Scenario.of("verify SMS: nothing sent", bench -> {
                    bench.bind(ADA, PHONE);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().verifySms(holder, TARGET, "123456");
                }),
                Scenario.of("verify SMS: expired", bench -> {
                            bench.bind(ADA, PHONE);
                            Caller.TokenHolder holder = sent(bench);
                            bench.clock().advance(Duration.ofMinutes(2));
                            String code = bench.delivery().codeFor(PHONE);
                            return mfa -> mfa.service().verifySms(holder, TARGET, code);
                        })
                        .under(MfaPolicy.builder()
                                .codeLife(Duration.ofMinutes(1))
                                .build()),
                Scenario.of("verify SMS: right, binds half-way through a sign-in", bench -> {
                    Caller.TokenHolder holder = sent(bench);
                    String code = bench.delivery().codeFor(PHONE);
                    return mfa -> mfa.service().verifySms(holder, TARGET, code);
                }),
                Scenario.of("verify SMS: right, taken half-way through a sign-in", bench -> {
                    bench.bind(BOB, PHONE);
                    Caller.TokenHolder holder = sent(bench);
                    String code = bench.delivery().codeFor(PHONE);
                    return mfa -> mfa.service().verifySms(holder, TARGET, code);
                }));
    }

    private static List<Scenario> bindables() {
        return List.of(
                Scenario.of("bindable: free", bench -> {
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().checkBindable(holder, PHONE);
                }),
                Scenario.of("bindable: taken", bench -> {
                    bench.bind(BOB, PHONE);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.service().checkBindable(holder, PHONE);
                }),
                Scenario.of("bindable: asked too often", bench -> {
                            Caller.TokenHolder holder = bench.signIn(ADA);
                            bench.service().checkBindable(holder, PHONE);
                            return mfa -> mfa.service().checkBindable(holder, PHONE);
                        })
                        .under(MfaPolicy.builder()
                                .bindableChecksPerTransaction(1)
                                .build()),
                Scenario.of("bindable: used token", bench -> {
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    bench.admin().invalidateTransactions(ADA, AdminScenarios.ACTION);
                    return mfa -> mfa.service().checkBindable(holder, PHONE);
                }));
    }

    private static List<Scenario> unbindings() {
        return List.of(Scenario.of("unbind phone: attested proof", bench -> {
            bench.enrol(ADA);
            AuthenticatorId id = bench.bind(ADA, PHONE);
            SecondFactorProof proof = bench.attested();
            return mfa -> mfa.service().unbind(SESSION, id, proof);
        }));
    }
}
