package dev.mfacore.adapter.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mfacore.port.QrRenderer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusedTextTest {

    private static final QrPictures PICTURES = QrPictures.defaults();
    private static final String CANARY = "JBSWY3DPEHPK3PXP";

    static Stream<Consumer<String>> drawings() {
        QrRenderer svg = PICTURES::svg;
        return Stream.of(
                PICTURES::render,
                PICTURES::png,
                svg::render,
                text -> PICTURES.svgElement(text, "t"),
                text -> PICTURES.terminal(text, TerminalStyle.COLOR));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void emptyTextIsRefused(Consumer<String> drawing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawing.accept(""))
                .withMessage("text must not be empty: give what the code shall say, such as an otpauth URI");
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void textBeyondTheLimitIsRefused(Consumer<String> drawing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawing.accept("a".repeat(Texts.MAX_LENGTH + 1)))
                .withMessage("text must hold at most 1024 characters, but holds 1025: shorten it");
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void textThatNoCodeHoldsIsRefused(Consumer<String> drawing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawing.accept("\u6F22".repeat(Texts.MAX_LENGTH)))
                .withMessageStartingWith("text must fit a QR code of error correction MEDIUM: shorten it");
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void halfASurrogatePairIsRefused(Consumer<String> drawing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> drawing.accept("a\uD83Db"))
                .withMessageStartingWith("text must be well-formed Unicode");
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void nullIsRefused(Consumer<String> drawing) {
        assertThatNullPointerException().isThrownBy(() -> drawing.accept(null)).withMessage("text");
    }

    @Property(tries = 100)
    @Tag("SEC-05")
    @Label("SEC-05: no refusal, nor what caused it, quotes the text")
    void refusalNeverQuotesTheText(@ForAll("refused") String text) {
        assertThat(drawings()).allSatisfy(drawing -> {
            Throwable refusal = catchThrowable(() -> drawing.accept(text));

            assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
            assertThat(printed(refusal)).doesNotContain(CANARY).doesNotContain("otpauth://");
        });
    }

    @Example
    @Tag("SEC-05")
    @Label("SEC-05: the text form of what is on the way to a picture shows its size only")
    void textFormsHideTheText() {
        var text = new QrText(Texts.ENROLMENT);

        assertThat(text).hasToString("QrText[" + Texts.ENROLMENT.length() + " characters]");
        assertThat(QrMatrix.encode(new QrText("HELLO WORLD"), QrOptions.defaults()))
                .hasToString("QrMatrix[29 modules]");
    }

    @Provide
    Arbitrary<String> refused() {
        String uri = "otpauth://totp/a?secret=" + CANARY;
        Arbitrary<String> tooLong = Arbitraries.integers().between(1_024, 4_000).map(n -> uri + "a".repeat(n));
        Arbitrary<String> tooMuch = Arbitraries.integers().between(800, 980).map(n -> uri + "\u6F22".repeat(n));
        Arbitrary<String> malformed =
                Arbitraries.chars().range('\uD800', '\uDFFF').map(half -> uri + half);
        return Arbitraries.oneOf(tooLong, tooMuch, malformed);
    }

    private static String printed(Throwable thrown) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
