package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mfacore.PolicySettings.Setting;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

@Label("A policy holds its bounds")
class PolicyBoundsTest {

    @Property
    @Tag("D-01")
    @Tag("D-02")
    @Tag("D-04")
    @Tag("D-06")
    @Tag("D-07")
    @Tag("D-08")
    @Tag("D-09")
    @Tag("D-10")
    @Tag("D-11")
    @Tag("D-12")
    @Tag("D-13")
    @Tag("D-14")
    @Tag("D-15")
    @Tag("D-16")
    @Tag("D-17")
    @Tag("D-18")
    @Label("D-01 to D-18: a limit and its neighbour inside are accepted, its neighbour outside is refused")
    void limitsAreExact(@ForAll("settings") Setting setting) {
        accepts(setting, setting.least());
        accepts(setting, setting.least() + 1);
        accepts(setting, setting.most() - 1);
        accepts(setting, setting.most());
        refuses(setting, setting.least() - 1);
        refuses(setting, setting.most() + 1);
    }

    @Property
    @Tag("D-01")
    @Label("D-01 to D-18: every value inside is kept, in a copy too")
    void valuesInsideAreKept(@ForAll("inside") Tuple2<Setting, Integer> value) {
        MfaPolicy policy = value.get1().build().apply(value.get2());
        assertThat(value.get1().read().apply(policy)).isEqualTo(value.get2());
        assertThat(policy.toBuilder().build()).isEqualTo(policy);
    }

    @Property
    @Tag("D-01")
    @Label("D-01 to D-18: a value outside is refused with the argument's name")
    void valuesOutsideAreRefused(@ForAll("settings") Setting setting, @ForAll int value) {
        if (value < setting.least() || value > setting.most()) {
            refuses(setting, value);
        }
    }

    @Example
    @Tag("DOTP-04")
    @Tag("TXN-02")
    @Tag("D-08")
    @Label("D-08, D-13, D-18: lives end at ten minutes to the nanosecond")
    void livesEndToTheNanosecond() {
        Duration above = Duration.ofMinutes(10).plusNanos(1);
        MfaPolicy.Builder builder = MfaPolicy.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.codeLife(above).build())
                .withMessageContaining("codeLife");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MfaPolicy.builder().tokenLife(above).build())
                .withMessageContaining("tokenLife");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MfaPolicy.builder().pendingLife(above).build())
                .withMessageContaining("pendingLife");
    }

    @Example
    @Tag("D-08")
    @Tag("D-12")
    @Label("D-08, D-12: a refusal says the bounds and the value as people read them")
    void refusalsAreReadable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MfaPolicy.builder().codeDigits(5).build())
                .withMessage("codeDigits must be 6 to 12, but is 5: choose a value in these bounds");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        MfaPolicy.builder().codeLife(Duration.ofSeconds(610)).build())
                .withMessage("codeLife must be 1 s to 10 min, but is 610 s: choose a value in these bounds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MfaPolicy.builder()
                        .sendBackoffFirst(Duration.ofMillis(-1))
                        .build())
                .withMessage(
                        "sendBackoffFirst must be 0 s to 60 min, but is PT-0.001S: choose a value in these bounds");
    }

    @Example
    @Tag("D-02")
    @Label("D-02: a period is whole seconds")
    void periodIsWholeSeconds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MfaPolicy.builder()
                        .totpPeriod(Duration.ofMillis(30_500))
                        .build())
                .withMessageContaining("period");
    }

    @Example
    @Tag("D-12")
    @Tag("D-14")
    @Label("D-12, D-14: the longest pause is not below the first")
    void longestPauseIsNotBelowTheFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> MfaPolicy.builder().lockFirst(Duration.ofHours(2)).build())
                .withMessageContaining("lockMax");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MfaPolicy.builder()
                        .sendBackoffFirst(Duration.ofMinutes(33))
                        .build())
                .withMessageContaining("sendBackoffMax");
    }

    @Property
    @Tag("D-14")
    @Tag("D-15")
    @Label("D-14, D-15: the soft lock may lie above the hard cap, so that each can be tried alone")
    void lockAndCapAreIndependent(@ForAll("upTo100") int lockAfter, @ForAll("upTo100") int hardCap) {
        LockPolicy lock = MfaPolicy.builder()
                .lockAfter(lockAfter)
                .hardCap(hardCap)
                .build()
                .lock();
        assertThat(lock.softAfter()).isEqualTo(lockAfter);
        assertThat(lock.hardCap()).isEqualTo(hardCap);
    }

    @Provide
    Arbitrary<Setting> settings() {
        return Arbitraries.of(PolicySettings.ALL);
    }

    @Provide
    Arbitrary<Tuple2<Setting, Integer>> inside() {
        return settings()
                .flatMap(setting -> Combinators.combine(
                                Arbitraries.just(setting),
                                Arbitraries.integers().between(setting.least(), setting.most()))
                        .as(Tuple::of));
    }

    @Provide
    Arbitrary<Integer> upTo100() {
        return Arbitraries.integers().between(1, 100);
    }

    private static void accepts(Setting setting, int value) {
        assertThat(setting.read().apply(setting.build().apply(value)))
                .as("%s", setting)
                .isEqualTo(value);
    }

    private static void refuses(Setting setting, int value) {
        assertThatIllegalArgumentException()
                .as("%s of %d", setting, value)
                .isThrownBy(() -> setting.build().apply(value))
                .withMessageMatching("(?i).*" + setting.argument() + " must be .*: .+");
    }
}
