package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AdminAction;
import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaToken;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Purpose;
import dev.mfacore.TransactionView;
import dev.mfacore.Verification;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.support.PortProbe;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a front may learn of a token, and that looking leaves no trace. */
class TransactionInspectionTest {

    private static final AdminAction ACTION = new AdminAction("operator", "a ticket");

    private final TestBench bench = TestBench.create();
    private final TestBench.App app = bench.enrol(ADA);

    private Optional<TransactionView> inspect(Caller.TokenHolder holder) {
        return bench.gateway().inspect(holder.token());
    }

    @Property(tries = 60)
    @net.jqwik.api.Tag("TXN-02")
    @net.jqwik.api.Tag("TXN-03")
    void aLiveTokenSaysWhatItIsAndLookingChangesNothing(
            @ForAll @IntRange(min = 1, max = 600) int life,
            @ForAll @IntRange(max = 599) int later,
            @ForAll @IntRange(max = 4) int failures,
            @ForAll("purposes") Purpose purpose) {
        TestBench other = TestBench.with(
                MfaPolicy.builder().tokenLife(Duration.ofSeconds(life)).build());
        TestBench.App theirs = other.enrol(ADA);
        Instant begun = other.clock().instant();
        Caller.TokenHolder holder =
                other.begin(new BeginRequest(ADA, purpose, Optional.of("browser"), Optional.empty()));
        for (int i = 0; i < failures; i++) {
            other.service().verifyTotp(holder.inContext("browser"), theirs.wrongCode());
        }
        other.clock().advanceSeconds(later);
        other.events().clear();
        Map<StoreKey, String> before = TransactionTokenTest.stored(other);
        TransactionView view = new TransactionView(ADA, purpose, begun, begun.plusSeconds(life));
        for (int i = 0; i < 3; i++) {
            assertThat(other.gateway().inspect(holder.token()))
                    .isEqualTo(later < life ? Optional.of(view) : Optional.empty());
        }
        assertThat(TransactionTokenTest.stored(other)).isEqualTo(before);
        assertThat(
                        other.service().verifyTotp(holder.inContext("browser"), theirs.code())
                                instanceof Verification.Verified)
                .isEqualTo(later < life);
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Purpose> purposes() {
        return net.jqwik.api.Arbitraries.of(Purpose.SIGN_IN, Purpose.STEP_UP, Purpose.UNBIND);
    }

    @Test
    @Tag("TXN-03")
    void aUsedTokenSaysNothing() {
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThat(inspect(holder)).isPresent();
        bench.service().verifyTotp(holder, app.code());
        assertThat(inspect(holder)).isEmpty();
    }

    @Test
    @Tag("TXN-07")
    void aTokenThatFailedTooOftenOrWasVoidedSaysNothing() {
        Caller.TokenHolder worn = bench.signIn(ADA);
        Caller.TokenHolder voided = bench.signIn(ADA);
        for (int i = 0; i < 5; i++) {
            assertThat(inspect(worn)).isPresent();
            bench.service().verifyTotp(worn, app.wrongCode());
        }
        assertThat(inspect(worn)).isEmpty();
        assertThat(inspect(voided)).isPresent();
        bench.admin().invalidateTransactions(ADA, ACTION);
        assertThat(inspect(voided)).isEmpty();
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("TXN-09")
    void anyOtherTextSaysNothingAndCostsNoLookUp(@ForAll @NotEmpty @StringLength(max = 600) String text) {
        TestBench fresh = TestBench.create();
        PortProbe probe = PortProbe.on(fresh);
        var engine = probe.engine(MfaPolicy.defaults(), PortProbe.namesOnly(), (number, call) -> {});
        assertThat(engine.gateway().inspect(new MfaToken(text))).isEmpty();
        assertThat(probe.calls()).containsOnly(PortProbe.Call.LISTENER);
    }

    @Test
    @Tag("SEC-10")
    void onlyADeadTokenIsTold() {
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.events().clear();
        inspect(holder);
        assertThat(bench.events().all()).isEmpty();
        bench.clock().advance(Duration.ofMinutes(5));
        inspect(holder);
        assertThat(bench.events().all()).singleElement().satisfies(it -> {
            MfaEvent.Attempt attempt = (MfaEvent.Attempt) it;
            assertThat(attempt.operation()).isEqualTo(MfaEvent.Operation.INSPECT);
            assertThat(attempt.outcome()).isEqualTo(MfaEvent.Outcome.DEAD_TOKEN);
            assertThat(attempt.user()).contains(ADA);
        });
    }

    @Test
    @Tag("STO-08")
    void aStoreThatFailsIsNoDeadToken() {
        Caller.TokenHolder holder = bench.signIn(ADA);
        var engine = PortProbe.on(bench).engine(MfaPolicy.defaults(), PortProbe.namesOnly(), (number, call) -> {
            if (call == PortProbe.Call.LOAD) {
                throw new StoreException("lost");
            }
        });
        assertThatThrownBy(() -> engine.gateway().inspect(holder.token())).isInstanceOf(MfaUnavailableException.class);
    }

    @Test
    @Tag("INP-04")
    void aMissingTokenIsMisuse() {
        assertThatThrownBy(() -> bench.gateway().inspect(null)).hasMessage("token must not be null");
    }
}
