package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.port.QrImage;
import dev.mfacore.port.StoredState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("SEC-05")
@Label("SEC-05: no text form shows a secret")
class HiddenSecretsTest {

    private static final UserId ADA = new UserId("ada");
    private static final Recipient PHONE = new PhoneNumber("+8613800138000");
    private static final AuthenticatorId ID = new AuthenticatorId("authenticator");
    private static final Instant NOW = Instant.EPOCH;

    @Property
    @Label("a code, token or proof is in none of the values that carry it")
    void texts(@ForAll("canaries") String canary) {
        RecoveryCodes codes = new RecoveryCodes(List.of(canary, "other"));
        MfaToken token = new MfaToken(canary);
        SecondFactorProof.Sealed proof = new SecondFactorProof.Sealed(canary);
        OtpMessage message = new OtpMessage("id", Optional.of(ADA), PHONE, Purpose.SIGN_IN, canary, NOW);
        List<Object> carriers = List.of(
                codes,
                new Regeneration.Regenerated(codes),
                token,
                Caller.holding(token),
                new Beginning.EnrolmentRequired(token, NOW),
                new Beginning.SecondFactorRequired(token, NOW, List.of(), 0),
                proof,
                new SecondFactorProof.TotpCode(canary),
                new SecondFactorProof.RecoveryCode(canary),
                new Verification.Verified(ADA, Factor.RECOVERY_CODE, proof, OptionalInt.of(0), Optional.of(codes)),
                message);
        assertThat(carriers).noneMatch(it -> it.toString().contains(canary));
        assertThat(message.toString()).doesNotContain(PHONE.address());
    }

    @Property
    @Label("key bytes are in none of the values that carry them, raw or encoded")
    void bytes(@ForAll("keys") byte[] key) {
        try (OtpSecret secret = OtpSecret.ofBytes(key)) {
            OtpauthUri uri = new OtpauthUri("issuer", "account", secret, TotpParameters.defaults());
            QrImage qr = new QrImage("image/png", key);
            List<Object> carriers = List.of(
                    secret,
                    uri,
                    qr,
                    new ImportedTotp("app", secret, TotpParameters.defaults()),
                    new Association.AuthenticatorApp(ID, uri, Optional.of(qr), Optional.empty(), NOW),
                    KeyRing.of(1, Map.of(1, key)),
                    new StoredState(key, 1));
            assertThat(carriers)
                    .allSatisfy(it -> assertThat(it.toString())
                            .doesNotContain(
                                    secret.revealBase32(),
                                    HexFormat.of().formatHex(key),
                                    Base64.getEncoder().encodeToString(key),
                                    Arrays.toString(key),
                                    new String(key, StandardCharsets.ISO_8859_1)));
        }
    }

    @Provide
    Arbitrary<String> canaries() {
        return Arbitraries.strings()
                .numeric()
                .withCharRange('A', 'Z')
                .ofMinLength(8)
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<byte[]> keys() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(32)
                .filter(key -> IntStream.range(0, key.length).anyMatch(i -> key[i] != 0));
    }
}
