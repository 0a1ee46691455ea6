package dev.mfacore.tck.gallery.qr;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.mfacore.port.QrImage;
import dev.mfacore.port.QrRenderer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** A right renderer, PNG by the JDK; wrong ones override what they get wrong. */
class PngRenderer implements QrRenderer {

    @Override
    public QrImage render(String text) {
        BitMatrix code = code(text);
        int size = size();
        int side = code.getWidth();
        BufferedImage image = new BufferedImage(side * size, side * size, pixels());
        for (int y = 0; y < side * size; y++) {
            for (int x = 0; x < side * size; x++) {
                image.setRGB(x, y, code.get(x / size, y / size) ? ink() : ground());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, type().substring("image/".length()).replace("jpeg", "jpg"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new QrImage(type(), bytes.toByteArray());
    }

    BitMatrix code(String text) {
        try {
            return encode(text, "UTF-8", margin());
        } catch (WriterException e) {
            throw refusal(text, e);
        }
    }

    static BitMatrix encode(String text, String charset, int margin) throws WriterException {
        Map<EncodeHintType, Object> hints =
                Map.of(EncodeHintType.CHARACTER_SET, charset, EncodeHintType.MARGIN, margin);
        return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
    }

    RuntimeException refusal(String text, WriterException cause) {
        return new IllegalArgumentException("text must fit a QR code: shorten it");
    }

    int size() {
        return 4;
    }

    int margin() {
        return 4;
    }

    int ink() {
        return 0xff000000;
    }

    int ground() {
        return 0xffffffff;
    }

    int pixels() {
        return BufferedImage.TYPE_INT_ARGB;
    }

    String type() {
        return "image/png";
    }
}
