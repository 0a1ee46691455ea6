package dev.mfacore.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A code has one spelling: so many ASCII digits, whatever the locale and however lenient number parsing is. */
class CodeTextTest {

    private static final Totp TOTP = Totp.of(TotpParameters.defaults(), TotpWindow.none());
    private static final List<String> LOCALES =
            List.of("ar-EG-u-nu-arab", "fa-IR", "hi-IN-u-nu-deva", "th-TH-u-nu-thai", "tr-TR", "my-MM", "de-CH", "und");

    /** The first digits of other scripts, and look-alikes: each is followed by its one to nine. */
    private static final List<Integer> OTHER_ZEROS = List.of(
            0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0E50, 0x1040, 0x17E0, 0xFF10, 0x2080, 0x1D7CE, 0x1D7D8, 0x1D7F6);

    @Property(tries = 300)
    @Tag("TOTP-03")
    void codesAreAsciiDigitsInEveryLocale(
            @ForAll OtpAlgorithm algorithm,
            @ForAll @IntRange(min = 6, max = 8) int digits,
            @ForAll @Size(min = 1, max = 64) byte[] key,
            @ForAll long step) {
        Totp totp = Totp.of(new TotpParameters(algorithm, digits, Duration.ofSeconds(30)), TotpWindow.none());
        String expected = ReferenceOtp.code(algorithm, digits, key, step);
        Locale before = Locale.getDefault();
        try {
            for (String tag : LOCALES) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                String code = totp.generateAt(OtpSecret.ofBytes(key), step);
                assertThat(code).isEqualTo(expected).matches("[0-9]{" + digits + "}");
                assertThat(totp.matchStep(key, code, step)).isEqualTo(step);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Example
    @Tag("TOTP-04")
    void theCodeOfOnlyZerosIsACodeLikeAnyOther() {
        assertThat(TOTP.matchStep(ReferenceOtp.SEED, "000000", 349495)).isEqualTo(349495);
        for (String shorter : List.of("", "0", "00", "000", "0000", "00000", "0000000", "-00000", "+00000", "     0")) {
            assertRefused(shorter, 349495);
        }
    }

    @Property
    @Tag("TOTP-04")
    void aCodeWithoutItsLeadingZerosIsRefused(@ForAll @IntRange(min = 0) int from) {
        long step = from;
        while (TOTP.codeAt(ReferenceOtp.SEED, step) >= 100_000) {
            step++;
        }
        String code = ReferenceOtp.code(OtpAlgorithm.SHA1, 6, ReferenceOtp.SEED, step);
        assertThat(TOTP.matchStep(ReferenceOtp.SEED, code, step)).isEqualTo(step);
        for (String rest = code; rest.startsWith("0"); ) {
            rest = rest.substring(1);
            assertRefused(rest, step);
            assertRefused("+" + rest, step);
            assertRefused(" ".repeat(6 - rest.length()) + rest, step);
        }
    }

    @Property(tries = 300)
    @Tag("INP-01")
    void digitsOfOtherScriptsAreRefused(@ForAll long step, @ForAll @IntRange(min = 0, max = 5) int place) {
        String code = code(step);
        for (int zero : OTHER_ZEROS) {
            String other = Character.toString(zero + code.charAt(place) - '0');
            assertRefused(code.substring(0, place) + other + code.substring(place + 1), step);
        }
    }

    @Property
    @Tag("INP-01")
    @Tag("INP-02")
    void anyOtherCharacterInAnyPlaceIsRefused(
            @ForAll long step, @ForAll char other, @ForAll @IntRange(min = 0, max = 5) int place) {
        String code = code(step);
        if (other != code.charAt(place)) {
            String changed = code.substring(0, place) + other + code.substring(place + 1);
            assertThat(TOTP.matchStep(ReferenceOtp.SEED, changed, step)).isEqualTo(Totp.NO_MATCH);
        }
    }

    @Example
    @Tag("INP-01")
    void noCharacterButAnAsciiDigitStandsForOne() {
        for (int c = Character.MIN_VALUE; c <= Character.MAX_VALUE; c++) {
            String code = "12345" + (char) c;
            int parsed = Digits.parse(code, 6);
            assertThat(parsed).isEqualTo(c >= '0' && c <= '9' ? 123450 + c - '0' : Digits.NOT_A_CODE);
        }
    }

    @Property
    @Tag("INP-02")
    void addedAndMissingCharactersAreRefused(
            @ForAll long step, @ForAll char added, @ForAll @IntRange(min = 0, max = 5) int place) {
        String code = code(step);
        assertRefused(added + code, step);
        assertRefused(code + added, step);
        assertRefused(code.substring(0, place) + added + code.substring(place), step);
        assertRefused(code.substring(0, place) + code.substring(place + 1), step);
    }

    @Property(tries = 300)
    @Tag("INP-02")
    void theFormsThatNumberParsersTakeAreRefused(@ForAll long step) {
        String code = code(step);
        String rest = code.substring(1);
        for (String sign : List.of("+", "-", "\u2212", "\uff0b", " ", "_", "\u200b", "\u0000", "x", ".")) {
            assertRefused(sign + code, step);
            assertRefused(sign + rest, step);
            assertRefused(code + sign, step);
            assertRefused(code.substring(0, 3) + sign + code.substring(3), step);
        }
        assertRefused(code + ".0", step);
        assertRefused(code.substring(0, 4) + "e2", step);
        assertRefused("0x" + code.substring(2), step);
    }

    @Property
    @Tag("INP-02")
    @Tag("INP-04")
    void onlyTheCodeItselfIsAccepted(@ForAll @From("nearlyCodes") String text, @ForAll @IntRange(max = 19) int step) {
        boolean accepted = TOTP.matchStep(ReferenceOtp.SEED, text, step) == step;
        assertThat(accepted).isEqualTo(text.equals(code(step)));
    }

    @Provide
    Arbitrary<String> nearlyCodes() {
        Arbitrary<String> genuine = Arbitraries.longs().between(0, 19).map(CodeTextTest::code);
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofMaxLength(9);
        return Arbitraries.oneOf(genuine, digits, Arbitraries.strings().ofMaxLength(9));
    }

    @Example
    @Tag("INP-02")
    void codesOfOneLengthAreNoneOfAnother() {
        Totp eight = Totp.of(new TotpParameters(OtpAlgorithm.SHA1, 8, Duration.ofSeconds(30)), TotpWindow.none());
        String long8 = ReferenceOtp.code(OtpAlgorithm.SHA1, 8, ReferenceOtp.SEED, 1);
        assertThat(long8).endsWith(code(1));
        assertRefused(long8, 1);
        assertThat(eight.matchStep(ReferenceOtp.SEED, code(1), 1)).isEqualTo(Totp.NO_MATCH);
        assertThat(eight.matchStep(ReferenceOtp.SEED, CharBuffer.wrap(long8), 1))
                .isEqualTo(1);
    }

    private static String code(long step) {
        return ReferenceOtp.code(OtpAlgorithm.SHA1, 6, ReferenceOtp.SEED, step);
    }

    private static void assertRefused(String text, long step) {
        assertThat(TOTP.matchStep(ReferenceOtp.SEED, text, step)).as("%s", text).isEqualTo(Totp.NO_MATCH);
    }
}
