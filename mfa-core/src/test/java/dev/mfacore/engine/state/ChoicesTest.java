package dev.mfacore.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.Factor;
import dev.mfacore.Purpose;
import dev.mfacore.otp.OtpAlgorithm;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stored states hold these numbers. A constant may be added at the end of its enum, and never moved or removed. */
@Tag("STO-07")
class ChoicesTest {

    @Test
    void theNumbersOfFactorsNeverChange() {
        pin(Factor.values(), List.of(Factor.TOTP, Factor.SMS, Factor.EMAIL, Factor.RECOVERY_CODE));
    }

    @Test
    void theNumbersOfPurposesNeverChange() {
        pin(Purpose.values(), List.of(Purpose.SIGN_IN, Purpose.BIND, Purpose.STEP_UP, Purpose.UNBIND));
    }

    @Test
    void theNumbersOfChallengeStagesNeverChange() {
        pin(Challenge.Status.values(), List.of(Challenge.Status.LIVE, Challenge.Status.USED, Challenge.Status.DEAD));
    }

    @Test
    void theNumbersOfAlgorithmsNeverChange() {
        pin(OtpAlgorithm.values(), List.of(OtpAlgorithm.SHA1, OtpAlgorithm.SHA256, OtpAlgorithm.SHA512));
    }

    @Test
    void theTagsOfLanesNeverChange() {
        List<Integer> tags = List.of(1, 3, 5);
        for (Quota.Lane lane : Quota.Lane.values()) {
            Quota quota = new Quota();
            quota.set(lane, Samples.quota().log(lane));
            int tag = tags.get(List.of(Quota.Lane.HOLDER, Quota.Lane.BINDING, Quota.Lane.COMMON)
                    .indexOf(lane));
            byte[] bytes = QuotaCodec.encode(quota, 1, Samples.WRITE_ID);
            assertThat(RawState.fields(bytes, List.of()))
                    .extracting(RawState.Field::tag)
                    .containsOnly(tag);
        }
    }

    @Test
    void aNumberThatNoChoiceHasIsRefused() {
        for (int number : List.of(-1, 4, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
            assertThatThrownBy(() -> Choices.of(Factor.values(), number)).isInstanceOf(UnreadableStateException.class);
        }
    }

    private static <T extends Enum<T>> void pin(T[] values, List<T> pinned) {
        for (int number = 0; number < pinned.size(); number++) {
            assertThat(Choices.number(pinned.get(number))).isEqualTo(number);
            assertThat(Choices.of(values, number)).isEqualTo(pinned.get(number));
        }
    }
}
