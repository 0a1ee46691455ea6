package dev.mfacore.tck.gallery.authing;

import dev.mfacore.MfaToken;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.EnrolledFactor;
import dev.mfacore.authing.FaceCall;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorEnrollment;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaBound;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TokenIntrospection;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.authing.UserMfaInfo;
import dev.mfacore.tck.wire.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the data of successes, and throws ClassCastException or the like where they are not as documented. */
final class Answers {

    private Answers() {}

    static Object data(AuthingCall<?> call, Object data) {
        if (call instanceof MfaCall.GetMfaAuthenticators) {
            return list(data, Answers::row);
        }
        if (call instanceof MfaCall.AssociateMfaAuthenticator) {
            return new TotpAssociation(
                    secret(data, "secret"),
                    secret(data, "qrcode_uri"),
                    secret(data, "qrcode_data_url"),
                    secret(data, "recovery_code"));
        }
        if (call instanceof MfaCall.VerifyTotpMfa
                || call instanceof MfaCall.VerifyAppSmsMfa
                || call instanceof MfaCall.VerifyAppEmailMfa
                || call instanceof MfaCall.VerifyTotpRecoveryCode
                || call instanceof FaceCall) {
            return user(data);
        }
        if (call instanceof MfaCall.PhoneOrEmailBindable) {
            return (Boolean) data;
        }
        if (call instanceof FactorCall.SendEnrollFactorRequest begin) {
            Function<Object, FactorEnrollment.OtpData> otp = it -> new FactorEnrollment.OtpData(
                    secret(it, "qrCodeUri"), secret(it, "qrCodeDataUrl"), secret(it, "recoveryCode"));
            return new FactorEnrollment(
                    secret(data, "enrollmentToken"),
                    begin.factorType() == FactorType.OTP
                            ? Optional.of(otp.apply(member(data, "otpData")))
                            : Optional.empty());
        }
        if (call instanceof FactorCall.ListEnrolledFactors) {
            return list(data, Answers::factor);
        }
        if (call instanceof FactorCall.GetFactor) {
            return factor(data);
        }
        if (call instanceof FactorCall.ListFactorsToEnroll) {
            return list(data, it -> FactorType.valueOf(text(it, "factorType")));
        }
        if (call instanceof FactorCall.MfaOtpVerify) {
            return (Boolean) member(data, "verified");
        }
        return call instanceof FactorCall.VerifyMfaToken ? introspection(data) : managed(call, data);
    }

    private static Object managed(AuthingCall<?> call, Object data) {
        if (call instanceof ManagementCall.ImportTotp) {
            return row(data);
        }
        if (call instanceof ManagementCall.GetMfaBound) {
            return new MfaBound((Boolean) member(data, "OTP"), (Boolean) member(data, "FACE"));
        }
        if (call instanceof ManagementCall.GetUserMfaInfo) {
            return new UserMfaInfo(
                    isEnabled(data, "totpStatus"),
                    isEnabled(data, "faceMfaStatus"),
                    isEnabled(data, "smsMfaStatus"),
                    isEnabled(data, "emailMfaStatus"));
        }
        if (call instanceof ManagementCall.GetUserMfaStatus || call instanceof ManagementCall.GetMfaTriggerData) {
            return trigger(data);
        }
        return Nothing.NOTHING;
    }

    static MfaTriggerData trigger(Object data) {
        List<MfaTriggerData.ApplicationMfa> offered = list(
                        member(data, "applicationMfa"),
                        it -> new MfaTriggerData.ApplicationMfa(
                                FactorType.valueOf(text(it, "mfaPolicy")),
                                (Long) member(it, "status") == 1,
                                ((Long) member(it, "sort")).intValue()))
                .stream()
                .sorted(Comparator.comparingInt(MfaTriggerData.ApplicationMfa::sort))
                .toList();
        return new MfaTriggerData(
                new MfaToken(text(data, "mfaToken")),
                optional(data, "nickname"),
                optional(data, "email"),
                optional(data, "username"),
                optional(data, "avatar"),
                phone(data, "phone", "phoneCountryCode"),
                phone(data, "mfaPhone", "mfaPhoneCountryCode"),
                optional(data, "mfaEmail"),
                (Boolean) member(data, "faceMfaEnabled"),
                (Boolean) member(data, "totpMfaEnabled"),
                offered);
    }

    private static AuthingAuthenticator row(Object data) {
        return new AuthingAuthenticator(
                text(data, "id"),
                text(data, "userId"),
                text(data, "authenticatorType"),
                (Boolean) member(data, "enable"),
                Instant.parse(text(data, "createdAt")),
                Instant.parse(text(data, "updatedAt")),
                optional(data, "source").map(AuthingSource::valueOf).orElse(AuthingSource.SELF));
    }

    private static AuthingUser user(Object data) {
        return new AuthingUser(
                text(data, "id"),
                optional(data, "userPoolId"),
                optional(data, "username"),
                optional(data, "nickname"),
                optional(data, "email"),
                optional(data, "phone"),
                optional(data, "token").map(SecretText::new),
                optional(data, "tokenExpiredAt").map(Instant::parse));
    }

    private static EnrolledFactor factor(Object data) {
        Object profile = Json.object(data).getOrDefault("profile", Map.of());
        return new EnrolledFactor(
                text(data, "factorId"),
                FactorType.valueOf(text(data, "factorType")),
                phone(profile, "phoneNumber", "phoneCountryCode")
                        .map(AuthingContact.class::cast)
                        .or(() -> optional(profile, "email").map(AuthingContact.Email::new)));
    }

    private static Object introspection(Object data) {
        return (Boolean) member(data, "active")
                ? new TokenIntrospection.Active(
                        text(data, "userPoolId"),
                        text(data, "userId"),
                        Instant.ofEpochSecond((Long) member(data, "iat")),
                        Instant.ofEpochSecond((Long) member(data, "exp")))
                : new TokenIntrospection.Inactive();
    }

    private static boolean isEnabled(Object data, String name) {
        return switch (text(data, name)) {
            case "enabled" -> true;
            case "disabled" -> false;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Optional<AuthingContact.Phone> phone(Object data, String number, String countryCode) {
        return optional(data, number).map(it -> new AuthingContact.Phone(it, optional(data, countryCode)));
    }

    private static <T> List<T> list(Object data, Function<Object, T> item) {
        return ((List<?>) data).stream().map(it -> item.apply((Object) it)).toList();
    }

    private static Object member(Object data, String name) {
        return Optional.ofNullable(Json.object(data).get(name)).orElseThrow();
    }

    private static String text(Object data, String name) {
        return (String) member(data, name);
    }

    private static SecretText secret(Object data, String name) {
        return new SecretText(text(data, name));
    }

    private static Optional<String> optional(Object data, String name) {
        return Optional.ofNullable(Json.object(data).get(name))
                .filter(it -> it != Json.Absent.NULL)
                .map(String.class::cast);
    }
}
