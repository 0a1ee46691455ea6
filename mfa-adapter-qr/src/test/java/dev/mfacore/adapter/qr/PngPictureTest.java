package dev.mfacore.adapter.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.DataFormatException;
import javax.imageio.ImageIO;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PngPictureTest {

    private static final QrPictures PICTURES = QrPictures.defaults();

    @Property(tries = 200)
    @Tag("TOTP-18")
    @Label("TOTP-18: an enrolment is scanned from the PNG exactly as it was given, percent signs and all")
    void enrolmentIsScannedAsGiven(@ForAll("enrolments") String uri) throws IOException {
        assertThat(QrScanner.read(decoded(PICTURES, uri)).getText()).isEqualTo(uri);
    }

    @Property(tries = 150)
    @Tag("TOTP-18")
    @Label("TOTP-18: an enrolment of any length allowed is scanned exactly as it was given")
    void enrolmentOfAnyLengthIsScannedAsGiven(@ForAll("allLengths") String uri) throws IOException {
        var pictures = QrPictures.with(QrOptions.defaults().withModulePixels(3));

        assertThat(QrScanner.read(decoded(pictures, uri)).getText()).isEqualTo(uri);
    }

    @Property(tries = 300)
    void anyUnicodeIsScannedAsGiven(@ForAll("unicode") String text) throws IOException {
        assertThat(QrScanner.read(decoded(PICTURES, text)).getText()).isEqualTo(text);
    }

    @Property(tries = 100)
    void isFoundOnADarkPage(@ForAll("enrolments") String uri) throws IOException {
        assertThat(QrScanner.find(decoded(PICTURES, uri).on(true, 100))).hasValue(uri);
    }

    @Property(tries = 100)
    void moduleAndQuietZoneHaveTheSizeAskedFor(
            @ForAll("enrolments") String uri,
            @ForAll @IntRange(min = 1, max = 32) int modulePixels,
            @ForAll @IntRange(min = 4, max = 32) int quietZone)
            throws DataFormatException {
        var options = new QrOptions(ErrorCorrection.LOW, modulePixels, quietZone);
        Bitmap picture = parsed(QrPictures.with(options), uri).bitmap();

        Bitmap modules = picture.reduced(modulePixels);

        assertThat(modules.lightMargin()).isEqualTo(quietZone);
        assertThat((modules.width() - 2 * quietZone - 17) % 4)
                .as("a side that a QR code can have")
                .isZero();
    }

    @Property(tries = 100)
    void everyChunkIsAsThePngSpecificationSays(@ForAll("allLengths") String uri)
            throws IOException, DataFormatException {
        PngFile file = parsed(PICTURES, uri);

        assertThat(file.bitmap().colors()).isEqualTo(decoded(PICTURES, uri).colors());
        assertThat(file.data("IEND").remaining()).isZero();
    }

    @Property(tries = 50)
    @Tag("SEC-05")
    @Label("SEC-05: the PNG holds its pixels and no metadata that could carry the text")
    void holdsNoMetadata(@ForAll("enrolments") String uri) {
        assertThat(parsed(PICTURES, uri).types()).containsExactly("IHDR", "IDAT", "IEND");
    }

    @Test
    void headerSaysOneBitGreyscale() {
        var header = parsed(PICTURES, "HELLO WORLD").data("IHDR");

        assertThat(header.remaining()).isEqualTo(13);
        assertThat(header.getInt())
                .as("width: 21 modules, twice 4 of quiet zone, 8 pixels each")
                .isEqualTo(232);
        assertThat(header.getInt()).as("height").isEqualTo(232);
        assertThat(header.get()).as("bit depth").isEqualTo((byte) 1);
        assertThat(header.get()).as("colour type").isZero();
        assertThat(header.get()).as("compression").isZero();
        assertThat(header.get()).as("filter").isZero();
        assertThat(header.get()).as("interlace").isZero();
    }

    @Test
    void isSmallEnoughForADataUrl() {
        assertThat(PICTURES.png(Texts.ENROLMENT).bytes()).hasSizeLessThan(4_096);
    }

    @Provide
    Arbitrary<String> enrolments() {
        return Texts.enrolments();
    }

    @Provide
    Arbitrary<String> allLengths() {
        return Texts.enrolmentsOfAllLengths();
    }

    @Provide
    Arbitrary<String> unicode() {
        return Texts.unicode(1, 300);
    }

    private static PngFile parsed(QrPictures pictures, String text) {
        return PngFile.parse(pictures.png(text).bytes());
    }

    /** The pixels as the JDK's own PNG reader sees them. */
    private static Bitmap decoded(QrPictures pictures, String text) throws IOException {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(pictures.png(text).bytes()));
        return Bitmap.ofColors(image.getWidth(), image.getHeight(), image::getRGB);
    }
}
