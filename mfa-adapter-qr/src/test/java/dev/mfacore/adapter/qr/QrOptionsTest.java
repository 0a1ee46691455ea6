package dev.mfacore.adapter.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.zxing.ResultMetadataType;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrOptionsTest {

    private static final QrOptions DEFAULTS = QrOptions.defaults();

    @Test
    void defaultsSuitAnEnrolmentPage() {
        assertThat(DEFAULTS).isEqualTo(new QrOptions(ErrorCorrection.MEDIUM, 8, 4));
    }

    @Test
    void eachChangeLeavesTheOthersAlone() {
        assertThat(DEFAULTS.withErrorCorrection(ErrorCorrection.HIGH))
                .isEqualTo(new QrOptions(ErrorCorrection.HIGH, 8, 4));
        assertThat(DEFAULTS.withModulePixels(3)).isEqualTo(new QrOptions(ErrorCorrection.MEDIUM, 3, 4));
        assertThat(DEFAULTS.withQuietZone(7)).isEqualTo(new QrOptions(ErrorCorrection.MEDIUM, 8, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 33, Integer.MAX_VALUE})
    void modulePixelsOutOfRangeAreRefused(int modulePixels) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withModulePixels(modulePixels))
                .withMessage("modulePixels must be 1 to 32, but is " + modulePixels);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, 0, 3, 33, Integer.MAX_VALUE})
    void quietZoneOutOfRangeIsRefused(int quietZone) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DEFAULTS.withQuietZone(quietZone))
                .withMessage("quietZone must be 4 to 32, but is " + quietZone);
    }

    @Test
    void nothingMayBeNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> DEFAULTS.withErrorCorrection(null))
                .withMessage("errorCorrection");
        assertThatNullPointerException().isThrownBy(() -> QrPictures.with(null)).withMessage("options");
    }

    @ParameterizedTest
    @CsvSource({"LOW, [LMQH]", "MEDIUM, [MQH]", "QUARTILE, [QH]", "HIGH, H"})
    void codeStandsAtLeastTheDamageAskedFor(ErrorCorrection errorCorrection, String levels) {
        var result = QrScanner.read(shown(DEFAULTS.withErrorCorrection(errorCorrection), Texts.ENROLMENT));

        assertThat(result.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL))
                .asString()
                .matches(levels);
    }

    @Property(tries = 100)
    void damageWithinTheLevelChangesNothing(@ForAll @Size(12) List<@IntRange(min = 0, max = 10_000) Integer> places) {
        Bitmap picture = shown(DEFAULTS.withErrorCorrection(ErrorCorrection.HIGH), Texts.ENROLMENT);
        Bitmap modules = picture.reduced(3);
        int free = modules.width() - 2 * 4 - 2 * 9;
        for (int place : places) {
            int x = 4 + 9 + place % free;
            int y = 4 + 9 + place / free % free;
            modules.set(x, y, !modules.isDark(x, y));
        }

        assertThat(QrScanner.read(modules.enlarged(3)).getText()).isEqualTo(Texts.ENROLMENT);
    }

    @Test
    void moreErrorCorrectionHoldsLess() {
        String text = "\u00E9".repeat(700);
        var low = QrPictures.with(DEFAULTS.withErrorCorrection(ErrorCorrection.LOW));
        var high = QrPictures.with(DEFAULTS.withErrorCorrection(ErrorCorrection.HIGH));

        assertThat(low.png(text).bytes()).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> high.png(text))
                .withMessageContaining("error correction HIGH")
                .withMessageContaining("choose a lower error correction");
    }

    private static Bitmap shown(QrOptions options, String text) {
        String picture = QrPictures.with(options).terminal(text, TerminalStyle.COLOR);
        return TerminalScreen.show(picture, true).enlarged(3);
    }
}
