package dev.mfacore.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Files that only their owner may read: made when missing, refused when others can read them. */
public final class OwnerOnlyFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Consumer<String> notes;

    /** Tells of every file it makes, by its path. */
    public OwnerOnlyFiles(Consumer<String> notes) {
        this.notes = notes;
    }

    /**
     * Reads a secret, or makes one.
     *
     * @param file where it is kept
     * @param what what it is, for the note
     * @param fresh makes a new one
     * @throws IllegalArgumentException if the file is empty or others can read it
     */
    public String readOrMake(Path file, String what, Supplier<String> fresh) {
        try {
            if (!Files.exists(file)) {
                make(file, what, fresh.get());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " (" + what + ") cannot be made: check the folder and its permissions", e);
        }
        return read(file, what);
    }

    /**
     * Reads a secret.
     *
     * @param file where it is kept
     * @param what what it is, for errors
     * @throws IllegalArgumentException if the file is missing or empty, or others can read it
     */
    public String read(Path file, String what) {
        try {
            requireOwnerOnly(file);
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (text.isEmpty()) {
                throw new IllegalArgumentException(file + " is empty: delete it, and a new one will be made");
            }
            return text;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " (" + what + ") cannot be read: check that it is there, and its permissions", e);
        }
    }

    private void make(Path file, String what, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions("rwx------"));
        }
        try (var out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions("rw-------"))) {
            out.write(StandardCharsets.UTF_8.encode(text + "\n"));
            notes.accept("made " + what + ": " + file + ", for its owner only");
        } catch (FileAlreadyExistsException e) {
            // Another server made it just now: its text counts.
            return;
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (POSIX) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (!permissions.isEmpty()) {
                throw new IllegalArgumentException(file + " can be read by others: chmod 600 it, or, if others may have"
                        + " read it, delete it, and a new one will be made");
            }
        }
    }

    private static FileAttribute<?>[] permissions(String text) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }
}
