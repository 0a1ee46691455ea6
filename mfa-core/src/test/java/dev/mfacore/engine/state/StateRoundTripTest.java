package dev.mfacore.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * What is written is read again as it was, and takes little room. The extremes are among the values; jqwik's own edge
 * cases would leave no tries for anything else.
 */
@Tag("STO-07")
class StateRoundTripTest {

    private static final int TYPICAL_BYTES = 480;

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyUserIsReadAsItWasWritten(@ForAll("states") UserState state, @ForAll("writeIds") byte[] writeId) {
        byte[] bytes = UserStateCodec.encode(state, 1, writeId);
        UserState read = UserStateCodec.decode(bytes);
        assertThat(read).usingRecursiveComparison().isEqualTo(state);
        assertThat(StateHeader.writeId(bytes)).isEqualTo(writeId);
        assertThat(UserStateCodec.encode(read, 1, writeId)).isEqualTo(bytes);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyQuotaIsReadAsItWasWritten(@ForAll("quotas") Quota quota) {
        byte[] bytes = QuotaCodec.encode(quota, 1, Samples.WRITE_ID);
        assertThat(QuotaCodec.decode(bytes)).usingRecursiveComparison().isEqualTo(quota);
        assertThat(QuotaCodec.encode(QuotaCodec.decode(bytes), 1, Samples.WRITE_ID))
                .isEqualTo(bytes);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void anyClaimIsReadAsItWasWritten(@ForAll("claims") Claim claim) {
        assertThat(ClaimCodec.decode(ClaimCodec.encode(claim, 1, Samples.WRITE_ID)))
                .isEqualTo(claim);
    }

    @Example
    void aUserOfWhomNothingIsKnownRoundTrips() {
        byte[] bytes = UserStateCodec.encode(new UserState(), 1, Samples.WRITE_ID);
        assertThat(UserStateCodec.decode(bytes)).usingRecursiveComparison().isEqualTo(new UserState());
    }

    @Example
    void aTypicalUserTakesLittleRoom() {
        int size = UserStateCodec.encode(Samples.typical(), 1, Samples.WRITE_ID).length;
        assertThat(size)
                .as("an authenticator app and ten recovery codes take %d bytes", size)
                .isLessThanOrEqualTo(TYPICAL_BYTES);
    }

    @Example
    void aStateThatNobodyWouldReadIsNotWritten() {
        Quota quota = new Quota();
        quota.set(Quota.Lane.COMMON, new SendLog(Collections.nCopies(100_000, Instant.MAX)));
        assertThatThrownBy(() -> QuotaCodec.encode(quota, 1, Samples.WRITE_ID))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too long");
    }

    @Example
    void theLargestQuotaThatAPolicyAllowsIsWrittenAndRead() {
        Quota quota = new Quota();
        quota.set(Quota.Lane.COMMON, new SendLog(Collections.nCopies(100_000 / 16, Instant.MAX)));
        assertThat(QuotaCodec.decode(QuotaCodec.encode(quota, 1, Samples.WRITE_ID)))
                .usingRecursiveComparison()
                .isEqualTo(quota);
    }

    @Example
    void onlyKnownFormatsAndWholeWriteIdsAreWritten() {
        for (int format : List.of(-1, 0, 2, 257)) {
            assertThatThrownBy(() -> UserStateCodec.encode(new UserState(), format, Samples.WRITE_ID))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("format must be 1 to 1, but is " + format);
        }
        assertThatThrownBy(() -> UserStateCodec.encode(new UserState(), 1, new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16 bytes");
    }

    @Provide
    Arbitrary<UserState> states() {
        return UserStateArbitraries.states();
    }

    @Provide
    Arbitrary<Quota> quotas() {
        return UserStateArbitraries.quotas();
    }

    @Provide
    Arbitrary<Claim> claims() {
        return UserStateArbitraries.claims();
    }

    @Provide
    Arbitrary<byte[]> writeIds() {
        return UserStateArbitraries.writeIds();
    }
}
