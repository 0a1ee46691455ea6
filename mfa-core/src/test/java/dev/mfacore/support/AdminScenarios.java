package dev.mfacore.support;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.PHONE;

import dev.mfacore.AdminAction;
import dev.mfacore.AssociateRequest;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.ImportedTotp;
import dev.mfacore.MfaAdmin.RecordKind;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.TotpParameters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What operators do. */
final class AdminScenarios {

    static final AdminAction ACTION = new AdminAction("operator", "a ticket");

    private AdminScenarios() {}

    static List<Scenario> all() {
        return Stream.of(users(), pages()).flatMap(List::stream).toList();
    }

    private static List<Scenario> users() {
        return List.of(
                Scenario.of("admin: list", bench -> {
                    bench.bind(ADA, PHONE);
                    return mfa -> mfa.admin().listAuthenticators(ADA);
                }),
                Scenario.of("admin: reset", bench -> {
                    bench.enrol(ADA);
                    return mfa -> {
                        mfa.admin().resetUser(ADA, ACTION);
                        return true;
                    };
                }),
                Scenario.of("admin: remove", bench -> {
                    bench.enrol(ADA);
                    AuthenticatorId id = bench.bind(ADA, PHONE);
                    return mfa -> mfa.admin().removeAuthenticator(ADA, id, ACTION);
                }),
                Scenario.of("admin: import", bench -> {
                    OtpSecret secret = OtpSecret.ofBytes(
                            "an imported secret!!".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    ImportedTotp totp = new ImportedTotp("old app", secret, TotpParameters.defaults());
                    return mfa -> mfa.admin().importTotp(ADA, totp, ACTION);
                }),
                Scenario.of("admin: invalidate", bench -> {
                    bench.enrol(ADA);
                    bench.associateApp(Caller.signedIn(ADA), bench.attested());
                    return mfa -> {
                        mfa.admin().invalidateTransactions(ADA, ACTION);
                        return true;
                    };
                }));
    }

    private static List<Scenario> pages() {
        return List.of(
                Scenario.of("admin: reseal, nothing to do", bench -> {
                    bench.bind(ADA, PHONE);
                    return mfa -> mfa.admin().reseal(Optional.empty(), 10);
                }),
                Scenario.of("admin: clean up users", bench -> {
                    bench.associateApp(Caller.signedIn(ADA));
                    bench.clock().advance(Duration.ofHours(1));
                    return mfa -> mfa.admin().cleanUp(RecordKind.USER, Optional.empty(), 10);
                }),
                Scenario.of("admin: clean up claims", bench -> {
                    AuthenticatorId id = bench.bind(BOB, PHONE);
                    bench.service().unbind(Caller.signedIn(BOB), id, bench.attested());
                    return mfa -> mfa.admin().cleanUp(RecordKind.CLAIM, Optional.empty(), 10);
                }),
                Scenario.of("admin: clean up quotas", bench -> {
                    bench.service().associate(Caller.signedIn(ADA), AssociateRequest.deliveredTo("mine", PHONE));
                    bench.clock().advance(Duration.ofDays(2));
                    return mfa -> mfa.admin().cleanUp(RecordKind.RECIPIENT_QUOTA, Optional.empty(), 10);
                }),
                Scenario.of("admin: count", bench -> {
                    bench.bind(ADA, PHONE);
                    return mfa -> mfa.admin().count(RecordKind.USER);
                }));
    }
}
