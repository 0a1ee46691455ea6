package dev.mfacore.adapter.qr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Draws a matrix as a PNG of one bit a pixel, greyscale, with no metadata.
 *
 * <p>Source: W3C Portable Network Graphics (Second Edition), sections 5.3 (chunks), 9 (filters), 10 (compression) and
 * 11.2 (critical chunks).
 */
final class PngDrawing {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BIT_DEPTH = 1;
    private static final int GREYSCALE = 0;
    private static final int ONLY_METHOD = 0;
    private static final int NOT_INTERLACED = 0;
    private static final int FILTER_TYPE_LENGTH = 1;

    private final QrMatrix matrix;
    private final int modulePixels;
    private final int side;

    private PngDrawing(QrMatrix matrix, int modulePixels) {
        this.matrix = matrix;
        this.modulePixels = modulePixels;
        this.side = matrix.side() * modulePixels;
    }

    static byte[] draw(QrMatrix matrix, int modulePixels) {
        return new PngDrawing(matrix, modulePixels).file();
    }

    private byte[] file() {
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        file.writeBytes(chunk("IHDR", header()));
        file.writeBytes(chunk("IDAT", deflate(scanlines())));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private byte[] header() {
        return ByteBuffer.allocate(13)
                .putInt(side)
                .putInt(side)
                .put((byte) BIT_DEPTH)
                .put((byte) GREYSCALE)
                .put((byte) ONLY_METHOD) // compression
                .put((byte) ONLY_METHOD) // filter
                .put((byte) NOT_INTERLACED)
                .array();
    }

    private byte[] scanlines() {
        int length = FILTER_TYPE_LENGTH + (side + 7) / 8;
        var lines = ByteBuffer.allocate(length * side);
        for (int row = 0; row < matrix.side(); row++) {
            byte[] line = scanline(row, length);
            for (int copy = 0; copy < modulePixels; copy++) {
                lines.put(line);
            }
        }
        return lines.array();
    }

    // The filter type stays 0 (none): rows repeat, so the compression finds all there is to find.
    private byte[] scanline(int row, int length) {
        byte[] line = new byte[length];
        for (int pixel = 0; pixel < side; pixel++) {
            if (!matrix.isDark(pixel / modulePixels, row)) {
                line[FILTER_TYPE_LENGTH + pixel / 8] |= (byte) (0x80 >>> pixel % 8);
            }
        }
        return line;
    }

    private static byte[] deflate(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4_096];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        return ByteBuffer.allocate(Integer.BYTES + name.length + data.length + Integer.BYTES)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) checksum.getValue())
                .array();
    }
}
