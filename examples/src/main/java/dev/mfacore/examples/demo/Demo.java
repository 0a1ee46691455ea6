package dev.mfacore.examples.demo;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.EmailAddress;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaService;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Unbinding;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.adapter.inmemory.InMemoryMfa;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.adapter.qr.QrPictures;
import dev.mfacore.adapter.qr.TerminalStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The main job from end to end: a user binds an authenticator app, a phone and an email address, signs in with each,
 * locks the app by wrong codes, recovers, and unbinds. Where a minute would have to pass, the clock skips it.
 */
final class Demo {

    private static final UserId ADA = new UserId("ada");
    private static final Caller.SignedIn SESSION =
            Caller.signedIn(ADA).inSession("browser-1").from("203.0.113.7");
    private static final PhoneNumber PHONE = PhoneNumber.parse("+44 (0)20 7946 0958");
    private static final EmailAddress EMAIL = EmailAddress.parse("ada@example.com");
    private static final PhoneNumber BOBS_PHONE = PhoneNumber.parse("+1 202 555 0143");
    private static final int TRIES_BEFORE_LOCK = MfaPolicy.defaults().lock().softAfter();

    private final Screen screen;
    private final Phone person;
    private final TerminalStyle style;
    private final boolean oneCode;
    private final SkippingClock clock;
    private final InMemoryMfa mfa;
    private final MfaService service;
    private boolean ok = true;

    Demo(Screen screen, Phone person, TerminalStyle style, boolean oneCode, InstantSource time) {
        this.screen = screen;
        this.person = person;
        this.style = style;
        this.oneCode = oneCode;
        this.clock = new SkippingClock(time);
        this.mfa = InMemoryMfa.builder("MFA demo")
                .clock(clock)
                .qrRenderer(QrPictures.defaults())
                .policy(MfaPolicy.builder().oneRecoveryCode(oneCode).build())
                .build();
        this.service = mfa.service();
    }

    /** Runs every step; true if each did what it should. */
    boolean run() {
        Association.AuthenticatorApp app = enrol();
        Optional<Confirmation> typed = confirmTyped(app);
        if (typed.isEmpty() && !clock.instant().isBefore(app.expiresAt())) {
            screen.show("The time for confirming is over, so Ada begins anew.\n");
            app = enrol();
        }
        FakeAuthenticator phone = confirm(app, typed);
        signIn(phone);
        signInByCode("sms", PHONE);
        signInByCode("email", EMAIL);
        checkBindable();
        lock(phone);
        recover(app.recoveryCodes().orElseThrow().codes());
        unbind(app.authenticator(), phone);
        listEvents();
        screen.end(ok);
        return ok;
    }

    private Association.AuthenticatorApp enrol() {
        Association answer = service.associate(SESSION, AssociateRequest.authenticatorApp("Ada's phone"));
        Association.AuthenticatorApp app = (Association.AuthenticatorApp) answer;
        screen.show(QrPictures.defaults().terminal(app.uri().toUriString(), style));
        int codes = app.recoveryCodes().orElseThrow().codes().size();
        report(
                "enrol",
                "Ada enrols an authenticator app: the picture above is what she scans",
                "pending, with " + (oneCode ? 1 : 10) + " recovery code(s)",
                "pending until " + time(app.expiresAt()) + ", with " + codes + " recovery code(s) shown once",
                codes == (oneCode ? 1 : 10) && app.qr().isPresent(),
                List.of());
        return app;
    }

    private FakeAuthenticator confirm(Association.AuthenticatorApp app, Optional<Confirmation> typed) {
        FakeAuthenticator phone = FakeAuthenticator.scan(app.uri(), clock);
        Confirmation answer = typed.orElseGet(() -> service.confirm(SESSION, app.authenticator(), phone.code()));
        report(
                "confirm",
                "A first code confirms it",
                "bound",
                answer instanceof Confirmation.Confirmed ? "bound" : "refused: " + answer,
                answer instanceof Confirmation.Confirmed,
                List.of());
        clock.skip(Duration.ofMinutes(2));
        return phone;
    }

    /** Lets a person with a real phone try; empty if the fake authenticator shall answer. */
    private Optional<Confirmation> confirmTyped(Association.AuthenticatorApp app) {
        String prompt = "Scan the picture with an authenticator app, or type this key into it:\n  " + key(app)
                + "\nType the code that it shows, or press Enter to just watch:";
        for (int left = TRIES_BEFORE_LOCK - 2; left >= 0; left--) {
            Optional<String> typed = person.typedCode(prompt);
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            Confirmation answer = service.confirm(SESSION, app.authenticator(), typed.get());
            if (answer instanceof Confirmation.Confirmed) {
                return Optional.of(answer);
            }
            screen.show("That code was not accepted.");
            prompt = "Wait for the next one and type it (" + left + " more before the demo goes on without you),"
                    + " or press Enter to just watch:";
        }
        screen.show("That was one try from a lock, so the demo goes on with a phone of its own.\n");
        return Optional.empty();
    }

    /** The secret in groups of four, as people copy it who cannot scan. */
    private static String key(Association.AuthenticatorApp app) {
        return app.uri().secret().revealBase32().replaceAll("(.{4})(?=.)", "$1 ");
    }

    private void signIn(FakeAuthenticator phone) {
        String code = phone.code();
        Verification first = service.verifyTotp(begin(), code);
        report(
                "sign-in",
                "Ada signs in: password first, then a code of the app",
                "verified",
                outcome(first),
                first instanceof Verification.Verified,
                List.of());
        Verification second = service.verifyTotp(begin(), code);
        report(
                "replay",
                "Somebody who saw the code tries it again",
                "refused",
                outcome(second),
                !(second instanceof Verification.Verified),
                List.of());
        clock.skip(Duration.ofMinutes(2));
    }

    private void signInByCode(String channel, Recipient recipient) {
        SecondFactorProof proof = new SecondFactorProof.Attested(clock.instant());
        Association pending = service.associate(SESSION, AssociateRequest.deliveredTo(channel, recipient), proof);
        Confirmation bound =
                service.confirm(SESSION, ((Association.DeliveredCodes) pending).authenticator(), delivered(recipient));
        report(
                "bind-" + channel,
                "Ada binds " + recipient.masked() + " with a code sent there (" + channel + ")",
                "bound",
                bound instanceof Confirmation.Confirmed ? "bound" : "refused: " + bound,
                bound instanceof Confirmation.Confirmed,
                List.of());
        clock.skip(Duration.ofMinutes(2));
        Caller.TokenHolder holder = begin();
        Sending sent = service.send(holder, DeliveryTarget.of(recipient));
        String code = delivered(recipient);
        Verification answer = recipient instanceof PhoneNumber
                ? service.verifySms(holder, DeliveryTarget.of(recipient), code)
                : service.verifyEmail(holder, DeliveryTarget.of(recipient), code);
        report(
                "sign-in-" + channel,
                "She signs in with a code by " + channel,
                "sent and verified",
                (sent instanceof Sending.Sent ? "sent and " : "not sent and ") + outcome(answer),
                sent instanceof Sending.Sent && answer instanceof Verification.Verified,
                List.of("in the outbox: " + mfa.outbox().latest(recipient).orElseThrow()));
        clock.skip(Duration.ofMinutes(2));
    }

    private void checkBindable() {
        Caller.SignedIn bob = Caller.signedIn(new UserId("bob"));
        Association pending = service.associate(bob, AssociateRequest.deliveredTo("sms", BOBS_PHONE));
        service.confirm(bob, ((Association.DeliveredCodes) pending).authenticator(), delivered(BOBS_PHONE));
        Caller.TokenHolder holder = begin();
        BindableAnswer taken = service.checkBindable(holder, BOBS_PHONE);
        BindableAnswer free = service.checkBindable(holder, PhoneNumber.parse("+1 202 555 0199"));
        boolean right =
                taken.equals(new BindableAnswer.Decided(false)) && free.equals(new BindableAnswer.Decided(true));
        report(
                "bindable",
                "May a phone be bound? One that is Bob's, and one that is nobody's",
                "no, and yes",
                right ? "no, and yes" : taken + ", and " + free,
                right,
                List.of());
    }

    private void lock(FakeAuthenticator phone) {
        Caller.TokenHolder holder = begin();
        for (int i = 0; i < TRIES_BEFORE_LOCK; i++) {
            service.verifyTotp(holder, phone.wrongCode());
        }
        Verification answer = service.verifyTotp(begin(), phone.code());
        Optional<Instant> until = answer instanceof Locked locked ? locked.until() : Optional.empty();
        report(
                "lock",
                TRIES_BEFORE_LOCK + " wrong codes lock the app, for the right code too",
                "locked for a time",
                until.map(it -> "locked until " + time(it) + ", " + seconds(it) + " s from now")
                        .orElse(outcome(answer)),
                until.isPresent(),
                List.of());
    }

    private void recover(List<String> codes) {
        Verification answer = service.verifyRecoveryCode(begin(), codes.get(0));
        boolean right = false;
        String actual = outcome(answer);
        if (answer instanceof Verification.Verified verified) {
            int left = verified.recoveryCodesLeft().orElse(-1);
            right = oneCode ? verified.replacement().isPresent() : left == codes.size() - 1;
            actual = verified.replacement()
                    .map(it -> "verified; its replacement, shown once: "
                            + it.codes().get(0))
                    .orElse("verified; " + left + " codes are left");
        }
        report(
                "recover",
                "The phone is lost: Ada signs in with a recovery code",
                oneCode ? "verified, and replaced" : "verified, and one less",
                actual,
                right,
                List.of());
        Verification again = service.verifyRecoveryCode(begin(), codes.get(0));
        report(
                "recover-again",
                "The same recovery code a second time",
                "refused",
                outcome(again),
                !(again instanceof Verification.Verified),
                List.of());
    }

    private void unbind(AuthenticatorId app, FakeAuthenticator phone) {
        clock.skip(Duration.ofMinutes(10));
        Unbinding without = service.unbind(SESSION, app, new SecondFactorProof.TotpCode(phone.wrongCode()));
        clock.skip(Duration.ofMinutes(10));
        Caller.TokenHolder holder = begin(BeginRequest.unbind(ADA));
        service.send(holder, DeliveryTarget.of(EMAIL));
        Verification proved = service.verifyEmail(holder, DeliveryTarget.of(EMAIL), delivered(EMAIL));
        Unbinding gone = proved instanceof Verification.Verified verified
                ? service.unbind(SESSION, app, verified.proof())
                : without;
        Listing left = service.listAuthenticators(SESSION);
        List<String> names = left instanceof Listing.Authenticators all
                ? all.authenticators().stream()
                        .map(it -> it.factor() + " " + it.name() + " "
                                + it.maskedRecipient().orElse(""))
                        .toList()
                : List.of();
        boolean right = !(without instanceof Unbinding.Unbound) && gone.equals(new Unbinding.Unbound(2));
        report(
                "unbind",
                "Ada unbinds the lost app: not with a wrong code, but with a fresh proof by email",
                "refused, then gone",
                (without instanceof Unbinding.Unbound ? "gone" : "refused") + ", then "
                        + (gone instanceof Unbinding.Unbound ? "gone" : "refused"),
                right,
                names);
    }

    private void listEvents() {
        List<String> lines = new ArrayList<>();
        for (MfaEvent event : mfa.events().eventsOf(ADA)) {
            lines.add(EventLine.of(event));
        }
        boolean some = lines.size() > 10;
        report(
                "events",
                "What the operator hears: exact where callers' answers are alike, and without a secret",
                "every attempt and change",
                lines.size() + " events",
                some,
                lines);
    }

    private Caller.TokenHolder begin() {
        return begin(BeginRequest.signIn(ADA));
    }

    private Caller.TokenHolder begin(BeginRequest request) {
        Beginning beginning = service.begin(request.from("203.0.113.7"));
        return Caller.holding(((Beginning.SecondFactorRequired) beginning).token());
    }

    private String delivered(Recipient recipient) {
        return mfa.outbox().latest(recipient).orElseThrow().code();
    }

    private static String outcome(Verification answer) {
        return answer instanceof Verification.Verified
                ? "verified"
                : answer instanceof Locked ? "locked" : "refused, with the same words as any wrong code";
    }

    private String seconds(Instant until) {
        return String.valueOf(Duration.between(clock.instant(), until).toSeconds());
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void report(
            String name, String title, String expected, String actual, boolean right, List<String> details) {
        ok &= right;
        screen.step(new Step(name, title, expected, actual, right, details));
    }
}
