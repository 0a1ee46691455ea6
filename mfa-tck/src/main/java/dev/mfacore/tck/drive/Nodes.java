package dev.mfacore.tck.drive;

import dev.mfacore.Mfa;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.port.UserNotice;
import dev.mfacore.tck.DeliveredCodes;
import dev.mfacore.tck.Endpoint;
import dev.mfacore.tck.EngineAssembly;
import dev.mfacore.tck.EngineParts;
import dev.mfacore.tck.ServiceUnderTest;
import dev.mfacore.tck.run.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Opens nodes of what a try has under test. Engines that the kit assembles share its register, channel and events. */
public final class Nodes {

    private final Trial trial;
    private final MfaPolicy wanted;
    private final KitRegister register = new KitRegister();
    private final DeliveredCodes channel = new DeliveredCodes();
    private final List<MfaEvent> events = new CopyOnWriteArrayList<>();
    private final List<UserNotice> notices = new CopyOnWriteArrayList<>();
    private final Map<String, UserDirectory.Entry> directory = new ConcurrentHashMap<>();
    private Optional<ServiceUnderTest> fixture = Optional.empty();
    private Optional<EndpointDriver> wire = Optional.empty();
    private final AtomicReference<Optional<Runnable>> whenHeard = new AtomicReference<>(Optional.empty());
    private int opened;
    private volatile boolean hushed;

    Nodes(Trial trial, MfaPolicy wanted) {
        this.trial = trial;
        this.wanted = wanted;
    }

    Driver first() {
        trial.adapter();
        return driver();
    }

    Driver another() {
        trial.openAnother();
        return driver();
    }

    Driver restarted() {
        trial.restart();
        return driver();
    }

    KitRegister register() {
        return register;
    }

    /** The channel that can be made to fail. */
    DeliveredCodes channel() {
        return fixture.flatMap(ServiceUnderTest::channel).orElse(channel);
    }

    List<MfaEvent> events() {
        return fixture.map(ServiceUnderTest::events).orElse(List.of());
    }

    MfaAdmin admin() {
        return fixture.flatMap(ServiceUnderTest::admin).orElseThrow();
    }

    List<UserNotice> notices() {
        return notices;
    }

    Map<String, UserDirectory.Entry> directory() {
        return directory;
    }

    /** Does something within the next event or notice that is heard, on the thread that tells it. */
    void whenHeard(Runnable action) {
        whenHeard.set(Optional.of(action));
    }

    private void callBack() {
        whenHeard.getAndSet(Optional.empty()).ifPresent(Runnable::run);
    }

    /** Tells no more of what is done, or does again. */
    void hush(boolean on) {
        hushed = on;
    }

    private void say(String line) {
        if (!hushed) {
            trial.say(line);
        }
    }

    private Driver driver() {
        opened++;
        Object part = trial.part(Object.class);
        if (part instanceof Endpoint endpoint) {
            wire = Optional.of(new EndpointDriver(endpoint, trial.namespace()));
            return new ToldDriver(wire.get(), opened, this::say);
        }
        ServiceUnderTest service =
                part instanceof EngineAssembly assembly ? assembled(assembly) : (ServiceUnderTest) part;
        fixture = Optional.of(service);
        return new ToldDriver(new ServiceDriver(service, trial.clock()), opened, this::say);
    }

    /** The driver of the endpoint that was opened last, for clauses on the protocol itself. */
    EndpointDriver wire() {
        return wire.orElseThrow();
    }

    private ServiceUnderTest assembled(EngineAssembly assembly) {
        Mfa.Local mfa = assembly.assemble(new EngineParts(
                register,
                channel,
                user -> Optional.ofNullable(directory.get(user.value())),
                wanted,
                trial.clock(),
                event -> {
                    events.add(event);
                    callBack();
                },
                notice -> {
                    notices.add(notice);
                    callBack();
                }));
        return ServiceUnderTest.of(mfa, channel).policy(wanted).events(() -> List.copyOf(events));
    }
}
