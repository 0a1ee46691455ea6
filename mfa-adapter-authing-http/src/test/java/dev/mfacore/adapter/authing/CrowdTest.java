package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.MfaCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Few threads serve many calls, and callers' code that blocks holds up nobody else. */
@Timeout(60)
class CrowdTest {

    private static final MfaCall.VerifyTotpMfa CALL = new MfaCall.VerifyTotpMfa(Samples.PENDING, Samples.CODE);
    private static final byte[] REFUSED = Answers.json("{\"code\":6001,\"message\":\"\"}");
    private static final AuthingAnswer<?> REFUSAL = AuthingAnswer.refusal(6001, "");

    /** More than there are threads for connections, and than the JVM's common pool has. */
    private static final int MANY = 8 * ClientThreads.FEW;

    @Test
    @Tag("CLI-09")
    void stagesThatBlockHoldUpNoOtherCall() throws Exception {
        CountDownLatch blocked = new CountDownLatch(MANY);
        CountDownLatch release = new CountDownLatch(1);
        List<CompletableFuture<?>> stages = new ArrayList<>();
        try (Peer peer = Peer.answering(request -> REFUSED)) {
            AuthingHttp client = Samples.client(peer.url()).build();
            for (int i = 0; i < MANY; i++) {
                stages.add(client.callAsync(CALL).thenAccept(answer -> {
                    blocked.countDown();
                    await(release);
                }));
            }
            blocked.await();
            assertThat(client.call(CALL)).isEqualTo(REFUSAL);
            assertThat(client.callAsync(CALL).join()).isEqualTo(REFUSAL);
        } finally {
            release.countDown();
        }
        stages.forEach(CompletableFuture::join);
    }

    @Test
    @Tag("CLI-09")
    void stagesMayCallAndWait() throws Exception {
        try (Peer peer = Peer.answering(request -> REFUSED)) {
            AuthingHttp client = Samples.client(peer.url()).build();
            List<CompletableFuture<?>> answers = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                answers.add(client.callAsync(CALL).thenApply(first -> client.call(CALL)));
            }
            for (CompletableFuture<?> answer : answers) {
                assertThat(answer.join()).isEqualTo(REFUSAL);
            }
            assertThat(peer.received()).hasSize(2 * MANY);
        }
    }

    @Test
    @Tag("CLI-06")
    void stagesThatBlockDoNotLiftDeadlines() throws Exception {
        CountDownLatch late = new CountDownLatch(MANY);
        CountDownLatch release = new CountDownLatch(1);
        List<CompletableFuture<?>> stages = new ArrayList<>();
        try (Peer peer = Peer.scripted((talk, request) -> {
            talk.awaitEnd();
            return false;
        })) {
            AuthingHttp client =
                    Samples.client(peer.url()).deadline(Duration.ofMillis(250)).build();
            for (int i = 0; i < MANY; i++) {
                stages.add(client.callAsync(CALL).handle((answer, failure) -> {
                    late.countDown();
                    await(release);
                    return failure;
                }));
            }
            late.await();
            assertThatThrownBy(() -> client.call(CALL))
                    .isInstanceOf(MfaUnavailableException.class)
                    .hasMessageContaining("no whole answer within 250 ms");
            assertThatThrownBy(client.callAsync(CALL)::join)
                    .hasCauseInstanceOf(MfaUnavailableException.class)
                    .hasMessageContaining("no whole answer within 250 ms");
        } finally {
            release.countDown();
        }
        assertThat(stages).allSatisfy(it -> assertThat(it.join()).isInstanceOf(MfaUnavailableException.class));
    }

    @Test
    void aCrowdOfWorkMakesNoCrowdOfThreads() throws Exception {
        ClientThreads few = ClientThreads.few();
        Set<String> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(10_000);
        for (int i = 0; i < 10_000; i++) {
            few.execute(() -> {
                threads.add(Thread.currentThread().getName());
                done.countDown();
            });
        }
        done.await();
        assertThat(threads).isNotEmpty().hasSizeLessThanOrEqualTo(ClientThreads.FEW);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
