package dev.mfacore.adapter.authing.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What the other side says is fit for an error, whatever it says. */
class SafeTextTest {

    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.cGF5bG9hZA.c2lnbmF0dXJl";

    @Property
    @Tag("SEC-05")
    void isShortAndShowsNoControlCharacter(@ForAll @StringLength(max = 2000) String text) {
        String safe = SafeText.of(text, List.of());
        assertThat(safe.length()).isLessThanOrEqualTo(SafeText.MAX_LENGTH);
        assertThat(safe.codePoints()).noneMatch(Character::isISOControl);
        assertThat(safe.codePoints()).noneMatch(it -> Character.getType(it) == Character.SURROGATE);
    }

    @Property
    @Tag("SEC-05")
    void neverHoldsASecretWhereverItStands(
            @ForAll @StringLength(max = 300) String before, @ForAll @StringLength(max = 300) String after) {
        assertThat(SafeText.of(before + TOKEN + after, List.of(TOKEN, "4711"))).doesNotContain(TOKEN.substring(0, 8));
        assertThat(SafeText.of(before + " 471147 " + after, List.of("471147"))).doesNotContain("471147");
    }

    @Test
    @Tag("SEC-05")
    void aPieceOfASecretIsHiddenToo() {
        assertThat(SafeText.of("bad token " + TOKEN.substring(0, 20) + "...", List.of(TOKEN)))
                .isEqualTo("bad token [hidden]");
        assertThat(SafeText.of("ends in " + TOKEN.substring(TOKEN.length() - 9), List.of(TOKEN)))
                .isEqualTo("ends in [hidden]");
        assertThat(SafeText.of(TOKEN.toUpperCase(Locale.ROOT), List.of(TOKEN))).isEqualTo("[hidden]");
    }

    @Test
    @Tag("SEC-05")
    void shortSecretsDoNotBlowTheTextUp() {
        List<String> letters = "abcdefghijklmnopqrstuvwxyz[]"
                .chars()
                .mapToObj(Character::toString)
                .toList();
        assertThat(SafeText.of("abc", letters)).isEqualTo("[hidden][hidden][hidden]");
    }

    @Test
    void ordinaryWordsStay() {
        assertThat(SafeText.of("wrong code\r\nX-Evil: 1", List.of(TOKEN))).isEqualTo("wrong code  X-Evil: 1");
    }
}
