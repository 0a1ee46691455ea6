package dev.mfacore.tck.clause;

import dev.mfacore.port.StoreKey;

/** Writes what clauses generate so that a reader sees each character. */
final class Texts {

    private static final int LONGEST = 60;

    private Texts() {}

    static String of(StoreKey key) {
        return key.kind() + "/" + of(key.id());
    }

    static String of(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (c == '"' || c == '\\') {
                shown.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7F) {
                shown.append((char) c);
            } else {
                shown.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
        });
        long length = text.codePoints().count();
        return shown.append(length > LONGEST ? "…\" (" + length + " characters)" : "\"")
                .toString();
    }
}
