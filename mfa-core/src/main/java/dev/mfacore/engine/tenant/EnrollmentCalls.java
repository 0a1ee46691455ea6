package dev.mfacore.engine.tenant;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Confirmation;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.MfaService;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.EnrollmentData;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorEnrollment;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import java.util.Optional;

/** Enrolment in two steps, third generation. The enrollmentToken is the pending association's id. */
final class EnrollmentCalls {

    private final MfaService service;
    private final Sessions sessions;
    private final Outcomes outcomes;
    private final Challenges challenges;
    private final Contacts contacts;
    private final Apps apps;

    EnrollmentCalls(Shared shared) {
        this.service = shared.service();
        this.sessions = shared.sessions();
        this.outcomes = shared.outcomes();
        this.challenges = shared.challenges();
        this.contacts = shared.contacts();
        this.apps = shared.apps();
    }

    HandlerTable into(HandlerTable table) {
        return table.on(FactorCall.SendEnrollFactorRequest.class, this::request)
                .on(FactorCall.EnrollFactor.class, this::enroll);
    }

    private AuthingAnswer<FactorEnrollment> request(FactorCall.SendEnrollFactorRequest call, Optional<String> source) {
        return CodeKind.of(call.factorType())
                .map(kind -> sessions.visit(call.credential(), source, visit -> request(call, kind, visit)))
                .orElseGet(Refused.NOT_SUPPORTED::answer);
    }

    private AuthingAnswer<FactorEnrollment> request(
            FactorCall.SendEnrollFactorRequest call, CodeKind kind, Visit visit) {
        if (kind == CodeKind.TOTP) {
            return apps.associate(visit)
                    .map(app -> new FactorEnrollment(token(app.authenticator()), Optional.of(Apps.otpData(app))));
        }
        Optional<Recipient> recipient = call.profile()
                .filter(it -> Contacts.factor(it) == kind.factor())
                .flatMap(contacts::read);
        return recipient.isEmpty() ? Refused.MALFORMED.answer() : send(visit, recipient.get(), kind);
    }

    private AuthingAnswer<FactorEnrollment> send(Visit visit, Recipient recipient, CodeKind kind) {
        AssociateRequest request = AssociateRequest.deliveredTo(Apps.NAME, recipient);
        Association association = service.associate(visit.caller(), request, visit.proof());
        return association instanceof Association.DeliveredCodes pending
                ? AuthingAnswer.success(new FactorEnrollment(token(pending.authenticator()), Optional.empty()))
                : apps.refused(association, kind, () -> challenges.stepUp(visit));
    }

    private static SecretText token(AuthenticatorId id) {
        return new SecretText(id.value());
    }

    private AuthingAnswer<Nothing> enroll(FactorCall.EnrollFactor call, Optional<String> source) {
        Optional<CodeKind> kind = CodeKind.of(call.factorType());
        if (kind.isEmpty() || !(call.data() instanceof EnrollmentData.Code code)) {
            return Refused.NOT_SUPPORTED.answer();
        }
        if (kind.get() == CodeKind.TOTP && code.passCode().value().isEmpty()) {
            return Refused.TOTP_MISSING.answer();
        }
        return sessions.visit(
                call.credential(),
                source,
                visit -> enroll(
                        visit,
                        call.enrollmentToken(),
                        kind.get(),
                        code.passCode().value()));
    }

    private AuthingAnswer<Nothing> enroll(Visit visit, SecretText token, CodeKind kind, String code) {
        Listing.Authenticators listing = (Listing.Authenticators) service.listAuthenticators(visit.caller());
        AuthenticatorId pending = Rows.pending(listing, kind.factor())
                .filter(it -> it.value().equals(token.value()))
                .orElse(Contacts.UNKNOWN);
        Confirmation confirmation = service.confirm(visit.caller(), pending, code);
        if (confirmation instanceof Rejected rejected) {
            return outcomes.rejected(rejected, kind, () -> challenges.stepUp(visit));
        }
        return confirmation instanceof Locked locked ? outcomes.locked(locked) : AuthingAnswer.success(Nothing.NOTHING);
    }
}
