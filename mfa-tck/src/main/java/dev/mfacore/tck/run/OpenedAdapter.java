package dev.mfacore.tck.run;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.AuthingPeer;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.TckEnvironment;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One instance of the adapter with what it asked to have closed. */
final class OpenedAdapter implements AutoCloseable {

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private final Adapter adapter;
    private boolean closed;

    private OpenedAdapter(MfaTck tck, TrialData data) {
        Adapter opened;
        try {
            opened = Objects.requireNonNull(
                    tck.adapter(new Environment(data)), "it returned null instead of Adapter.named(...)");
        } catch (Exception e) {
            closeAll(e);
            throw new IllegalStateException("adapter(...) failed: " + e, e);
        }
        this.adapter = opened;
    }

    static OpenedAdapter open(MfaTck tck, TrialData data) {
        return new OpenedAdapter(tck, data);
    }

    Adapter adapter() {
        return adapter;
    }

    /** Closes the parts and then the resources, all of them whatever one throws. Does nothing the second time. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Exception failure = null;
        for (Object part : parts()) {
            if (part instanceof AutoCloseable closeable) {
                failure = closed(closeable, failure);
            }
        }
        while (!resources.isEmpty()) {
            failure = closed(resources.pop(), failure);
        }
        if (failure != null) {
            throw new IllegalStateException("the adapter cannot be closed: " + failure, failure);
        }
    }

    private Collection<Object> parts() {
        Function<Port, Object> part = port -> adapter.part(port, Object.class);
        return adapter.ports().stream().map(part).distinct().toList();
    }

    private static @Nullable Exception closed(AutoCloseable resource, @Nullable Exception earlier) {
        try {
            resource.close();
            return earlier;
        } catch (Exception e) {
            if (earlier == null) {
                return e;
            }
            earlier.addSuppressed(e);
            return earlier;
        }
    }

    private void closeAll(Throwable cause) {
        while (!resources.isEmpty()) {
            try {
                resources.pop().close();
            } catch (Exception e) {
                cause.addSuppressed(e);
            }
        }
    }

    private final class Environment implements TckEnvironment {

        private final TrialData data;

        Environment(TrialData data) {
            this.data = data;
        }

        @Override
        public InstantSource clock() {
            return data.clock();
        }

        @Override
        public String namespace() {
            return data.namespace();
        }

        @Override
        public Path directory() {
            return data.directory();
        }

        @Override
        public AuthingPeer authing() {
            return data.authing();
        }

        @Override
        public <T extends AutoCloseable> T closing(T resource) {
            resources.push(resource);
            return resource;
        }
    }
}
