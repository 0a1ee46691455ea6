package dev.mfacore.engine.remote;

import dev.mfacore.Caller;
import dev.mfacore.port.AuthingApi;
import dev.mfacore.port.MfaEventListener;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything the remote side is put together from.
 *
 * @param api the tenant
 * @param accessToken finds the Authing access token of a session
 * @param management what opens transactions for users who signed in elsewhere
 * @param rules what is assumed
 * @param clock the only clock
 * @param listeners hear of every event
 */
public record RemoteParts(
        AuthingApi api,
        Function<Caller.SignedIn, String> accessToken,
        Optional<Management> management,
        RemoteRules rules,
        InstantSource clock,
        List<MfaEventListener> listeners) {

    /** Takes a copy of the list. */
    public RemoteParts {
        listeners = List.copyOf(listeners);
    }

    /**
     * The way in as the user pool's administrator.
     *
     * @param token gives a living management token, at each use
     * @param appId the application
     */
    public record Management(Supplier<String> token, String appId) {}
}
