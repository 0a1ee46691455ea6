package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mfacore.AdminAction;
import dev.mfacore.AesGcmSecretCipher;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.ImportedTotp;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import dev.mfacore.port.CipherException;
import dev.mfacore.support.DamagingCipher;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The secrets behind authenticator apps: how long, how random, and useless once damaged. */
class TotpSecretTest {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);
    private static final AdminAction ACTION = new AdminAction("operator", "migration");
    private static final Rejected INVALID_CODE = new Rejected(Rejected.Reason.INVALID_CODE);

    @ParameterizedTest
    @EnumSource(OtpAlgorithm.class)
    @Tag("TOTP-14")
    void generatedSecretIsAsLongAsTheHash(OtpAlgorithm algorithm) {
        TestBench bench =
                TestBench.with(MfaPolicy.builder().totpAlgorithm(algorithm).build());
        int expected = algorithm == OtpAlgorithm.SHA1 ? 20 : algorithm == OtpAlgorithm.SHA256 ? 32 : 64;
        assertThat(bench.associateApp(SESSION).uri().secret().length()).isEqualTo(expected);
    }

    @Property(generation = net.jqwik.api.GenerationMode.EXHAUSTIVE)
    @net.jqwik.api.Tag("TOTP-14")
    void importIsRefusedBelowSixteenBytesUnlessThePolicyAdmitsTen(
            @ForAll @IntRange(min = 1, max = 64) int length, @ForAll boolean legacy) {
        TestBench bench =
                TestBench.with(MfaPolicy.builder().legacyImport(legacy).build());
        ImportedTotp app = imported(new byte[length]);
        if (length < (legacy ? 10 : 16)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> bench.admin().importTotp(ADA, app, ACTION))
                    .withMessageContaining("secret must have at least");
            assertThat(bench.admin().listAuthenticators(ADA).authenticators()).isEmpty();
            return;
        }
        AuthenticatorSummary summary = bench.admin().importTotp(ADA, app, ACTION);
        assertThat(summary.weak()).isEqualTo(length < 16);
        assertThat(bench.events().changes())
                .containsExactly(length < 16 ? MfaEvent.ChangeType.IMPORTED_WEAK : MfaEvent.ChangeType.IMPORTED);
        String code = Totp.of(app.parameters(), TotpWindow.none())
                .generate(app.secret(), bench.clock().instant());
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), code)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TOTP-15")
    void secretsDifferAtAFrozenClockAndAcrossRestartsAndUseAllBitsEvenly() {
        TestBench bench = TestBench.create();
        int count = 400;
        int[] set = new int[160];
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (i % 50 == 0) {
                bench.restart(UnaryOperator.identity());
            }
            OtpSecret secret = bench.associateApp(Caller.signedIn(new UserId("user")))
                    .uri()
                    .secret();
            seen.add(secret.revealBase32());
            byte[] bytes = secret.revealBytes();
            for (int bit = 0; bit < set.length; bit++) {
                set[bit] += bytes[bit / 8] >> (bit % 8) & 1;
            }
        }
        assertThat(seen).hasSize(count);
        // 200 are expected with a deviation of 10: 60 off is beyond chance, and the seed is fixed anyway.
        assertThat(Arrays.stream(set).boxed())
                .allSatisfy(ones -> assertThat(ones).isBetween(140, 260));
    }

    /** How a stored secret can be damaged. */
    enum Damage implements UnaryOperator<byte[]> {
        EMPTY {
            @Override
            public byte[] apply(byte[] secret) {
                return new byte[0];
            }
        },
        ONE_ZERO_BYTE {
            @Override
            public byte[] apply(byte[] secret) {
                return new byte[1];
            }
        },
        CUT_OFF {
            @Override
            public byte[] apply(byte[] secret) {
                return Arrays.copyOf(secret, 9);
            }
        },
        UNOPENABLE {
            @Override
            public byte[] apply(byte[] secret) {
                throw new CipherException("altered");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    @Tag("TOTP-16")
    void damagedSecretVerifiesNothing(Damage damage) {
        TestBench bench = TestBench.create();
        DamagingCipher cipher = damaging(bench);
        TestBench.App app = bench.enrol(ADA);
        cipher.damage(damage);
        for (String code : codesOf(bench, app, damage)) {
            assertThat(bench.service().verifyTotp(bench.signIn(ADA), code)).isEqualTo(INVALID_CODE);
            assertThat(bench.service().regenerateRecoveryCodes(SESSION, new SecondFactorProof.TotpCode(code)))
                    .isEqualTo(INVALID_CODE);
        }
        assertThat(bench.events().outcomes()).contains(MfaEvent.Outcome.UNREADABLE);
        cipher.damage(UnaryOperator.identity());
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Verification.Verified.class);
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    @Tag("TOTP-16")
    void damagedSecretConfirmsNothing(Damage damage) {
        TestBench bench = TestBench.create();
        DamagingCipher cipher = damaging(bench);
        TestBench.App app = bench.associateApp(SESSION);
        cipher.damage(damage);
        for (String code : codesOf(bench, app, damage)) {
            assertThat(bench.service().confirm(SESSION, app.id(), code)).isEqualTo(INVALID_CODE);
        }
        cipher.damage(UnaryOperator.identity());
        assertThat(bench.service().confirm(SESSION, app.id(), app.code())).isInstanceOf(Confirmation.Confirmed.class);
    }

    /** The true code, and the one that whoever goes on with the damaged key computes: zeros fill a short key up. */
    private static List<String> codesOf(TestBench bench, TestBench.App app, Damage damage) {
        byte[] key = damage == Damage.CUT_OFF ? Arrays.copyOf(app.uri().secret().revealBytes(), 9) : new byte[1];
        String fromDamaged = Totp.of(app.uri().parameters(), TotpWindow.none())
                .generate(OtpSecret.ofBytes(key), bench.clock().instant());
        return List.of(app.code(), fromDamaged, "000000");
    }

    private static DamagingCipher damaging(TestBench bench) {
        DamagingCipher cipher = new DamagingCipher(new AesGcmSecretCipher(bench.keys(), bench.random()));
        bench.restart(builder -> builder.cipher(cipher));
        return cipher;
    }

    @Property(tries = 100)
    @net.jqwik.api.Tag("TOTP-13")
    void nothingThatTheCallerSaysMovesTheTime(
            @ForAll @IntRange(min = -5, max = 5) int offset, @ForAll @IntRange(max = 2_000_000_000) int claimed) {
        TestBench bench = TestBench.create();
        TestBench.App app = bench.enrol(ADA);
        String said = "time=" + (bench.clock().instant().getEpochSecond() + offset * 30L) + ";step=" + claimed;
        Caller.TokenHolder caller =
                bench.begin(BeginRequest.signIn(ADA).from(said)).from(said).inContext(said);
        Verification answer = bench.service().verifyTotp(caller, app.codeIn(offset));
        assertThat(answer instanceof Verification.Verified).isEqualTo(offset >= -1 && offset <= 1);
    }

    private static ImportedTotp imported(byte[] secret) {
        Arrays.fill(secret, (byte) 7);
        TotpParameters parameters = new TotpParameters(OtpAlgorithm.SHA1, 6, Duration.ofSeconds(30));
        return new ImportedTotp("old app", OtpSecret.ofBytes(secret), parameters);
    }
}
