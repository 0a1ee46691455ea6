package dev.mfacore.adapter.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class SvgPictureTest {

    private static final QrPictures PICTURES = QrPictures.defaults();

    @Property(tries = 200)
    @Tag("TOTP-18")
    @Label("TOTP-18: an enrolment is scanned from the SVG exactly as it was given")
    void enrolmentIsScannedAsGiven(@ForAll("enrolments") String uri) {
        assertThat(QrScanner.read(painted(uri).enlarged(4)).getText()).isEqualTo(uri);
    }

    @Property(tries = 100)
    @Tag("TOTP-18")
    @Label("TOTP-18: an enrolment of any length allowed is scanned from the SVG exactly as it was given")
    void enrolmentOfAnyLengthIsScannedAsGiven(@ForAll("allLengths") String uri) {
        assertThat(QrScanner.read(painted(uri).enlarged(3)).getText()).isEqualTo(uri);
    }

    @Property(tries = 200)
    void anyUnicodeIsScannedAsGiven(@ForAll("unicode") String text) {
        assertThat(QrScanner.read(painted(text).enlarged(4)).getText()).isEqualTo(text);
    }

    @Property(tries = 50)
    void isFoundOnADarkPage(@ForAll("enrolments") String uri) {
        assertThat(painted(uri).lightMargin()).isEqualTo(4);
        assertThat(QrScanner.find(painted(uri).enlarged(4).on(true, 50))).hasValue(uri);
    }

    @Property(tries = 50)
    @Tag("SEC-06")
    @Label("SEC-06: the SVG holds no script, no style and no reference to anything outside")
    void refersToNothingOutside(@ForAll("enrolments") String uri) {
        var file = SvgFile.parse(svg(uri));

        assertThat(describe(file.root()))
                .containsExactly(
                        "svg[height, role, shape-rendering, viewBox, width, xmlns]",
                        "title[]",
                        "rect[fill, height, width]",
                        "path[d, fill]");
        assertThat(svg(uri).replace("xmlns=\"http://www.w3.org/2000/svg\"", "")).doesNotContain(":", "url(", "@", "<?");
    }

    @Property(tries = 50)
    @Tag("SEC-05")
    @Label("SEC-05: nothing a screen reader or a search of the page finds in the SVG is part of the text")
    void saysNothingOfTheText(@ForAll("enrolments") String uri) {
        assertThat(SvgFile.parse(svg(uri)).root().getTextContent()).isEqualTo("QR code");
        assertThat(svg(uri)).doesNotContain("otpauth", "secret");
    }

    @Test
    void isAnImageWithATitleForScreenReaders() {
        var file = SvgFile.parse(PICTURES.svgElement(Texts.ENROLMENT, "Code zum Abfotografieren"));

        assertThat(file.root().getAttribute("role")).isEqualTo("img");
        assertThat(file.root().getFirstChild()).as("first child").isEqualTo(file.only("title"));
        assertThat(file.only("title").getTextContent()).isEqualTo("Code zum Abfotografieren");
    }

    @Property(tries = 200)
    @Tag("SEC-06")
    @Label("SEC-06: a title can bring no element or attribute into the page")
    void titleIsEscaped(@ForAll("titles") String title) {
        String mixed = "</title><script src='//x'/>&amp;\"" + title;

        var file = SvgFile.parse(PICTURES.svgElement(Texts.ENROLMENT, mixed));

        assertThat(file.only("title").getTextContent()).isEqualTo(mixed);
        assertThat(describe(file.root())).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b", "a\u0085b", "a\uD800b", "a\uFFFFb", "a\uFFFEb"})
    void titleThatNoReaderCouldSayIsRefused(String title) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PICTURES.svgElement(Texts.ENROLMENT, title))
                .withMessageStartingWith("title must ");
    }

    @Test
    void titleMustNotBeNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> PICTURES.svgElement(Texts.ENROLMENT, null))
                .withMessage("title");
    }

    @Test
    void hasTheSizeAskedFor() {
        var options = QrOptions.defaults().withModulePixels(5).withQuietZone(6);
        String svg = QrPictures.with(options).svgElement("HELLO WORLD", "t");

        var file = SvgFile.parse(svg);

        assertThat(file.side()).isEqualTo(21 + 2 * 6);
        assertThat(file.root().getAttribute("width")).isEqualTo("165");
        assertThat(file.root().getAttribute("height")).isEqualTo("165");
        assertThat(file.bitmap().lightMargin()).isEqualTo(6);
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
        return Texts.unicode(1, 100);
    }

    @Provide
    Arbitrary<String> titles() {
        return Texts.unicode(1, 20)
                .filter(title -> title.codePoints().noneMatch(Character::isISOControl))
                .filter(title -> title.indexOf('\uFFFE') < 0 && title.indexOf('\uFFFF') < 0);
    }

    private static String svg(String text) {
        return new String(PICTURES.svg(text).bytes(), StandardCharsets.UTF_8);
    }

    private static Bitmap painted(String text) {
        return SvgFile.parse(svg(text)).bitmap();
    }

    private static List<String> describe(Element element) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            names.add(element.getAttributes().item(i).getNodeName());
        }
        List<String> found = new ArrayList<>();
        found.add(element.getTagName() + names.stream().sorted().toList());
        for (int i = 0; i < element.getChildNodes().getLength(); i++) {
            if (element.getChildNodes().item(i) instanceof Element child) {
                found.addAll(describe(child));
            }
        }
        return found;
    }
}
