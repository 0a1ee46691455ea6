package dev.mfacore.tck.clause;

import dev.mfacore.tck.run.ClauseViolation;
import dev.mfacore.tck.run.Expect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks for a secret in what an adapter lets out, in the spellings that secrets take in logs. */
final class Leak {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Leak() {}

    /** Fails if the text holds the secret in any spelling. */
    static void noneIn(String where, String text, byte[] secret) {
        String folded = text.toUpperCase(Locale.ROOT);
        for (String spelling : spellings(secret)) {
            if (folded.contains(spelling.toUpperCase(Locale.ROOT))) {
                Expect.that(false, where + " without the secret", "\"" + text + "\"");
            }
        }
    }

    static void noneIn(String where, String text, String secret) {
        noneIn(where, text, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Looks into messages and text forms of an exception, its causes and what was suppressed. */
    static void noneIn(String where, Throwable thrown, byte[] secret) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>(List.of(thrown));
        while (!left.isEmpty()) {
            Throwable one = left.pop();
            // The kit's own words quote what it found on purpose.
            if (one instanceof ClauseViolation || !seen.add(one)) {
                continue;
            }
            noneIn(where, one + " / " + one.getMessage(), secret);
            left.addAll(Arrays.asList(one.getSuppressed()));
            if (one.getCause() != null) {
                left.push(one.getCause());
            }
        }
    }

    static void noneIn(String where, Throwable thrown, String secret) {
        noneIn(where, thrown, secret.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> spellings(byte[] secret) {
        List<String> all = new ArrayList<>();
        all.add(new String(secret, StandardCharsets.UTF_8));
        all.add(new String(secret, StandardCharsets.ISO_8859_1));
        all.add(HexFormat.of().formatHex(secret));
        all.add(HexFormat.ofDelimiter(":").formatHex(secret));
        all.add(HexFormat.ofDelimiter(" ").formatHex(secret));
        String decimal = Arrays.toString(secret);
        all.add(decimal.substring(1, decimal.length() - 1));
        // The last character depends on what follows.
        all.add(trimmed(Base64.getEncoder().withoutPadding().encodeToString(secret)));
        all.add(trimmed(Base64.getUrlEncoder().withoutPadding().encodeToString(secret)));
        all.add(trimmed(base32(secret)));
        all.removeIf(spelling -> spelling.length() < 4);
        return all;
    }

    private static String trimmed(String text) {
        return text.substring(0, text.length() - 1);
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        long buffer = 0;
        int bits = 0;
        for (byte one : bytes) {
            buffer = (buffer << 8 | one & 0xff) & 0xffff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((int) (buffer >>> bits) & 31));
            }
        }
        if (bits > 0) {
            text.append(BASE32.charAt((int) (buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }
}
