package dev.mfacore.adapter.inmemory.wiring;

import dagger.BindsInstance;
import dagger.Component;
import dev.mfacore.Mfa;
import dev.mfacore.adapter.inmemory.EventLog;
import dev.mfacore.adapter.inmemory.InMemoryUserDirectory;
import dev.mfacore.adapter.inmemory.Outbox;
import dev.mfacore.adapter.inmemory.UserNotices;
import jakarta.inject.Singleton;

/** The engine and the parts around it, as one graph. */
@Singleton
@Component(modules = InMemoryModule.class)
public interface InMemoryComponent {

    /**
     * Returns what the graph starts from.
     *
     * @return the settings
     */
    Settings settings();

    /**
     * Returns the engine.
     *
     * @return its two sides
     */
    Mfa.Local engine();

    /**
     * Returns the delivery channel.
     *
     * @return the outbox
     */
    Outbox outbox();

    /**
     * Returns the directory.
     *
     * @return the directory
     */
    InMemoryUserDirectory directory();

    /**
     * Returns the listener.
     *
     * @return the log of events
     */
    EventLog events();

    /**
     * Returns the notifier.
     *
     * @return the log of notices
     */
    UserNotices notices();

    /** Makes graphs. */
    @Component.Factory
    interface Factory {

        /**
         * Makes a graph.
         *
         * @param settings what it starts from
         * @return the graph
         */
        InMemoryComponent create(@BindsInstance Settings settings);
    }
}
