package dev.mfacore.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Which steps and counters are accepted, and which of them is the answer. */
class WindowTest {

    private static final OtpSecret SEED = OtpSecret.ofBytes(ReferenceOtp.SEED);

    @Property
    @Tag("TOTP-07")
    void aCodeIsAcceptedExactlyWithinTheWindow(
            @ForAll @Size(min = 1, max = 64) byte[] key,
            @ForAll @LongRange(min = -(1L << 40), max = 1L << 40) long current,
            @ForAll @IntRange(min = 0, max = 3) int back,
            @ForAll @IntRange(min = 0, max = 3) int forward,
            @ForAll @IntRange(min = -5, max = 5) int offset) {
        Totp totp = Totp.of(TotpParameters.defaults(), new TotpWindow(back, forward));
        String code = code(key, current + offset);
        OptionalLong expected = highestWith(code, key, current - back, current + forward);
        assertThat(totp.verify(OtpSecret.ofBytes(key), code, Instant.ofEpochSecond(30 * current)))
                .isEqualTo(expected);
        assertThat(totp.matchStep(key, code, current)).isEqualTo(expected.orElse(Totp.NO_MATCH));
        if (offset >= -back && offset <= forward) {
            assertThat(expected).isPresent();
        }
    }

    @Property(tries = 200)
    @Tag("TOTP-07")
    void aWindowBeyondItsBoundsCannotBeMade(@ForAll int steps, @ForAll @IntRange(min = 0, max = 3) int other) {
        if (steps < 0 || steps > 3) {
            assertThatThrownBy(() -> new TotpWindow(steps, other))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("back");
            assertThatThrownBy(() -> new TotpWindow(other, steps))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("forward");
        }
    }

    @Example
    @Tag("TOTP-07")
    void theNamedWindowsAreOneStepEitherWayAndNone() {
        assertThat(TotpWindow.defaults()).isEqualTo(new TotpWindow(1, 1));
        assertThat(TotpWindow.none()).isEqualTo(new TotpWindow(0, 0));
    }

    @Example
    @Tag("TOTP-07")
    void theWindowEndsWhereTheNumbersEnd() {
        Totp totp = Totp.of(TotpParameters.defaults(), new TotpWindow(3, 3));
        long highest = Long.MAX_VALUE;
        long lowest = Long.MIN_VALUE + 1;
        assertThat(match(totp, highest, highest)).isEqualTo(highest);
        assertThat(match(totp, highest - 3, highest)).isEqualTo(highest - 3);
        assertThat(match(totp, lowest, highest)).isEqualTo(Totp.NO_MATCH);
        assertThat(match(totp, lowest, lowest)).isEqualTo(lowest);
        assertThat(match(totp, lowest, Long.MIN_VALUE)).isEqualTo(lowest);
        assertThat(match(totp, highest, Long.MIN_VALUE)).isEqualTo(Totp.NO_MATCH);
        assertThat(match(totp, highest, lowest)).isEqualTo(Totp.NO_MATCH);
    }

    @Example
    @Tag("TOTP-08")
    @Tag("TOTP-09")
    void ofTwoStepsWithOneCodeTheHighestIsTheAnswer() {
        String shared = "911617";
        assertThat(List.of(code(ReferenceOtp.SEED, 910737), code(ReferenceOtp.SEED, 910738)))
                .containsOnly(shared);
        Totp both = Totp.of(TotpParameters.defaults(), TotpWindow.defaults());
        assertThat(both.matchStep(ReferenceOtp.SEED, shared, 910737)).isEqualTo(910738);
        assertThat(both.matchStep(ReferenceOtp.SEED, shared, 910738)).isEqualTo(910738);
        assertThat(both.matchStep(ReferenceOtp.SEED, shared, 910736)).isEqualTo(910737);
        Totp one = Totp.of(TotpParameters.defaults(), TotpWindow.none());
        assertThat(one.matchStep(ReferenceOtp.SEED, shared, 910737)).isEqualTo(910737);
        assertThat(Hotp.of(OtpAlgorithm.SHA1, 6).verify(SEED, shared, 910737, 5))
                .hasValue(910738);
    }

    @Property
    @Tag("TOTP-07")
    void hotpAcceptsExactlyTheLookAhead(
            @ForAll @Size(min = 1, max = 64) byte[] key,
            @ForAll @LongRange(min = 10, max = Long.MAX_VALUE - 200) long counter,
            @ForAll @IntRange(min = 0, max = 20) int lookAhead,
            @ForAll @IntRange(min = -3, max = 23) int offset) {
        String code = code(key, counter + offset);
        assertThat(Hotp.of(OtpAlgorithm.SHA1, 6).verify(OtpSecret.ofBytes(key), code, counter, lookAhead))
                .isEqualTo(highestWith(code, key, counter, counter + lookAhead));
    }

    @Example
    @Tag("TOTP-07")
    void hotpRefusesCountersAndLookAheadsOutOfRange() {
        Hotp hotp = Hotp.of(OtpAlgorithm.SHA1, 6);
        assertThatThrownBy(() -> hotp.generate(SEED, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counter");
        assertThatThrownBy(() -> hotp.verify(SEED, "755224", -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counter");
        for (int lookAhead : new int[] {-1, Hotp.MAX_LOOK_AHEAD + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> hotp.verify(SEED, "755224", 0, lookAhead))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("lookAhead");
        }
        assertThatThrownBy(() -> hotp.verify(SEED, "181742", Long.MAX_VALUE, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lookAhead");
        assertThat(hotp.verify(SEED, "181742", Long.MAX_VALUE - 1, 1)).hasValue(Long.MAX_VALUE);
        assertThat(hotp.verify(SEED, "not a code", 0, 1)).isEmpty();
    }

    @Example
    @Tag("TOTP-16")
    void anEmptyKeyVerifiesAndGeneratesNothing() {
        Totp totp = Totp.of(TotpParameters.defaults(), TotpWindow.defaults());
        byte[] empty = {};
        for (String code : List.of("328482", "812658", "", "nonsense")) {
            assertThatThrownBy(() -> totp.matchStep(empty, code, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("key");
        }
        assertThatThrownBy(() -> totp.codeAt(empty, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key");
    }

    private static long match(Totp totp, long codeOf, long current) {
        return totp.matchStep(ReferenceOtp.SEED, code(ReferenceOtp.SEED, codeOf), current);
    }

    private static OptionalLong highestWith(String code, byte[] key, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .filter(step -> code(key, step).equals(code))
                .max();
    }

    private static String code(byte[] key, long step) {
        return ReferenceOtp.code(OtpAlgorithm.SHA1, 6, key, step);
    }

    @Example
    @Tag("TOTP-07")
    void hotpTakesTheFirstCounterTheWidestLookAheadAndTheLastCounter() {
        Hotp hotp = Hotp.of(OtpAlgorithm.SHA1, 6);
        assertThat(hotp.verify(SEED, code(ReferenceOtp.SEED, 0), 0, 0)).hasValue(0);
        String farthest = code(ReferenceOtp.SEED, Hotp.MAX_LOOK_AHEAD);
        assertThat(hotp.verify(SEED, farthest, 0, Hotp.MAX_LOOK_AHEAD)).hasValue(Hotp.MAX_LOOK_AHEAD);
        String last = code(ReferenceOtp.SEED, Long.MAX_VALUE);
        assertThat(hotp.verify(SEED, last, Long.MAX_VALUE - 1, 1)).hasValue(Long.MAX_VALUE);
    }

    @Example
    void aVerifierSaysWhatItWasMadeOf() {
        TotpWindow window = new TotpWindow(0, 2);
        Totp totp = Totp.of(TotpParameters.defaults(), window);
        assertThat(totp.parameters()).isEqualTo(TotpParameters.defaults());
        assertThat(totp.window()).isEqualTo(window);
    }
}
