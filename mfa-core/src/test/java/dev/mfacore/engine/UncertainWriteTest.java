package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mfacore.Caller;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Verification;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.support.TestBench;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A write that fails without saying whether it happened counts only if it is found again, by its own id. */
@Tag("STO-08")
class UncertainWriteTest {

    private final TestBench bench = TestBench.create();
    private final TestBench.App app = bench.enrol(ADA);
    private final Caller.TokenHolder holder = bench.signIn(ADA);

    /** What the store makes of a write before it fails, and what it answers when it is asked afterwards. */
    private interface Fate {
        void write(StoreKey key, byte[] state, long version);

        default Optional<StoredState> answer() {
            throw new AssertionError("only for fates that fail to answer");
        }
    }

    private Verification verify(Fate fate, boolean answers) {
        return bench.over(new AuthenticatorStore() {
                    private boolean written;

                    @Override
                    public Optional<StoredState> load(StoreKey key) {
                        return written && !answers
                                ? fate.answer()
                                : bench.store().load(key);
                    }

                    @Override
                    public boolean save(StoreKey key, byte[] state, long version) {
                        fate.write(key, state, version);
                        written = true;
                        throw new StoreException("timed out");
                    }

                    @Override
                    public boolean delete(StoreKey key, long version) {
                        return bench.store().delete(key, version);
                    }
                })
                .service()
                .verifyTotp(holder, app.code());
    }

    private void assertNothingAccepted(Fate fate) {
        assertThat(catchThrowable(() -> verify(fate, true)))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageContaining("nothing was accepted")
                .hasCauseInstanceOf(StoreException.class);
    }

    @Test
    void isAcceptedOnceItIsFound() {
        assertThat(verify((key, state, version) -> bench.store().save(key, state, version), true))
                .isInstanceOf(Verification.Verified.class);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code()))
                .isNotInstanceOf(Verification.Verified.class);
    }

    @Test
    void isNotAcceptedIfNothingNewIsThere() {
        assertNothingAccepted((key, state, version) -> {});
    }

    @Test
    void isNotAcceptedIfItIsGone() {
        assertNothingAccepted((key, state, version) -> bench.store().delete(key, version));
    }

    @Test
    void isNotAcceptedIfAnothersWriteIsThere() {
        assertNothingAccepted((key, state, version) -> bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode()));
    }

    @Test
    void isNotAcceptedIfWhatIsThereCannotBeRead() {
        assertNothingAccepted((key, state, version) -> bench.store().tamper(key, new byte[] {1}));
    }

    @Test
    void isNotAcceptedIfTheStoreDoesNotAnswerAndBothFailuresAreTold() {
        Fate silent = new Fate() {
            @Override
            public void write(StoreKey key, byte[] state, long version) {
                bench.store().save(key, state, version);
            }

            @Override
            public Optional<StoredState> answer() {
                throw new StoreException("still down");
            }
        };
        Throwable failure = catchThrowable(() -> verify(silent, false));
        assertThat(failure).isInstanceOf(MfaUnavailableException.class).hasMessageContaining("nothing was accepted");
        assertThat(failure.getCause()).hasMessage("timed out");
        assertThat(failure.getCause().getSuppressed())
                .singleElement()
                .satisfies(it -> assertThat(it).hasMessage("still down"));
    }
}
