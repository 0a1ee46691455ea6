package dev.mfacore.server.admin;

import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Route;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The description of this API (OpenAPI 3). */
final class OpenApiRoutes implements AdminRoutes {

    private static final String RESOURCE = "openapi.json";

    private final byte[] document;

    @Inject
    OpenApiRoutes() {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            this.document = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean needKey() {
        return false;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.of(
                "GET",
                "/admin/v1/openapi.json",
                request -> new ApiResponse(200, Map.of("Content-Type", "application/json"), document)));
    }
}
