package dev.mfacore.adapter.qr;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every name and every string literal that compiled classes hold (JVM specification, section 4.4). */
final class ClassConstants {

    private ClassConstants() {}

    /** The constants of each class file of the folder or jar that a class was loaded from, by file. */
    static Map<String, Set<String>> ofAllBeside(Class<?> type) {
        try {
            Path origin = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(origin)) {
                return ofAllIn(origin);
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + origin.toUri()), Map.of())) {
                return ofAllIn(jar.getPath("/"));
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError("the class files cannot be read", e);
        }
    }

    static Set<String> of(byte[] classFile) {
        try (var in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            in.skipNBytes(8);
            return constants(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Set<String>> ofAllIn(Path root) throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".class"))::iterator) {
                found.put(root.relativize(file).toString(), of(Files.readAllBytes(file)));
            }
        }
        return found;
    }

    private static Set<String> constants(DataInputStream in) throws IOException {
        Set<String> texts = new TreeSet<>();
        int count = in.readUnsignedShort();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            if (tag == 1) {
                texts.add(in.readUTF());
            } else {
                in.skipNBytes(length(tag));
            }
            if (tag == 5 || tag == 6) {
                index++; // long and double take two places
            }
        }
        return texts;
    }

    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new AssertionError("unknown constant " + tag);
        };
    }
}
