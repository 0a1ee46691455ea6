package dev.mfacore.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * States of the first format, kept as bytes. Every later version reads them as what they said when they were written,
 * and writes the same bytes as long as it writes this format.
 */
@Tag("STO-07")
class GoldenStateTest {

    @Test
    void aUserWithEveryField() {
        userIs("user-full", Samples.full());
    }

    @Test
    void aUserWithAnAppAndRecoveryCodes() {
        userIs("user-typical", Samples.typical());
    }

    @Test
    void aUserOfWhomNothingIsKnown() {
        userIs("user-empty", new UserState());
    }

    @Test
    void aClaim() {
        byte[] golden = golden("claim");
        assertThat(ClaimCodec.decode(golden)).isEqualTo(Samples.claim());
        assertThat(ClaimCodec.encode(Samples.claim(), 1, Samples.WRITE_ID)).isEqualTo(golden);
        assertThat(ClaimCodec.encode(ClaimCodec.decode(golden), 1, Samples.WRITE_ID))
                .isEqualTo(golden);
    }

    @Test
    void aQuota() {
        byte[] golden = golden("quota");
        assertThat(QuotaCodec.decode(golden)).usingRecursiveComparison().isEqualTo(Samples.quota());
        assertThat(QuotaCodec.encode(Samples.quota(), 1, Samples.WRITE_ID)).isEqualTo(golden);
        assertThat(QuotaCodec.encode(QuotaCodec.decode(golden), 1, Samples.WRITE_ID))
                .isEqualTo(golden);
        assertThat(RawState.fields(golden, List.of()))
                .extracting(RawState.Field::tag)
                .contains(1, 3, 5);
    }

    @Test
    void anUnattachedCode() {
        byte[] golden = golden("unattached-code");
        assertThat(UnattachedCodeCodec.decode(golden))
                .usingRecursiveComparison()
                .isEqualTo(Samples.unattached());
        assertThat(UnattachedCodeCodec.encode(Samples.unattached(), 1, Samples.WRITE_ID))
                .isEqualTo(golden);
        assertThat(RawState.fields(golden, List.of()))
                .extracting(RawState.Field::tag)
                .contains(1, 3, 5, 7, 9, 11, 13, 50);
    }

    @ParameterizedTest
    @MethodSource("dev.mfacore.engine.state.Fields#ofUser")
    void theFullUserHasEveryFieldOfTheFormat(Fields.Message message) {
        List<Integer> tags = RawState.fields(golden("user-full"), message.path()).stream()
                .map(RawState.Field::tag)
                .filter(tag -> tag < 48)
                .distinct()
                .toList();
        assertThat(tags).containsExactlyInAnyOrderElementsOf(message.all());
    }

    private static void userIs(String name, UserState said) {
        byte[] golden = golden(name);
        assertThat(UserStateCodec.decode(golden)).usingRecursiveComparison().isEqualTo(said);
        assertThat(UserStateCodec.encode(said, 1, Samples.WRITE_ID)).isEqualTo(golden);
        assertThat(UserStateCodec.encode(UserStateCodec.decode(golden), 1, Samples.WRITE_ID))
                .isEqualTo(golden);
        assertThat(StateHeader.writeId(golden)).isEqualTo(Samples.WRITE_ID);
    }

    private static byte[] golden(String name) {
        try (InputStream in = GoldenStateTest.class.getResourceAsStream("golden/format-1/" + name + ".hex")) {
            assertThat(in).as("golden state %s", name).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new AssertionError("the golden state " + name + " cannot be read", e);
        }
    }
}
