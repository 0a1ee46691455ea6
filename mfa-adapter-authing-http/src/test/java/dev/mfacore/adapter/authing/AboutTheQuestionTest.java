package dev.mfacore.adapter.authing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An answer that names something else than what was asked about is none. Whose token it was, the core checks. */
class AboutTheQuestionTest {

    @Test
    @Tag("CLI-04")
    void anotherFactorIsNoAnswer() throws Exception {
        requireAbout("GetFactor", "\"f1\"", "\"f2\"");
    }

    @Test
    @Tag("CLI-04")
    void anotherUsersImportIsNoAnswer() throws Exception {
        requireAbout("ImportTotp", Samples.USER_ID, "5f0000000000000000000009");
    }

    @Test
    @Tag("CLI-04")
    void authenticatorsOfSeveralUsersAreNoAnswer() throws Exception {
        Samples.Sample sample = sample("GetMfaAuthenticators");
        String row = sample.data().substring(1, sample.data().length() - 1);
        requireAbout(sample.call(), Answers.data("[" + row + "," + row + "]"), true);
        requireAbout(sample.call(), Answers.data("[" + row + "," + row.replace(Samples.USER_ID, "other") + "]"), false);
    }

    private static void requireAbout(String kind, String asked, String other) throws Exception {
        Samples.Sample sample = sample(kind);
        requireAbout(sample.call(), Answers.json(sample.answer()), true);
        requireAbout(sample.call(), Answers.json(sample.answer().replace(asked, other)), false);
    }

    private static void requireAbout(AuthingCall<?> call, byte[] answer, boolean isAnswer) throws Exception {
        try (Peer peer = Peer.answering(request -> answer)) {
            AuthingHttp client = Samples.client(peer.url()).build();
            if (isAnswer) {
                Assertions.assertThat(client.call(call)).isInstanceOf(AuthingAnswer.Success.class);
            } else {
                assertThatThrownBy(() -> client.call(call)).isInstanceOf(MfaUnavailableException.class);
            }
        }
    }

    private static Samples.Sample sample(String kind) {
        return Samples.all().stream()
                .filter(it -> it.toString().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
