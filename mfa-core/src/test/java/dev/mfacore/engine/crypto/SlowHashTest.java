package dev.mfacore.engine.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The slow hash is PBKDF2-HMAC-SHA-256, as long as it was asked to be. */
class SlowHashTest {

    /** RFC 7914 section 11, first vector. */
    private static final String VECTOR = "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
            + "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783";

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 32, 64})
    @Tag("REC-04")
    void theVectorOfRfc7914Holds(int bytes) {
        byte[] salt = "salt".getBytes(StandardCharsets.US_ASCII);
        assertThat(SlowHash.of("passwd", salt, 1, bytes))
                .isEqualTo(HexFormat.of().parseHex(VECTOR.substring(0, 2 * bytes)));
    }

    @Test
    @Tag("REC-04")
    void theSecondVectorOfRfc7914Holds() {
        byte[] salt = "NaCl".getBytes(StandardCharsets.US_ASCII);
        assertThat(SlowHash.of("Password", salt, 80_000, 16))
                .isEqualTo(HexFormat.of().parseHex("4ddcd8f60b98be21830cee5ef22701f9"));
    }
}
