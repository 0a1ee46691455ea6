package dev.mfacore.tck.gallery.delivery;

import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Arrivals.Arrival;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A right channel of another design: one thread owns the far end, knows ids, and every caller waits for its answer. */
final class QueueChannel implements OtpDelivery, AutoCloseable {

    private final ExecutorService owner = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "channel");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Arrival> arrived = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private boolean down;

    @Override
    public void deliver(OtpMessage message) {
        try {
            CompletableFuture.runAsync(() -> take(message), owner).join();
        } catch (CompletionException e) {
            throw new DeliveryException("the channel refused", e.getCause());
        }
    }

    private void take(OtpMessage message) {
        if (down) {
            throw new IllegalStateException("down");
        }
        if (ids.add(message.id())) {
            arrived.add(new Arrival(message.recipient().address(), message.code() + " is your code"));
        }
    }

    private List<Arrival> all() {
        return CompletableFuture.supplyAsync(() -> List.copyOf(arrived), owner).join();
    }

    private void setDown(boolean value) {
        CompletableFuture.runAsync(() -> down = value, owner).join();
    }

    Adapter as(String name) {
        return Adapter.named(name)
                .delivery(this, this::all)
                .outage(Port.DELIVERY, this::setDown)
                .supports(Capability.RECOGNISES_REPETITION);
    }

    @Override
    public void close() {
        owner.shutdownNow();
    }
}
