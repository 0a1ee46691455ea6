package dev.mfacore.examples;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** The project's own tree. */
final class Repository {

    private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".idea");

    private Repository() {}

    static Path root() {
        Path module = Path.of("").toAbsolutePath();
        return Files.exists(module.resolve("README.md")) ? module : module.getParent();
    }

    static String read(String file) throws IOException {
        return Files.readString(root().resolve(file));
    }

    /** Copies the sources, without what was built, as a fresh clone would be. */
    static void copyTo(Path target) throws IOException {
        Path root = root();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target.resolve(root.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    Files.copy(
                            file,
                            target.resolve(root.relativize(file)),
                            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
