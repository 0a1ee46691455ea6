package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.Caller;
import dev.mfacore.Verification;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A clock that ran ahead and is put right: old tokens stay dead, and people can sign in. */
class ClockSetBackTest {

    private final TestBench bench = TestBench.create();

    @Test
    @Tag("TXN-03")
    @Tag("TOTP-10")
    void aUsedTokenStaysUsedAndANewOneWorks() {
        TestBench.App app = bench.enrol(ADA);
        Instant right = bench.clock().instant();
        bench.clock().advance(Duration.ofDays(1));
        Caller.TokenHolder used = bench.signIn(ADA);
        assertThat(bench.service().verifyRecoveryCode(used, app.recoveryCodes().get(0)))
                .isInstanceOf(Verification.Verified.class);
        bench.clock().advance(Duration.ofHours(1));
        bench.service().verifyRecoveryCode(bench.signIn(ADA), "wrong");
        bench.clock().set(right);
        Caller.TokenHolder fresh = bench.signIn(ADA);
        assertThat(bench.service().verifyRecoveryCode(used, app.recoveryCodes().get(1)))
                .isEqualTo(TokenGate.INVALID_TOKEN);
        assertThat(bench.service().verifyRecoveryCode(fresh, app.recoveryCodes().get(1)))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TXN-03")
    void nodesWhoseClocksDifferALittleDoNotVoidEachOthersTokens() {
        TestBench.App app = bench.enrol(ADA);
        bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        bench.clock().advance(Duration.ofMinutes(6));
        Caller.TokenHolder running = bench.signIn(ADA);
        bench.clock().advance(Duration.ofSeconds(20));
        bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        bench.clock().advance(Duration.ofSeconds(-20));
        bench.signIn(ADA);
        assertThat(bench.service().verifyTotp(running, app.code())).isInstanceOf(Verification.Verified.class);
    }
}
