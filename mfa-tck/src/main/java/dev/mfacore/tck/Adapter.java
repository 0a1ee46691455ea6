package dev.mfacore.tck;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.SecretCipher;
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
     * Gives the same cipher with a newer key in front, for {@link Capability#KEY_ROTATION}.
     *
     * @param cipher opens what the first one sealed, and seals under another key
     * @return this
     */
    public Adapter rotatedCipher(SecretCipher cipher) {
        rotatedCipher = Optional.of(cipher);
        return this;
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
