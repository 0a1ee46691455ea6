package dev.mfacore.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** How mutants are written down and where they are planted. */
class MutantTest {

    private static final String TEXT = """
            # A remark.
            property: TOTP-09
            faulty: off by one
            file: dev/mfacore/X.java
            find: if (a < b) {
            replace: if (a <= b) {
            test: dev.mfacore.XTest#finds
            ---
            property: TXN-03
            faulty: not used up
            file: dev/mfacore/Y.java
            find: use();
            replace:
            test: dev.mfacore.YTest#uses
            """;

    @Test
    void fileHoldsEntriesBetweenLines() {
        assertThat(Mutant.parse("x.txt", TEXT))
                .containsExactly(
                        new Mutant(
                                "TOTP-09",
                                "off by one",
                                "dev/mfacore/X.java",
                                "if (a < b) {",
                                "if (a <= b) {",
                                "dev.mfacore.XTest#finds"),
                        new Mutant(
                                "TXN-03", "not used up", "dev/mfacore/Y.java", "use();", "", "dev.mfacore.YTest#uses"));
    }

    @Test
    void entryWithoutALineIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Mutant.parse("x.txt", TEXT.replace("test:", "tset:")))
                .withMessageContaining("x.txt")
                .withMessageContaining("'test:'");
    }

    @Test
    void lineBreaksAndIndentationDoNotMatter() {
        Mutant mutant = mutant("return first.second(third, new Fourth());", "return null;");
        assertThat(mutant.applyTo("{ return first\n      .second(\n    third, new  Fourth()); }"))
                .isEqualTo("{ return null; }");
    }

    @Test
    void textMustOccurExactlyOnce() {
        Mutant mutant = mutant("use();", "");
        assertThat(mutant.applyTo("a(); use(); b();")).isEqualTo("a();  b();");
        assertThatIllegalStateException()
                .isThrownBy(() -> mutant.applyTo("use(); use();"))
                .withMessageContaining("does not fit any more")
                .withMessageContaining("2 times");
        assertThatIllegalStateException()
                .isThrownBy(() -> mutant.applyTo("used();"))
                .withMessageContaining("0 times");
    }

    private static Mutant mutant(String find, String replace) {
        return new Mutant("TXN-03", "not used up", "dev/mfacore/Y.java", find, replace, "dev.mfacore.YTest#uses");
    }
}
