package dev.mfacore.engine.remote;

import static dev.mfacore.engine.remote.RemoteBench.CODE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.Caller;
import dev.mfacore.Listing;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.Rejected;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One remote side, many users at once. */
class RemoteIndependenceTest {

    private static final int USERS = 400;
    private static final int THREADS = 8;

    private final RemoteBench bench = new RemoteBench();

    @Test
    @Tag("CLI-09")
    @DisplayName("each call carries its own token and gets its own answer")
    void nobodyIsMixedUp() throws Exception {
        bench.api.on(
                FactorCall.VerifyMfaToken.class,
                call -> RemoteBench.tokenOf(owner(call.token().value())));
        bench.api.on(MfaCall.VerifyTotpMfa.class, call -> {
            String token = call.credential().token().value();
            return call.totp().value().equals(CODE)
                    ? AuthingAnswer.success(AuthingUser.of(owner(token).value())
                            .withToken(new SecretText("session-of-" + token), Instant.EPOCH))
                    : AuthingAnswer.refusal(6001, "wrong");
        });
        bench.api.on(
                MfaCall.GetMfaAuthenticators.class,
                call -> RemoteBench.rows(RemoteBench.row(
                        RemoteBench.APP,
                        owner(call.credential().bearer().orElseThrow().value()),
                        true)));
        MfaService service = bench.service();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < USERS; i++) {
                String token = "token-" + i;
                boolean right = i % 3 != 0;
                answers.add(pool.submit(() -> {
                    start.await();
                    return isOwn(service, token, right);
                }));
            }
            start.countDown();
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(bench.events.all())
                .hasSize(2 * USERS)
                .allMatch(it -> it.user().isPresent());
        assertThat(bench.events.all().stream().map(MfaEvent::user).distinct()).hasSize(USERS);
    }

    private static boolean isOwn(MfaService service, String token, boolean right) {
        UserId user = owner(token);
        Verification answer = service.verifyTotp(Caller.holding(new MfaToken(token)), right ? CODE : "000000");
        boolean verified = right
                ? answer instanceof Verification.Verified it
                        && it.user().equals(user)
                        && it.proof().value().equals("session-of-" + token)
                : answer.equals(new Rejected(Rejected.Reason.INVALID_CODE));
        return verified
                && service.listAuthenticators(Caller.signedIn(user).inSession(token)) instanceof Listing.Authenticators;
    }

    private static UserId owner(String token) {
        return new UserId("user-of-" + token);
    }

    @Test
    @Tag("CLI-09")
    @DisplayName("no acceptance is kept: the same call is asked and refused anew")
    void nothingIsRemembered() {
        MfaService service = bench.service();
        assertThat(service.verifyTotp(RemoteBench.HOLDER, CODE)).isInstanceOf(Verification.Verified.class);
        bench.api.on(MfaCall.VerifyTotpMfa.class, AuthingAnswer.refusal(6001, "wrong"));

        assertThat(service.verifyTotp(RemoteBench.HOLDER, CODE)).isEqualTo(new Rejected(Rejected.Reason.INVALID_CODE));
    }
}
