package dev.mfacore.server.enrol;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Locked;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.Rejected;
import dev.mfacore.Sending;
import dev.mfacore.Verification;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Members;
import dev.mfacore.server.http.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lets the user prove a factor before something sensitive. The proof stays here, in the page's session, and serves once.
 * It comes from a step-up transaction, for only that tells the code that replaces a used recovery code.
 */
final class PageProofs {

    private static final Rejected DEAD = new Rejected(Rejected.Reason.INVALID_TOKEN);
    private static final Rejected NOTHING_TO_PROVE = new Rejected(Rejected.Reason.NOT_PERMITTED);

    private final MfaService service;
    private final PageRefusal refusals;

    PageProofs(MfaService service, PageRefusal refusals) {
        this.service = service;
        this.refusals = refusals;
    }

    List<Route> routes(PageGate gate) {
        return List.of(gate.guarded("POST", "codes", this::send), gate.guarded("POST", "proof", this::prove));
    }

    private ApiResponse send(ApiRequest request, PageSession session) {
        DeliveryTarget target = target(request);
        Sending sending = this.<Sending>inTransaction(request, session, it -> service.send(it, target))
                .orElse(NOTHING_TO_PROVE);
        if (sending instanceof Sending.Sent it) {
            return ApiResponse.ok(Json.object()
                    .put("recipient", it.maskedRecipient())
                    .put("resendAfterSeconds", refusals.secondsUntil(it.resendAt())));
        }
        return sending instanceof Sending.NotSent it ? refusals.of(it) : refusals.of((Rejected) sending);
    }

    private ApiResponse prove(ApiRequest request, PageSession session) {
        Function<Caller.TokenHolder, Verification> check = check(request);
        Verification verification = inTransaction(request, session, check).orElse(NOTHING_TO_PROVE);
        if (verification instanceof Verification.Verified it) {
            session.setStepUp(Optional.empty());
            session.setProof(it.proof());
            return ApiResponse.ok(PageJson.withCodes(Json.object(), it.replacement()));
        }
        return verification instanceof Locked it ? refusals.of(it) : refusals.of((Rejected) verification);
    }

    private Function<Caller.TokenHolder, Verification> check(ApiRequest request) {
        String code = new Members(request.jsonObject()).requiredText("code");
        return switch (new Members(request.jsonObject()).requiredText("type")) {
            case "totp" -> it -> service.verifyTotp(it, code);
            case "recovery-code" -> it -> service.verifyRecoveryCode(it, code);
            case "sms" -> {
                DeliveryTarget target = target(request);
                yield it -> service.verifySms(it, target, code);
            }
            case "email" -> {
                DeliveryTarget target = target(request);
                yield it -> service.verifyEmail(it, target, code);
            }
            default -> throw HttpProblem.badRequest("The member type must be totp, sms, email or recovery-code.");
        };
    }

    private static DeliveryTarget target(ApiRequest request) {
        return DeliveryTarget.of(
                Members.parsed(new Members(request.jsonObject()).requiredText("authenticator"), AuthenticatorId::new));
    }

    /** Goes on in the open transaction; if that is dead, which may be found out only now, once more in a new one. */
    private <T> Optional<T> inTransaction(
            ApiRequest request, PageSession session, Function<Caller.TokenHolder, T> call) {
        Optional<T> answer = session.stepUp().map(it -> call.apply(holder(request, session, it)));
        if (answer.isPresent() && !answer.get().equals(DEAD)) {
            return answer;
        }
        session.setStepUp(begin(request, session));
        return session.stepUp().map(it -> call.apply(holder(request, session, it)));
    }

    private static Caller.TokenHolder holder(ApiRequest request, PageSession session, MfaToken token) {
        return Caller.holding(token).forUser(session.user()).from(request.clientAddress());
    }

    private Optional<MfaToken> begin(ApiRequest request, PageSession session) {
        Beginning beginning = service.begin(BeginRequest.stepUp(session.user()).from(request.clientAddress()));
        return beginning instanceof Beginning.SecondFactorRequired it ? Optional.of(it.token()) : Optional.empty();
    }
}
