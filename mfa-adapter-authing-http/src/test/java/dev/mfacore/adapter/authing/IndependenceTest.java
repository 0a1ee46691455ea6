package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.MfaToken;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One client, many users: no call knows of another. */
@Timeout(120)
class IndependenceTest {

    private static final int USERS = 1200;

    private static MfaCall.VerifyTotpMfa call(int user) {
        String token = "token-of-user-" + user;
        return new MfaCall.VerifyTotpMfa(
                AuthingCredential.pending(new MfaToken(token)), new SecretText("code-" + user));
    }

    /** Answers with the user that the token names, if the code is that user's too. */
    private static byte[] answer(Received request) {
        String user = request.header("authorization").orElseThrow().replace("Bearer token-of-user-", "");
        boolean matches = request.text().equals("{\"totp\":\"code-" + user + "\"}");
        return Answers.data("{\"id\":\"" + (matches ? user : "mixed up") + "\",\"token\":\"session-of-" + user + "\"}");
    }

    private static void requireOwn(int user, AuthingAnswer<AuthingUser> answer) {
        AuthingUser got = ((AuthingAnswer.Success<AuthingUser>) answer).data();
        assertThat(got.id()).isEqualTo(String.valueOf(user));
        assertThat(got.token()).contains(new SecretText("session-of-" + user));
    }

    @Test
    @Tag("CLI-09")
    void everyCallerGetsTheOwnAnswerWhenAllAreUnderWayAtOnce() throws Exception {
        CountDownLatch all = new CountDownLatch(USERS);
        try (Peer peer = Peer.scripted((talk, request) -> {
            // Nobody is answered before everybody has asked.
            all.countDown();
            try {
                all.await();
            } catch (InterruptedException e) {
                return false;
            }
            talk.send(answer(request));
            return true;
        })) {
            AuthingHttp client = Samples.client(peer.url())
                    .connectTimeout(Duration.ofSeconds(60))
                    .deadline(Duration.ofSeconds(100))
                    .build();
            List<CompletableFuture<AuthingAnswer<AuthingUser>>> answers = new ArrayList<>();
            for (int user = 0; user < USERS; user++) {
                answers.add(client.callAsync(call(user)));
            }
            for (int user = 0; user < USERS; user++) {
                requireOwn(user, answers.get(user).get());
            }
            assertThat(peer.received()).hasSize(USERS);
        }
    }

    @Test
    @Tag("CLI-09")
    void everyThreadGetsTheOwnAnswerOnSharedConnections() throws Exception {
        Set<String> wrong = ConcurrentHashMap.newKeySet();
        AtomicInteger next = new AtomicInteger();
        try (Peer peer = Peer.answering(IndependenceTest::answer)) {
            AuthingHttp client = Samples.client(peer.url()).build();
            ExecutorService threads = Executors.newFixedThreadPool(32);
            List<CompletableFuture<Void>> done = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                done.add(CompletableFuture.runAsync(
                        () -> {
                            for (int user = next.incrementAndGet(); user <= 4000; user = next.incrementAndGet()) {
                                AuthingAnswer<AuthingUser> answer = client.call(call(user));
                                AuthingUser got = ((AuthingAnswer.Success<AuthingUser>) answer).data();
                                if (!got.id().equals(String.valueOf(user))) {
                                    wrong.add(user + " got " + got.id());
                                }
                            }
                        },
                        threads));
            }
            for (CompletableFuture<Void> one : done) {
                one.get();
            }
            threads.shutdown();
            assertThat(wrong).isEmpty();
            assertThat(peer.received()).hasSize(4000);
            assertThat(peer.connections()).as("connections are kept").isLessThanOrEqualTo(200);
        }
    }

    @Test
    @Tag("CLI-09")
    void nothingIsRememberedFromCallToCall() throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (Peer peer = Peer.answering(request -> Answers.whole(
                200,
                "Set-Cookie: session=1\r\nCache-Control: max-age=1000\r\nContent-Type: application/json\r\n",
                ("{\"code\":200,\"data\":{\"id\":\"" + number.incrementAndGet() + "\"}}")
                        .getBytes(StandardCharsets.UTF_8)))) {
            AuthingHttp client = Samples.client(peer.url()).build();
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < 3; i++) {
                ids.add(((AuthingAnswer.Success<AuthingUser>) client.call(call(1)))
                        .data()
                        .id());
            }
            assertThat(ids).containsExactlyInAnyOrder("1", "2", "3");
            assertThat(peer.received()).noneMatch(it -> it.header("cookie").isPresent());
        }
    }

    @Test
    @Tag("CLI-09")
    void nothingIsSentBeforeItIsAskedForAndThenOnce() throws Exception {
        try (Peer peer = Peer.answering(IndependenceTest::answer)) {
            AuthingHttp client = Samples.client(peer.url()).build();
            MfaCall.VerifyTotpMfa call = call(7);
            assertThat(peer.connections()).isZero();
            CompletableFuture<AuthingAnswer<AuthingUser>> answer = client.callAsync(call);
            requireOwn(7, answer.get());
            requireOwn(7, answer.get());
            requireOwn(7, answer.thenApply(it -> it).get());
            assertThat(peer.received()).hasSize(1);
        }
    }
}
