package dev.mfacore.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.LockPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes of an older version share states with newer ones: they keep what they may ignore and refuse what they may not. */
@Tag("STO-08")
class UnknownFieldsTest {

    private static final List<Integer> OPTIONAL = List.of(48, 62, 64, 1000);
    private static final List<Integer> MANDATORY = List.of(25, 47, 63, 65, 1001, Integer.MAX_VALUE);
    private static final LockPolicy LOCK = new LockPolicy(5, Duration.ofSeconds(30), Duration.ofMinutes(30), 100);

    @ParameterizedTest
    @MethodSource("dev.mfacore.engine.state.Fields#ofUser")
    void optionalFieldsSurviveReadModifyWrite(Fields.Message message) {
        for (int tag : OPTIONAL) {
            byte[] payload = {5, 6, 7};
            UserState state = UserStateCodec.decode(RawState.with(fullBytes(), message.path(), tag, payload));
            changeEverything(state);
            byte[] rewritten = UserStateCodec.encode(state, 1, Samples.WRITE_ID);
            assertThat(RawState.fields(rewritten, message.path()))
                    .as("tag %d at %s", tag, message.path())
                    .filteredOn(field -> field.tag() == tag)
                    .extracting(RawState.Field::payload)
                    .containsExactly(payload);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mfacore.engine.state.Fields#ofUser")
    void mandatoryFieldsFailClosed(Fields.Message message) {
        for (int tag : MANDATORY) {
            byte[] newer = RawState.with(fullBytes(), message.path(), tag, (byte) 2);
            assertThatThrownBy(() -> UserStateCodec.decode(newer))
                    .as("tag %d at %s", tag, message.path())
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessageContaining("upgrade this node");
        }
    }

    @Test
    void claimsKeepOptionalFieldsAndRefuseMandatoryOnes() {
        byte[] bytes = ClaimCodec.encode(Samples.claim(), 1, Samples.WRITE_ID);
        byte[] newer = RawState.with(bytes, List.of(), 48, (byte) 9);
        assertThat(ClaimCodec.encode(ClaimCodec.decode(newer), 1, Samples.WRITE_ID))
                .isEqualTo(newer);
        assertThatThrownBy(() -> ClaimCodec.decode(RawState.with(bytes, List.of(), 49)))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("upgrade this node");
    }

    @Test
    void quotasKeepOptionalFieldsAndRefuseMandatoryOnes() {
        byte[] bytes = QuotaCodec.encode(Samples.quota(), 1, Samples.WRITE_ID);
        Quota newer = QuotaCodec.decode(RawState.with(bytes, List.of(), 48, (byte) 9));
        newer.set(Quota.Lane.HOLDER, newer.log(Quota.Lane.HOLDER).add(Instant.EPOCH, Duration.ofDays(1)));
        assertThat(RawState.fields(QuotaCodec.encode(newer, 1, Samples.WRITE_ID), List.of()))
                .extracting(RawState.Field::tag)
                .contains(48);
        assertThatThrownBy(() -> QuotaCodec.decode(RawState.with(bytes, List.of(), 7)))
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("upgrade this node");
    }

    @Test
    void aCounterSetBackKeepsWhatItDoesNotUnderstand() {
        UserState state = Samples.full();
        state.setThrottle(Factor.TOTP, Throttle.NONE);
        assertThat(state.throttle(Factor.TOTP).failures()).isZero();
        assertThat(state.throttle(Factor.TOTP).unknown()).isEqualTo(Samples.unknown(50, 3));
        state.setThrottle(Factor.RECOVERY_CODE, Throttle.NONE);
        assertThat(state.throttles).doesNotContainKey(Factor.RECOVERY_CODE);
    }

    @Test
    void equalFieldsAreEqualAndTellNothing() {
        assertThat(Samples.unknown(50, 1))
                .isEqualTo(Samples.unknown(50, 1))
                .hasSameHashCodeAs(Samples.unknown(50, 1))
                .isNotEqualTo(Samples.unknown(50, 2))
                .isNotEqualTo(UnknownFields.NONE)
                .hasToString("3 bytes of unknown fields");
        assertThat(UnknownFields.of(new byte[0])).isSameAs(UnknownFields.NONE);
    }

    private static byte[] fullBytes() {
        return UserStateCodec.encode(Samples.full(), 1, Samples.WRITE_ID);
    }

    /** Every change that the engine makes to a record that goes on living. */
    private static void changeEverything(UserState state) {
        state.nextSequence();
        for (BoundAuthenticator it : state.authenticators()) {
            BoundAuthenticator next = it.resealed(new byte[] {1}).disable();
            state.replace(
                    it.totp().map(totp -> next.with(totp.burn(5).drifted(1))).orElse(next));
        }
        for (AuthenticatorId id :
                state.pending().stream().map(PendingAssociation::id).toList()) {
            state.updatePending(id, it -> it.failed(3).sent().resealed(new byte[] {2}));
        }
        for (OpenTransaction it : state.transactions()) {
            OpenTransaction next = it.failed().sent().consume();
            for (Challenge challenge : it.challenges()) {
                next = next.with(challenge.failed(3).ended(Challenge.Status.USED));
            }
            state.put(next);
        }
        for (Factor factor : Factor.values()) {
            state.setThrottle(factor, state.throttle(factor).failed(LOCK, Instant.EPOCH));
        }
        state.recovery()
                .ifPresent(set -> state.setRecovery(set.without(set.codes().get(0))));
    }
}
