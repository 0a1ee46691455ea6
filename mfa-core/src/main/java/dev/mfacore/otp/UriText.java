package dev.mfacore.otp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of RFC 3986 over UTF-8. A space is {@code %20}; a plus sign is a plus sign. */
final class UriText {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    /** What else may stand unescaped in a label or query (RFC 3986 sections 3.3 and 3.4). */
    private static final String OTHERS_ALLOWED = "!$&'()*+,;=:@/?";

    private static final String HEX = "0123456789ABCDEF";

    private UriText() {}

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (next & 0xff);
            if (UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }

    static String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < encoded.length()) {
            char c = encoded.charAt(at);
            if (c == '%') {
                bytes.write(hex(encoded, at + 1) << 4 | hex(encoded, at + 2));
                at += 3;
            } else if (UNRESERVED.indexOf(c) >= 0 || OTHERS_ALLOWED.indexOf(c) >= 0) {
                bytes.write(c);
                at++;
            } else {
                throw new IllegalArgumentException(
                        "a URI must have spaces, quotes, brackets and all but ASCII escaped");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a URI's escapes must be UTF-8", e);
        }
    }

    static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static int hex(String text, int at) {
        int digit = at < text.length() ? HEX.indexOf(Character.toUpperCase(text.charAt(at))) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("a percent sign in a URI must be followed by two hexadecimal digits");
        }
        return digit;
    }
}
