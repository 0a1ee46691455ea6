package dev.mfacore.server.mirror;

import static dev.mfacore.server.mirror.Belongings.newest;
import static dev.mfacore.server.mirror.Belongings.oldest;

import dev.mfacore.EmailAddress;
import dev.mfacore.MfaToken;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.adapter.inmemory.testing.FakeAuthingTenant;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.EnrollmentData;
import dev.mfacore.authing.FaceCall;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.ManagementCall.ImportedOtp;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import java.util.List;
import java.util.Optional;

/** Turns a move into the call that one side's user makes, with that side's tokens and codes. */
final class Calls {

    /** Imported by the administrator: of a good length, too short for new ones, much too short, not Base32. */
    static final List<String> SECRETS =
            List.of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "GEZDGNBVGY3TQOJQ", "GEZDGNBV", "not!base32");

    private static final List<SendScene> SCENES = List.of(SendScene.values());
    private static final List<FactorType> TYPES = List.of(FactorType.values());
    private static final String DEAD = "dead-token";
    private static final SecretText PHOTO = new SecretText("https://example.com/photo.png");
    private static final PhoneNumber OTHER_PHONE = PhoneNumber.parse("+8613900139000");
    private static final EmailAddress OTHER_EMAIL = EmailAddress.parse("other@example.com");

    private final Side side;
    private final Codes codes;

    Calls(Side side) {
        this.side = side;
        this.codes = new Codes(side);
    }

    AuthingCall<?> of(Move move, Belongings own) {
        return switch (move.kind()) {
            case LIST ->
                new MfaCall.GetMfaAuthenticators(
                        either(move, own),
                        move.target() < 5 ? Optional.empty() : Optional.of(AuthingSource.APPLICATION));
            case ASSOCIATE -> new MfaCall.AssociateMfaAuthenticator(either(move, own), AuthingSource.SELF);
            case CONFIRM ->
                new MfaCall.ConfirmAssociateMfaAuthenticator(
                        either(move, own), codes.totp(own, move), AuthingSource.SELF);
            case DELETE -> new MfaCall.DeleteMfaAuthenticator(session(move, own));
            case VERIFY_TOTP -> new MfaCall.VerifyTotpMfa(pending(move, own), codes.totp(own, move));
            case VERIFY_SMS ->
                new MfaCall.VerifyAppSmsMfa(pending(move, own), phone(move), codes.sent(meantPhone(move), move));
            case VERIFY_EMAIL ->
                new MfaCall.VerifyAppEmailMfa(pending(move, own), email(move), codes.sent(meantEmail(move), move));
            case BINDABLE ->
                new MfaCall.PhoneOrEmailBindable(pending(move, own), move.code() < 5 ? phone(move) : email(move));
            case RECOVER -> new MfaCall.VerifyTotpRecoveryCode(pending(move, own), codes.recovery(own, move));
            case SEND_SMS_CODE ->
                new SendCall.SendSmsCode(
                        sender(move, own), phone(move), move.code() < 5 ? Optional.empty() : Optional.of(scene(move)));
            case SEND_EMAIL_CODE -> new SendCall.SendEmailCode(sender(move, own), email(move), SendScene.VERIFY_MFA);
            case SEND_SMS -> new SendCall.SendSms(sender(move, own), phone(move), scene(move));
            case SEND_EMAIL -> new SendCall.SendEmail(sender(move, own), email(move), SendScene.VERIFY_MFA);
            case ASSOCIATE_FACE -> new FaceCall.AssociateFace(either(move, own), PHOTO, PHOTO, true);
            case VERIFY_FACE -> new FaceCall.VerifyFaceMfa(pending(move, own), PHOTO);
            default -> factorOrManagement(move, own);
        };
    }

    private AuthingCall<?> factorOrManagement(Move move, Belongings own) {
        return switch (move.kind()) {
            case ENROLLMENT -> new FactorCall.SendEnrollFactorRequest(session(move, own), type(move), profile(move));
            case ENROLL ->
                new FactorCall.EnrollFactor(
                        session(move, own),
                        type(move),
                        new SecretText(newest(own.enrollments, DEAD)),
                        proof(move, own));
            case RESET -> new FactorCall.ResetFactor(session(move, own), newest(own.factorIds, "nothing"));
            case LIST_ENROLLED -> new FactorCall.ListEnrolledFactors(session(move, own));
            case GET_FACTOR -> new FactorCall.GetFactor(session(move, own), newest(own.factorIds, "nothing"));
            case LIST_TO_ENROLL -> new FactorCall.ListFactorsToEnroll(session(move, own));
            case OTP_VERIFY -> new FactorCall.MfaOtpVerify(session(move, own), codes.totp(own, move));
            case INTROSPECT ->
                new FactorCall.VerifyMfaToken(
                        AuthingCredential.anonymous(),
                        new SecretText(pending(move, own).token().value()));
            default -> management(move);
        };
    }

    private AuthingCall<?> management(Move move) {
        String user = move.target() == 9 ? "nobody" : move.person().id().value();
        AuthingCredential.Management key =
                move.token() == 9 ? AuthingCredential.management("wrong-key-of-the-pool") : side.management();
        return switch (move.kind()) {
            case TRIGGER_DATA ->
                new ManagementCall.GetMfaTriggerData(
                        key, move.target() == 8 ? "another-app" : FakeAuthingTenant.APP_ID, user);
            case MFA_STATUS -> new ManagementCall.GetUserMfaStatus(key, user);
            case BOUND -> new ManagementCall.GetMfaBound(key, user);
            case UNASSOCIATE -> new ManagementCall.UnassociateMfa(key, user, type(move));
            case IMPORT_TOTP -> new ManagementCall.ImportTotp(key, user, imported(move), recoveryCode(move));
            case IMPORT_OTP ->
                new ManagementCall.ImportOtp(key, List.of(new ImportedOtp(user, imported(move), recoveryCode(move))));
            case MFA_INFO -> new ManagementCall.GetUserMfaInfo(key, user);
            default -> throw new IllegalArgumentException("no call: " + move.kind());
        };
    }

    /** Sessions and half-done sign-ins share a header; so the text alone says which it is. */
    private AuthingCredential.OfUser either(Move move, Belongings own) {
        return side.credential(new SecretText(
                switch (move.token()) {
                    case 0, 1, 2, 3 -> newest(own.sessions, DEAD);
                    case 7 -> oldest(own.sessions, DEAD);
                    case 8 -> oldest(own.transactions, DEAD);
                    case 9 -> DEAD;
                    default -> newest(own.transactions, DEAD);
                }));
    }

    private static AuthingCredential.UserToken session(Move move, Belongings own) {
        return AuthingCredential.user(
                switch (move.token()) {
                    case 7 -> oldest(own.sessions, DEAD);
                    case 8 -> newest(own.transactions, DEAD);
                    case 9 -> DEAD;
                    default -> newest(own.sessions, DEAD);
                });
    }

    private static AuthingCredential.PendingSignIn pending(Move move, Belongings own) {
        return AuthingCredential.pending(new MfaToken(
                switch (move.token()) {
                    case 7 -> oldest(own.transactions, DEAD);
                    case 8 -> newest(own.sessions, DEAD);
                    case 9 -> DEAD;
                    default -> newest(own.transactions, DEAD);
                }));
    }

    private AuthingCredential sender(Move move, Belongings own) {
        return move.token() < 3 ? AuthingCredential.anonymous() : either(move, own);
    }

    private static Optional<Recipient> meantPhone(Move move) {
        return switch (move.target() % 5) {
            case 2 -> Optional.of(OTHER_PHONE);
            case 4 -> Optional.empty();
            default -> Optional.of(ownPhone(move));
        };
    }

    private static Optional<Recipient> meantEmail(Move move) {
        return switch (move.target() % 5) {
            case 2 -> Optional.of(OTHER_EMAIL);
            case 4 -> Optional.empty();
            default -> Optional.of(ownEmail(move));
        };
    }

    private static AuthingContact.Phone phone(Move move) {
        Optional<String> callingCode = move.target() < 5 ? Optional.of("+86") : Optional.empty();
        return switch (move.target() % 5) {
            case 2 -> new AuthingContact.Phone(national(OTHER_PHONE), callingCode);
            case 3 -> new AuthingContact.Phone(ownPhone(move).masked(), Optional.empty());
            case 4 -> new AuthingContact.Phone("12", callingCode);
            default -> new AuthingContact.Phone(national(ownPhone(move)), callingCode);
        };
    }

    private static AuthingContact.Email email(Move move) {
        return new AuthingContact.Email(
                switch (move.target() % 5) {
                    case 2 -> OTHER_EMAIL.address();
                    case 3 -> ownEmail(move).masked();
                    case 4 -> "nobody";
                    default -> ownEmail(move).address();
                });
    }

    private static String national(PhoneNumber phone) {
        return phone.e164().substring(phone.destination().length());
    }

    private static PhoneNumber ownPhone(Move move) {
        return move.person().phone().or(Person.ADA::phone).orElseThrow();
    }

    private static EmailAddress ownEmail(Move move) {
        return move.person().email().or(Person.ADA::email).orElseThrow();
    }

    private static SendScene scene(Move move) {
        return SCENES.get(move.code() % SCENES.size());
    }

    private static FactorType type(Move move) {
        return move.target() < 5 ? FactorType.OTP : TYPES.get(move.target() % TYPES.size());
    }

    private static Optional<AuthingContact> profile(Move move) {
        return switch (type(move)) {
            case SMS -> Optional.of(phone(move));
            case EMAIL -> Optional.of(email(move));
            case OTP, FACE -> Optional.empty();
        };
    }

    private EnrollmentData proof(Move move, Belongings own) {
        return switch (type(move)) {
            case OTP -> new EnrollmentData.Code(codes.totp(own, move));
            case SMS -> new EnrollmentData.Code(codes.sent(meantPhone(move), move));
            case EMAIL -> new EnrollmentData.Code(codes.sent(meantEmail(move), move));
            case FACE -> new EnrollmentData.Photo(PHOTO, false);
        };
    }

    private static SecretText imported(Move move) {
        return new SecretText(SECRETS.get(move.code() < 5 ? 0 : move.code() % SECRETS.size()));
    }

    private static Optional<SecretText> recoveryCode(Move move) {
        return move.target() == 7 ? Optional.of(new SecretText("my-own-recovery-code")) : Optional.empty();
    }
}
