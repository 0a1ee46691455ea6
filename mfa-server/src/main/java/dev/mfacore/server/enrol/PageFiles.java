package dev.mfacore.server.enrol;

import dev.mfacore.server.Secrets;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page and its files. The files lie in a folder named after their contents, so that a browser may keep them for good;
 * the page itself is fetched each time. The policy lets the page load its own files and talk to its own server, no more.
 */
final class PageFiles {

    private static final String PAGE_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> TYPES = Map.of(
            "enroll.css", "text/css; charset=utf-8",
            "enroll.js", JAVASCRIPT,
            "api.js", JAVASCRIPT,
            "screens.js", JAVASCRIPT,
            "texts.js", JAVASCRIPT);
    private static final int VERSION_LENGTH = 16;

    private final String folder;
    private final String page;

    PageFiles() {
        String all = TYPES.keySet().stream().sorted().map(PageFiles::read).collect(Collectors.joining());
        this.folder = EnrolmentLinks.PATH + "/" + Secrets.hash(all).substring(0, VERSION_LENGTH) + "/";
        this.page = read("enroll.html").replace("{files}/", folder);
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        ApiResponse answer = ApiResponse.text("text/html; charset=utf-8", page)
                .with("Content-Security-Policy", PAGE_POLICY)
                .with("Cross-Origin-Opener-Policy", "same-origin");
        routes.add(Route.of("GET", EnrolmentLinks.PATH, request -> answer));
        TYPES.forEach((name, type) -> {
            ApiResponse file =
                    ApiResponse.text(type, read(name)).with("Cache-Control", "public, max-age=31536000, immutable");
            routes.add(Route.of("GET", folder + name, request -> file));
        });
        return routes;
    }

    private static String read(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the file " + name + " of the enrolment page is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
