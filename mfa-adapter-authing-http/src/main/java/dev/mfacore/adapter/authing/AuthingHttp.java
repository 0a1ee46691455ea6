package dev.mfacore.adapter.authing;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.adapter.authing.wiring.AuthingHttpComponent;
import dev.mfacore.adapter.authing.wiring.DaggerAuthingHttpComponent;
import dev.mfacore.adapter.authing.wiring.Settings;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.port.AuthingApi;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Authing's multi-factor API over HTTP, or that of a server compatible with it.
 *
 * <pre>{@code
 * AuthingHttp authing = AuthingHttp.builder(URI.create("https://example.authing.cn"), "your-app-id").build();
 * }</pre>
 *
 * <p>One client serves all users: every call carries its own credential, and nothing is remembered from one call to the
 * next (CLI-09). Immutable and safe for use by any number of threads. Holds no thread while it is idle for a minute and
 * needs no closing.
 *
 * <p>Both forms of call throw {@link IllegalArgumentException}, before anything is sent, for a value that cannot be sent
 * as it is: a token with other characters than visible ASCII (CLI-08), half a Unicode character in an address, a user id
 * in a path that is empty or only dots. They throw {@link IllegalStateException} for a call of an administrator while
 * {@link AuthingHttpBuilder#userPoolId} is not set, and {@link UnsupportedOperationException} for what Authing documents
 * no request for, such as a code by email to bind a factor.
 */
public final class AuthingHttp implements AuthingApi {

    private final AuthingHttpComponent component;

    AuthingHttp(Settings settings) {
        this.component = DaggerAuthingHttpComponent.factory().create(settings);
        component.runner();
    }

    /**
     * Starts a client.
     *
     * @param baseUrl the application's own host with Authing, such as {@code https://example.authing.cn}; https, and
     *     without user info, query or fragment
     * @param appId the application's id with Authing
     * @return a builder with the defaults
     * @throws IllegalArgumentException if the address or the id is not of that form
     */
    public static AuthingHttpBuilder builder(URI baseUrl, String appId) {
        return new AuthingHttpBuilder(baseUrl, appId);
    }

    /**
     * {@inheritDoc}
     *
     * @throws MfaUnavailableException if there was no clear answer in time, or the thread was interrupted; its
     *     message names operation, endpoint and what was wrong, and never a secret
     */
    @Override
    public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
        try {
            return component.runner().await(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MfaUnavailableException(call.operation() + " was interrupted while it waited for its answer");
        }
    }

    /**
     * Puts one call without waiting for its answer. The request is sent once, now; nobody has to look at the future.
     *
     * @param call what to ask
     * @param <T> the data of a successful answer
     * @return the answer, or an {@link MfaUnavailableException}. Cancelling it, or completing it in another way, aborts
     *     the exchange: what the other side did with the request is then unknown. Dependent stages run on a
     *     thread of the client's that serves no other call meanwhile: they may block, also in calls of this client
     */
    public <T> CompletableFuture<AuthingAnswer<T>> callAsync(AuthingCall<T> call) {
        return component.runner().run(call);
    }

    /** Names the address and hides the rest. */
    @Override
    public String toString() {
        return "AuthingHttp[" + component.settings().base() + "]";
    }
}
