package dev.mfacore.tck.drive;

import dev.mfacore.tck.run.Expect;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An otpauth URI as a careful app reads it: by RFC 3986, every parameter once, nothing guessed.
 *
 * @param issuer the parameter
 * @param prefix the label's part before the colon; empty if there is none
 * @param account the label's part after it
 * @param secretText the secret as written
 * @param secret the secret
 * @param algorithm SHA1, SHA256 or SHA512
 * @param digits 6 to 8
 * @param period in seconds
 */
public record KeyUri(
        String issuer,
        String prefix,
        String account,
        String secretText,
        byte[] secret,
        String algorithm,
        int digits,
        int period) {

    private static final String START = "otpauth://totp/";
    private static final Pattern ALLOWED = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static KeyUri parse(String uri) {
        Expect.that(uri.startsWith(START), "a URI that begins with " + START, shown(uri));
        Expect.that(ALLOWED.matcher(uri).matches(), "only characters that RFC 3986 allows", shown(uri));
        int query = uri.indexOf('?');
        Expect.that(query > 0, "a query with the secret", shown(uri));
        String label = uri.substring(START.length(), query);
        Expect.that(!label.contains("/"), "a label of one segment", label);
        List<Map.Entry<String, String>> parameters = parameters(uri.substring(query + 1));
        String decoded = decode(label);
        int colon = decoded.indexOf(':');
        Expect.that(colon == decoded.lastIndexOf(':'), "at most one colon in the label", decoded);
        String secret = one(parameters, "secret", "");
        Expect.that(secret.matches("[A-Z2-7]+"), "a secret in Base32 without padding", "another form");
        String digits = one(parameters, "digits", "6");
        String period = one(parameters, "period", "30");
        Expect.that(digits.matches("[678]"), "6 to 8 digits", digits);
        Expect.that(period.matches("[1-9][0-9]{0,3}"), "a period in seconds", period);
        String algorithm = one(parameters, "algorithm", "SHA1");
        Expect.that(algorithm.matches("SHA1|SHA256|SHA512"), "the algorithm SHA1, SHA256 or SHA512", algorithm);
        return new KeyUri(
                one(parameters, "issuer", ""),
                colon < 0 ? "" : decoded.substring(0, colon),
                decoded.substring(colon + 1),
                secret,
                base32(secret),
                algorithm,
                Integer.parseInt(digits),
                Integer.parseInt(period));
    }

    /** The URI with the secret taken out, for reports. */
    private static String shown(String uri) {
        return uri.replaceAll("(?i)secret=[^&]*", "secret=hidden");
    }

    private static List<Map.Entry<String, String>> parameters(String query) {
        return Stream.of(query.split("&", -1))
                .map(pair -> {
                    int equals = pair.indexOf('=');
                    Expect.that(equals > 0, "parameters of the form name=value", shown(pair));
                    return Map.entry(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                })
                .toList();
    }

    private static String one(List<Map.Entry<String, String>> parameters, String name, String otherwise) {
        List<String> values = parameters.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
        Expect.that(values.size() <= 1, name + " at most once", values.size() + " times");
        return values.isEmpty() ? otherwise : values.get(0);
    }

    /** Percent-decoding, in which a plus sign is a plus sign. */
    private static String decode(String text) {
        List<Byte> bytes = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.add((byte) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.add((byte) c);
            }
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes.size());
        bytes.forEach(buffer::put);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("the URI's percent-encoding is no UTF-8", e);
        }
    }

    /** Base32 of RFC 4648, where leftover bits have to be zero. */
    static byte[] base32(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = (buffer << 5) | BASE32.indexOf(text.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }
        Expect.that(buffer == 0 && bits < 5, "a secret of whole bytes", "leftover bits");
        return bytes.array();
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return "KeyUri[" + issuer + ", " + account + ", " + algorithm + ", " + digits + ", " + period + "]";
    }
}
