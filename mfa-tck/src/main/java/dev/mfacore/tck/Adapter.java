package dev.mfacore.tck;

import dev.mfacore.Mfa;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.AuthingApi;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.QrRenderer;
import dev.mfacore.port.SecretCipher;
import dev.mfacore.port.UserDirectory;
import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One opened adapter: the parts that it provides and what it claims. What is not given is not tested, and the report
 * says so. Not safe for use by several threads; its parts have to be.
 */
public final class Adapter {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private final String name;
    private final Map<Port, Object> parts = new EnumMap<>(Port.class);
    private final Set<Capability> claimed = EnumSet.noneOf(Capability.class);
    private final Map<String, Deviation> deviations = new LinkedHashMap<>();
    private final Fixtures fixtures = new Fixtures();
    private Optional<SecretCipher> rotatedCipher = Optional.empty();
    private Optional<Runnable> kill = Optional.empty();

    private Adapter(String name) {
        this.name = name;
    }

    /**
     * Starts a description.
     *
     * @param name how reports call the adapter: 1 to 63 characters of {@code A-Z}, {@code a-z}, {@code 0-9}, {@code .},
     *     {@code _} and {@code -}, the first one a letter or digit
     * @return a description without parts
     */
    public static Adapter named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must be 1 to 63 letters, digits, dots, underscores and hyphens and begin with a letter or"
                            + " digit: it becomes the name of report files");
        }
        return new Adapter(name);
    }

    /**
     * Puts a store under test.
     *
     * @param store opened on the data that the environment names
     * @return this
     */
    public Adapter store(AuthenticatorStore store) {
        return with(Port.STORE, store);
    }

    /**
     * Puts a cipher under test.
     *
     * @param cipher the cipher
     * @return this
     */
    public Adapter cipher(SecretCipher cipher) {
        return with(Port.CIPHER, cipher);
    }

    /**
     * Gives the same cipher with a newer key in front, and claims {@link Capability#KEY_ROTATION}.
     *
     * @param cipher opens what the first one sealed, and seals under another key
     * @return this
     */
    public Adapter rotatedCipher(SecretCipher cipher) {
        rotatedCipher = Optional.of(cipher);
        return supports(Capability.KEY_ROTATION);
    }

    /**
     * Puts a channel for codes under test.
     *
     * @param delivery the channel
     * @param arrivals tells what has reached anybody through it
     * @return this
     */
    public Adapter delivery(OtpDelivery delivery, Arrivals arrivals) {
        fixtures.put(Port.DELIVERY, Arrivals.class, arrivals);
        return with(Port.DELIVERY, delivery);
    }

    /**
     * Puts a directory of users under test.
     *
     * @param directory the directory
     * @param entries enters users into what the directory reads from
     * @return this
     */
    public Adapter directory(UserDirectory directory, DirectoryEntries entries) {
        fixtures.put(Port.DIRECTORY, DirectoryEntries.class, entries);
        return with(Port.DIRECTORY, directory);
    }

    /**
     * Tells how to make a port fail, and claims {@link Capability#DELIVERY_OUTAGE} or {@link
     * Capability#DIRECTORY_OUTAGE}.
     *
     * @param port {@link Port#DELIVERY} or {@link Port#DIRECTORY}
     * @param outage makes what the adapter rests on fail and work again
     * @return this
     */
    public Adapter outage(Port port, Outage outage) {
        fixtures.put(port, Outage.class, outage);
        return switch (port) {
            case DELIVERY -> supports(Capability.DELIVERY_OUTAGE);
            case DIRECTORY -> supports(Capability.DIRECTORY_OUTAGE);
            default -> throw new IllegalArgumentException("port must be DELIVERY or DIRECTORY, but is " + port);
        };
    }

    /**
     * Puts a drawing of QR codes under test. The kit itself reads PNG and whatever else the JDK reads, SVG of plain shapes,
     * and text of block characters.
     *
     * @param renderer the drawing
     * @return this
     */
    public Adapter qr(QrRenderer renderer) {
        return with(Port.QR, renderer);
    }

    /**
     * Tells how to turn pictures of a kind that the kit cannot read into pixels.
     *
     * @param reader paints them
     * @return this
     */
    public Adapter qrReader(QrReader reader) {
        fixtures.put(Port.QR, QrReader.class, reader);
        return this;
    }

    /**
     * Puts a receiver of events under test.
     *
     * @param listener the receiver
     * @param records tells what it has recorded
     * @return this
     */
    public Adapter listener(MfaEventListener listener, EventRecords records) {
        fixtures.put(Port.LISTENER, EventRecords.class, records);
        return with(Port.LISTENER, listener);
    }

    /**
     * Puts a client of Authing's API over HTTP under test, and claims {@link Capability#AUTHING_HTTP}.
     *
     * @param client calls {@link TckEnvironment#authing()}
     * @return this
     */
    public Adapter authingClient(AuthingApi client) {
        return with(Port.AUTHING_API, client).supports(Capability.AUTHING_HTTP);
    }

    /**
     * Puts a tenant of Authing's API under test, in whatever way it is reached, and claims {@link
     * Capability#AUTHING_TENANT}.
     *
     * @param tenant the API
     * @param fixture does to the tenant what happens outside the API
     * @return this
     */
    public Adapter authingTenant(AuthingApi tenant, AuthingFixture fixture) {
        fixtures.put(Port.AUTHING_API, AuthingFixture.class, fixture);
        return with(Port.AUTHING_API, tenant).supports(Capability.AUTHING_TENANT);
    }

    /**
     * Puts the adapter's own classes under test. Classes from a folder of tests count only where there are no others.
     *
     * @param packages names of packages; their subpackages belong to them
     * @return this
     */
    public Adapter code(String... packages) {
        if (packages.length == 0) {
            throw new IllegalArgumentException("packages must name the adapter's own packages, such as com.acme.mfa");
        }
        return with(Port.CODE, Set.of(packages));
    }

    /**
     * Puts a whole service under test, in an assembly of the author's own.
     *
     * @param service the service and how to test it
     * @return this
     */
    public Adapter service(ServiceUnderTest service) {
        return with(Port.SERVICE, service).supports(service.abilities().toArray(Capability[]::new));
    }

    /**
     * Puts a local engine under test, in an assembly of the author's own.
     *
     * @param mfa the engine, on the environment's clock and with the default policy
     * @param codes the channel that it was given
     * @return this
     */
    public Adapter service(Mfa.Local mfa, DeliveredCodes codes) {
        return service(ServiceUnderTest.of(mfa, codes));
    }

    /**
     * Puts a deployed server under test that speaks Authing's protocol.
     *
     * @param endpoint where it is and how to test it
     * @return this
     */
    public Adapter endpoint(Endpoint endpoint) {
        return with(Port.ENDPOINT, endpoint).supports(endpoint.abilities().toArray(Capability[]::new));
    }

    /**
     * Puts an engine under test that is assembled out of the kit's own parts, under every policy that a clause wants.
     *
     * @param assembly builds one node
     * @return this
     */
    public Adapter engine(EngineAssembly assembly) {
        return with(Port.SERVICE, assembly)
                .supports(
                        Capability.KIT_PARTS,
                        Capability.MOVES_TIME,
                        Capability.CODE_AS_PROOF,
                        Capability.REGENERATION,
                        Capability.RECIPIENT_ASSOCIATION,
                        Capability.ADMINISTRATION,
                        Capability.EVENTS,
                        Capability.FAILING_CHANNEL);
    }

    /**
     * Claims capabilities, and with each what it implies.
     *
     * @param capabilities what the adapter promises
     * @return this
     */
    public Adapter supports(Capability... capabilities) {
        claimed.addAll(Capability.closure(Set.of(capabilities)));
        return this;
    }

    /**
     * Tells how to end the process that keeps the data, without warning, for {@link Capability#SURVIVES_KILL}. The kit
     * then opens the adapter anew, which has to start the process again.
     *
     * @param action ends it as a power cut would
     * @return this
     */
    public Adapter onKill(Runnable action) {
        kill = Optional.of(action);
        return this;
    }

    /**
     * Declares that the adapter breaks a clause and its author knows. The report shows it as a deviation; the run fails
     * if the clause holds after all.
     *
     * @param clause the clause's id
     * @param reason why, for the readers of the report
     * @param link where it is tracked
     * @return this
     */
    public Adapter deviates(String clause, String reason, URI link) {
        deviations.put(clause, new Deviation(clause, reason, link));
        return this;
    }

    /**
     * Returns the adapter's name.
     *
     * @return as given
     */
    public String name() {
        return name;
    }

    /**
     * Returns the ports that have a part under test.
     *
     * @return in the order of {@link Port}
     */
    public Set<Port> ports() {
        return parts.keySet().isEmpty() ? EnumSet.noneOf(Port.class) : EnumSet.copyOf(parts.keySet());
    }

    /**
     * Returns what the adapter claims, with all that it implies.
     *
     * @return a copy
     */
    public Set<Capability> capabilities() {
        return Set.copyOf(claimed);
    }

    /**
     * Returns the declared deviations by the id of their clause.
     *
     * @return a copy
     */
    public Map<String, Deviation> deviations() {
        return Map.copyOf(deviations);
    }

    /**
     * Returns the part given for a port.
     *
     * @param port which
     * @param type its type
     * @param <T> its type
     * @return the part
     * @throws IllegalStateException if there is none
     */
    public <T> T part(Port port, Class<T> type) {
        Object part = parts.get(port);
        if (part == null) {
            throw new IllegalStateException("adapter " + name + " gave no " + port.id() + " this time, but did before:"
                    + " adapter(...) must name the same parts whenever it is called");
        }
        return type.cast(part);
    }

    /**
     * Returns what was given along with a part.
     *
     * @param port whose
     * @param type its type
     * @param <T> its type
     * @return the fixture, if any
     */
    public <T> Optional<T> fixture(Port port, Class<T> type) {
        return fixtures.find(port, type);
    }

    /**
     * Returns what was given with {@link #rotatedCipher(SecretCipher)}.
     *
     * @return the cipher, if any
     */
    public Optional<SecretCipher> rotatedCipher() {
        return rotatedCipher;
    }

    /**
     * Returns what was given with {@link #onKill}.
     *
     * @return the action, if any
     */
    public Optional<Runnable> kill() {
        return kill;
    }

    /**
     * Returns all parts, for closing.
     *
     * @return a copy
     */
    Set<Object> parts() {
        return Set.copyOf(parts.values());
    }

    private Adapter with(Port port, Object part) {
        if (parts.putIfAbsent(port, part) != null) {
            throw new IllegalStateException(
                    "the " + port.id() + " was given twice: give one, and test another in a class of its own");
        }
        return this;
    }

    /**
     * A known deviation.
     *
     * @param clause the clause's id
     * @param reason why
     * @param link where it is tracked
     */
    public record Deviation(String clause, String reason, URI link) {
        /** Checks that there is a reason. */
        public Deviation {
            if (reason.isBlank()) {
                throw new IllegalArgumentException(
                        "reason must say why " + clause + " is broken, for who reads the report");
            }
        }
    }
}
