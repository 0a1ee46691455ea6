package dev.mfacore.engine.remote;

import dev.mfacore.UserId;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaTriggerData;

/** What the pool's administrator is told of a user. The token in it says whether it is about the right one (CLI-04). */
final class TriggerData {

    private final Tenant tenant;
    private final TokenOwner owner;
    private final RemoteParts.Management management;

    TriggerData(Tenant tenant, TokenOwner owner, RemoteParts.Management management) {
        this.tenant = tenant;
        this.owner = owner;
        this.management = management;
    }

    /** Opens a second step for a user who signed in elsewhere. */
    Reply<MfaTriggerData> open(UserId user, Attempt attempt) {
        return about(
                user,
                new ManagementCall.GetMfaTriggerData(Credentials.of(management), management.appId(), user.value()),
                attempt);
    }

    /** Looks at what a user could answer with. */
    Reply<MfaTriggerData> status(UserId user, Attempt attempt) {
        return about(user, new ManagementCall.GetUserMfaStatus(Credentials.of(management), user.value()), attempt);
    }

    private Reply<MfaTriggerData> about(UserId user, ManagementCall<MfaTriggerData> call, Attempt attempt) {
        return tenant.ask(Step.OPEN, call)
                .then(data -> owner.requireOf(user, data.mfaToken(), attempt).map(token -> data));
    }
}
