package dev.mfacore.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Base32 is what RFC 4648 says, and nothing that is not understood is dropped. */
class Base32Test {

    private static final String SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final org.apache.commons.codec.binary.Base32 THEIRS = new org.apache.commons.codec.binary.Base32();

    @Example
    @Tag("INP-07")
    void theVectorsOfRfc4648Section10Hold() {
        Map<String, String> vectors = Map.of(
                "", "",
                "f", "MY======",
                "fo", "MZXQ====",
                "foo", "MZXW6===",
                "foob", "MZXW6YQ=",
                "fooba", "MZXW6YTB",
                "foobar", "MZXW6YTBOI======");
        vectors.forEach((text, encoded) -> {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(Base32.encode(bytes)).isEqualTo(encoded.replace("=", ""));
            assertThat(Base32.decode(encoded)).isEqualTo(bytes);
        });
    }

    @Property
    @Tag("INP-07")
    @Tag("TOTP-17")
    void encodingIsThatOfCommonsCodecWithoutPadding(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(Base32.encode(bytes))
                .isEqualTo(THEIRS.encodeToString(bytes).replace("=", ""))
                .matches("[A-Z2-7]*");
    }

    @Property
    @Tag("INP-07")
    void decodingUndoesTheEncodingOfCommonsCodecInEveryAllowedDress(
            @ForAll @Size(max = 200) byte[] bytes,
            @ForAll boolean padded,
            @ForAll boolean lower,
            @ForAll boolean grouped) {
        String text = padded ? THEIRS.encodeToString(bytes) : Base32.encode(bytes);
        String cased = lower ? text.toLowerCase(Locale.ROOT) : text;
        String dressed = grouped ? cased.replaceAll("(.{4})", "$1 ").replaceAll("(.{7})", "$1-") : cased;
        assertThat(Base32.decode(dressed)).isEqualTo(bytes);
        assertThat(Base32.decode(CharBuffer.wrap(dressed))).isEqualTo(bytes);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Tag("INP-07")
    void textIsAcceptedExactlyWhenSomeBytesEncodeToIt(@ForAll @From("nearlyBase32") String text) {
        Optional<byte[]> expected = model(text);
        if (expected.isPresent()) {
            assertThat(Base32.decode(text)).isEqualTo(expected.get());
        } else {
            assertThatThrownBy(() -> Base32.decode(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Provide
    Arbitrary<String> nearlyBase32() {
        Arbitrary<String> genuine =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(24).map(THEIRS::encodeToString);
        Arbitrary<String> unpadded = genuine.map(text -> text.replace("=", ""));
        Arbitrary<String> loose =
                Arbitraries.strings().withChars("ABCXYZabcxyz234567==- ").ofMaxLength(20);
        return Arbitraries.oneOf(genuine, unpadded, loose, mutated(genuine), mutated(unpadded));
    }

    private static Arbitrary<String> mutated(Arbitrary<String> texts) {
        Arbitrary<Character> any =
                Arbitraries.chars().with("ABa27=- 0189+/\u017f\u212a").all();
        return texts.flatMap(text -> Arbitraries.integers()
                .between(0, text.length())
                .flatMap(place -> any.flatMap(c -> Arbitraries.of(
                        text.substring(0, place) + c + text.substring(place),
                        text.substring(0, place) + c + text.substring(Math.min(text.length(), place + 1)),
                        text.substring(0, place) + text.substring(Math.min(text.length(), place + 1))))));
    }

    /** The bytes whose encoding by commons-codec is the text, but for case, separators and left-out padding. */
    private static Optional<byte[]> model(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '-') {
                plain.append(c >= 'a' && c <= 'z' ? (char) (c - 32) : c);
            }
        }
        String canonical = plain.toString();
        byte[] bytes = THEIRS.decode(canonical);
        String encoded = THEIRS.encodeToString(bytes);
        boolean same = canonical.equals(encoded) || canonical.equals(encoded.replace("=", ""));
        return same ? Optional.of(bytes) : Optional.empty();
    }

    @Example
    @Tag("INP-07")
    void noCharacterOutsideTheAlphabetIsDropped() {
        String allowed = SYMBOLS + SYMBOLS.toLowerCase(Locale.ROOT) + " -";
        assertThat(IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
                        .filter(c -> allowed.indexOf(c) < 0)
                        .filter(c -> decodes("MZXW6YTB" + (char) c) || decodes((char) c + "MZXW6YTB"))
                        .mapToObj(Integer::toHexString))
                .isEmpty();
        assertThat(IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
                        .filter(c -> decodes("MZXW6YQ" + (char) c))
                        .mapToObj(c -> String.valueOf((char) c)))
                .hasSize(61)
                .containsOnlyOnce("=")
                .allMatch(c -> c.equals("=") || allowed.contains(c));
    }

    @Example
    @Tag("INP-07")
    void lengthsPaddingAndBitsThatNoBytesHaveAreRefused() {
        for (String text : List.of(
                "M",
                "MZX",
                "MZXW6Y",
                "MZXW6YTBM",
                "MZ",
                "MZXX",
                "MZXW7",
                "MZXW6YR",
                "MY=",
                "MY=====",
                "MY=======",
                "MZXQ===",
                "=",
                "========",
                "MZXW6YTB========",
                "MY=A====",
                "MY======A",
                "MY======MY======")) {
            assertThat(decodes(text)).as(text).isFalse();
        }
        assertThat(decodes("MZXW6===")).isTrue();
        assertThat(decodes("MY== ====")).isTrue();
    }

    @Property
    @Tag("INP-07")
    @Tag("SEC-05")
    void theMessageNamesThePlaceAndNeverTheText(
            @ForAll @Size(min = 20, max = 64) byte[] bytes,
            @ForAll @From("strangers") char stranger,
            @ForAll @IntRange(min = 0, max = 30) int place) {
        String text = Base32.encode(bytes);
        String wrong = text.substring(0, place) + stranger + text.substring(place);
        assertThatThrownBy(() -> Base32.decode(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index " + place)
                .satisfies(thrown -> assertThat(windows(text, 5)).noneMatch(thrown.toString()::contains));
    }

    @Provide
    Arbitrary<Character> strangers() {
        return Arbitraries.of('0', '1', '8', '9', '+', '/', '_', '\t', '\n', '\u00e9', '\u017f', '\u212a', '\uff21');
    }

    private static List<String> windows(String text, int size) {
        return IntStream.rangeClosed(0, text.length() - size)
                .mapToObj(start -> text.substring(start, start + size))
                .toList();
    }

    private static boolean decodes(String text) {
        try {
            Base32.decode(text);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    @Example
    @Tag("INP-03")
    void theLongestTextIsDecodedAndNoLongerOne() {
        assertThat(Base32.decode("A".repeat(1024))).isEqualTo(new byte[640]);
        assertThatThrownBy(() -> Base32.decode(" ".repeat(1025)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1024");
    }
}
