package dev.mfacore.adapter.authing.exchange;

import dev.mfacore.adapter.authing.json.JsonObject;
import dev.mfacore.adapter.authing.json.JsonValue;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaBound;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.UserMfaInfo;

/** Data about one user. */
final class UserReaders {

    private UserReaders() {}

    static AuthingUser user(JsonValue data) {
        JsonObject user = JsonObject.asObject(data, "data");
        return new AuthingUser(
                user.text("id"),
                user.optionalText("userPoolId"),
                user.displayText("username"),
                user.displayText("nickname"),
                user.optionalText("email"),
                user.optionalText("phone"),
                user.optionalText("token").map(SecretText::new),
                user.optionalInstant("tokenExpiredAt"));
    }

    static MfaBound bound(JsonValue data) {
        JsonObject bound = JsonObject.asObject(data, "data");
        return new MfaBound(bound.flag("OTP"), bound.flag("FACE"));
    }

    static UserMfaInfo info(JsonValue data) {
        JsonObject info = JsonObject.asObject(data, "data");
        return new UserMfaInfo(
                isEnabled(info, "totpStatus"),
                isEnabled(info, "faceMfaStatus"),
                isEnabled(info, "smsMfaStatus"),
                isEnabled(info, "emailMfaStatus"));
    }

    /** Declared as a word by every SDK, shown as true or false by the documentation. */
    private static boolean isEnabled(JsonObject info, String name) {
        if (info.member(name) instanceof JsonValue.Flag flag) {
            return flag.value();
        }
        return switch (info.text(name)) {
            case "enabled" -> true;
            case "disabled" -> false;
            default -> throw JsonObject.unclear(name, "enabled or disabled");
        };
    }
}
