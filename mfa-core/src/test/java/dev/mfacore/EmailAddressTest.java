package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

@Tag("INP-08")
@Tag("INP-09")
@Label("INP-08, INP-09: email addresses")
class EmailAddressTest {

    private static final Locale TURKISH = Locale.forLanguageTag("tr-TR");

    @Property
    @Tag("THR-13")
    @Label("THR-13: the case of ASCII letters makes no other identity, and the local part keeps its spelling")
    void caseOfLetters(@ForAll("addresses") String address, @ForAll Random random) {
        String written = recased(address, random);
        EmailAddress parsed = EmailAddress.parse(written);
        assertThat(parsed).isEqualTo(EmailAddress.parse(address)).hasSameHashCodeAs(EmailAddress.parse(address));
        assertThat(parsed.identity()).isEqualTo(address);
        assertThat(parsed.address()).startsWith(written.substring(0, written.indexOf('@') + 1));
        assertThat(parsed.destination()).isEqualTo(address.substring(address.indexOf('@') + 1));
        assertThat(parsed.factor()).isEqualTo(Factor.EMAIL);
        assertThat(EmailAddress.parse(parsed.address()).address()).isEqualTo(parsed.address());
    }

    @Property
    @Label("different addresses are different identities")
    void differentAddresses(@ForAll("addresses") String one, @ForAll("addresses") String other) {
        Assume.that(!one.equals(other));
        assertThat(EmailAddress.parse(one)).isNotEqualTo(EmailAddress.parse(other));
    }

    @Property
    @Label("whatever is accepted stays as it is, in a plain domain, and no normalisation changes it")
    void whatIsAccepted(@ForAll("texts") String text) {
        try {
            EmailAddress parsed = EmailAddress.parse(text);
            assertThat(EmailAddress.parse(parsed.address()).address()).isEqualTo(parsed.address());
            assertThat(new EmailAddress(parsed.address())).isEqualTo(parsed);
            assertThat(parsed.destination()).matches("[a-z0-9-]+(\\.[a-z0-9-]+)+");
            assertThat(parsed.address()).matches("[^\\s,;:\"<>()\\[\\]\\\\@\\p{C}]+@[a-z0-9.-]+");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s)email address must .*: .*");
        }
    }

    @Example
    @Label("no character of the alphabets and forms ever turns into ASCII: each is refused, or makes another address")
    void noCharacterIsFolded() {
        IntStream.rangeClosed(0x80, 0x2FFF).forEach(EmailAddressTest::isNotFolded);
        IntStream.rangeClosed(0xA640, 0xABFF).forEach(EmailAddressTest::isNotFolded);
        IntStream.rangeClosed(0xF900, 0xFFFF).forEach(EmailAddressTest::isNotFolded);
    }

    @Example
    @Tag("nightly")
    @Label("nor does any other character of Unicode")
    void noCharacterAtAllIsFolded() {
        IntStream.rangeClosed(0x80, Character.MAX_CODE_POINT).forEach(EmailAddressTest::isNotFolded);
    }

    @Property
    @Label("a look-alike of a letter is another address or none, in the local part and in the domain")
    void lookAlikes(@ForAll("lookAlikes") String pair) {
        String letter = pair.substring(0, 1);
        String odd = pair.substring(1);
        for (String shape : new String[] {"x#y@example.com", "xy@ex#mple.com", "xy@example.c#m", "#@a.b"}) {
            EmailAddress plain = EmailAddress.parse(shape.replace("#", letter));
            parse(shape.replace("#", odd)).ifPresent(it -> assertThat(it).isNotEqualTo(plain));
        }
    }

    @Property
    @Label("what shows nothing or turns the direction is refused wherever it stands")
    void invisibleCharacters(@ForAll("addresses") String address, @ForAll("invisible") int c, @ForAll Random random) {
        StringBuilder text = new StringBuilder(address);
        text.insert(random.nextInt(text.length() + 1), Character.toString(c));
        refuses(text.toString());
    }

    @Property
    @Label("a second @ in any width, lists, quotes, brackets, blanks and line breaks are refused")
    void refused(@ForAll("refused") String text) {
        refuses(text);
    }

    @Property
    @Tag("SEC-05")
    @Label("SEC-05: no refusal quotes the text or carries a cause that does")
    void refusalsDoNotQuote(@ForAll("refused") String text) {
        Assume.that(text.contains("canary"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.parse(text))
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
    }

    @Example
    @Label("a domain in its own script has one form, its ASCII one")
    void internationalDomains() {
        EmailAddress ascii = new EmailAddress("ada@xn--bcher-kva.example");
        assertThat(EmailAddress.parse("ada@b\u00fccher.example")).isEqualTo(ascii);
        assertThat(EmailAddress.parse("Ada@B\u00dcCHER.Example")).isEqualTo(ascii);
        assertThat(EmailAddress.parse("ada@XN--BCHER-KVA.example")).isEqualTo(ascii);
        assertThat(EmailAddress.parse("ada@\u4f8b\u5b50.\u4e2d\u56fd").destination())
                .isEqualTo("xn--fsqu00a.xn--fiqs8s");
    }

    @Example
    @Label("marks and digits of a script are part of its domains, pictures are not")
    void marksAndDigits() {
        assertThat(EmailAddress.parse("ada@\u0939\u093f\u0928\u094d\u0926\u0940.example")
                        .destination())
                .isEqualTo("xn--j2bd4cyah0f.example");
        assertThat(EmailAddress.parse("ada@\u0667\u0665.example").destination()).startsWith("xn--");
        refuses("ada@\u2603.example");
        refuses("ada@\u2665love.example");
    }

    @Example
    @Label("what the two versions of IDNA map differently is accepted in ASCII form only")
    void deviations() {
        refuses("ada@stra\u00dfe.example");
        refuses("ada@STRA\u1e9eE.example");
        refuses("ada@\u03c3\u03bf\u03c6\u03cc\u03c2.example");
        refuses("ada@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example");
        assertThat(EmailAddress.parse("ada@xn--strae-oqa.example").destination())
                .isEqualTo("xn--strae-oqa.example");
    }

    @Example
    @Label("the record takes canonical form only")
    void canonicalFormOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress("ada@Example.com"))
                .withMessageContaining("EmailAddress.parse");
        assertThat(new EmailAddress("Ada.L+tag@example.com").address()).isEqualTo("Ada.L+tag@example.com");
    }

    @Example
    @Label("a local part in another script is kept as it is")
    void otherScripts() {
        assertThat(EmailAddress.parse("\u7528\u6237@example.com").address()).isEqualTo("\u7528\u6237@example.com");
        assertThat(EmailAddress.parse("\u0410\u0434\u0430@example.com"))
                .isNotEqualTo(EmailAddress.parse("\u0430\u0434\u0430@example.com"));
        refuses("e\u0301va@example.com");
        refuses("\uff41da@example.com");
    }

    @Example
    @Tag("D-20")
    @Label("D-20: 64 before the @, 63 a label, 254 in all")
    void limits() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.com").address())
                .hasSize(76);
        refuses("a".repeat(65) + "@example.com");
        refuses("\u7528".repeat(22) + "@example.com");
        assertThat(EmailAddress.parse("a@" + "b".repeat(63) + ".com").destination())
                .hasSize(67);
        refuses("a@" + "b".repeat(64) + ".com");
        String domain = ("d".repeat(49) + ".").repeat(5);
        assertThat(EmailAddress.parse("a@" + domain + "de").address()).hasSize(254);
        refuses("a@" + domain + "dex");
        refuses("a@" + ("\u00fc".repeat(40) + ".").repeat(6) + "de");
        String shorter = ("d".repeat(47) + ".").repeat(4) + "d".repeat(56) + ".";
        assertThat(EmailAddress.parse("\u7528@" + shorter + "d").address()).hasSize(252);
        refuses("\u7528@" + shorter + "de");
    }

    @Example
    @Tag("INP-05")
    @Label("INP-05: the length is looked at before anything else")
    void longTextsAreRefusedFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.parse("\ufdfa".repeat(255)))
                .withMessageContaining("at most 254");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.parse("a\u0316\u0301".repeat(3_000_000)))
                .withMessageContaining("at most 254");
    }

    @Example
    @Tag("INP-03")
    @Label("INP-03: null is misuse, never an address")
    void nulls() {
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> EmailAddress.parse(null));
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> new EmailAddress(null));
    }

    @Example
    @Label("the default locale changes nothing, not even a Turkish one")
    void turkish() {
        EmailAddress plain = EmailAddress.parse("info@mail.example");
        assertThat(inTurkey(() -> EmailAddress.parse("INFO@MAIL.EXAMPLE"))).isEqualTo(plain);
        assertThat(inTurkey(() -> EmailAddress.parse("INFO@MAIL.EXAMPLE").destination()))
                .isEqualTo("mail.example");
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> atom = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars("!#$%&'*+/=?^_`{|}~-")
                .ofMinLength(1)
                .ofMaxLength(12);
        Arbitrary<String> label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(10);
        Arbitrary<String> top =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(2).ofMaxLength(5);
        return Combinators.combine(
                        atom.list().ofMinSize(1).ofMaxSize(3),
                        label.list().ofMinSize(1).ofMaxSize(3),
                        top)
                .as((local, labels, last) -> String.join(".", local) + "@" + String.join(".", labels) + "." + last);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> part = Arbitraries.strings()
                .withChars("aZ09.-_+@ \"<>,;:()[]\\\r\n\t")
                .withChars(
                        '\u00df', '\u0131', '\u017f', '\u212a', '\u0430', '\uff20', '\u3002', '\u200d', '\u202e',
                        '\u00fc')
                .ofMaxLength(12);
        Arbitrary<String> odd = Arbitraries.strings().ofMaxLength(6);
        return Arbitraries.oneOf(
                Combinators.combine(part, part).as((local, domain) -> local + "@" + domain + ".example"),
                Combinators.combine(odd, odd).as((local, domain) -> local + "a@b" + domain + ".example"),
                part.map(it -> "a" + it + "@example.com"),
                part.map(it -> "a@" + it + "example.com"),
                Arbitraries.strings());
    }

    /** A letter, and something that looks like it. */
    @Provide
    Arbitrary<String> lookAlikes() {
        return Arbitraries.of(
                "i\u0131",
                "i\u0130",
                "s\u017f",
                "k\u212a",
                "K\u212a",
                "a\u00e5",
                "a\u212b",
                "a\u0430",
                "e\u0435",
                "o\u043e",
                "o\u03bf",
                "p\u0440",
                "c\u0441",
                "x\u0445",
                "y\u0443",
                "g\u0261",
                "l\u04cf",
                "a\uff41",
                "o\u1d0f",
                "h\u210e",
                "a\ud835\udc1a",
                "i\u2170",
                "f\ufb00",
                "o\u00ba",
                "a\u00aa",
                "n\u207f",
                "a\u24d0",
                "e\u0301",
                "i\u0307");
    }

    @Provide
    Arbitrary<Integer> invisible() {
        return Arbitraries.of(
                0x00, 0x08, 0x09, 0x0A, 0x0D, 0x20, 0x7F, 0x85, 0xA0, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4,
                0x180B, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066,
                0x2069, 0x3000, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE0041, 0xE0100, 0xD800,
                0xDC00);
    }

    @Provide
    Arbitrary<String> refused() {
        return Arbitraries.of(
                "",
                "@",
                "canary",
                "canary@",
                "@example.com",
                "canary@@example.com",
                "canary@a@example.com",
                "canary\uff20example.com",
                "canary\ufe6bexample.com",
                "canary@a\uff20example.com",
                "canary\ufe6ba@example.com",
                "canary@example.com,b@example.com",
                "canary@example.com;b@example.com",
                "canary@example.com b@example.com",
                "canary,b@example.com",
                "<canary@example.com>",
                "Ada <canary@example.com>",
                "\"canary\"@example.com",
                "\"a@b\"canary@example.com",
                "canary(comment)@example.com",
                "canary@(comment)example.com",
                "canary@[127.0.0.1]",
                "canary@[IPv6:::1]",
                "canary@127.0.0.1",
                "canary\\@example.com",
                "canary@example.com\r\nBcc: b@example.com",
                "canary\nb@example.com",
                " canary@example.com",
                "canary@example.com ",
                "canary@example.com\t",
                ".canary@example.com",
                "canary.@example.com",
                "can..canary@example.com",
                "canary@example",
                "canary@localhost",
                "canary@.example.com",
                "canary@example.com.",
                "canary@example..com",
                "canary@-example.com",
                "canary@example-.com",
                "canary@exam_ple.com",
                "canary@exam ple.com",
                "canary@example\u3002com",
                "canary@example\uff0ecom",
                "canary@example\uff61com",
                "canary@xn--",
                "canary@xn--\u00fc.example",
                "mailto:canary@example.com",
                "canary@example.com?subject=x",
                "canary@example.com/x",
                "canary%00@ex%61mple.com",
                "canary@\ud83d\ude00.example",
                "\ud83d\ude00canary@example.com",
                "canary@exa\ufe0fmple.com");
    }

    private static void isNotFolded(int c) {
        String odd = Character.toString(c);
        String local = "a" + odd + "a@example.com";
        parse(local).ifPresent(it -> assertThat(it.address()).isEqualTo(local));
        parse("aa@exam" + odd + "ple.com")
                .ifPresent(it -> assertThat(it.destination()).startsWith("xn--"));
    }

    private static Optional<EmailAddress> parse(String text) {
        try {
            return Optional.of(EmailAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String recased(String text, Random random) {
        StringBuilder recased = new StringBuilder();
        text.chars()
                .mapToObj(Character::toString)
                .map(c -> random.nextBoolean() ? c.toUpperCase(Locale.ROOT) : c)
                .forEach(recased::append);
        return recased.toString();
    }

    private static <T> T inTurkey(Supplier<T> action) {
        Locale before = Locale.getDefault();
        Locale.setDefault(TURKISH);
        try {
            return action.get();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void refuses(String text) {
        assertThatIllegalArgumentException().as("%s", text).isThrownBy(() -> EmailAddress.parse(text));
    }
}
