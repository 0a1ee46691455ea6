package dev.mfacore.tck.clause;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.detector.Detector;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An authenticator app's camera: another project's reader. */
final class Scanner {

    /** Where a code lies: its left and upper edge in pixels, its side in modules and the size of a module. */
    record Place(double left, double top, int modules, double moduleSize) {}

    /** From one edge of a finder pattern to the other, which are seven modules. */
    private record Span(int from, int to) {}

    private Scanner() {}

    /**
     * What the picture says to a reader that guesses the character set; if that is not what was wanted, to readers that
     * take bytes for UTF-8 and for Latin-1 as well. Nothing if it is no code.
     */
    static Set<String> read(Pixels picture, String wanted) {
        Set<String> texts = new TreeSet<>();
        List<Binarizer> views = views(picture, 1).toList();
        for (String charset : List.of("", "UTF-8", "ISO-8859-1")) {
            if (!texts.contains(wanted)) {
                views.stream()
                        .flatMap(view -> Stream.of(true, false).flatMap(pure -> decode(view, pure, charset).stream()))
                        .findFirst()
                        .ifPresent(texts::add);
            }
        }
        return texts;
    }

    /** Looks for a code as a camera does, at several distances, and tells where it lies. */
    static Optional<Place> find(Pixels picture) {
        return IntStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(factor -> views(picture, factor).flatMap(view -> place(view, factor, picture).stream()))
                .findFirst();
    }

    private static Stream<Binarizer> views(Pixels picture, int factor) {
        Pixels frame = factor == 1 ? picture : picture.enlarged(factor);
        RGBLuminanceSource source = new RGBLuminanceSource(frame.width(), frame.height(), frame.colors());
        return Stream.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source));
    }

    private static Optional<String> decode(Binarizer view, boolean pure, String charset) {
        Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
        hints.put(pure ? DecodeHintType.PURE_BARCODE : DecodeHintType.TRY_HARDER, true);
        if (!charset.isEmpty()) {
            hints.put(DecodeHintType.CHARACTER_SET, charset);
        }
        try {
            return Optional.of(
                    new QRCodeReader().decode(new BinaryBitmap(view), hints).getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    /** The reader's points lie somewhere in the middle of the finder patterns; the edges are measured from there. */
    private static Optional<Place> place(Binarizer view, int factor, Pixels picture) {
        try {
            DetectorResult found = new Detector(view.getBlackMatrix()).detect(Map.of(DecodeHintType.TRY_HARDER, true));
            ResultPoint corner = found.getPoints()[1];
            int x = (int) (corner.getX() / factor);
            int y = (int) (corner.getY() / factor);
            Span across = span(picture, x, y, 1, 0);
            Span down = span(picture, x, y, 0, 1);
            ResultPoint far = found.getPoints()[2];
            Span end = span(picture, (int) (far.getX() / factor), (int) (far.getY() / factor), 1, 0);
            double size = (across.to() - across.from()) / 7.0;
            int modules = (int) Math.round((end.to() - across.from()) / size);
            return Optional.of(new Place(across.from(), down.from(), modules, size));
        } catch (NotFoundException | FormatException e) {
            return Optional.empty();
        }
    }

    private static Span span(Pixels picture, int x, int y, int right, int down) {
        int back = edge(picture, x, y, -right, -down);
        int ahead = edge(picture, x, y, right, down);
        int middle = right * x + down * y;
        return new Span(middle - back + 1, middle + ahead);
    }

    /** Steps from the middle, over dark, light and dark, to the first pixel that lies outside. */
    private static int edge(Pixels picture, int x, int y, int right, int down) {
        int dark = picture.brightness(x, y);
        int middle = (dark + picture.brightest()) / 2;
        int step = 0;
        for (boolean wanted : new boolean[] {true, false, true}) {
            while (isInside(picture, x + step * right, y + step * down)
                    && picture.brightness(x + step * right, y + step * down) < middle == wanted) {
                step++;
            }
        }
        return step;
    }

    private static boolean isInside(Pixels picture, int x, int y) {
        return x >= 0 && y >= 0 && x < picture.width() && y < picture.height();
    }
}
