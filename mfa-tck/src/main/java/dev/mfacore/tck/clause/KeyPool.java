package dev.mfacore.tck.clause;

import dev.mfacore.port.StoreKey;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keys that a careless store takes for one another, or cannot take at all. */
final class KeyPool {

    /** The longest kind has 32 characters; two that long differ in their last one only. */
    static final List<String> KINDS = List.of(
            "user", "user-1", "user-", "use", "claim", "0", "-", "a", "k".repeat(31) + "1", "k".repeat(31) + "2");

    static final List<String> IDS = Stream.of(
                    // Case, blanks, prefixes.
                    Stream.of("anna", "Anna", "ANNA", "anna ", " anna", "an na", "ann", "anna1", "anna10", "a"),
                    Stream.of(" ", "  ", "\t", "\n", "\r\n", "anna\n", "\u00a0", "anna\u00a0", "\u200b", "\ufeffanna"),
                    // What separates kind from id, and path from path, somewhere.
                    Stream.of(
                            "1:anna", "-1", ":", "::", "/", "//", "a/b", "a:b", "a|b", "a\u001fb", "a,b", "a;b", "a=b"),
                    Stream.of(
                            ".", "..", "../anna", "a.b", "a\\b", "C:\\anna", "a?b", "a#b", "a&b", "%2F", "a%2Fb", "+"),
                    // What queries, patterns and formats treat specially.
                    Stream.of("%", "ann%", "a_na", "____", "*", "ann*", "?nna", "[a]nna", "^anna$", ".*", "{}", "${a}"),
                    Stream.of(
                            "'", "''", "\"", "`", "'; drop table x; --", "' or '1'='1", "\\", "\\'", "$1", "--", "%s"),
                    Stream.of(
                            "null",
                            "NULL",
                            "true",
                            "0",
                            "00",
                            "1",
                            "01",
                            "1.0",
                            "1e3",
                            "1000",
                            "-0",
                            "NaN",
                            "undefined"),
                    // NUL and other characters that end or hide text.
                    Stream.of("\u0000", "a\u0000", "a\u0000b", "\u0001", "\u007f", "\u0080", "\u2028", "\u202eanna"),
                    // Forms that a normalisation or a collation makes one.
                    Stream.of("\u00e9", "e\u0301", "e", "\u00df", "ss", "\u1e9e", "SS", "\u0131", "i", "I", "\u0130"),
                    Stream.of(
                            "\u212a", "k", "K", "\ufb01", "fi", "\u2460", "\uff21", "A", "\u0430", "\u03c2", "\u03c3"),
                    Stream.of("\u03a3", "\u00e4", "\u00c4", "ae", "\u00e6", "\u00f8", "o", "\u0142", "l", "\u00bd"),
                    Stream.of("\u304b\u3099", "\u304c", "\u1100\u1161", "\uac00", "\u0e33", "\u0915\u093c", "\u0958"),
                    // Beyond the basic plane: what truncates to it, and what sorts otherwise than its code units.
                    Stream.of(
                            "\ud83d\ude00",
                            "\ud83d\ude01",
                            "\uf600",
                            "\uffff",
                            "\ufffd",
                            "?",
                            "\udbff\udfff",
                            "\ue000"),
                    // One hash code, and the smallest of all, whose absolute value is negative.
                    Stream.of("Aa", "BB", "AaAa", "AaBB", "BBAa", "BBBB", "polygenelubricants", "DESIGNING WORKHOUSES"),
                    // Long ones, that differ where a limit would cut.
                    longIds())
            .flatMap(ids -> ids)
            .distinct()
            .toList();

    /** All ids of one kind, and some of all kinds. */
    static final List<StoreKey> ALL = Stream.concat(
                    IDS.stream().map(id -> new StoreKey("user", id)),
                    KINDS.stream()
                            .flatMap(kind -> Stream.of(
                                            "anna",
                                            "1:anna",
                                            "1/anna",
                                            "1-anna",
                                            "-1",
                                            ":",
                                            "1",
                                            "\u0000",
                                            "user",
                                            "user/anna")
                                    .map(id -> new StoreKey(kind, id))))
            .distinct()
            .toList();

    private KeyPool() {}

    static StoreKey numbered(int number) {
        return new StoreKey("user", "n" + number);
    }

    private static Stream<String> longIds() {
        Stream<String> cut = IntStream.of(16, 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 191, 200, 253)
                .boxed()
                .flatMap(length -> Stream.of("x".repeat(length), "x".repeat(length) + "y"));
        return Stream.concat(
                cut,
                Stream.of(
                        "x".repeat(254),
                        "\u00e9".repeat(127),
                        "\u20ac".repeat(84) + "ab",
                        "\ud83d\ude00".repeat(63) + "ab",
                        " ".repeat(254),
                        "%".repeat(254)));
    }
}
