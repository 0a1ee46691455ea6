package dev.mfacore.tck.run;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import java.util.Map;
import java.util.Set;

/** What an adapter gives and promises. */
record Claims(String name, Set<Port> ports, Set<Capability> capabilities, Map<String, Adapter.Deviation> deviations) {

    static final Claims NONE = new Claims("unknown", Set.of(), Set.of(), Map.of());

    static Claims of(Adapter adapter) {
        return new Claims(adapter.name(), Set.copyOf(adapter.ports()), adapter.capabilities(), adapter.deviations());
    }

    /** Refuses an adapter that tells something else than at the first time: nobody could say what was tested. */
    void mustHold(Adapter opened) {
        Claims now = of(opened);
        if (!equals(now)) {
            throw new IllegalStateException(
                    "adapter(...) must name the same parts, capabilities and deviations whenever"
                            + " it is called, but told " + this + " first and " + now + " later");
        }
    }

    @Override
    public String toString() {
        return name + " with " + ports.stream().sorted().map(Port::id).toList()
                + ", " + capabilities.stream().sorted().map(Capability::id).toList()
                + ", deviations " + deviations.keySet().stream().sorted().toList();
    }
}
