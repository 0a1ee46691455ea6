package dev.mfacore.adapter.inmemory.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.MfaEvent;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.PhoneNumber;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SendCall;
import dev.mfacore.authing.SendScene;
import dev.mfacore.authing.TotpAssociation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One user at one tenant. It knows what was accepted before, and so what must never be accepted again. */
final class TenantStory {

    private static final PhoneNumber PHONE = PhoneNumber.parse("+8613800138000");
    private static final AuthingContact.Phone TO_PHONE = new AuthingContact.Phone("13800138000", Optional.of("+86"));

    private final FakeAuthingTenant tenant = FakeAuthingTenant.create();
    private final Set<String> usedTokens = new HashSet<>();
    private final Set<String> usedCodes = new HashSet<>();
    private AuthingCredential.UserToken session;
    private AuthingCredential.PendingSignIn pending;
    private Optional<FakeAuthenticator> app = Optional.empty();
    private Optional<SecretText> recoveryCode = Optional.empty();
    private int bound;
    private Instant freshUntil = Instant.MIN;
    private boolean mayUnbind;

    enum Act {
        SIGN_IN,
        ENROL,
        SEND,
        VERIFY,
        VERIFY_SMS,
        RECOVER,
        DELETE
    }

    enum Trouble {
        NONE,
        UNREACHABLE,
        ANSWER_LOST,
        REFUSED
    }

    /** What is done: rightly or with a wrong code, with which trouble, after how many seconds. */
    record Move(Act act, boolean right, Trouble fault, int after) {}

    TenantStory() {
        tenant.putUser("ada", "correct horse");
        session = tenant.session("ada");
        pending = signIn();
    }

    /** True if the tenant said yes. */
    boolean play(Move move) {
        tenant.clock().advance(Duration.ofSeconds(move.after()));
        mayUnbind = false;
        return switch (move.act()) {
            case SIGN_IN -> {
                pending = signIn();
                yield false;
            }
            case ENROL -> enrol(move);
            case SEND -> accepted(new SendCall.SendSmsCode(pending, TO_PHONE, Optional.of(SendScene.VERIFY_MFA)), move);
            case VERIFY ->
                verify(
                        new MfaCall.VerifyTotpMfa(pending, new SecretText(code(move.right()))),
                        code(move.right()),
                        move);
            case VERIFY_SMS ->
                verify(
                        new MfaCall.VerifyAppSmsMfa(pending, TO_PHONE, new SecretText(smsCode(move.right()))),
                        "sms " + tenant.outbox().messages().size(),
                        move);
            case RECOVER ->
                verify(
                        new MfaCall.VerifyTotpRecoveryCode(pending, recovery(move.right())),
                        recovery(move.right()).value(),
                        move);
            case DELETE -> delete(move);
        };
    }

    /** The user's factors go only where a fresh second factor was shown. */
    void assertSound() {
        int now = countBound();
        if (!mayUnbind) {
            assertThat(now).isGreaterThanOrEqualTo(bound);
        }
        bound = now;
    }

    private int countBound() {
        AuthingAnswer<List<AuthingAuthenticator>> answer =
                tenant.call(new MfaCall.GetMfaAuthenticators(tenant.session("ada"), Optional.empty()));
        return (int) ((AuthingAnswer.Success<List<AuthingAuthenticator>>) answer)
                .data().stream().filter(AuthingAuthenticator::enabled).count();
    }

    private AuthingCredential.PendingSignIn signIn() {
        AuthingAnswer.Refusal<AuthingUser> stopped =
                (AuthingAnswer.Refusal<AuthingUser>) tenant.signIn("ada", "correct horse");
        return AuthingCredential.pending(
                stopped.challenge().orElseThrow().data().mfaToken());
    }

    private boolean enrol(Move move) {
        AuthingAnswer<TotpAssociation> answer =
                tenant.call(new MfaCall.AssociateMfaAuthenticator(session, AuthingSource.SELF));
        if (!(answer instanceof AuthingAnswer.Success<TotpAssociation> success)) {
            return false;
        }
        TotpAssociation shown = success.data();
        FakeAuthenticator scanned = FakeAuthenticator.scan(shown.qrCodeUri().value(), tenant.clock());
        String code = move.right() ? scanned.code() : scanned.wrongCode();
        boolean lost = move.fault() == Trouble.ANSWER_LOST;
        if (move.right() && (lost || move.fault() == Trouble.NONE)) {
            app = Optional.of(scanned);
            recoveryCode = Optional.of(shown.recoveryCode());
        }
        boolean accepted = accepted(
                new MfaCall.ConfirmAssociateMfaAuthenticator(session, new SecretText(code), AuthingSource.SELF), move);
        assertThat(accepted && !move.right()).isFalse();
        if (accepted) {
            usedCodes.add(code);
        }
        return accepted;
    }

    private boolean verify(AuthingCall<AuthingUser> call, String code, Move move) {
        String token = pending.token().value();
        boolean spent = usedTokens.contains(token) || usedCodes.contains(code);
        AuthingAnswer<AuthingUser> answer = answerOrLoss(call, code, move);
        if (!(answer instanceof AuthingAnswer.Success<AuthingUser> success)) {
            return false;
        }
        assertThat(spent || !move.right())
                .as("accepted what was spent or wrong")
                .isFalse();
        usedTokens.add(token);
        usedCodes.add(code);
        freshUntil = tenant.clock().instant().plus(Duration.ofMinutes(10));
        session = new AuthingCredential.UserToken(success.data().token().orElseThrow());
        success.recoveryCode().ifPresent(next -> recoveryCode = Optional.of(next));
        return true;
    }

    /** Where the answer was lost, the tenant's own record says whether token and code are used up. */
    private AuthingAnswer<AuthingUser> answerOrLoss(AuthingCall<AuthingUser> call, String code, Move move) {
        script(move);
        tenant.events().clear();
        try {
            return tenant.call(call);
        } catch (MfaUnavailableException e) {
            boolean accepted = tenant.events().events().stream()
                    .anyMatch(it ->
                            it instanceof MfaEvent.Attempt attempt && attempt.outcome() == MfaEvent.Outcome.ACCEPTED);
            if (accepted) {
                usedTokens.add(pending.token().value());
                usedCodes.add(code);
            }
            throw e;
        }
    }

    private boolean delete(Move move) {
        mayUnbind = move.right() && tenant.clock().instant().isBefore(freshUntil);
        return accepted(new MfaCall.DeleteMfaAuthenticator(move.right() ? session : tenant.session("ada")), move);
    }

    private boolean accepted(AuthingCall<?> call, Move move) {
        script(move);
        return tenant.call(call) instanceof AuthingAnswer.Success<?>;
    }

    private void script(Move move) {
        switch (move.fault()) {
            case NONE -> {}
            case UNREACHABLE -> tenant.failNext(AuthingFault.unreachable());
            case ANSWER_LOST -> tenant.failNext(AuthingFault.answerLost());
            case REFUSED -> tenant.failNext(AuthingFault.refusing(AuthingCode.FAILED));
        }
    }

    private String code(boolean right) {
        return app.map(it -> right ? it.code() : it.wrongCode()).orElse("123456");
    }

    private String smsCode(boolean right) {
        String sent = tenant.outbox().latest(PHONE).map(it -> it.code()).orElse("111111");
        return right ? sent : sent.equals("222222") ? "333333" : "222222";
    }

    private SecretText recovery(boolean right) {
        return right ? recoveryCode.orElse(new SecretText("none")) : new SecretText("0000-0000");
    }
}
