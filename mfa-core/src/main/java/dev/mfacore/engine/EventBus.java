package dev.mfacore.engine;

import dev.mfacore.MfaEvent;
import dev.mfacore.port.MfaEventListener;
import java.util.List;

/** Tells listeners what happened. What they throw changes nothing and is told to the platform's log by its type only. */
public final class EventBus {

    private static final System.Logger LOGGER = System.getLogger("dev.mfacore");

    private final List<MfaEventListener> listeners;

    /**
     * Tells these listeners.
     *
     * @param listeners whom to tell, in this order
     */
    public EventBus(List<MfaEventListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Tells of several events.
     *
     * @param events what happened, in order
     */
    public void publish(List<MfaEvent> events) {
        events.forEach(this::publish);
    }

    /**
     * Tells of one event.
     *
     * @param event what happened
     */
    public void publish(MfaEvent event) {
        for (MfaEventListener listener : listeners) {
            quietly("an event listener", () -> listener.onEvent(event));
        }
    }

    /** Runs what must not change the outcome of a call that was saved. */
    static void quietly(String who, Runnable action) {
        try {
            action.run();
        } catch (StackOverflowError e) {
            tellOf(who, e);
        } catch (VirtualMachineError e) {
            throw e; // the process is ending: pretending otherwise helps nobody
        } catch (Exception | Error e) {
            tellOf(who, e);
        }
    }

    private static void tellOf(String who, Throwable failure) {
        LOGGER.log(
                System.Logger.Level.WARNING,
                "{0} failed with {1}; the outcome stands",
                who,
                failure.getClass().getName());
    }
}
