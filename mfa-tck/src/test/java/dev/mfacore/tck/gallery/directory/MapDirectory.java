package dev.mfacore.tck.gallery.directory;

import dev.mfacore.UserId;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Port;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A right directory; wrong ones override what they get wrong. */
class MapDirectory implements UserDirectory {

    final Map<String, Entry> rows = new ConcurrentHashMap<>();
    private volatile boolean down;

    @Override
    public Optional<Entry> find(UserId user) {
        if (down) {
            throw new IllegalStateException("the directory is down");
        }
        return Optional.ofNullable(rows.get(key(user)));
    }

    void put(UserId user, Entry entry) {
        rows.put(key(user), entry);
    }

    String key(UserId user) {
        return user.value();
    }

    void setDown(boolean down) {
        this.down = down;
    }

    final Adapter as(String name) {
        return Adapter.named(name).directory(this, this::put).outage(Port.DIRECTORY, this::setDown);
    }
}
