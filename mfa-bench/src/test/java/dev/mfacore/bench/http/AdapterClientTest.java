package dev.mfacore.bench.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

final class AdapterClientTest {

    private static final AnswerTemplate TEMPLATE =
            new AnswerTemplate("{\"code\":200,\"message\":\"ok\",\"data\":{\"id\":\"user-0\"}}");

    @Test
    void takesTheUsersOwnAnswer() {
        try (Stub stub = new Stub(TEMPLATE, 1)) {
            AdapterClient client = AdapterClient.of(stub.uri());
            RemoteUser user = RemoteUser.some(1, new Random(1)).get(0);
            assertThatNoException().isThrownBy(() -> client.verify(user));
            assertThatNoException().isThrownBy(() -> client.verifyAsync(user).join());
        }
    }

    @Test
    void noticesTheAnswerOfAnotherUser() {
        try (Stub stub = new Stub(TEMPLATE, 1)) {
            AdapterClient client = AdapterClient.of(stub.uri());
            List<RemoteUser> two = RemoteUser.some(2, new Random(1));
            RemoteUser mixed = new RemoteUser(two.get(0).mfaToken(), two.get(1).id());
            assertThatExceptionOfType(AdapterClient.MixedUpException.class).isThrownBy(() -> client.verify(mixed));
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> client.verifyAsync(mixed).join())
                    .withCauseInstanceOf(AdapterClient.MixedUpException.class);
        }
    }
}
