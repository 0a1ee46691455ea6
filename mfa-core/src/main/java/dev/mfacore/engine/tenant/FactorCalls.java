package dev.mfacore.engine.tenant;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.MfaGateway;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.Rejected;
import dev.mfacore.Unbinding;
import dev.mfacore.Verification;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.EnrolledFactor;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.TokenIntrospection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The third generation's looks at a user's factors, their removal, and the check of an app's code in a session. */
final class FactorCalls {

    private final MfaService service;
    private final MfaGateway gateway;
    private final Sessions sessions;
    private final Outcomes outcomes;
    private final Apps apps;
    private final Set<Factor> factors;
    private final String userPoolId;

    FactorCalls(Shared shared, Set<Factor> factors, String userPoolId) {
        this.service = shared.service();
        this.gateway = shared.gateway();
        this.sessions = shared.sessions();
        this.outcomes = shared.outcomes();
        this.apps = shared.apps();
        this.factors = factors;
        this.userPoolId = userPoolId;
    }

    HandlerTable into(HandlerTable table) {
        return table.on(FactorCall.ListEnrolledFactors.class, this::list)
                .on(FactorCall.GetFactor.class, this::get)
                .on(FactorCall.ListFactorsToEnroll.class, this::listToEnroll)
                .on(FactorCall.ResetFactor.class, this::reset)
                .on(FactorCall.MfaOtpVerify.class, this::verify)
                .on(FactorCall.VerifyMfaToken.class, this::introspect);
    }

    private AuthingAnswer<List<EnrolledFactor>> list(FactorCall.ListEnrolledFactors call, Optional<String> source) {
        return sessions.visit(
                call.credential(),
                source,
                visit -> AuthingAnswer.success(enrolled(visit).toList()));
    }

    private AuthingAnswer<EnrolledFactor> get(FactorCall.GetFactor call, Optional<String> source) {
        return sessions.visit(
                call.credential(),
                source,
                visit -> enrolled(visit)
                        .filter(it -> it.factorId().equals(call.factorId()))
                        .findFirst()
                        .<AuthingAnswer<EnrolledFactor>>map(AuthingAnswer::success)
                        .orElseGet(Refused.NOT_FOUND::answer));
    }

    private AuthingAnswer<List<FactorType>> listToEnroll(FactorCall.ListFactorsToEnroll call, Optional<String> source) {
        return sessions.visit(call.credential(), source, visit -> {
            Set<FactorType> has = enrolled(visit).map(EnrolledFactor::type).collect(Collectors.toSet());
            return AuthingAnswer.success(Stream.of(Factor.TOTP, Factor.SMS, Factor.EMAIL)
                    .filter(factors::contains)
                    .map(FactorCalls::type)
                    .filter(it -> !has.contains(it))
                    .toList());
        });
    }

    private Stream<EnrolledFactor> enrolled(Visit visit) {
        return Rows.bound((Listing.Authenticators) service.listAuthenticators(visit.caller()))
                .map(FactorCalls::factor);
    }

    private static EnrolledFactor factor(AuthenticatorSummary summary) {
        return new EnrolledFactor(summary.id().value(), type(summary.factor()), Contacts.profile(summary));
    }

    private static FactorType type(Factor factor) {
        return switch (factor) {
            case SMS -> FactorType.SMS;
            case EMAIL -> FactorType.EMAIL;
            case TOTP, RECOVERY_CODE -> FactorType.OTP;
        };
    }

    /** Phone and email go as the app does, with the same proof. */
    private AuthingAnswer<Nothing> reset(FactorCall.ResetFactor call, Optional<String> source) {
        return sessions.visit(call.credential(), source, visit -> {
            AuthenticatorId id = enrolled(visit)
                    .map(EnrolledFactor::factorId)
                    .filter(call.factorId()::equals)
                    .findFirst()
                    .map(AuthenticatorId::new)
                    .orElse(Contacts.UNKNOWN);
            Unbinding unbinding = service.unbind(visit.caller(), id, visit.proof());
            return apps.unbound(unbinding, visit);
        });
    }

    /** A wrong code is a refusal, so that no client takes an answer without an error for a yes (SRV-03). */
    private AuthingAnswer<Boolean> verify(FactorCall.MfaOtpVerify call, Optional<String> source) {
        if (call.totp().value().isEmpty()) {
            return Refused.TOTP_MISSING.answer();
        }
        return sessions.visit(call.credential(), source, visit -> {
            BeginRequest request = BeginRequest.stepUp(visit.user());
            return token(service.begin(source.map(request::from).orElse(request)))
                    .map(token -> verify(visit, token, call.totp().value()))
                    .orElseGet(Refused.WRONG_TOTP::answer);
        });
    }

    private static Optional<MfaToken> token(Beginning beginning) {
        if (beginning instanceof Beginning.SecondFactorRequired required) {
            return Optional.of(required.token());
        }
        return beginning instanceof Beginning.EnrolmentRequired required
                ? Optional.of(required.token())
                : Optional.empty();
    }

    private AuthingAnswer<Boolean> verify(Visit visit, MfaToken token, String code) {
        Caller.TokenHolder holder = Caller.holding(token);
        Verification verification =
                service.verifyTotp(visit.source().map(holder::from).orElse(holder), code);
        if (verification instanceof Verification.Verified) {
            sessions.refresh(visit);
            return AuthingAnswer.success(true);
        }
        return verification instanceof Locked locked
                ? outcomes.locked(locked)
                : outcomes.rejected((Rejected) verification, CodeKind.TOTP);
    }

    private AuthingAnswer<TokenIntrospection> introspect(FactorCall.VerifyMfaToken call, Optional<String> source) {
        return AuthingAnswer.success(Optional.of(call.token().value())
                .filter(text -> !text.isEmpty())
                .flatMap(text -> gateway.inspect(new MfaToken(text)))
                .<TokenIntrospection>map(view -> new TokenIntrospection.Active(
                        userPoolId, view.user().value(), view.issuedAt(), view.expiresAt()))
                .orElseGet(TokenIntrospection.Inactive::new));
    }
}
