package dev.mfacore.adapter.inmemory.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The app without a phone shows what a real one would. */
class FakeAuthenticatorTest {

    /** "12345678901234567890" in Base32, the secret of RFC 6238 appendix B. */
    private static final String RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final String RFC_URI =
            "otpauth://totp/Example:ada?secret=" + RFC_SECRET + "&issuer=Example&digits=8";

    @Test
    @Tag("TOTP-02")
    @DisplayName("TOTP-02: it shows the codes of RFC 6238 appendix B")
    void itShowsTheCodesOfTheRfc() {
        VirtualClock clock = new VirtualClock(Instant.ofEpochSecond(59));
        FakeAuthenticator app = FakeAuthenticator.scan(RFC_URI, clock);
        assertThat(app.code()).isEqualTo("94287082");
        clock.set(Instant.ofEpochSecond(1_111_111_109));
        assertThat(app.code()).isEqualTo("07081804");
        assertThat(app.codeAt(Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("65353130");
    }

    @Property
    @net.jqwik.api.Tag("TOTP-07")
    void aWrongCodeIsWrongInTheWidestWindow(
            @ForAll @Size(min = 16, max = 64) byte[] secret,
            @ForAll OtpAlgorithm algorithm,
            @ForAll @IntRange(min = 6, max = 8) int digits,
            @ForAll @LongRange(max = 1L << 40) long second) {
        OtpauthUri uri = uri(secret, new TotpParameters(algorithm, digits, Duration.ofSeconds(30)));
        VirtualClock clock = new VirtualClock(Instant.ofEpochSecond(second));
        FakeAuthenticator app = FakeAuthenticator.scan(uri.toUriString(), clock);
        Totp verifier = Totp.of(uri.parameters(), new TotpWindow(TotpWindow.MAX, TotpWindow.MAX));
        assertThat(app.wrongCode()).matches("[0-9]{" + digits + "}");
        assertThat(verifier.verify(uri.secret(), app.wrongCode(), clock.instant()))
                .isEmpty();
        assertThat(verifier.verify(uri.secret(), app.code(), clock.instant())).isPresent();
    }

    @Test
    @Tag("SEC-05")
    void theTextFormShowsNeitherSecretNorCode() {
        FakeAuthenticator app = FakeAuthenticator.scan(RFC_URI, new VirtualClock(Instant.ofEpochSecond(59)));
        assertThat(app).hasToString("FakeAuthenticator[Example: ada, secret hidden]");
    }

    @Test
    void misuseIsRefusedByName() {
        VirtualClock clock = new VirtualClock(Instant.EPOCH);
        assertThatThrownBy(() -> FakeAuthenticator.scan((String) null, clock))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("uri");
        assertThatThrownBy(() -> FakeAuthenticator.scan(RFC_URI, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("clock");
        assertThatThrownBy(() -> FakeAuthenticator.scan("otpauth://hotp/x?secret=" + RFC_SECRET, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(RFC_SECRET);
    }

    private static OtpauthUri uri(byte[] secret, TotpParameters parameters) {
        return new OtpauthUri("Example", "ada", OtpSecret.ofBytes(secret), parameters);
    }
}
