package dev.mfacore.engine.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Keyed hashes are those of the JDK over an unambiguous text. What is stored under them must stay readable for ever. */
class HmacTest {

    @Property
    @Tag("SEC-03")
    void eachPartIsPrecededByItsLength(
            @ForAll @Size(min = 1, max = 40) byte[] key, @ForAll @Size(max = 3) byte @Size(max = 70) [][] parts)
            throws GeneralSecurityException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            text.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
            text.writeBytes(part);
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        assertThat(Hmac.of(key, parts)).isEqualTo(mac.doFinal(text.toByteArray()));
    }

    @Property
    @Tag("SEC-03")
    void movingTheBorderBetweenPartsChangesTheHash(
            @ForAll @Size(min = 2, max = 40) byte[] text, @ForAll @IntRange(max = 39) int one, @ForAll int other) {
        byte[] key = {1, 2, 3};
        int first = one % text.length;
        int second = Math.floorMod(other, text.length);
        assertThat(java.util.Arrays.equals(split(key, text, first), split(key, text, second)))
                .isEqualTo(first == second);
    }

    private static byte[] split(byte[] key, byte[] text, int at) {
        return Hmac.of(key, java.util.Arrays.copyOf(text, at), java.util.Arrays.copyOfRange(text, at, text.length));
    }

    @Example
    @Tag("SEC-03")
    void aKeylessHashCoversItsLabelAndWhereItEnds() throws GeneralSecurityException {
        byte[] text = "text".getBytes(StandardCharsets.US_ASCII);
        byte[] labelled = "label\0text".getBytes(StandardCharsets.US_ASCII);
        assertThat(Hmac.sha256("label", text))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(labelled));
    }
}
