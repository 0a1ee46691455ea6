package dev.mfacore.support;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.MfaAdmin.RecordKind;
import dev.mfacore.MfaPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What fronts do that speak another protocol, and what becomes of the codes that belong to no transaction. */
final class GatewayScenarios {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);
    private static final DeliveryTarget TARGET = DeliveryTarget.of(PHONE);
    private static final Optional<String> SOURCE = Optional.of("192.0.2.7");
    private static final MfaPolicy POLICY =
            MfaPolicy.builder().unattachedCodes(true).build();

    private GatewayScenarios() {}

    static List<Scenario> all() {
        return Stream.of(inspections(), sends(), verifications(), confirmations(), pages())
                .flatMap(List::stream)
                .toList();
    }

    private static Scenario of(String name, Function<TestBench, Scenario.Step> preparation) {
        return Scenario.of(name, preparation).under(POLICY);
    }

    private static List<Scenario> inspections() {
        return List.of(
                of("inspect: live", bench -> {
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    return mfa -> mfa.gateway().inspect(holder.token());
                }),
                of("inspect: voided", bench -> {
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    bench.admin().invalidateTransactions(ADA, AdminScenarios.ACTION);
                    return mfa -> mfa.gateway().inspect(holder.token());
                }));
    }

    private static Scenario.Step send() {
        return mfa -> mfa.gateway().sendUnattached(PHONE, SOURCE);
    }

    private static List<Scenario> sends() {
        return List.of(
                of("send unattached", bench -> send()),
                Scenario.of("send unattached: off", bench -> send()),
                of("send unattached: in place of an older one", bench -> {
                    unattached(bench);
                    bench.clock().advance(Duration.ofMinutes(2));
                    return send();
                }),
                of("send unattached: too soon", bench -> {
                    unattached(bench);
                    return send();
                }),
                of("send unattached: address used up", bench -> {
                            bench.gateway().sendUnattached(OTHER_PHONE, SOURCE);
                            return send();
                        })
                        .under(POLICY.toBuilder().sendsPerSourceHour(1).build()),
                of("send unattached: channel down", bench -> {
                    bench.delivery().setFailing(true);
                    return send();
                }));
    }

    private static String unattached(TestBench bench) {
        bench.gateway().sendUnattached(PHONE, SOURCE);
        return bench.delivery().codeFor(PHONE);
    }

    private static List<Scenario> verifications() {
        return List.of(
                of("verify SMS: right, unattached", bench -> {
                    bench.bind(ADA, PHONE);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    String code = unattached(bench);
                    return mfa -> mfa.service().verifySms(holder, TARGET, code);
                }),
                of("verify SMS: wrong, unattached", bench -> {
                    bench.bind(ADA, PHONE);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    unattached(bench);
                    return mfa -> mfa.service().verifySms(holder, TARGET, "wrong!");
                }),
                of("verify SMS: right, unattached beside an attached one", bench -> {
                    bench.bind(ADA, PHONE);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    bench.service().send(holder, TARGET);
                    String code = unattached(bench);
                    return mfa -> mfa.service().verifySms(holder, TARGET, code);
                }),
                of("verify SMS: right, unattached, used by another transaction", bench -> {
                    bench.bind(ADA, PHONE);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    String code = unattached(bench);
                    bench.service().verifySms(bench.signIn(ADA), TARGET, code);
                    return mfa -> mfa.service().verifySms(holder, TARGET, code);
                }),
                of("verify SMS: right, unattached, binds half-way through a sign-in", bench -> {
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    String code = unattached(bench);
                    return mfa -> mfa.service().verifySms(holder, TARGET, code);
                }),
                of("verify SMS: right, unattached, another's", bench -> {
                    bench.bind(BOB, PHONE);
                    Caller.TokenHolder holder = bench.signIn(ADA);
                    String code = unattached(bench);
                    return mfa -> mfa.service().verifySms(holder, TARGET, code);
                }));
    }

    private static AuthenticatorId pending(TestBench bench) {
        AuthenticatorId id = ((Association.DeliveredCodes)
                        bench.service().associate(SESSION, AssociateRequest.deliveredTo("mine", PHONE)))
                .authenticator();
        bench.clock().advance(Duration.ofMinutes(2));
        return id;
    }

    private static List<Scenario> confirmations() {
        return List.of(
                of("confirm phone: right, unattached", bench -> {
                    AuthenticatorId id = pending(bench);
                    String code = unattached(bench);
                    return mfa -> mfa.service().confirm(SESSION, id, code);
                }),
                of("confirm phone: wrong, unattached", bench -> {
                    AuthenticatorId id = pending(bench);
                    unattached(bench);
                    return mfa -> mfa.service().confirm(SESSION, id, "wrong!");
                }));
    }

    private static List<Scenario> pages() {
        return List.of(
                of("admin: clean up unattached codes", bench -> {
                    unattached(bench);
                    bench.clock().advance(Duration.ofHours(1));
                    return mfa -> mfa.admin().cleanUp(RecordKind.UNATTACHED_CODE, Optional.empty(), 10);
                }),
                of("admin: clean up quotas of addresses", bench -> {
                    unattached(bench);
                    bench.clock().advance(Duration.ofDays(2));
                    return mfa -> mfa.admin().cleanUp(RecordKind.SOURCE_QUOTA, Optional.empty(), 10);
                }));
    }
}
