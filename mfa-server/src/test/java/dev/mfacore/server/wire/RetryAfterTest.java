package dev.mfacore.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.ProblemJson;
import dev.mfacore.server.http.RetryAfter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Tag("SRV-03")
@DisplayName("The wait that an answer names")
class RetryAfterTest {

    private static final Duration WAIT = Duration.ofMillis(1_200);

    @ParameterizedTest(name = "{0} ms are {1} s")
    @CsvSource({"0, 1", "1, 1", "1000, 1", "1001, 2", "59999, 60", "60000, 60"})
    @DisplayName("is rounded up, so that who waits that long is not too early")
    void roundsUp(long millis, long seconds) {
        assertThat(RetryAfter.seconds(Duration.ofMillis(millis))).isEqualTo(seconds);
    }

    @Test
    @DisplayName("is the same in every form of answer")
    void everywhere() {
        AuthingAnswer.Refusal<Optional<JsonNode>> refusal =
                new AuthingAnswer.Refusal<>(429, "later", Optional.empty(), Optional.of(WAIT));
        HttpProblem problem = new HttpProblem(503, "later", Optional.of(WAIT));

        assertThat(header(GraphqlRoutes.refusal("sendEmail", refusal))).isEqualTo("2");
        assertThat(header(ProblemJson.INSTANCE.render(problem))).isEqualTo("2");
        for (Envelope envelope : Envelope.values()) {
            assertThat(header(envelope.wrap(refusal, "id"))).isEqualTo("2");
            assertThat(header(envelope.render(problem))).isEqualTo("2");
        }
    }

    private static String header(ApiResponse response) {
        return String.valueOf(response.headers().get("Retry-After"));
    }
}
