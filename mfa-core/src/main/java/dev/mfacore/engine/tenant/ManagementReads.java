package dev.mfacore.engine.tenant;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.MfaAdmin;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaBound;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.UserMfaInfo;
import java.util.List;
import java.util.Optional;

/** What an administrator asks about one user's binding, undoes of it, or opens for the user. */
final class ManagementReads {

    private final MfaAdmin admin;
    private final Sessions sessions;
    private final People people;
    private final Challenges challenges;
    private final String appId;

    ManagementReads(MfaAdmin admin, Shared shared, String appId) {
        this.admin = admin;
        this.sessions = shared.sessions();
        this.people = shared.people();
        this.challenges = shared.challenges();
        this.appId = appId;
    }

    HandlerTable into(HandlerTable table) {
        return table.on(ManagementCall.GetMfaBound.class, this::bound)
                .on(ManagementCall.GetUserMfaInfo.class, this::info)
                .on(ManagementCall.UnassociateMfa.class, this::unassociate)
                .on(ManagementCall.GetUserMfaStatus.class, this::status)
                .on(ManagementCall.GetMfaTriggerData.class, this::trigger);
    }

    private AuthingAnswer<MfaBound> bound(ManagementCall.GetMfaBound call, Optional<String> source) {
        return sessions.administer(
                call.credential(),
                () -> people.known(
                        call.userId(), user -> AuthingAnswer.success(new MfaBound(has(user, Factor.TOTP), false))));
    }

    private AuthingAnswer<UserMfaInfo> info(ManagementCall.GetUserMfaInfo call, Optional<String> source) {
        return sessions.administer(
                call.credential(),
                () -> people.known(
                        call.userId(),
                        user -> AuthingAnswer.success(new UserMfaInfo(
                                has(user, Factor.TOTP), false, has(user, Factor.SMS), has(user, Factor.EMAIL)))));
    }

    private boolean has(UserId user, Factor factor) {
        return Rows.bound(admin.listAuthenticators(user), factor).findAny().isPresent();
    }

    /** Nobody has a face bound, so there the answer is what was asked for. */
    private AuthingAnswer<Nothing> unassociate(ManagementCall.UnassociateMfa call, Optional<String> source) {
        return sessions.administer(call.credential(), () -> switch (call.type()) {
            case OTP -> people.known(call.userId(), this::removeApps);
            case FACE -> people.known(call.userId(), user -> AuthingAnswer.success(Nothing.NOTHING));
            case SMS, EMAIL -> Refused.MALFORMED.answer("The type must be OTP or FACE.");
        });
    }

    private AuthingAnswer<Nothing> removeApps(UserId user) {
        AdminAction action = new AdminAction("management API", "unAssociateMfa");
        Listing.Authenticators listing = admin.listAuthenticators(user);
        List<AuthenticatorSummary> apps = Rows.bound(listing, Factor.TOTP).toList();
        apps.forEach(app -> admin.removeAuthenticator(user, app.id(), action));
        return AuthingAnswer.success(Nothing.NOTHING);
    }

    private AuthingAnswer<MfaTriggerData> status(ManagementCall.GetUserMfaStatus call, Optional<String> source) {
        return sessions.administer(
                call.credential(), () -> people.known(call.userId(), user -> challenges.signIn(user, source)));
    }

    private AuthingAnswer<MfaTriggerData> trigger(ManagementCall.GetMfaTriggerData call, Optional<String> source) {
        return sessions.administer(
                call.credential(),
                () -> call.appId().equals(appId)
                        ? people.known(call.userId(), user -> challenges.signIn(user, source))
                        : Refused.NOT_FOUND.answer("There is no such application."));
    }
}
