package dev.mfacore;

import dev.mfacore.engine.remote.RemoteAssembly;
import dev.mfacore.engine.remote.RemoteParts;
import dev.mfacore.engine.remote.RemoteRules;
import dev.mfacore.port.AuthingApi;
import dev.mfacore.port.MfaEventListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a second factor on a tenant of Authing is made of. Only the API has to be given. Not safe for use by
 * several threads; what it builds is.
 *
 * <p>What is built keeps nothing between two calls. Its events have the sequence number zero, since the state lies with
 * the tenant. {@code docs/authing.md} says what becomes of each operation.
 */
public final class RemoteMfaBuilder {

    private @Nullable AuthingApi api;
    private Function<Caller.SignedIn, String> accessToken =
            caller -> caller.session().orElse("");
    private Optional<RemoteParts.Management> management = Optional.empty();
    private Duration stepUpAge = Duration.ofMinutes(10);
    private Duration mfaTokenLife = Duration.ofMinutes(6);
    private Duration smsCodeLife = Duration.ofSeconds(60);
    private Duration emailCodeLife = Duration.ofSeconds(60);
    private Duration pendingLife = Duration.ofMinutes(10);
    private boolean introspection = true;
    private InstantSource clock = InstantSource.system();
    private final List<MfaEventListener> listeners = new ArrayList<>();

    RemoteMfaBuilder() {}

    /**
     * Gives the tenant.
     *
     * @param value the API, such as the HTTP adapter's
     * @return this builder
     */
    public RemoteMfaBuilder api(AuthingApi value) {
        this.api = value;
        return this;
    }

    /**
     * Finds Authing's access token of a session. It may fail; then the call is unavailable.
     *
     * @param value from the caller to the token; by default the session's name is the token
     * @return this builder
     */
    public RemoteMfaBuilder accessToken(Function<Caller.SignedIn, String> value) {
        this.accessToken = value;
        return this;
    }

    /**
     * Gives the way in as the user pool's administrator: it makes {@link MfaService#begin} work for users who signed in
     * elsewhere, and {@link DeliveryTarget.Bound} name a phone or email. It is used for nothing else.
     *
     * @param token gives a living management token; asked at each use, by any thread
     * @param appId Authing's id of the application
     * @return this builder
     */
    public RemoteMfaBuilder management(Supplier<String> token, String appId) {
        Texts.require(appId, "appId");
        this.management = Optional.of(new RemoteParts.Management(token, appId));
        return this;
    }

    /**
     * Says how old the platform's own word of a second factor may be ({@link SecondFactorProof.Attested}). How old a
     * {@linkplain SecondFactorProof.Sealed sealed} proof may be, the tenant decides.
     *
     * @param value 1 to 60 minutes; by default 10
     * @return this builder
     */
    public RemoteMfaBuilder stepUpAge(Duration value) {
        Bounds.require(value, Duration.ofMinutes(1), Duration.ofMinutes(60), "stepUpAge");
        this.stepUpAge = value;
        return this;
    }

    /**
     * Says how long an mfaToken lives, which the tenant does not tell.
     *
     * @param value 1 to 10 minutes; by default 6, as in Authing's samples
     * @return this builder
     */
    public RemoteMfaBuilder mfaTokenLife(Duration value) {
        Bounds.require(value, Duration.ofMinutes(1), Duration.ofMinutes(10), "mfaTokenLife");
        this.mfaTokenLife = value;
        return this;
    }

    /**
     * Says how long a code by SMS lives, which the tenant does not tell.
     *
     * @param value 30 seconds to 10 minutes; by default 60 seconds, as Authing's SDK says
     * @return this builder
     */
    public RemoteMfaBuilder smsCodeLife(Duration value) {
        Bounds.require(value, Duration.ofSeconds(30), Duration.ofMinutes(10), "smsCodeLife");
        this.smsCodeLife = value;
        return this;
    }

    /**
     * Says how long a code by email lives, which is documented nowhere.
     *
     * @param value 30 seconds to 60 minutes; by default 60 seconds, like a code by SMS
     * @return this builder
     */
    public RemoteMfaBuilder emailCodeLife(Duration value) {
        Bounds.require(value, Duration.ofSeconds(30), Duration.ofMinutes(60), "emailCodeLife");
        this.emailCodeLife = value;
        return this;
    }

    /**
     * Says how long an association waits for its confirmation, which is documented nowhere. In a sign-in it is no longer
     * than the mfaToken lives.
     *
     * @param value 1 to 60 minutes; by default 10
     * @return this builder
     */
    public RemoteMfaBuilder pendingLife(Duration value) {
        Bounds.require(value, Duration.ofMinutes(1), Duration.ofMinutes(60), "pendingLife");
        this.pendingLife = value;
        return this;
    }

    /**
     * Says whether the tenant is asked whose an mfaToken is before it is used, where the caller does not say it
     * (CLI-04). Switched off, every {@link Caller.TokenHolder} whose answer names a user needs {@link
     * Caller.TokenHolder#forUser}, and what an administrator is told of a user goes unchecked.
     *
     * @param value by default true; costs one more request where the caller does not name the user
     * @return this builder
     */
    public RemoteMfaBuilder introspection(boolean value) {
        this.introspection = value;
        return this;
    }

    /**
     * Gives the clock, the only one that is ever read.
     *
     * @param value the clock; by default the system's
     * @return this builder
     */
    public RemoteMfaBuilder clock(InstantSource value) {
        this.clock = value;
        return this;
    }

    /**
     * Adds a listener for events.
     *
     * @param value the listener
     * @return this builder
     */
    public RemoteMfaBuilder listener(MfaEventListener value) {
        this.listeners.add(value);
        return this;
    }

    /**
     * Builds the remote side. Nothing is asked of the tenant yet.
     *
     * @return the service, the way in for sign-ins, and what can be promised
     * @throws IllegalStateException if the API is missing
     */
    public Mfa.Remote build() {
        if (api == null) {
            throw new IllegalStateException("api is missing: call api(...) on the builder");
        }
        RemoteRules rules =
                new RemoteRules(stepUpAge, mfaTokenLife, smsCodeLife, emailCodeLife, pendingLife, introspection);
        RemoteAssembly remote =
                new RemoteAssembly(new RemoteParts(api, accessToken, management, rules, clock, listeners));
        return new Mfa.Remote(remote.service(), remote.signIn(), capabilities());
    }

    private Set<MfaCapability> capabilities() {
        return management.isPresent()
                ? EnumSet.of(MfaCapability.BEGIN, MfaCapability.BOUND_TARGETS)
                : EnumSet.noneOf(MfaCapability.class);
    }
}
