package dev.mfacore.tck.clause;

import dev.mfacore.port.SealContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What ciphers are tried on. */
final class CipherInputs {

    static final int LONGEST = 1_024;
    static final SealContext ANNA = new SealContext("anna", "totp-1", "secret");
    static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private CipherInputs() {}

    /** Texts of all lengths, and those that a cipher with padding or terminators gets wrong. */
    static final class Plain implements ArbitrarySupplier<byte[]> {
        @Override
        public Arbitrary<byte[]> get() {
            Arbitrary<byte[]> any =
                    Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(LONGEST);
            Arbitrary<byte[]> uniform = Combinators.combine(
                            Arbitraries.integers().between(1, LONGEST), Arbitraries.of(0, 1, 16, 10, 32, 61, 255))
                    .as((length, value) -> {
                        byte[] text = new byte[length];
                        Arrays.fill(text, (byte) (int) value);
                        return text;
                    });
            return Arbitraries.oneOf(List.of(any, uniform));
        }
    }

    /** Contexts of whatever names the engine or another caller may have. */
    static final class Context implements ArbitrarySupplier<SealContext> {
        @Override
        public Arbitrary<SealContext> get() {
            Arbitrary<String> name = Arbitraries.oneOf(List.of(
                    Arbitraries.strings().ascii().ofMaxLength(40),
                    Arbitraries.of("", " ", "Ünïcödé-安娜-😀", "a".repeat(254), "a\u0000b", "a\nb", "%", "null")));
            return Combinators.combine(name, name, Arbitraries.of("secret", "recipient", "codes", ""))
                    .as(SealContext::new);
        }
    }

    /** Two contexts that are different, but that a careless binding takes for one. */
    static final class AlikeContexts implements ArbitrarySupplier<Tuple2<SealContext, SealContext>> {

        private static final List<String> SEPARATORS =
                List.of("", ":", "/", "|", ",", ".", ";", "-", "_", " ", "\n", "\u0000", "\u001f", "\\", "\"", "#");

        @Override
        public Arbitrary<Tuple2<SealContext, SealContext>> get() {
            Arbitrary<String> word =
                    Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(8);
            return Combinators.combine(word, word, word, Arbitraries.of(SEPARATORS), Arbitraries.of(true, false))
                    .as(AlikeContexts::cut);
        }

        /** All pairs that are worth trying each time. */
        static List<Tuple2<SealContext, SealContext>> all() {
            List<Tuple2<SealContext, SealContext>> all = new ArrayList<>(pairs());
            for (String separator : SEPARATORS) {
                all.add(cut("a", "b", "c", separator, false));
                all.add(cut("a", "b", "c", separator, true));
            }
            return all;
        }

        /** One joined text cut at two places: {@code a:b | c} and {@code a | b:c}. */
        private static Tuple2<SealContext, SealContext> cut(
                String first, String second, String third, String separator, boolean late) {
            String head = first + separator + second;
            String tail = second + separator + third;
            return late
                    ? Tuple.of(new SealContext("u", head, third), new SealContext("u", first, tail))
                    : Tuple.of(new SealContext(head, third, "u"), new SealContext(first, tail, "u"));
        }

        private static List<Tuple2<SealContext, SealContext>> pairs() {
            String longest = "a".repeat(253);
            return List.of(
                    pair("anna", "1", "secret", "bert", "1", "secret"),
                    pair("anna", "1", "secret", "anna", "2", "secret"),
                    pair("anna", "1", "secret", "anna", "1", "codes"),
                    pair("anna", "1", "secret", "Anna", "1", "secret"),
                    pair("anna", "a", "secret", "anna", "A", "secret"),
                    pair("anna", "1", "secret", "anna", "1", "SECRET"),
                    pair("anna", "1", "secret", "anna ", "1", "secret"),
                    pair("anna", "1", "secret", " anna", "1", "secret"),
                    pair("anna", "1", "secret", "anna\u0000", "1", "secret"),
                    pair("\u00e9", "1", "secret", "e\u0301", "1", "secret"),
                    pair("\u0430nna", "1", "secret", "anna", "1", "secret"),
                    pair("安", "1", "secret", "娜", "1", "secret"),
                    pair("Aa", "1", "secret", "BB", "1", "secret"),
                    pair("anna", "Aa", "secret", "anna", "BB", "secret"),
                    pair("anna", "1", "secret", "1", "anna", "secret"),
                    pair("anna", "1", "secret", "anna", "secret", "1"),
                    pair("", "ab", "secret", "ab", "", "secret"),
                    pair("ab", "", "secret", "ab", "secret", ""),
                    pair("anna", "1", "", "anna", "", "1"),
                    pair("7", "1", "secret", "07", "1", "secret"),
                    pair(longest + "x", "1", "secret", longest + "y", "1", "secret"),
                    pair("anna", longest + "x", "secret", "anna", longest + "y", "secret"));
        }

        private static Tuple2<SealContext, SealContext> pair(
                String user, String record, String use, String otherUser, String otherRecord, String otherUse) {
            return Tuple.of(new SealContext(user, record, use), new SealContext(otherUser, otherRecord, otherUse));
        }
    }
}
