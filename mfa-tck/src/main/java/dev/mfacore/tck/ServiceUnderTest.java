package dev.mfacore.tck;

import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Mfa;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaService;
import dev.mfacore.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A service and what the kit has to know to test it: its rules, the codes that it sent, and how to begin where it cannot
 * itself. It reads {@link TckEnvironment#clock()} and no other clock. What is not told is not tested. Not safe for
 * several threads; the service has to be.
 */
public final class ServiceUnderTest {

    private final MfaService service;
    private MfaPolicy policy = MfaPolicy.defaults();
    private Function<BeginRequest, Beginning> begin;
    private Function<Recipient, List<String>> codes = recipient -> List.of();
    private Optional<DeliveredCodes> channel = Optional.empty();
    private Optional<MfaAdmin> admin = Optional.empty();
    private Optional<Supplier<List<MfaEvent>>> events = Optional.empty();
    private final List<Capability> abilities = new ArrayList<>(List.of(
            Capability.MOVES_TIME,
            Capability.CODE_AS_PROOF,
            Capability.REGENERATION,
            Capability.RECIPIENT_ASSOCIATION));

    private ServiceUnderTest(MfaService service) {
        this.service = service;
        this.begin = service::begin;
    }

    /**
     * A local engine.
     *
     * @param mfa the engine, on the environment's clock, with the default policy unless another one is told
     * @param codes the channel that it was given
     * @return the service to test
     */
    public static ServiceUnderTest of(Mfa.Local mfa, DeliveredCodes codes) {
        return of(mfa.service()).admin(mfa.admin()).codes(codes::codesTo).channel(codes);
    }

    /**
     * Any service.
     *
     * @param service the service, on the environment's clock, with the default policy unless another one is told
     * @return the service to test
     */
    public static ServiceUnderTest of(MfaService service) {
        return new ServiceUnderTest(service);
    }

    /**
     * Tells the rules that the service keeps.
     *
     * @param rules the policy
     * @return this
     */
    public ServiceUnderTest policy(MfaPolicy rules) {
        policy = rules;
        return this;
    }

    /**
     * Tells how to open a transaction, for a service that cannot itself.
     *
     * @param how does what {@link MfaService#begin} does
     * @return this
     */
    public ServiceUnderTest begin(Function<BeginRequest, Beginning> how) {
        begin = how;
        return this;
    }

    /**
     * Tells how to read the codes that were delivered.
     *
     * @param how returns the codes for a recipient, oldest first
     * @return this
     */
    public ServiceUnderTest codes(Function<Recipient, List<String>> how) {
        codes = how;
        return this;
    }

    /**
     * Gives the operator's side, for clauses about what operators do.
     *
     * @param side the administration
     * @return this
     */
    public ServiceUnderTest admin(MfaAdmin side) {
        admin = Optional.of(side);
        abilities.add(Capability.ADMINISTRATION);
        return this;
    }

    /**
     * Tells how to read the events, for clauses about them.
     *
     * @param how returns all that happened, oldest first
     * @return this
     */
    public ServiceUnderTest events(Supplier<List<MfaEvent>> how) {
        events = Optional.of(how);
        abilities.add(Capability.EVENTS);
        return this;
    }

    /**
     * Tells what the service cannot do, so that the clauses about it are left out, and the report says so.
     *
     * @param missing such as {@link Capability#CODE_AS_PROOF}
     * @return this
     */
    public ServiceUnderTest without(Capability... missing) {
        abilities.removeAll(List.of(missing));
        return this;
    }

    /**
     * Returns the service.
     *
     * @return as given
     */
    public MfaService service() {
        return service;
    }

    /**
     * Returns the rules.
     *
     * @return the policy
     */
    public MfaPolicy policy() {
        return policy;
    }

    /**
     * Opens a transaction.
     *
     * @param request whose, and what for
     * @return what to do next
     */
    public Beginning begin(BeginRequest request) {
        return begin.apply(request);
    }

    /**
     * Reads the codes that were delivered.
     *
     * @param recipient to whom
     * @return the codes, oldest first
     */
    public List<String> codesTo(Recipient recipient) {
        return codes.apply(recipient);
    }

    /**
     * Returns the channel that the kit can make fail.
     *
     * @return the channel, if it is the kit's own
     */
    public Optional<DeliveredCodes> channel() {
        return channel;
    }

    /**
     * Returns the operator's side.
     *
     * @return the administration, if given
     */
    public Optional<MfaAdmin> admin() {
        return admin;
    }

    /**
     * Returns the events.
     *
     * @return all that happened, oldest first; nothing if it was not told how to read them
     */
    public List<MfaEvent> events() {
        return events.map(Supplier::get).orElse(List.of());
    }

    /**
     * Returns what can be tested of it.
     *
     * @return a copy
     */
    List<Capability> abilities() {
        return List.copyOf(abilities);
    }

    private ServiceUnderTest channel(DeliveredCodes given) {
        channel = Optional.of(given);
        abilities.add(Capability.FAILING_CHANNEL);
        return this;
    }
}
