package dev.mfacore.tck.clause;

import dev.mfacore.port.QrImage;
import dev.mfacore.port.QrRenderer;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.jqwik.api.ForAll;

/** What is drawn reads as what was asked for, on screens and by cameras. */
@Covers(Port.QR)
public abstract class QrReadings {

    private static final int QUIET = 4;
    private static final double LEAST_CONTRAST = 0.4;
    private static final double LEAST_PIXELS = 2;
    private static final String USUAL =
            QrInputs.uri("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP") + "&algorithm=SHA1&digits=6&period=30";

    @Clause(value = "QRC-01", effort = Effort.STORY)
    public final void readsAsDrawn(Trial trial, @ForAll(supplier = QrInputs.Text.class) String text) throws Exception {
        reads(trial, text, trial.part(QrRenderer.class).render(text));
    }

    @Clause(value = "QRC-01", effort = Effort.ONCE)
    public final void readsAsDrawnInEveryMode(Trial trial) throws Exception {
        for (String text : QrInputs.modes()) {
            reads(trial, text, trial.part(QrRenderer.class).render(text));
        }
    }

    @Clause(value = "QRC-06", effort = Effort.ONCE)
    public final void nearlyEqualTextsAreNotMixedUp(Trial trial) throws Exception {
        QrRenderer renderer = trial.part(QrRenderer.class);
        List<String> texts = new ArrayList<>();
        for (String secret : List.of(
                "JBSWY3DPEHPK3PXP", "KRSXG5CTMVRXEZLU", "jbswy3dpehpk3pxp", "AaAaAaAaAaAaAaAa", "BBBBBBBBBBBBBBBB")) {
            texts.add(QrInputs.uri(secret));
        }
        texts.addAll(List.of("Aa", "BB", "a", "A", "a ", " a"));
        List<QrImage> pictures = texts.stream().map(renderer::render).toList();
        trial.say("drew " + texts.size() + " texts, and read them afterwards");
        for (int i = 0; i < texts.size(); i++) {
            reads(trial, texts.get(i), pictures.get(i));
        }
        for (int i = texts.size() - 1; i >= 0; i--) {
            reads(trial, texts.get(i), renderer.render(texts.get(i)));
        }
    }

    @Clause(value = "QRC-02", effort = Effort.ONCE)
    public final void quietAndClear(Trial trial) throws Exception {
        QrImage picture = trial.part(QrRenderer.class).render(USUAL);
        boolean clear = false;
        String worst = "no code found";
        for (Pixels seen : PictureReader.of(trial.adapter()).read(picture, PictureReader.BLACK)) {
            String fault = Scanner.find(seen).map(place -> fault(seen, place)).orElse("no code found");
            clear |= fault.isEmpty();
            worst = fault.equals("no code found") ? worst : fault;
        }
        Expect.that(
                clear,
                "dark modules on a light ground of the picture's own, also on a dark page, with " + QUIET
                        + " light modules on each side",
                worst);
    }

    @Clause(value = "QRC-03", effort = Effort.ONCE)
    public final void largeEnoughForCameras(Trial trial) throws Exception {
        QrImage picture = trial.part(QrRenderer.class).render(USUAL);
        if (picture.mediaType().startsWith("text/")) {
            trial.say("characters are as large as the terminal makes them");
            return;
        }
        Pixels seen = PictureReader.of(trial.adapter())
                .read(picture, PictureReader.WHITE)
                .get(0);
        double shown = seen.width();
        if (picture.mediaType().equals("image/svg+xml")
                && !PictureReader.of(trial.adapter()).isOwn()) {
            shown = SvgPainter.naturalWidth(SvgPainter.root(picture.bytes()));
        }
        double factor = shown / seen.width();
        double size = Scanner.find(seen).map(Scanner.Place::moduleSize).orElse(0.0) * factor;
        Expect.that(
                shown == 0 || size >= LEAST_PIXELS - 0.05,
                "modules of at least " + LEAST_PIXELS + " pixels, at the size at which a page shows the picture",
                size + " pixels");
    }

    @Clause(value = "QRC-04", effort = Effort.ONCE)
    public final void mediaTypeIsThatOfTheBytes(Trial trial) throws Exception {
        QrImage picture = trial.part(QrRenderer.class).render(USUAL);
        String type = picture.mediaType();
        if (PictureReader.of(trial.adapter()).isOwn()) {
            trial.say("the adapter's author reads the pictures");
            return;
        }
        Set<String> found = new TreeSet<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                found.addAll(List.of(readers.next().getOriginatingProvider().getMIMETypes()));
            }
        }
        if (found.isEmpty()) {
            found.add(typeOfText(picture.bytes()));
        }
        boolean right = found.contains(type) || type.startsWith("text/") && found.contains("text/plain");
        Expect.that(right, "a picture of the type that it names, " + type, found);
    }

    @Clause(value = "QRC-07", effort = Effort.RACE)
    public final void servesManyThreads(Trial trial) throws Exception {
        QrRenderer renderer = trial.part(QrRenderer.class);
        long end = System.nanoTime() + trial.profile().race().toNanos() / 2;
        Crowd.run(4, number -> {
            int round = 0;
            do {
                String text = "thread " + number + " round " + round + " " + "x".repeat(number * 20);
                reads(trial, text, renderer.render(text));
                round++;
            } while (System.nanoTime() < end);
        });
    }

    private static void reads(Trial trial, String text, QrImage picture) throws Exception {
        Set<String> read = new TreeSet<>();
        for (Pixels seen : PictureReader.of(trial.adapter()).read(picture, PictureReader.WHITE)) {
            if (!read.contains(text)) {
                read.addAll(Scanner.read(seen, text));
            }
        }
        Expect.that(
                read.contains(text),
                "a picture that reads as \"" + text + "\"",
                read.isEmpty() ? "a picture in which no QR code is found, dark on light" : read);
    }

    private static String fault(Pixels seen, Scanner.Place place) {
        int end = place.modules() + QUIET;
        double dark = 255;
        double light = 0;
        for (int row = 0; row < place.modules(); row++) {
            for (int column = 0; column < place.modules(); column++) {
                int brightness = at(seen, place, column, row);
                dark = Math.min(dark, brightness);
                light = Math.max(light, brightness);
            }
        }
        double middle = (dark + light) / 2;
        if ((light - dark) / 255 < LEAST_CONTRAST) {
            return "a contrast of " + Math.round((light - dark) / 2.55) + " percent";
        }
        for (int row = -QUIET; row < end; row++) {
            for (int column = -QUIET; column < end; column++) {
                boolean outside = row < 0 || column < 0 || row >= place.modules() || column >= place.modules();
                if (outside && at(seen, place, column, row) <= middle) {
                    return "no light module at column " + column + ", row " + row + " of the code of " + place.modules()
                            + " modules";
                }
            }
        }
        return "";
    }

    private static int at(Pixels seen, Scanner.Place place, int column, int row) {
        return seen.brightness((int) Math.floor(place.left() + (column + 0.5) * place.moduleSize()), (int)
                Math.floor(place.top() + (row + 0.5) * place.moduleSize()));
    }

    private static String typeOfText(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return "application/octet-stream";
        }
        try {
            return SvgPainter.root(bytes).getLocalName().equals("svg") ? "image/svg+xml" : "application/xml";
        } catch (Exception e) {
            return text.isBlank() ? "application/octet-stream" : "text/plain";
        }
    }
}
