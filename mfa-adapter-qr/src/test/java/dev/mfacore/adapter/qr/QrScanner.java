package dev.mfacore.adapter.qr;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The authenticator app's camera: another project's reader. */
final class QrScanner {

    private QrScanner() {}

    /** Reads a picture that holds a code and its quiet zone and nothing else. */
    static Result read(Bitmap picture) {
        return decode(new HybridBinarizer(source(picture)), DecodeHintType.PURE_BARCODE)
                .orElseThrow(() -> new AssertionError("the picture cannot be read"));
    }

    /**
     * Finds a code somewhere in a picture, as a camera held to a screen must. A camera sees the code anew with every
     * frame until its reader finds it, so this looks from several distances and sides before it gives up.
     */
    static Optional<String> find(Bitmap picture) {
        return frames(picture)
                .map(QrScanner::source)
                .flatMap(source -> Stream.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source)))
                .flatMap(view -> decode(view, DecodeHintType.TRY_HARDER).stream())
                .map(Result::getText)
                .findFirst();
    }

    private static Stream<Bitmap> frames(Bitmap picture) {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(picture::enlarged)
                .flatMap(frame -> Stream.iterate(frame, Bitmap::turned).limit(4));
    }

    private static RGBLuminanceSource source(Bitmap picture) {
        return new RGBLuminanceSource(picture.width(), picture.height(), picture.colors());
    }

    private static Optional<Result> decode(Binarizer view, DecodeHintType hint) {
        try {
            return Optional.of(new QRCodeReader().decode(new BinaryBitmap(view), Map.of(hint, Boolean.TRUE)));
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }
}
