package dev.mfacore.adapter.authing.wiring;

import dagger.BindsInstance;
import dagger.Component;
import dev.mfacore.adapter.authing.transport.CallRunner;
import jakarta.inject.Singleton;

/** The client and its parts, as one graph. */
@Singleton
@Component(modules = AuthingHttpModule.class)
public interface AuthingHttpComponent {

    /**
     * Returns what the graph starts from.
     *
     * @return the settings
     */
    Settings settings();

    /**
     * Returns what puts calls.
     *
     * @return the runner
     */
    CallRunner runner();

    /** Makes graphs. */
    @Component.Factory
    interface Factory {

        /**
         * Makes a graph.
         *
         * @param settings what it starts from
         * @return the graph
         */
        AuthingHttpComponent create(@BindsInstance Settings settings);
    }
}
