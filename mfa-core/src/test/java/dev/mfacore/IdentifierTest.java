package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mfacore.port.StoreKey;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("INP-06")
@Label("INP-06: identifiers are literals")
class IdentifierTest {

    @Property
    @Label("any text is kept character by character, unless it is empty, too long or no well-formed Unicode")
    void anyText(@ForAll("texts") String text) {
        if (isIdentifier(text)) {
            assertThat(new UserId(text).value()).isEqualTo(text);
            assertThat(new UserId(text)).hasToString(text);
            assertThat(new StoreKey("user", text).id()).isEqualTo(text);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new UserId(text))
                    .withMessageStartingWith("user id must ");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new StoreKey("user", text))
                    .withMessageStartingWith("id must ");
        }
    }

    @Property
    @Label("no spelling of an identifier equals another one: case, blanks, normal forms, wildcards")
    void spellings(@ForAll("texts") String text) {
        String[] others = {
            text + " ",
            " " + text,
            text.toUpperCase(java.util.Locale.ROOT),
            text.toLowerCase(java.util.Locale.ROOT),
            Normalizer.normalize(text, Normalizer.Form.NFKC),
            Normalizer.normalize(text, Normalizer.Form.NFD),
            "%",
            "_",
            "*"
        };
        for (String other : others) {
            if (isIdentifier(text) && isIdentifier(other) && !text.equals(other)) {
                assertThat(new UserId(text)).isNotEqualTo(new UserId(other));
                assertThat(new StoreKey("user", text)).isNotEqualTo(new StoreKey("user", other));
            }
        }
    }

    @Example
    @Tag("INP-05")
    @Label("INP-05: 254 bytes in UTF-8, whatever the count of characters")
    void limits() {
        assertThat(new UserId("a".repeat(254)).value()).hasSize(254);
        assertThat(new UserId("\u7528".repeat(84) + "ab").value()).hasSize(86);
        assertThat(new StoreKey("user", "\ud83d\ude00".repeat(63) + "ab").id()).hasSize(128);
        for (String text : new String[] {"a".repeat(255), "\u7528".repeat(85), "\ud83d\ude00".repeat(64)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new UserId(text))
                    .withMessageContaining("at most 254");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new StoreKey("user", text))
                    .withMessageContaining("at most 254");
        }
    }

    @Example
    @Tag("INP-04")
    @Label("INP-04: empty is no identifier")
    void empty() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UserId("")).withMessageContaining("user id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StoreKey("user", ""))
                .withMessageContaining("id");
        assertThatIllegalArgumentException().isThrownBy(() -> new MfaToken("")).withMessageContaining("mfaToken");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuthenticatorId(""))
                .withMessageContaining("authenticator id");
    }

    @Property
    @Tag("STO-06")
    @Label("STO-06: a store key's kind is 1 to 32 characters of a-z, 0-9 and hyphen")
    void kinds(@ForAll("kinds") String kind) {
        if (kind.matches("[a-z0-9-]{1,32}")) {
            assertThat(new StoreKey(kind, "x").kind()).isEqualTo(kind);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new StoreKey(kind, "x"))
                    .withMessageContaining("kind must be");
        }
    }

    @Property
    @Label("an authenticator id is 1 to 64 printable ASCII characters")
    void authenticatorIds(@ForAll("texts") String text) {
        if (text.matches("[!-~]{1,64}")) {
            assertThat(new AuthenticatorId(text).value()).isEqualTo(text);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AuthenticatorId(text))
                    .withMessageContaining("authenticator id must be");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(280);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(70);
        Arbitrary<String> telling = Arbitraries.strings()
                .withChars("aA%_*' \"\\/")
                .withChars('\ud83d', '\ude00', '\u00e9', '\u0301', '\u212a', '\u7528', '\u0000')
                .ofMaxLength(12);
        return Arbitraries.oneOf(any, ascii, telling);
    }

    @Provide
    Arbitrary<String> kinds() {
        return Arbitraries.strings()
                .withChars("abz019-")
                .withChars('A', '_', ' ', '\u00e9')
                .ofMaxLength(36)
                .map(text -> text.length() % 2 == 0 ? text.replaceAll("[^a-z0-9-]", "x") : text);
    }

    private static boolean isIdentifier(String text) {
        boolean wellFormed = StandardCharsets.UTF_8.newEncoder().canEncode(text);
        return !text.isEmpty() && wellFormed && text.getBytes(StandardCharsets.UTF_8).length <= 254;
    }
}
