package dev.mfacore.adapter.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TerminalPictureTest {

    private static final QrPictures PICTURES = QrPictures.defaults();
    private static final int PIXELS = 3;
    private static final int SURROUNDINGS = 12 * PIXELS;

    @Property(tries = 100)
    @Tag("TOTP-18")
    @Label("TOTP-18: with colours an enrolment is scanned as it was given, on dark and on light terminals")
    void colorsAreScannedOnAnyBackground(@ForAll("enrolments") String uri, @ForAll boolean darkBackground) {
        assertThat(scanned(uri, TerminalStyle.COLOR, darkBackground)).hasValue(uri);
    }

    @Property(tries = 100)
    @Tag("TOTP-18")
    @Label("TOTP-18: with characters only an enrolment is scanned as it was given from a dark terminal")
    void charactersAreScannedOnDark(@ForAll("enrolments") String uri) {
        assertThat(scanned(uri, TerminalStyle.PLAIN_ON_DARK, true)).hasValue(uri);
    }

    @Property(tries = 100)
    @Tag("TOTP-18")
    @Label("TOTP-18: with characters only an enrolment is scanned as it was given from a light terminal")
    void charactersAreScannedOnLight(@ForAll("enrolments") String uri) {
        assertThat(scanned(uri, TerminalStyle.PLAIN_ON_LIGHT, false)).hasValue(uri);
    }

    @Test
    void charactersForTheOtherBackgroundAreNotScanned() {
        assertThat(scanned(Texts.ENROLMENT, TerminalStyle.PLAIN_ON_LIGHT, true)).isEmpty();
        assertThat(scanned(Texts.ENROLMENT, TerminalStyle.PLAIN_ON_DARK, false)).isEmpty();
    }

    @Property(tries = 100)
    void anyLengthAndStyleIsScannedAsGiven(@ForAll("allLengths") String uri, @ForAll TerminalStyle style) {
        Bitmap picture = shown(PICTURES, uri, style);

        assertThat(QrScanner.read(picture.enlarged(3)).getText()).isEqualTo(uri);
    }

    @Property(tries = 100)
    void anyUnicodeIsScannedAsGiven(@ForAll("unicode") String text, @ForAll TerminalStyle style) {
        Bitmap picture = shown(PICTURES, text, style);

        assertThat(QrScanner.read(picture.enlarged(3)).getText()).isEqualTo(text);
    }

    @Property(tries = 50)
    void quietZoneIsDrawn(@ForAll TerminalStyle style, @ForAll @IntRange(min = 4, max = 32) int quietZone) {
        var pictures = QrPictures.with(QrOptions.defaults().withQuietZone(quietZone));

        assertThat(shown(pictures, Texts.ENROLMENT, style).lightMargin()).isEqualTo(quietZone);
    }

    @ParameterizedTest
    @EnumSource
    void showsTheSameSquaresInEveryStyle(TerminalStyle style) {
        assertThat(shown(PICTURES, Texts.ENROLMENT, style).colors())
                .isEqualTo(shown(PICTURES, Texts.ENROLMENT, TerminalStyle.PLAIN_ON_LIGHT)
                        .colors());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COLOR")
    void plainStylesHoldNoEscapeSequence(TerminalStyle style) {
        assertThat(PICTURES.terminal(Texts.ENROLMENT, style)).matches("[ \u2580\u2584\u2588\n]+");
    }

    @Test
    void everyColoredLineSetsItsColorsAndResetsThem() {
        assertThat(PICTURES.terminal(Texts.ENROLMENT, TerminalStyle.COLOR).lines())
                .allMatch(line -> line.startsWith("\u001B[38;5;16;48;5;231m") && line.endsWith("\u001B[0m"));
    }

    @Test
    void fitsAnOrdinaryTerminal() {
        String picture = PICTURES.terminal(Texts.ENROLMENT, TerminalStyle.PLAIN_ON_DARK);

        assertThat(picture.lines()).allMatch(line -> line.length() <= 80).hasSizeLessThan(40);
    }

    @Test
    void styleMustNotBeNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> PICTURES.terminal(Texts.ENROLMENT, null))
                .withMessage("style");
    }

    @Test
    void environmentChoosesTheStyle() {
        assertThat(TerminalStyle.forEnvironment(Map.of())).isEqualTo(TerminalStyle.COLOR);
        assertThat(TerminalStyle.forEnvironment(Map.of("TERM", "xterm", "NO_COLOR", "")))
                .isEqualTo(TerminalStyle.COLOR);
        assertThat(TerminalStyle.forEnvironment(Map.of("NO_COLOR", "1"))).isEqualTo(TerminalStyle.PLAIN_ON_DARK);
        assertThat(TerminalStyle.forEnvironment(Map.of("TERM", "dumb"))).isEqualTo(TerminalStyle.PLAIN_ON_DARK);
    }

    @Provide
    Arbitrary<String> enrolments() {
        return Texts.enrolments().filter(uri -> uri.length() <= 300);
    }

    @Provide
    Arbitrary<String> allLengths() {
        return Texts.enrolmentsOfAllLengths();
    }

    @Provide
    Arbitrary<String> unicode() {
        return Texts.unicode(1, 60);
    }

    private static Optional<String> scanned(String text, TerminalStyle style, boolean darkBackground) {
        Bitmap screen = TerminalScreen.show(PICTURES.terminal(text, style), darkBackground);
        return QrScanner.find(screen.enlarged(PIXELS).on(darkBackground, SURROUNDINGS));
    }

    private static Bitmap shown(QrPictures pictures, String text, TerminalStyle style) {
        return TerminalScreen.show(pictures.terminal(text, style), style != TerminalStyle.PLAIN_ON_LIGHT);
    }
}
