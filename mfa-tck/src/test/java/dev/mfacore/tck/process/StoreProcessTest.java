package dev.mfacore.tck.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.KitRunner;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.StoreOpener;
import dev.mfacore.tck.StoreProcess;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.store.FileProcess;
import dev.mfacore.tck.report.Ledger;
import dev.mfacore.tck.report.Outcome;
import dev.mfacore.tck.report.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store in a process of its own is the store itself, until the process is killed. */
class StoreProcessTest {

    private static final StoreKey KEY = new StoreKey("user", "a\u0000\uD83D\uDE00");

    private final StoreProcess process = StoreProcess.of(Probe.class);

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        process.kill();
    }

    /** Made by the engine. */
    static final class RightTck extends MfaTck {
        @Override
        public Adapter adapter(TckEnvironment env) {
            return FileProcess.adapter("file-process", FileProcess.RIGHT, env);
        }
    }

    @Test
    @DisplayName("a correct file store in a process that is killed keeps every clause")
    void correctStorePasses() {
        Ledger ledger = KitRunner.run(RightTck.class, Map.of("profile", "quick", "seed", "7", "hang", "60"));
        assertThat(Verdict.of(ledger).word()).as("%s", ledger.rows()).isEqualTo(Verdict.Word.CONFORMANT);
        Set<String> passed = ledger.rows().stream()
                .filter(row -> row.outcome() == Outcome.PASSED && row.clause().equals("REG-19"))
                .map(row -> row.method())
                .collect(Collectors.toSet());
        assertThat(passed)
                .containsExactlyInAnyOrder(
                        "killChangesNothing", "everyKeySurvivesTheKill", "killAmidWritesLosesNoneThatWasAnswered");
    }

    @Test
    @DisplayName("the store is in another process, which is gone after the kill; another one is started for the next")
    void killEndsTheProcess() {
        AuthenticatorStore store = process.open(folder);
        String pid = store.toString();
        ProcessHandle first = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        assertThat(first.pid()).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(process.open(folder)).hasToString(pid);
        process.kill();
        assertThat(first.isAlive()).isFalse();
        assertThatThrownBy(() -> store.load(KEY)).isInstanceOf(StoreException.class);
        assertThat(store).hasToString("a store in a process that has ended");
        assertThat(process.open(folder).toString()).isNotEqualTo(pid);
    }

    @Test
    @DisplayName("arguments, results and pages go through unchanged")
    void callsGoThrough() {
        AuthenticatorStore store = process.open(folder);
        assertThat(store.save(KEY, new byte[] {1, 2}, Long.MIN_VALUE)).isTrue();
        assertThat(store.save(KEY, new byte[] {1, 2}, 5)).isFalse();
        assertThat(store.load(KEY)).contains(new StoredState(new byte[] {1, 2}, Long.MAX_VALUE));
        assertThat(store.load(new StoreKey("user", "b"))).isEmpty();
        assertThat(store.delete(KEY, 9)).isTrue();
        KeyPaging paging = (KeyPaging) store;
        assertThat(paging.keys("user", Optional.of("x"), 3)).containsExactly(new StoreKey("user", "x3"));
    }

    @Test
    @DisplayName("what the store throws is thrown here, in all its words, and the process goes on")
    void exceptionsGoThrough() {
        AuthenticatorStore store = process.open(folder);
        assertThatThrownBy(() -> store.delete(KEY, 1))
                .isInstanceOf(StoreException.class)
                .hasMessage("disk, caused by java.io.IOException: full");
        assertThatThrownBy(() -> store.delete(KEY, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("java.lang.ArithmeticException: odd");
        assertThat(store.delete(KEY, 9)).isTrue();
    }

    @Test
    @DisplayName("an opener that fails says why")
    void openerFails() {
        StoreProcess failing = StoreProcess.of(Failing.class);
        assertThatThrownBy(() -> failing.open(folder)).hasMessageContaining("no such disk");
        failing.kill();
    }

    /** Tells which process it is in, and what it was asked. */
    static final class Probe implements StoreOpener {
        @Override
        public AuthenticatorStore open(Path directory) {
            return new ProbeStore();
        }
    }

    static final class Failing implements StoreOpener {
        @Override
        public AuthenticatorStore open(Path directory) {
            throw new IllegalArgumentException("no such disk");
        }
    }

    private static final class ProbeStore implements AuthenticatorStore, KeyPaging {

        @Override
        public Optional<StoredState> load(StoreKey key) {
            return key.equals(KEY) ? Optional.of(new StoredState(new byte[] {1, 2}, Long.MAX_VALUE)) : Optional.empty();
        }

        @Override
        public boolean save(StoreKey key, byte[] state, long expectedVersion) {
            return key.equals(KEY) && state.length == 2 && expectedVersion == Long.MIN_VALUE;
        }

        @Override
        public boolean delete(StoreKey key, long expectedVersion) {
            if (expectedVersion == 1) {
                throw new StoreException("disk", new java.io.IOException("full"));
            }
            if (expectedVersion == 2) {
                throw new ArithmeticException("odd");
            }
            return true;
        }

        @Override
        public List<StoreKey> keys(String kind, Optional<String> after, int limit) {
            return List.of(new StoreKey(kind, after.orElse("") + limit));
        }

        @Override
        public String toString() {
            return Long.toString(ProcessHandle.current().pid());
        }
    }
}
