package dev.mfacore.tck;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an adapter may promise beyond its port's contract. A capability brings the clauses that decide it. */
public enum Capability {
    /** The store pages through its keys: it implements {@link dev.mfacore.port.KeyPaging}. */
    PAGING(Port.STORE),
    /** What was written is there after the store was closed and opened again on the same data. */
    SURVIVES_RESTART(Set.of(Port.STORE, Port.SERVICE)),
    /** Several open instances work on the same data at the same time, as several nodes would. */
    SEVERAL_NODES(Set.of(Port.STORE, Port.SERVICE, Port.ENDPOINT)),
    /** The data are kept by a process of their own, which {@link Adapter#onKill} ends without warning. */
    SURVIVES_KILL(Port.STORE, SURVIVES_RESTART),
    /** The cipher knows more than one key, and {@link Adapter#rotatedCipher} gives it with a newer one in front. */
    KEY_ROTATION(Port.CIPHER),
    /** Every opening of the adapter within a try has the same keys, as on another node or after a restart. */
    SHARED_KEYS(Port.CIPHER),
    /** The channel reaches phones. A channel that claims neither this nor {@link #EMAIL} has to reach both. */
    PHONE(Port.DELIVERY),
    /** The channel reaches mailboxes. A channel that claims neither this nor {@link #PHONE} has to reach both. */
    EMAIL(Port.DELIVERY),
    /** A message whose id was delivered before reaches its recipient no second time. */
    RECOGNISES_REPETITION(Port.DELIVERY),
    /** The channel can be made to fail: {@link Adapter#outage} says how, and claims this. */
    DELIVERY_OUTAGE(Port.DELIVERY),
    /** The client calls Authing's API over HTTP: {@link Adapter#authingClient} claims this. */
    AUTHING_HTTP(Port.AUTHING_API),
    /** The client can be told whom to trust, and trusts {@link AuthingPeer#sslContext} alone. */
    AUTHING_TRUST(Port.AUTHING_API, AUTHING_HTTP),
    /** Behind the API are users whom the kit can enter: {@link Adapter#authingTenant} claims this. */
    AUTHING_TENANT(Port.AUTHING_API),
    /** What the directory rests on can be made to fail: {@link Adapter#outage} says how, and claims this. */
    DIRECTORY_OUTAGE(Port.DIRECTORY),
    /** The kit moves the only clock that is read. A service brings it, and an endpoint with a test clock. */
    MOVES_TIME(Set.of(Port.SERVICE, Port.ENDPOINT)),
    /** A code is a proof inside the operation that asks for one. A service brings it. */
    CODE_AS_PROOF(Port.SERVICE),
    /** Recovery codes are made anew on demand. A service brings it. */
    REGENERATION(Port.SERVICE),
    /** A phone or email is associated within a session. A service brings it. */
    RECIPIENT_ASSOCIATION(Set.of(Port.SERVICE, Port.ENDPOINT)),
    /** What operators do. Comes with {@link ServiceUnderTest#admin}, or with an endpoint's hooks. */
    ADMINISTRATION(Set.of(Port.SERVICE, Port.ENDPOINT)),
    /** What operators hear. Comes with {@link ServiceUnderTest#events}. */
    EVENTS(Port.SERVICE),
    /** The channel for codes fails when the kit wants it to. Comes with {@link DeliveredCodes}. */
    FAILING_CHANNEL(Port.SERVICE),
    /** The engine is assembled out of the kit's own parts. Comes with {@link Adapter#engine}. */
    KIT_PARTS(Port.SERVICE, SURVIVES_RESTART, SEVERAL_NODES);

    // Set.of makes immutable sets, which the checker cannot know.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Port> ports;
    // Set.of makes immutable sets, which the checker cannot know.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Capability> implied;

    Capability(Port port, Capability... implied) {
        this(Set.of(port), implied);
    }

    Capability(Set<Port> ports, Capability... implied) {
        this.ports = ports;
        this.implied = Set.of(implied);
    }

    /**
     * Returns the ports whose adapters can have it.
     *
     * @return one or more
     */
    public Set<Port> ports() {
        return ports;
    }

    /**
     * Returns the name used in the catalogue and in reports.
     *
     * @return lower case with hyphens, such as {@code survives-restart}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Adds what these capabilities imply.
     *
     * @param claimed what an adapter claims
     * @return that and all it implies
     */
    static Set<Capability> closure(Set<Capability> claimed) {
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        claimed.forEach(one -> {
            all.add(one);
            all.addAll(closure(one.implied));
        });
        return all;
    }
}
