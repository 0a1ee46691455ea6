package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

@Label("Pauses double up to the longest")
class PausesTest {

    @Property
    @Tag("THR-02")
    @Tag("D-14")
    @Label("THR-02: no lock below the threshold, then the first one doubled with every failure, up to the longest")
    void locks(
            @ForAll @IntRange(min = 1, max = 100) int softAfter,
            @ForAll @IntRange(min = 1, max = 86_400) int first,
            @ForAll @IntRange(max = 86_400) int more,
            @ForAll @IntRange(max = 200) int failures) {
        int max = Math.min(86_400, first + more);
        LockPolicy lock = new LockPolicy(softAfter, Duration.ofSeconds(first), Duration.ofSeconds(max), 100);
        Duration expected = failures < softAfter ? Duration.ZERO : doubled(first, failures - softAfter, max);
        assertThat(lock.delayAfter(failures)).isEqualTo(expected);
        assertThat(lock.delayAfter(failures + 1)).isGreaterThanOrEqualTo(lock.delayAfter(failures));
    }

    @Property
    @Tag("D-12")
    @Tag("THR-12")
    @Label("D-12: the pause after the first send is the first one, doubled with every further send, up to the longest")
    void sends(
            @ForAll @IntRange(max = 3600) int first,
            @ForAll @IntRange(max = 82_800) int more,
            @ForAll @IntRange(min = 1, max = 200) int sends) {
        SendPolicy sending = MfaPolicy.builder()
                .sendBackoffFirst(Duration.ofSeconds(first))
                .sendBackoffMax(Duration.ofSeconds(first + more))
                .build()
                .sending();
        assertThat(sending.backoffAfter(sends)).isEqualTo(doubled(first, sends - 1, first + more));
    }

    @Example
    @Tag("D-14")
    @Tag("D-12")
    @Label("D-12, D-14: the defaults by hand")
    void defaults() {
        LockPolicy lock = MfaPolicy.defaults().lock();
        assertThat(lock.delayAfter(0)).isZero();
        assertThat(lock.delayAfter(4)).isZero();
        assertThat(lock.delayAfter(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(lock.delayAfter(6)).isEqualTo(Duration.ofSeconds(60));
        assertThat(lock.delayAfter(11)).isEqualTo(Duration.ofMinutes(32));
        assertThat(lock.delayAfter(12)).isEqualTo(Duration.ofHours(1));
        assertThat(lock.delayAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
        SendPolicy sending = MfaPolicy.defaults().sending();
        assertThat(sending.backoffAfter(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(sending.backoffAfter(5)).isEqualTo(Duration.ofMinutes(16));
        assertThat(sending.backoffAfter(7)).isEqualTo(Duration.ofMinutes(32));
        assertThat(sending.backoffAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(32));
    }

    private static Duration doubled(int first, int times, int max) {
        BigInteger seconds = BigInteger.valueOf(first).shiftLeft(times).min(BigInteger.valueOf(max));
        return Duration.ofSeconds(seconds.longValueExact());
    }
}
