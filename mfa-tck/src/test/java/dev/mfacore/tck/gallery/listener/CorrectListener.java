package dev.mfacore.tck.gallery.listener;

import dev.mfacore.LoggingListener;
import dev.mfacore.MfaEvent;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Specimen;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Right listeners of different designs. */
@SuppressWarnings("ImmutableEnumChecker")
public enum CorrectListener implements Specimen {
    LISTENER_WRITES_LINES(env -> new LineListener().as("lines")),
    LISTENER_KEEPS_EVENTS(env -> {
        List<MfaEvent> events = new CopyOnWriteArrayList<>();
        return Adapter.named("events").listener(events::add, () -> events);
    }),
    LISTENER_HANDS_ON(env -> {
        ExecutorService writer = Executors.newSingleThreadExecutor();
        env.closing(writer::shutdownNow);
        LineListener lines = new LineListener();
        MfaEventListener listener = event -> writer.execute(() -> lines.onEvent(event));
        return Adapter.named("hands-on")
                .listener(
                        listener,
                        () -> CompletableFuture.supplyAsync(lines::lines, writer)
                                .join());
    }),
    LISTENER_OF_THE_CORE(env -> {
        Lines lines = new Lines();
        return Adapter.named("core").listener(new LoggingListener(lines), () -> lines.written);
    });

    private final Function<TckEnvironment, Adapter> adapter;

    CorrectListener(Function<TckEnvironment, Adapter> adapter) {
        this.adapter = adapter;
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return adapter.apply(env);
    }

    /** A log in memory. */
    private static final class Lines implements System.Logger {
        private final List<String> written = new CopyOnWriteArrayList<>();

        @Override
        public String getName() {
            return "lines";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {
            written.add(level + " " + text);
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                Object @Nullable ... parameters) {
            written.add(level + " " + format);
        }
    }
}
