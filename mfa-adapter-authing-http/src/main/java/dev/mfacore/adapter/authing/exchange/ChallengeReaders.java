package dev.mfacore.adapter.authing.exchange;

import dev.mfacore.MfaToken;
import dev.mfacore.adapter.authing.json.JsonObject;
import dev.mfacore.adapter.authing.json.JsonValue;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.SignInChallenge;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The data that come with a wanted second factor. */
public final class ChallengeReaders {

    private ChallengeReaders() {}

    /**
     * Reads a challenge.
     *
     * @param code the code of the refusal
     * @param data its data
     * @return the challenge, if the code is that of one and there are data
     * @throws dev.mfacore.adapter.authing.json.UnclearAnswerException if the data are not those of a challenge
     */
    public static Optional<SignInChallenge> challenge(int code, JsonValue data) {
        if (data instanceof JsonValue.Null) {
            return Optional.empty();
        }
        for (SignInChallenge.Kind kind : SignInChallenge.Kind.values()) {
            if (kind.code() == code) {
                // 1635 itself says that the user has bound an app, and carries no member for it.
                boolean bound = kind == SignInChallenge.Kind.PERSONAL;
                return Optional.of(new SignInChallenge(kind, triggerData(data, bound)));
            }
        }
        return Optional.empty();
    }

    static MfaTriggerData triggerData(JsonValue data) {
        return triggerData(data, false);
    }

    private static MfaTriggerData triggerData(JsonValue value, boolean totpBoundIfUnsaid) {
        JsonObject data = JsonObject.asObject(value, "data");
        return new MfaTriggerData(
                new MfaToken(data.text("mfaToken")),
                data.displayText("nickname"),
                data.optionalText("email"),
                data.displayText("username"),
                data.displayText("avatar"),
                phone(data, "phone", "phoneCountryCode"),
                phone(data, "mfaPhone", "mfaPhoneCountryCode"),
                data.optionalText("mfaEmail"),
                data.optionalFlag("faceMfaEnabled").orElse(false),
                data.optionalFlag("totpMfaEnabled").orElse(totpBoundIfUnsaid),
                offered(data));
    }

    private static Optional<AuthingContact.Phone> phone(JsonObject data, String number, String countryCode) {
        return data.optionalText(number).map(it -> new AuthingContact.Phone(it, data.optionalText(countryCode)));
    }

    /** In the order in which front ends offer them; kinds that this vocabulary does not know are left out. */
    private static List<MfaTriggerData.ApplicationMfa> offered(JsonObject data) {
        return data.objects("applicationMfa").stream()
                .flatMap(it -> FactorReaders.type(it.text("mfaPolicy"))
                        .map(type -> new MfaTriggerData.ApplicationMfa(type, isOn(it), sort(it)))
                        .stream())
                .sorted(Comparator.comparingInt(MfaTriggerData.ApplicationMfa::sort))
                .toList();
    }

    private static boolean isOn(JsonObject offer) {
        long status = offer.integer("status");
        if (status != 0 && status != 1) {
            throw JsonObject.unclear("status", "0 or 1");
        }
        return status == 1;
    }

    private static int sort(JsonObject offer) {
        long sort = offer.integer("sort");
        if (sort != (int) sort) {
            throw JsonObject.unclear("sort", "a small whole number");
        }
        return (int) sort;
    }
}
