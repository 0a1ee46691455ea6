package dev.mfacore.server.admin;

import dev.mfacore.server.Secrets;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Route;
import dev.mfacore.server.http.RouteHandler;

/** Lets only those in who hold the admin key. */
public final class AdminKey {

    private static final int SHORTEST = 32;

    private final String key;

    /**
     * Takes the key.
     *
     * @throws IllegalArgumentException if it is so short that it could be guessed
     */
    public AdminKey(String key) {
        if (key.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "the admin key must have at least " + SHORTEST + " characters: delete its file to get a new one");
        }
        this.key = key;
    }

    Route guard(Route route) {
        RouteHandler inside = route.handler();
        return new Route(route.method(), route.template(), route.accepts(), request -> {
            if (request.bearer().filter(it -> Secrets.isEqual(it, key)).isEmpty()) {
                throw new HttpProblem(401, "Send the admin key: Authorization: Bearer KEY.");
            }
            return inside.handle(request);
        });
    }

    @Override
    public String toString() {
        return "AdminKey[hidden]";
    }
}
