package dev.mfacore.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.support.SeededRandom;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A secret is random, hides itself, and is gone once destroyed. */
class OtpSecretTest {

    private static final int MANY = 4000;

    @Property(tries = 20)
    @Tag("TOTP-14")
    @Tag("TOTP-15")
    void newSecretsAreDistinctAndEveryByteValueAndBitIsAsFrequent(@ForAll OtpAlgorithm algorithm, @ForAll long seed) {
        SeededRandom random = new SeededRandom(seed);
        int length = algorithm.secretBytes();
        Set<String> seen = new HashSet<>();
        long[] values = new long[256];
        long[] bits = new long[8 * length];
        for (int i = 0; i < MANY; i++) {
            OtpSecret secret = OtpSecret.generate(algorithm, random);
            assertThat(secret.length()).isEqualTo(length);
            count(secret.revealBytes(), values, bits);
            assertThat(seen.add(secret.revealBase32())).isTrue();
        }
        // 255 degrees of freedom: mean 255, deviation 22.6; seven deviations off is no chance.
        assertThat(chiSquare(values, (double) MANY * length / 256)).isBetween(100.0, 415.0);
        // Deviation of a fair bit's count: half the root of 4000, which is 31.6.
        assertThat(Arrays.stream(bits)).allMatch(count -> Math.abs(count - MANY / 2) < 7 * 31.6);
    }

    @Example
    @Tag("TOTP-14")
    void secretsAreAsLongAsTheirHash() {
        assertThat(OtpAlgorithm.SHA1.secretBytes()).isEqualTo(20);
        assertThat(OtpAlgorithm.SHA256.secretBytes()).isEqualTo(32);
        assertThat(OtpAlgorithm.SHA512.secretBytes()).isEqualTo(64);
    }

    @Property
    @Tag("TOTP-17")
    void bytesAndBase32GoInAndComeOutUnchanged(@ForAll @Size(min = 1, max = 128) byte[] bytes) {
        OtpSecret secret = OtpSecret.ofBytes(bytes);
        assertThat(secret.revealBytes()).isEqualTo(bytes);
        assertThat(secret.length()).isEqualTo(bytes.length);
        assertThat(OtpSecret.ofBase32(secret.revealBase32()).revealBytes()).isEqualTo(bytes);
    }

    @Property(tries = 200)
    void secretsAreCopiedOnTheWayInAndOut(@ForAll @Size(min = 1, max = 128) byte[] bytes) {
        byte[] given = bytes.clone();
        OtpSecret secret = OtpSecret.ofBytes(given);
        given[0]++;
        secret.revealBytes()[0]++;
        assertThat(secret.revealBytes()).isEqualTo(bytes);
    }

    @Example
    @Tag("TOTP-16")
    @Tag("INP-05")
    void emptyAndOverlongSecretsAreRefused() {
        assertRefused(() -> OtpSecret.ofBytes(new byte[0]));
        assertRefused(() -> OtpSecret.ofBytes(new byte[129]));
        assertRefused(() -> OtpSecret.ofBase32(""));
        assertRefused(() -> OtpSecret.ofBase32(" - "));
        assertRefused(() -> OtpSecret.ofBase32(Base32.encode(new byte[129])));
        assertRefused(() -> OtpSecret.ofBase32("A".repeat(10_000_000)));
    }

    @Property
    void secretsAreEqualExactlyWhenTheirBytesAre(
            @ForAll @Size(min = 1, max = 40) byte[] bytes,
            @ForAll @IntRange(min = 0, max = 39) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        OtpSecret secret = OtpSecret.ofBytes(bytes);
        byte[] changed = bytes.clone();
        changed[place % bytes.length] ^= (byte) change;
        OtpSecret itself = secret;
        assertThat(secret.equals(itself)).isTrue();
        assertThat(secret).isEqualTo(OtpSecret.ofBytes(bytes));
        assertThat(secret).isNotEqualTo(OtpSecret.ofBytes(changed));
        assertThat(secret).isNotEqualTo(OtpSecret.ofBytes(Arrays.copyOf(bytes, bytes.length + 1)));
        Object text = "OtpSecret[hidden]";
        assertThat(secret).isNotEqualTo(text);
        assertThat(secret.hashCode())
                .as("tells nothing of the bytes")
                .isEqualTo(OtpSecret.ofBytes(changed).hashCode());
    }

    @Property(tries = 200)
    @Tag("SEC-05")
    void theTextFormIsTheSameForAllSecrets(@ForAll @Size(min = 1, max = 128) byte[] bytes) {
        assertThat(OtpSecret.ofBytes(bytes)).hasToString("OtpSecret[hidden]");
    }

    @Example
    @Tag("SEC-05")
    void aSecretCannotBeSerialised() throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(OtpSecret.ofBytes(ReferenceOtp.SEED)))
                    .isInstanceOf(NotSerializableException.class);
        }
    }

    @Example
    void aDestroyedSecretCannotBeUsed() {
        OtpSecret secret = OtpSecret.ofBytes(ReferenceOtp.SEED);
        assertThat(secret.isDestroyed()).isFalse();
        secret.close();
        secret.destroy();
        assertThat(secret.isDestroyed()).isTrue();
        Totp totp = Totp.of(TotpParameters.defaults(), TotpWindow.defaults());
        Hotp hotp = Hotp.of(OtpAlgorithm.SHA1, 6);
        OtpauthUri uri = new OtpauthUri("Example", "ada", secret, TotpParameters.defaults());
        assertDestroyed(secret::revealBytes);
        assertDestroyed(secret::revealBase32);
        assertDestroyed(() -> totp.generate(secret, Instant.EPOCH));
        assertDestroyed(() -> totp.verify(secret, "328482", Instant.EPOCH));
        assertDestroyed(() -> hotp.generate(secret, 0));
        assertDestroyed(() -> hotp.verify(secret, "328482", 0, 0));
        assertDestroyed(uri::toUriString);
    }

    @Example
    void aDestroyedSecretEqualsOnlyItself() {
        OtpSecret destroyed = OtpSecret.ofBytes(ReferenceOtp.SEED);
        OtpSecret alsoDestroyed = OtpSecret.ofBytes(ReferenceOtp.SEED);
        destroyed.destroy();
        alsoDestroyed.destroy();
        OtpSecret itself = destroyed;
        assertThat(destroyed.equals(itself)).isTrue();
        assertThat(destroyed).isNotEqualTo(alsoDestroyed);
        assertThat(destroyed).isNotEqualTo(OtpSecret.ofBytes(ReferenceOtp.SEED));
        assertThat(OtpSecret.ofBytes(new byte[20])).isNotEqualTo(destroyed);
        assertThat(destroyed).hasToString("OtpSecret[hidden]");
    }

    /** Who loses the race gets an exception and never a secret that is partly zeros. */
    @Example
    @Tag("TOTP-16")
    void aSecretReadWhileItIsDestroyedIsWholeOrRefused() throws InterruptedException {
        byte[] bytes = new byte[OtpSecret.MAX_BYTES];
        Arrays.fill(bytes, (byte) 0x55);
        for (int round = 0; round < 200; round++) {
            OtpSecret secret = OtpSecret.ofBytes(bytes);
            CountDownLatch reading = new CountDownLatch(1);
            Thread destroyer = new Thread(() -> destroyAfter(reading, secret));
            destroyer.start();
            try {
                for (int i = 0; i < 100_000; i++) {
                    assertThat(Arrays.equals(secret.revealBytes(), bytes)).isTrue();
                    reading.countDown();
                }
            } catch (IllegalStateException destroyed) {
                assertThat(secret.isDestroyed()).isTrue();
            }
            destroyer.join();
        }
    }

    private static void destroyAfter(CountDownLatch reading, OtpSecret secret) {
        try {
            reading.await();
            secret.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void count(byte[] bytes, long[] values, long[] bits) {
        for (int i = 0; i < bytes.length; i++) {
            values[bytes[i] & 0xff]++;
            for (int bit = 0; bit < 8; bit++) {
                bits[8 * i + bit] += (bytes[i] >> bit) & 1;
            }
        }
    }

    private static double chiSquare(long[] counts, double expected) {
        return Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertDestroyed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessageContaining("destroyed");
    }

    @Example
    @Tag("SEC-05")
    void destroyingOverwritesTheBytes() throws ReflectiveOperationException {
        java.lang.reflect.Field kept = OtpSecret.class.getDeclaredField("bytes");
        kept.setAccessible(true);
        OtpSecret destroyed = OtpSecret.ofBytes(ReferenceOtp.SEED);
        OtpSecret closed = OtpSecret.ofBytes(ReferenceOtp.SEED);
        assertThat((byte[]) kept.get(closed)).isEqualTo(ReferenceOtp.SEED);
        destroyed.destroy();
        closed.close();
        assertThat((byte[]) kept.get(destroyed)).containsOnly(0);
        assertThat((byte[]) kept.get(closed)).containsOnly(0);
        assertDestroyed(closed::revealBytes);
        assertThat(destroyed.length()).isEqualTo(ReferenceOtp.SEED.length);
    }
}
