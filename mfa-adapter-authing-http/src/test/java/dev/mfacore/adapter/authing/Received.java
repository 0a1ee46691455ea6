package dev.mfacore.adapter.authing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as a peer read it off its socket. */
record Received(String method, String target, Map<String, List<String>> headers, byte[] body) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(it -> String.join(", ", it));
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The path's segments, decoded after it was taken apart, as a server does it. */
    List<String> segments() {
        return Arrays.stream(target.split("\\?", 2)[0].substring(1).split("/", -1))
                .map(Received::decoded)
                .toList();
    }

    String path() {
        return target.split("\\?", 2)[0];
    }

    Map<String, String> query() {
        Map<String, String> members = new LinkedHashMap<>();
        String[] parts = target.split("\\?", 2);
        if (parts.length == 2) {
            for (String member : parts[1].split("&", -1)) {
                String[] pair = member.split("=", 2);
                if (members.put(decoded(pair[0]), decoded(pair[1])) != null) {
                    throw new AssertionError("a query member stands twice");
                }
            }
        }
        return members;
    }

    private static String decoded(String text) {
        // A plus sign is a plus sign to one server and a blank to another, so none may come.
        if (text.contains("+")) {
            throw new AssertionError("a plus sign stands for itself");
        }
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
