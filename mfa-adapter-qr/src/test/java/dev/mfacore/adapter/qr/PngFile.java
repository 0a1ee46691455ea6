package dev.mfacore.adapter.qr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A PNG taken apart by the letter of its specification; anything out of order is an error. */
record PngFile(List<Chunk> chunks) {

    private static final byte[] SIGNATURE = {-119, 80, 78, 71, 13, 10, 26, 10};

    record Chunk(String type, ByteBuffer data) {}

    static PngFile parse(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        require(Arrays.equals(take(in, SIGNATURE.length), SIGNATURE), "signature");
        List<Chunk> chunks = new ArrayList<>();
        while (in.hasRemaining()) {
            chunks.add(chunk(in));
        }
        return new PngFile(List.copyOf(chunks));
    }

    private static Chunk chunk(ByteBuffer in) {
        int length = in.getInt();
        byte[] typeAndData = take(in, 4 + length);
        var expected = new CRC32();
        expected.update(typeAndData);
        require(in.getInt() == (int) expected.getValue(), "checksum");
        String type = new String(typeAndData, 0, 4, StandardCharsets.US_ASCII);
        return new Chunk(type, ByteBuffer.wrap(typeAndData, 4, length).slice().asReadOnlyBuffer());
    }

    List<String> types() {
        return chunks.stream().map(Chunk::type).toList();
    }

    ByteBuffer data(String type) {
        return chunks.stream()
                .filter(chunk -> chunk.type().equals(type))
                .findFirst()
                .orElseThrow()
                .data()
                .duplicate();
    }

    int width() {
        return data("IHDR").getInt(0);
    }

    int height() {
        return data("IHDR").getInt(4);
    }

    /** The pixels of a picture of one bit a pixel whose lines are not filtered. */
    Bitmap bitmap() throws DataFormatException {
        byte[] lines = inflated();
        int lineLength = 1 + (width() + 7) / 8;
        require(lines.length == lineLength * height(), "length of the pixels");
        return Bitmap.ofColors(width(), height(), (x, y) -> {
            require(lines[y * lineLength] == 0, "filter type");
            int bit = lines[y * lineLength + 1 + x / 8] >> (7 - x % 8) & 1;
            return bit == 0 ? 0x000000 : 0xFFFFFF;
        });
    }

    private byte[] inflated() throws DataFormatException {
        var inflater = new Inflater();
        try {
            inflater.setInput(data("IDAT"));
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8_192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                require(count > 0, "end of the compressed data");
                out.write(buffer, 0, count);
            }
            require(inflater.getRemaining() == 0, "end of the data chunk");
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("not a PNG: wrong " + what);
        }
    }
}
