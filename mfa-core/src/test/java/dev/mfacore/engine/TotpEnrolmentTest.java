package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.MfaPolicy;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.support.TestBench;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an authenticator app is told at enrolment is what the engine then verifies by. */
class TotpEnrolmentTest {

    @Property(tries = 100)
    @net.jqwik.api.Tag("TOTP-20")
    void codeComputedFromTheUriAloneIsAccepted(
            @ForAll OtpAlgorithm algorithm,
            @ForAll @IntRange(min = 6, max = 8) int digits,
            @ForAll @IntRange(min = 15, max = 120) int period)
            throws InvalidKeyException {
        TestBench bench = TestBench.with(MfaPolicy.builder()
                .totpAlgorithm(algorithm)
                .totpDigits(digits)
                .totpPeriod(Duration.ofSeconds(period))
                .build());
        Caller.SignedIn session = Caller.signedIn(ADA);
        TestBench.App app = bench.associateApp(session);
        Map<String, String> told = parameters(app.uri().toUriString());
        assertThat(told)
                .containsEntry("algorithm", algorithm.name())
                .containsEntry("digits", "" + digits)
                .containsEntry("period", "" + period);
        assertThat(told.get("algorithm")).isIn("SHA1", "SHA256", "SHA512");
        assertThat(bench.service()
                        .confirm(session, app.id(), codeOf(told, bench.clock().instant())))
                .isInstanceOf(Confirmation.Confirmed.class);
        app.nextStep().nextStep();
        assertThat(bench.service()
                        .verifyTotp(
                                bench.signIn(ADA), codeOf(told, bench.clock().instant())))
                .isInstanceOf(Verification.Verified.class);
    }

    @Property(tries = 300)
    @net.jqwik.api.Tag("TOTP-18")
    @net.jqwik.api.Tag("TOTP-19")
    void anyAccountNameYieldsAUriWithOneColonOneIssuerAndTheSecret(
            @ForAll @NotEmpty @StringLength(max = 400) String name) {
        TestBench bench = TestBench.create();
        UserDirectory directory =
                user -> Optional.of(new UserDirectory.Entry(name, Optional.empty(), Optional.empty()));
        bench.restart(builder -> builder.directory(directory));
        OtpauthUri uri = bench.associateApp(Caller.signedIn(ADA)).uri();
        String text = uri.toUriString();
        assertThat(text.substring("otpauth://totp/".length())).containsOnlyOnce(":");
        assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("%3a").doesNotContain("+");
        Map<String, String> told = parameters(text);
        assertThat(told).containsEntry("issuer", "Example").hasSize(5);
        assertThat(new Base32().decode(told.get("secret")))
                .isEqualTo(uri.secret().revealBytes());
        assertThat(URI.create(text).getPath()).isEqualTo("/Example:" + uri.account());
    }

    @Test
    @Tag("TOTP-19")
    void colonInAnAccountNameIsReplaced() {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.associateApp(Caller.signedIn(new UserId("evil:admin%3Ax")));
        assertThat(app.uri().account()).isEqualTo("evil-admin-x");
    }

    @Test
    @Tag("TOTP-19")
    void colonInTheIssuerIsRefused() {
        TestBench bench = TestBench.create();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.build(builder -> builder.issuer("Evil:Example")))
                .withMessageContaining("issuer");
        assertThat(bench.build(builder -> builder.issuer("Example & Söhne"))).isNotNull();
    }

    @Test
    @Tag("TOTP-18")
    void longAccountNameIsNotCutThroughACharacter() {
        TestBench bench = TestBench.create();
        String name = "a".repeat(253) + "\uD83D\uDD11".repeat(2);
        UserDirectory directory =
                user -> Optional.of(new UserDirectory.Entry(name, Optional.empty(), Optional.empty()));
        bench.restart(builder -> builder.directory(directory));
        String account = bench.associateApp(Caller.signedIn(ADA)).uri().account();
        assertThat(account).isEqualTo("a".repeat(253));
    }

    /** Another project's implementation, told nothing but what the URI says. */
    private static String codeOf(Map<String, String> told, Instant moment) throws InvalidKeyException {
        String mac = "Hmac" + told.get("algorithm");
        Duration period = Duration.ofSeconds(Long.parseLong(told.get("period")));
        int digits = Integer.parseInt(told.get("digits"));
        byte[] secret = new Base32().decode(told.get("secret"));
        return new TimeBasedOneTimePasswordGenerator(period, digits, mac)
                .generateOneTimePasswordString(new SecretKeySpec(secret, mac), moment, Locale.ROOT);
    }

    private static Map<String, String> parameters(String uri) {
        return Arrays.stream(URI.create(uri).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", -1))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
