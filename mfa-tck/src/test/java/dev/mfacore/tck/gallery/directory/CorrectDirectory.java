package dev.mfacore.tck.gallery.directory;

import dev.mfacore.UserId;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Specimen;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Right directories of different designs. */
@SuppressWarnings("ImmutableEnumChecker")
public enum CorrectDirectory implements Specimen {
    DIRECTORY_IN_A_MAP(MapDirectory::new),
    /** Answers from what it found before while it is down. */
    DIRECTORY_WITH_A_MEMORY(() -> new MapDirectory() {
        private final Map<UserId, Entry> seen = new ConcurrentHashMap<>();

        @Override
        public Optional<Entry> find(UserId user) {
            try {
                Optional<Entry> found = super.find(user);
                found.ifPresentOrElse(entry -> seen.put(user, entry), () -> seen.remove(user));
                return found;
            } catch (IllegalStateException e) {
                return Optional.of(Optional.ofNullable(seen.get(user)).orElseThrow(() -> e));
            }
        }
    });

    private final Supplier<MapDirectory> directory;

    CorrectDirectory(Supplier<MapDirectory> directory) {
        this.directory = directory;
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return directory.get().as(reportName());
    }
}
