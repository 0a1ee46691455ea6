package dev.mfacore.tck.clause;

import dev.mfacore.port.QrImage;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.QrReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Turns pictures of the usual kinds into pixels. */
final class PictureReader {

    static final int WHITE = 0xffffff;
    static final int BLACK = 0x000000;

    private final Optional<QrReader> own;

    private PictureReader(Optional<QrReader> own) {
        this.own = own;
    }

    static PictureReader of(Adapter adapter) {
        return new PictureReader(adapter.fixture(Port.QR, QrReader.class));
    }

    /** Whether the author reads the pictures, so that their kind is not the kit's business. */
    boolean isOwn() {
        return own.isPresent();
    }

    /** The picture as it may be seen: one way, but for characters without colours, which differ by terminal. */
    List<Pixels> read(QrImage picture, int ground) throws Exception {
        if (own.isPresent()) {
            return List.of(Pixels.of(own.get().pixels(picture)));
        }
        String type = picture.mediaType();
        if (type.equals("image/svg+xml")) {
            return List.of(Pixels.of(SvgPainter.paint(picture.bytes()), ground));
        }
        if (type.startsWith("text/")) {
            String text = new String(picture.bytes(), StandardCharsets.UTF_8);
            return List.of(TextPainter.paint(text, BLACK, WHITE), TextPainter.paint(text, WHITE, BLACK));
        }
        ImageIO.setUseCache(false);
        @Nullable BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
        if (image == null) {
            throw new IllegalArgumentException("no picture that the kit can read: is it " + type
                    + "? If so, say with qrReader(...) how to paint it");
        }
        return List.of(Pixels.of(image, ground));
    }
}
