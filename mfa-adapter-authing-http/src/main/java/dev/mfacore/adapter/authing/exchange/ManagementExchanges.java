package dev.mfacore.adapter.authing.exchange;

import static dev.mfacore.adapter.authing.exchange.Exchange.delete;
import static dev.mfacore.adapter.authing.exchange.Exchange.get;
import static dev.mfacore.adapter.authing.exchange.Exchange.post;

import dev.mfacore.adapter.authing.json.JsonBody;
import dev.mfacore.authing.ManagementCall;
import java.util.List;

/** What administrators ask, in both generations. */
final class ManagementExchanges {

    private static final String USER = "userId";
    private static final String USER_ID_TYPE = "userIdType";
    private static final String OWN_ID = "user_id";
    private static final String BOUND = "/api/v2/users/{userId}/mfa-bound";

    private ManagementExchanges() {}

    static List<Exchange<?, ?>> all() {
        return List.of(
                get(ManagementCall.GetMfaBound.class, BOUND)
                        .by(Side.MANAGEMENT_V2)
                        .segment(ManagementCall.GetMfaBound::userId)
                        .reads(UserReaders::bound),
                delete(ManagementCall.UnassociateMfa.class, BOUND)
                        .by(Side.MANAGEMENT_V2)
                        .segment(ManagementCall.UnassociateMfa::userId)
                        .query("type", call -> call.type().name())
                        .reads(Exchange::nothing),
                post(ManagementCall.ImportTotp.class, "/api/v2/mfa/totp/import")
                        .by(Side.MANAGEMENT_V2)
                        .body((call, json) -> json.text(USER, call.userId())
                                .secret("secret", call.secret())
                                .optional(call.recoveryCode(), (body, code) -> body.secret("recoveryCode", code)))
                        .reads(AuthenticatorReaders::imported),
                get(ManagementCall.GetUserMfaInfo.class, "/api/v3/get-user-mfa-info")
                        .by(Side.MANAGEMENT_V3)
                        .query(USER, ManagementCall.GetUserMfaInfo::userId)
                        .query(USER_ID_TYPE, call -> OWN_ID)
                        .reads(UserReaders::info),
                post(ManagementCall.ImportOtp.class, "/api/v3/import-otp")
                        .by(Side.MANAGEMENT_V3)
                        .body((call, json) -> json.objects("list", call.list(), ManagementExchanges::imported))
                        .reads(Exchange::nothing),
                get(ManagementCall.GetUserMfaStatus.class, "/api/v3/get-mfa-status")
                        .by(Side.MANAGEMENT_V3)
                        .query(USER, ManagementCall.GetUserMfaStatus::userId)
                        .query(USER_ID_TYPE, call -> OWN_ID)
                        .reads(ChallengeReaders::triggerData),
                get(ManagementCall.GetMfaTriggerData.class, "/api/v3/get-mfa-trigger-data")
                        .by(Side.MANAGEMENT_V3)
                        .query("appId", ManagementCall.GetMfaTriggerData::appId)
                        .query(USER, ManagementCall.GetMfaTriggerData::userId)
                        .query(USER_ID_TYPE, call -> OWN_ID)
                        .reads(ChallengeReaders::triggerData));
    }

    private static void imported(JsonBody json, ManagementCall.ImportedOtp it) {
        json.text(USER, it.userId())
                .object(
                        "otp",
                        otp -> otp.secret("secret", it.secret())
                                .optional(it.recoveryCode(), (body, code) -> body.secret("recoveryCode", code)));
    }
}
