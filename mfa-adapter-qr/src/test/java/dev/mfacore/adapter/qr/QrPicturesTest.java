package dev.mfacore.adapter.qr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.port.QrImage;
import dev.mfacore.port.QrRenderer;
import java.util.Base64;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

class QrPicturesTest {

    private static final QrPictures PICTURES = QrPictures.defaults();

    @Test
    void servesThePortInBothForms() {
        QrRenderer png = PICTURES;
        QrRenderer svg = PICTURES::svg;

        assertThat(png.render(Texts.ENROLMENT)).isEqualTo(PICTURES.png(Texts.ENROLMENT));
        assertThat(png.render(Texts.ENROLMENT).mediaType()).isEqualTo("image/png");
        assertThat(svg.render(Texts.ENROLMENT).mediaType()).isEqualTo("image/svg+xml");
    }

    @Property(tries = 100)
    void dataUrlHoldsThePicture(@ForAll("enrolments") String uri) {
        assertHolds(PICTURES.png(uri), "data:image/png;base64,");
        assertHolds(PICTURES.svg(uri), "data:image/svg+xml;base64,");
    }

    @Property(tries = 100)
    void sameTextGivesTheSamePicture(@ForAll("enrolments") String uri, @ForAll TerminalStyle style) {
        var others = QrPictures.with(QrOptions.defaults());

        assertThat(others.png(uri)).isEqualTo(PICTURES.png(uri));
        assertThat(others.svg(uri)).isEqualTo(PICTURES.svg(uri));
        assertThat(others.terminal(uri, style)).isEqualTo(PICTURES.terminal(uri, style));
    }

    @Test
    void manyThreadsDrawTheSamePicture() {
        QrImage expected = PICTURES.png(Texts.ENROLMENT);

        assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> PICTURES.png(Texts.ENROLMENT)))
                .allMatch(expected::equals)
                .hasSize(200);
    }

    @Property(tries = 50)
    @Tag("SEC-05")
    @Label("SEC-05: after drawing, no text form shows the text or the picture")
    void textFormsHideTheText(@ForAll("enrolments") String uri) {
        QrImage image = PICTURES.png(uri);

        assertThat(image).hasToString("QrImage[image/png, " + image.bytes().length + " bytes]");
        assertThat(PICTURES).hasToString("QrPictures[QrOptions[errorCorrection=MEDIUM, modulePixels=8, quietZone=4]]");
    }

    @Provide
    Arbitrary<String> enrolments() {
        return Texts.enrolments();
    }

    private static void assertHolds(QrImage image, String prefix) {
        assertThat(image.dataUrl()).startsWith(prefix);
        assertThat(Base64.getDecoder().decode(image.dataUrl().substring(prefix.length())))
                .isEqualTo(image.bytes());
    }
}
