package dev.mfacore.adapter.inmemory.testing;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Strings;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpWindow;
import java.time.Instant;
import java.time.InstantSource;

/**
 * An authenticator app without a phone: it takes the URI of an enrolment and shows codes. Safe for use by any number of
 * threads. The text form shows neither secret nor code.
 */
public final class FakeAuthenticator {

    private final OtpauthUri account;
    private final InstantSource clock;
    private final Totp totp;

    private FakeAuthenticator(OtpauthUri account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
        // The widest window that a verifier can have, so that a wrong code is wrong for every verifier.
        this.totp = Totp.of(account.parameters(), new TotpWindow(TotpWindow.MAX, TotpWindow.MAX));
    }

    /**
     * Takes an enrolment from its URI, as the QR code says it.
     *
     * @param uri an {@code otpauth://totp/} URI
     * @param clock tells the app the time
     * @return the app
     * @throws IllegalArgumentException if the text is no such URI; the message never quotes it
     */
    public static FakeAuthenticator scan(String uri, InstantSource clock) {
        return scan(OtpauthUri.parse(requireNonNull(uri, "uri")), clock);
    }

    /**
     * Takes an enrolment from its URI.
     *
     * @param uri the URI
     * @param clock tells the app the time
     * @return the app
     */
    public static FakeAuthenticator scan(OtpauthUri uri, InstantSource clock) {
        return new FakeAuthenticator(requireNonNull(uri, "uri"), requireNonNull(clock, "clock"));
    }

    /**
     * Returns the code that the app shows now.
     *
     * @return the digits
     */
    public String code() {
        return codeAt(clock.instant());
    }

    /**
     * Returns the code that the app shows at a moment.
     *
     * @param moment any moment
     * @return the digits
     */
    public String codeAt(Instant moment) {
        return totp.generate(account.secret(), requireNonNull(moment, "moment"));
    }

    /**
     * Returns a code of the right length that is wrong now: it is the code of no step within three steps either way, the
     * widest window there is.
     *
     * @return the digits
     */
    public String wrongCode() {
        Instant now = clock.instant();
        int guess = Integer.parseInt(codeAt(now));
        String candidate;
        do {
            guess = next(guess);
            candidate = Strings.padStart(
                    Integer.toString(guess), account.parameters().digits(), '0');
        } while (totp.verify(account.secret(), candidate, now).isPresent());
        return candidate;
    }

    /**
     * Returns the name under which the app lists the account.
     *
     * @return issuer and account
     */
    public String label() {
        return account.issuer() + ": " + account.account();
    }

    @Override
    public String toString() {
        return "FakeAuthenticator[" + label() + ", secret hidden]";
    }

    /** At most seven codes are right, so counting on from any of them soon meets a wrong one. */
    private int next(int code) {
        int codes = (int) Math.pow(10, account.parameters().digits());
        return (code + 1) % codes;
    }
}
