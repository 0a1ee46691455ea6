package dev.mfacore.server.enrol;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.MfaService;
import dev.mfacore.Regeneration;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Members;
import dev.mfacore.server.http.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a user does on the page: list, add an app, confirm it, remove an authenticator, make new recovery codes. */
final class PageRoutes {

    private static final Rejected PROOF_REQUIRED = new Rejected(Rejected.Reason.PROOF_REQUIRED);

    private final MfaService service;
    private final PageRefusal refusals;

    PageRoutes(MfaService service, PageRefusal refusals) {
        this.service = service;
        this.refusals = refusals;
    }

    List<Route> routes(PageGate gate) {
        return List.of(
                gate.guarded("GET", "state", this::state),
                gate.guarded("POST", "apps", this::addApp),
                gate.guarded("POST", "apps/confirmation", this::confirm),
                gate.guarded("POST", "removal", this::remove),
                gate.guarded("POST", "recovery-codes", this::regenerate));
    }

    private ApiResponse state(ApiRequest request, PageSession session) {
        Listing listing = service.listAuthenticators(session.caller(request.clientAddress()));
        if (listing instanceof Listing.Authenticators it) {
            List<AuthenticatorSummary> bound = it.authenticators().stream()
                    .filter(each -> each.status() != AuthenticatorSummary.Status.PENDING)
                    .toList();
            return ApiResponse.ok(Json.object()
                    .put("expiresInSeconds", refusals.secondsUntil(session.expiresAt()))
                    .put("recoveryCodesLeft", it.recoveryCodesLeft())
                    .set(
                            "authenticators",
                            Json.array(bound.stream().map(PageJson::of).toList())));
        }
        return refusals.of((Rejected) listing);
    }

    private ApiResponse addApp(ApiRequest request, PageSession session) {
        AssociateRequest wanted = Members.parsed(
                new Members(request.jsonObject()).requiredText("name"), AssociateRequest::authenticatorApp);
        Caller caller = session.caller(request.clientAddress());
        Association association = session.takeProof()
                .map(proof -> service.associate(caller, wanted, proof))
                .orElseGet(() -> service.associate(caller, wanted));
        if (association instanceof Association.AuthenticatorApp it) {
            return ApiResponse.ok(PageJson.of(it, refusals.secondsUntil(it.expiresAt())));
        }
        if (association instanceof Sending.NotSent it) {
            return refusals.of(it);
        }
        return association instanceof Locked it ? refusals.of(it) : refusals.of((Rejected) association);
    }

    private ApiResponse confirm(ApiRequest request, PageSession session) {
        AuthenticatorId id =
                Members.parsed(new Members(request.jsonObject()).requiredText("authenticator"), AuthenticatorId::new);
        String code = new Members(request.jsonObject()).requiredText("code");
        Confirmation confirmation = service.confirm(session.caller(request.clientAddress()), id, code);
        if (confirmation instanceof Confirmation.Confirmed it) {
            return ApiResponse.ok(PageJson.of(it.authenticator()));
        }
        return confirmation instanceof Locked it ? refusals.of(it) : refusals.of((Rejected) confirmation);
    }

    private ApiResponse remove(ApiRequest request, PageSession session) {
        AuthenticatorId id =
                Members.parsed(new Members(request.jsonObject()).requiredText("authenticator"), AuthenticatorId::new);
        return withProof(session, proof -> {
            Unbinding unbinding = service.unbind(session.caller(request.clientAddress()), id, proof);
            if (unbinding instanceof Unbinding.Unbound it) {
                return ApiResponse.ok(Json.object().put("authenticatorsLeft", it.authenticatorsLeft()));
            }
            return unbinding instanceof Locked it ? refusals.of(it) : refusals.of((Rejected) unbinding);
        });
    }

    private ApiResponse regenerate(ApiRequest request, PageSession session) {
        return withProof(session, proof -> {
            Regeneration made = service.regenerateRecoveryCodes(session.caller(request.clientAddress()), proof);
            if (made instanceof Regeneration.Regenerated it) {
                return ApiResponse.ok(PageJson.withCodes(Json.object(), Optional.of(it.recoveryCodes())));
            }
            return made instanceof Locked it ? refusals.of(it) : refusals.of((Rejected) made);
        });
    }

    private ApiResponse withProof(PageSession session, Function<SecondFactorProof, ApiResponse> act) {
        return session.takeProof().map(act).orElseGet(() -> refusals.of(PROOF_REQUIRED));
    }
}
