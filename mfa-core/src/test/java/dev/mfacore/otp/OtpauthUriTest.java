package dev.mfacore.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
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
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What is written into a key URI is what is read out of it, by us and by others, and nothing else can be read in. */
class OtpauthUriTest {

    private static final String SEED_TEXT = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final OtpSecret SEED = OtpSecret.ofBytes(ReferenceOtp.SEED);

    @Example
    @Tag("TOTP-18")
    @Tag("TOTP-20")
    void aUriHasEveryParameterInPlainSpelling() {
        OtpauthUri uri = new OtpauthUri("Big Corp & Co", "ada+1@example.org", SEED, TotpParameters.defaults());
        assertThat(uri.toUriString())
                .isEqualTo("otpauth://totp/Big%20Corp%20%26%20Co:ada%2B1%40example.org?secret=" + SEED_TEXT
                        + "&issuer=Big%20Corp%20%26%20Co&algorithm=SHA1&digits=6&period=30");
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Tag("TOTP-18")
    void parsingReturnsWhatWasWritten(
            @ForAll @From("issuers") String issuer,
            @ForAll @From("accounts") String account,
            @ForAll @Size(min = 1, max = 128) byte[] key,
            @ForAll OtpAlgorithm algorithm,
            @ForAll @IntRange(min = 6, max = 8) int digits,
            @ForAll @IntRange(min = 1, max = 86_400) int period) {
        TotpParameters parameters = new TotpParameters(algorithm, digits, Duration.ofSeconds(period));
        OtpauthUri uri = new OtpauthUri(issuer, account, OtpSecret.ofBytes(key), parameters);
        assertThat(OtpauthUri.parse(uri.toUriString())).isEqualTo(uri);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Tag("TOTP-17")
    @Tag("TOTP-18")
    @Tag("TOTP-19")
    void aReaderOfRfc3986FindsTheNamesAndOneSecret(
            @ForAll @From("issuers") String issuer,
            @ForAll @From("accounts") String account,
            @ForAll @Size(min = 1, max = 128) byte[] key) {
        String written =
                new OtpauthUri(issuer, account, OtpSecret.ofBytes(key), TotpParameters.defaults()).toUriString();
        assertThat(written).matches("[!-~]+").doesNotContain("+");
        URI read = URI.create(written);
        assertThat(read.getScheme()).isEqualTo("otpauth");
        assertThat(read.getRawAuthority()).isEqualTo("totp");
        assertThat(read.getRawFragment()).isNull();
        assertThat(read.getRawPath().substring(1).split(":", -1))
                .extracting(OtpauthUriTest::decoded)
                .containsExactly(issuer, account);
        Map<String, List<String>> parameters = parametersOf(read);
        assertThat(parameters).containsOnlyKeys("secret", "issuer", "algorithm", "digits", "period");
        assertThat(parameters.get("issuer")).containsExactly(issuer);
        assertThat(parameters.get("secret")).singleElement().satisfies(secret -> {
            assertThat(secret).matches("[A-Z2-7]+");
            assertThat(new org.apache.commons.codec.binary.Base32().decode(secret))
                    .isEqualTo(key);
        });
    }

    @Property
    @Tag("TOTP-20")
    void aCodeComputedFromTheUriAloneIsAccepted(
            @ForAll OtpAlgorithm algorithm,
            @ForAll @IntRange(min = 6, max = 8) int digits,
            @ForAll @IntRange(min = 15, max = 120) int period,
            @ForAll @Size(min = 16, max = 64) byte[] key,
            @ForAll @LongRange(min = 0, max = 1L << 40) long second)
            throws NoSuchAlgorithmException, InvalidKeyException {
        TotpParameters parameters = new TotpParameters(algorithm, digits, Duration.ofSeconds(period));
        OtpSecret secret = OtpSecret.ofBytes(key);
        URI uri = URI.create(new OtpauthUri("Example", "ada", secret, parameters).toUriString());
        Instant at = Instant.ofEpochSecond(second);
        Totp totp = Totp.of(parameters, TotpWindow.none());
        assertThat(totp.verify(secret, codeByAnApp(uri, at), at)).hasValue(second / period);
    }

    @Example
    @Tag("TOTP-18")
    void namesCannotSmuggleParametersIn() {
        for (String name : List.of(
                "x&secret=AAAA",
                "x?secret=AAAA",
                "x#secret=AAAA",
                "x/y",
                "../x",
                "x%26secret=AAAA",
                "a+b",
                "a b",
                " a",
                "a ",
                "%",
                "%2",
                "100%",
                "x;secret=AAAA",
                "x=y",
                "\u00e9\u6f22\ud83d\ude80",
                "\uff1a",
                "\"<>\\^`{|}")) {
            OtpauthUri uri = new OtpauthUri(name, name, SEED, TotpParameters.defaults());
            assertThat(OtpauthUri.parse(uri.toUriString())).isEqualTo(uri);
            assertThat(uri.toUriString()).containsOnlyOnce("secret=");
        }
    }

    @Example
    @Tag("TOTP-18")
    @Tag("INP-05")
    void theLongestNamesAreReadBackAndLongerOnesRefused() {
        OtpauthUri longest = new OtpauthUri(
                "\u6f22".repeat(128),
                "\u5b57".repeat(254),
                OtpSecret.ofBytes(new byte[128]),
                TotpParameters.defaults());
        assertThat(OtpauthUri.parse(longest.toUriString())).isEqualTo(longest);
        assertNameRefused("i".repeat(129), "ada", "issuer");
        assertNameRefused("Example", "a".repeat(255), "account");
        assertUriRefused(valid() + "&x=" + "y".repeat(9000));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    @Tag("TOTP-19")
    void aNameWithAColonIsRefusedHoweverItIsWritten(
            @ForAll @From("accounts") String before, @ForAll @IntRange(min = 0, max = 2) int spelling) {
        String colon = List.of(":", "%3A", "%3a").get(spelling);
        String head = before.substring(
                0, before.offsetByCodePoints(0, Math.min(20, before.codePointCount(0, before.length()))));
        for (String name : List.of(head + colon, colon + head, head + colon + head)) {
            assertNameRefused(name, "ada", "issuer");
            assertNameRefused("Example", name, "account");
        }
    }

    @Property(tries = 200)
    @Tag("TOTP-19")
    void namesThatCannotBeShownAreRefused(@ForAll @From("unshowable") String bad) {
        for (String name : List.of(bad, "a" + bad, "a" + bad + "b")) {
            assertNameRefused(name, "ada", "issuer");
            assertNameRefused("Example", name, "account");
        }
        assertNameRefused("", "ada", "issuer");
        assertNameRefused("  ", "ada", "issuer");
        assertNameRefused("Example", "\u3000\u2003", "account");
    }

    @Provide
    Arbitrary<String> unshowable() {
        Arbitrary<Character> controls = Arbitraries.oneOf(
                Arbitraries.chars().range('\u0000', '\u001f'),
                Arbitraries.chars().range('\u007f', '\u009f'));
        Arbitrary<Character> unpaired = Arbitraries.chars().range('\ud800', '\udfff');
        return Arbitraries.oneOf(controls, unpaired).map(String::valueOf);
    }

    @Example
    @Tag("TOTP-19")
    void theIssuerMayStandOnEitherSideButNotDifferOrBeMissing() {
        String secret = "?secret=" + SEED_TEXT;
        for (String uri : List.of(
                "otpauth://totp/Big%20Corp:ada" + secret,
                "otpauth://totp/Big%20Corp%3Aada" + secret,
                "otpauth://totp/Big%20Corp%3aada" + secret + "&issuer=Big%20Corp",
                "otpauth://totp/ada" + secret + "&issuer=Big%20Corp")) {
            OtpauthUri read = OtpauthUri.parse(uri);
            assertThat(read.issuer()).isEqualTo("Big Corp");
            assertThat(read.account()).isEqualTo("ada");
        }
        for (String uri : List.of(
                "otpauth://totp/Big:ada" + secret + "&issuer=Small",
                "otpauth://totp/Big:ada" + secret + "&issuer=big",
                "otpauth://totp/Big:ada" + secret + "&issuer=",
                "otpauth://totp/Big:ada" + secret + "&issuer",
                "otpauth://totp/:ada" + secret,
                "otpauth://totp/:ada" + secret + "&issuer=Big",
                "otpauth://totp/Big:" + secret,
                "otpauth://totp/" + secret + "&issuer=Big",
                "otpauth://totp/ada" + secret,
                "otpauth://totp/Big:evil:admin" + secret,
                "otpauth://totp/Big:evil%3Aadmin" + secret,
                "otpauth://totp/Big:evil%253Aadmin" + secret,
                "otpauth://totp/ada" + secret + "&issuer=Big%3ACorp")) {
            assertUriRefused(uri);
        }
    }

    @Example
    @Tag("TOTP-20")
    void whatIsLeftOutHasItsDefaultAndWhatIsUnknownIsIgnored() {
        OtpauthUri read = OtpauthUri.parse(
                "OTPAUTH://totp/Big:ada?counter=7&image=https%3A%2F%2Fexample.org&secret=" + SEED_TEXT + "&x=1&x=2");
        assertThat(read.parameters()).isEqualTo(TotpParameters.defaults());
        assertThat(read.secret()).isEqualTo(SEED);
    }

    @Example
    @Tag("TOTP-18")
    void aPlusSignStandsForItself() {
        OtpauthUri read = OtpauthUri.parse("otpauth://totp/A+B:c+d?issuer=A+B&secret=" + SEED_TEXT);
        assertThat(List.of(read.issuer(), read.account())).containsExactly("A+B", "c+d");
    }

    @Example
    @Tag("TOTP-18")
    @Tag("INP-03")
    void everythingElseIsRefused() {
        String start = "otpauth://totp/Big:ada?";
        String secret = "secret=" + SEED_TEXT;
        for (String uri : List.of(
                "",
                "otpauth",
                "otpauth://",
                "otpauth://totp",
                "otpauth://totp/",
                "otpauth://totp/Big:ada",
                start,
                "otpauth://hotp/Big:ada?counter=0&" + secret,
                "otpauth://totp:80/Big:ada?" + secret,
                "otpauth://me@totp/Big:ada?" + secret,
                "otpauth:totp/Big:ada?" + secret,
                "https://totp/Big:ada?" + secret,
                " " + start + secret,
                start + secret + "#",
                start + secret + "#secret=AAAA",
                "otpauth://totp/Big:a/da?" + secret,
                "otpauth://totp/Big:a da?" + secret,
                "otpauth://totp/Big:\u00e9?" + secret,
                "otpauth://totp/Big:<b>?" + secret,
                "otpauth://totp/Big:%C3?" + secret,
                "otpauth://totp/Big:%C0%BA?" + secret,
                "otpauth://totp/Big:%ED%A0%80?" + secret,
                "otpauth://totp/Big:a%0Ab?" + secret,
                "otpauth://totp/Big:%?" + secret,
                "otpauth://totp/Big:%4?" + secret,
                "otpauth://totp/Big:%4x?" + secret,
                "otpauth://totp/Big:%+41?" + secret,
                start + "issuer=Big",
                start + "secret",
                start + "secret=",
                start + "secret=======",
                start + "secret=0189",
                start + "secret=MZX",
                start + secret + "&" + secret,
                start + secret + "&secret=AAAA",
                start + secret + "&%73ecret=AAAA",
                start + secret + "&issuer=Big&issuer=Big",
                start + secret + "&digits=6&digits=6",
                start + secret + "&period=30&period=60",
                start + secret + "&algorithm=SHA1&algorithm=SHA1",
                start + secret + "&algorithm=",
                start + secret + "&algorithm=MD5",
                start + secret + "&algorithm=HmacSHA1",
                start + secret + "&algorithm=%C5%BFha1",
                start + secret + "&digits=",
                start + secret + "&digits=5",
                start + secret + "&digits=9",
                start + secret + "&digits=+6",
                start + secret + "&digits=%D9%A6",
                start + secret + "&digits=6.0",
                start + secret + "&period=0",
                start + secret + "&period=-30",
                start + secret + "&period=86401",
                start + secret + "&period=99999999999999999999")) {
            assertUriRefused(uri);
        }
    }

    @Property
    @Tag("TOTP-18")
    void noSingleChangedCharacterIsAnAccident(@ForAll @IntRange(min = 0, max = 200) int place, @ForAll char other) {
        String uri = valid();
        int at = place % uri.length();
        String changed = uri.substring(0, at) + other + uri.substring(at + 1);
        OtpauthUri read;
        try {
            read = OtpauthUri.parse(changed);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.toString()).doesNotContain(SEED_TEXT.substring(20));
            return;
        }
        // Whatever is still read says the same when it is written and read again.
        assertThat(OtpauthUri.parse(read.toUriString())).isEqualTo(read);
        assertThat(other).isBetween('!', '~');
    }

    @Property(tries = 200)
    @Tag("SEC-05")
    void neitherTheTextFormNorAnErrorTellsTheSecret(@ForAll @Size(min = 20, max = 64) byte[] key) {
        OtpSecret secret = OtpSecret.ofBytes(key);
        OtpauthUri uri = new OtpauthUri("Example", "ada", secret, TotpParameters.defaults());
        String canary = secret.revealBase32().substring(4, 24);
        assertThat(uri.toString()).doesNotContain(canary).contains("Example", "ada");
        for (String broken : List.of(
                uri.toUriString() + "&secret=AAAA",
                uri.toUriString() + "#",
                uri.toUriString().replace("secret=", "secret=1"),
                uri.toUriString().replace("&issuer", "9&issuer"),
                uri.toUriString().replace("digits=6", "digits=9"))) {
            assertThatThrownBy(() -> OtpauthUri.parse(broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(thrown -> {
                        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                            assertThat(cause.toString()).doesNotContain(canary);
                        }
                    });
        }
    }

    @Provide
    Arbitrary<String> issuers() {
        return names(40);
    }

    @Provide
    Arbitrary<String> accounts() {
        return names(80);
    }

    /** Well-formed Unicode of all planes, and the characters that mean something in a URI more often than chance. */
    private static Arbitrary<String> names(int longest) {
        Arbitrary<Integer> any = Arbitraries.integers()
                .between(0x20, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) != Character.SURROGATE && !Character.isISOControl(c) && c != ':');
        Arbitrary<Integer> special = Arbitraries.of(
                " &=?#%+/\\@;,.~!$'()*[]\"<>-_aZ09".chars().boxed().toList());
        return Arbitraries.oneOf(any, special, special)
                .list()
                .ofMinSize(1)
                .ofMaxSize(longest)
                .map(codePoints -> codePoints.stream().map(Character::toString).reduce("", String::concat))
                .filter(name ->
                        !name.isBlank() && !name.toLowerCase(Locale.ROOT).contains("%3a"));
    }

    private static String codeByAnApp(URI uri, Instant at) throws NoSuchAlgorithmException, InvalidKeyException {
        Map<String, List<String>> parameters = parametersOf(uri);
        String hmac = "Hmac" + parameters.get("algorithm").get(0);
        byte[] key = new org.apache.commons.codec.binary.Base32()
                .decode(parameters.get("secret").get(0));
        Duration period =
                Duration.ofSeconds(Long.parseLong(parameters.get("period").get(0)));
        int digits = Integer.parseInt(parameters.get("digits").get(0));
        return new TimeBasedOneTimePasswordGenerator(period, digits, hmac)
                .generateOneTimePasswordString(new SecretKeySpec(key, hmac), at, Locale.ROOT);
    }

    private static Map<String, List<String>> parametersOf(URI uri) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String pair : uri.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", -1);
            assertThat(parts).hasSize(2);
            parameters
                    .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                    .add(decoded(parts[1]));
        }
        return parameters;
    }

    /** The JDK's decoder is one for forms; it does what RFC 3986 says where there is no plus sign. */
    private static String decoded(String encoded) {
        assertThat(encoded).doesNotContain("+");
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    private static String valid() {
        return new OtpauthUri("Big Corp", "ada@example.org", SEED, TotpParameters.defaults()).toUriString();
    }

    private static void assertNameRefused(String issuer, String account, String culprit) {
        assertThatThrownBy(() -> new OtpauthUri(issuer, account, SEED, TotpParameters.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(culprit);
    }

    private static void assertUriRefused(String uri) {
        assertThatThrownBy(() -> OtpauthUri.parse(uri)).as(uri).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    @Tag("TOTP-18")
    void boundsOfWhatIsReadAndTheFirstOfEveryAlphabet() {
        String uri = "otpauth://totp/A!:!A?issuer=A!&secret=" + SEED_TEXT + "&note=";
        OtpauthUri read = OtpauthUri.parse(uri + "x".repeat(8192 - uri.length()));
        assertThat(List.of(read.issuer(), read.account())).containsExactly("A!", "!A");
        assertThat(read.toUriString()).startsWith("otpauth://totp/A%21:%21A?");
        assertUriRefused(uri + "x".repeat(8193 - uri.length()));
        assertUriRefused("otpauth://totp//A:a?secret=" + SEED_TEXT);
    }
}
