package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("INP-10")
@Label("INP-10: phone numbers")
class PhoneNumberTest {

    /** Calling code and national number, of countries whose trunk prefix is a zero. */
    record Subscriber(String code, String national) {
        String e164() {
            return "+" + code + national;
        }
    }

    @Property
    @Tag("THR-13")
    @Label("THR-13: all spellings of one number give its one form")
    void spellings(@ForAll("numbers") Subscriber number, @ForAll Random random) {
        String cc = number.code();
        String national = spelt(number.national(), random);
        assertThat(PhoneNumber.parse(number.e164()).e164()).isEqualTo(number.e164());
        assertThat(PhoneNumber.parse(number.e164()).factor()).isEqualTo(Factor.SMS);
        for (String start : new String[] {"+" + cc, "00" + cc, "(+" + cc + ")", "(00" + cc + ")", " +" + cc + " (0)"}) {
            String text = start + national;
            Assume.that(text.length() <= 32);
            assertThat(PhoneNumber.parse(text).e164()).as(text).isEqualTo(number.e164());
            assertThat(PhoneNumber.parse("+" + cc, text).e164()).as(text).isEqualTo(number.e164());
        }
    }

    @Property
    @Tag("THR-13")
    @Label("THR-13: a national spelling with its calling code gives the same form, with and without trunk zero")
    void nationalSpellings(@ForAll("numbers") Subscriber number, @ForAll Random random) {
        String national = spelt(number.national(), random);
        for (String text : new String[] {national, "0" + national, "(0)" + national, "(0" + number.national() + ")"}) {
            assertThat(PhoneNumber.parse(number.code(), text).e164()).as(text).isEqualTo(number.e164());
            assertThat(PhoneNumber.parse("+" + number.code(), text).e164()).isEqualTo(number.e164());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PhoneNumber.parse(text))
                    .withMessageContaining("international");
        }
    }

    @Property
    @Tag("INP-09")
    @Label("INP-09: different numbers have different forms and identities")
    void differentNumbers(@ForAll("numbers") Subscriber one, @ForAll("numbers") Subscriber other) {
        Assume.that(!one.equals(other) && !one.e164().equals(other.e164()));
        PhoneNumber first = PhoneNumber.parse(one.e164());
        PhoneNumber second = PhoneNumber.parse(other.e164());
        assertThat(first).isNotEqualTo(second);
        assertThat(first.identity()).isNotEqualTo(second.identity());
    }

    @Property
    @Tag("INP-09")
    @Label("INP-09: whatever is accepted has canonical form, stays as it is, and differs from the text in signs only")
    void whatIsAccepted(@ForAll("texts") String text) {
        try {
            String e164 = PhoneNumber.parse(text).e164();
            assertThat(e164).matches("\\+[1-9][0-9]{6,14}");
            assertThat(PhoneNumber.parse(e164).e164()).isEqualTo(e164);
            assertThat(PhoneNumber.parse(e164).address()).isEqualTo(e164);
            assertThat(text.replaceAll("[^0-9]", "")).contains(e164.substring(4));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("phone number must .*: .*");
        }
    }

    @Property
    @Tag("INP-09")
    @Label("INP-09: any character that is no ASCII digit or sign spoils the number wherever it stands")
    void foreignCharacters(@ForAll("numbers") Subscriber number, @ForAll("foreign") int c, @ForAll Random random) {
        StringBuilder text = new StringBuilder(number.e164());
        text.insert(random.nextInt(text.length() + 1), Character.toString(c));
        refuses(text.toString());
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(text.toString()));
    }

    @Property
    @Tag("SEC-05")
    @Label("SEC-05: no refusal quotes the text")
    void refusalsDoNotQuote(@ForAll("numbers") Subscriber number) {
        for (String text : new String[] {number.national(), number.e164() + "x12", number.e164() + "1234567890"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PhoneNumber.parse(text))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(number.national()));
        }
    }

    @Property
    @Label("letters, extensions, short codes, lists, and brackets or zeros out of place are refused")
    void refused(@ForAll("refused") String text) {
        refuses(text);
    }

    @Example
    @Label("a form behind the calling code that keeps its trunk prefix would be a second form of the same number")
    void keptTrunkPrefix() {
        refuses("+44 020 7946 0958");
        refuses("+49 030 901820");
        refuses("+36 06 20 123 4567");
        refuses("+7 8 912 345 67 89");
        refuses("+1 1 212 555 0123");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhoneNumber("+4402079460958"))
                .withMessageContaining("trunk prefix");
    }

    @Example
    @Label("where the zero belongs to the number it stays, however it is written")
    void zeroThatBelongs() {
        assertThat(PhoneNumber.parse("+39 06 6982").e164()).isEqualTo("+39066982");
        assertThat(PhoneNumber.parse("+39 (0)6 6982").e164()).isEqualTo("+39066982");
        assertThat(PhoneNumber.parse("39", "06 6982").e164()).isEqualTo("+39066982");
        assertThat(PhoneNumber.parse("39", "347 123 4567").e164()).isEqualTo("+393471234567");
        assertThat(PhoneNumber.parse("+225", "07 01 23 45 67").e164()).isEqualTo("+2250701234567");
        assertThat(PhoneNumber.parse("+242", "06 612 3456").e164()).isEqualTo("+242066123456");
        assertThat(PhoneNumber.parse("+378", "0549 886377").e164()).isEqualTo("+3780549886377");
    }

    @Example
    @Label("trunk prefixes that are no zero are taken off too")
    void otherTrunkPrefixes() {
        assertThat(PhoneNumber.parse("+7", "8 (912) 345-67-89").e164()).isEqualTo("+79123456789");
        assertThat(PhoneNumber.parse("+7", "(812) 345-67-89").e164()).isEqualTo("+78123456789");
        assertThat(PhoneNumber.parse("+1", "1-212-555-0123").e164()).isEqualTo("+12125550123");
        assertThat(PhoneNumber.parse("+1", "(212) 555-0123").e164()).isEqualTo("+12125550123");
        assertThat(PhoneNumber.parse("+36", "06 20 123 4567").e164()).isEqualTo("+36201234567");
        assertThat(PhoneNumber.parse("+36", "62 123 456").e164()).isEqualTo("+3662123456");
        assertThat(PhoneNumber.parse("+370", "8 612 34567").e164()).isEqualTo("+37061234567");
        assertThat(PhoneNumber.parse("+375", "8 029 123-45-67").e164()).isEqualTo("+375291234567");
    }

    @Example
    @Label("an international text has to agree with the calling code")
    void disagreement() {
        assertThat(PhoneNumber.parse("+86", "+86 138 0013 8000").e164()).isEqualTo("+8613800138000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.parse("+86", "+44 20 7946 0958"))
                .withMessageContaining("calling code");
        for (String text : new String[] {"", "+", "00", "+8", "+86", "8", "0", "(0)"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PhoneNumber.parse("+86", text))
                    .withMessageContaining("phone number must be");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.parse("+861", "3800138000"))
                .withMessageContaining("calling code");
    }

    @Example
    @Tag("D-20")
    @Label("D-20: 7 to 15 digits, in at most 32 characters")
    void limits() {
        refuses("+862345");
        assertThat(PhoneNumber.parse("+8623456").e164()).isEqualTo("+8623456");
        assertThat(PhoneNumber.parse("+86" + "2".repeat(13)).e164()).hasSize(16);
        refuses("+86" + "2".repeat(14));
        String spaces = " ".repeat(23);
        assertThat(PhoneNumber.parse("+86" + spaces + "123456").e164()).isEqualTo("+86123456");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.parse("+86" + spaces + " 123456"))
                .withMessageContaining("at most 32");
    }

    @Example
    @Tag("INP-05")
    @Label("INP-05: the length is looked at before anything else")
    void longTextsAreRefusedFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.parse("x".repeat(33)))
                .withMessageContaining("at most 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.parse("+86", "(".repeat(10_000_000)))
                .withMessageContaining("at most 32");
    }

    @Example
    @Tag("INP-03")
    @Label("INP-03: null is misuse, never a number")
    void nulls() {
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> PhoneNumber.parse(null));
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> new PhoneNumber(null));
    }

    @Provide
    Arbitrary<Subscriber> numbers() {
        Arbitrary<String> codes = Arbitraries.of("20", "33", "44", "49", "61", "86", "91", "353", "380", "886", "998");
        Arbitrary<String> first = Arbitraries.strings().withCharRange('1', '9').ofLength(1);
        Arbitrary<String> rest = Arbitraries.strings().numeric().ofMinLength(6).ofMaxLength(10);
        return Combinators.combine(codes, first, rest).as((code, digit, more) -> new Subscriber(code, digit + more));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> near = Arbitraries.strings()
                .withChars("+0123456789 .-/()")
                .withChars('\u0660', '\uff11', 'x', ',', '\n')
                .ofMaxLength(20);
        Arbitrary<String> signs =
                Arbitraries.strings().withChars("0123456789 .-/()").ofMaxLength(18);
        return Arbitraries.oneOf(near, signs.map(it -> "+" + it), signs.map(it -> "+86" + it), Arbitraries.strings());
    }

    /** Every code point but ASCII digits and the signs that people put between them, or in front. */
    @Provide
    Arbitrary<Integer> foreign() {
        Arbitrary<Integer> telling =
                Arbitraries.of("\u0660\u06f1\u0967\uff11\u00b2\u2460\ud835\udfcf\uff0b\ufe62\u207a\u2010\u2212"
                        .concat("\u00a0\u3000\u2009\u200b\u200e\u202e\u2066\u00ad\ufeff\n\r\t\0;,*#xOl")
                        .codePoints()
                        .boxed()
                        .toList());
        Arbitrary<Integer> any = Arbitraries.integers().between(0, Character.MAX_CODE_POINT);
        return Arbitraries.oneOf(telling, any).filter(c -> "+0123456789 .-/()".indexOf(c) < 0);
    }

    @Provide
    Arbitrary<String> refused() {
        return Arbitraries.of(
                "",
                " ",
                "+",
                "00",
                "+()",
                "10086",
                "95588",
                "110",
                "13800138000",
                "020 7946 0958",
                "+86-SMS-CODE1",
                "+8613800138000x12",
                "+8613800138000 ext. 12",
                "+8613800138000;ext=12",
                "tel:+8613800138000",
                "+8613800138000,+8613900139000",
                "+8613800138000+8613900139000",
                "+86 138 0013 8000 / +86 139",
                "8613800138000+",
                "86+13800138000",
                "++8613800138000",
                "+0013800138000",
                "+013800138000",
                "000138001380",
                "+86(138(0013)8000",
                "+86)13800138000(",
                "+86(13800138000",
                "+86((138))00138000",
                "+44 20 (0) 7946 0958",
                "+4(0)4 20 7946 0958",
                "+(0)44 20 7946 0958",
                "+44 (0)(0)20 7946 0958",
                "+44 (0)020 7946 0958",
                "(0)44 20 7946 0958",
                "(0) 0044 20 7946 0958",
                "\n+8613800138000",
                "+8613800138000\r\n",
                "+8613800138000\u3000");
    }

    /** The digits with readable signs between some of them. */
    private static String spelt(String digits, Random random) {
        String[] signs = {" ", "-", ".", "/"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            boolean sign = i > 0 && random.nextInt(3) == 0;
            text.append(sign ? signs[random.nextInt(signs.length)] : "").append(digits.charAt(i));
        }
        boolean brackets = random.nextBoolean();
        return brackets ? "(" + digits.substring(0, 3) + ")" + digits.substring(3) : text.toString();
    }

    private static void refuses(String text) {
        assertThatIllegalArgumentException().as("%s", text).isThrownBy(() -> PhoneNumber.parse(text));
    }
}
