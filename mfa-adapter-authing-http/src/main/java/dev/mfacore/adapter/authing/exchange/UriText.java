package dev.mfacore.adapter.authing.exchange;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.EncoderException;
import org.apache.commons.codec.net.PercentCodec;

/** Puts values into addresses so that they stay values (CLI-08): all but RFC 3986's unreserved characters is encoded. */
final class UriText {

    private static final PercentCodec CODEC = new PercentCodec(reserved(), false);

    private UriText() {}

    /** Encodes the value of a query member. */
    static String query(String value, String name) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
            byte[] bytes = new byte[utf8.remaining()];
            utf8.get(bytes);
            return bytes.length == 0 ? "" : new String(CODEC.encode(bytes), StandardCharsets.US_ASCII);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    name + " must be well-formed Unicode: half a character cannot stand in an address");
        } catch (EncoderException e) {
            throw new IllegalStateException("percent encoding failed", e);
        }
    }

    /** Encodes one segment of a path. Dots alone are refused, since servers resolve them however they are encoded. */
    static String segment(String value, String name) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(
                    name + " must not be empty, '.' or '..': it stands in the path of the request");
        }
        return query(value, name);
    }

    private static byte[] reserved() {
        StringBuilder reserved = new StringBuilder();
        for (char c = 0; c < 0x80; c++) {
            boolean unreserved =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
            if (!unreserved) {
                reserved.append(c);
            }
        }
        return reserved.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
