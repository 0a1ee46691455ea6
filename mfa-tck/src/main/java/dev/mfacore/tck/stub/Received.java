package dev.mfacore.tck.stub;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the stub read it off its socket.
 *
 * @param method such as {@code GET}
 * @param target path and query as they stood in the first line
 * @param headers by name in lower case
 * @param body without its transfer encoding
 */
public record Received(String method, String target, Map<String, List<String>> headers, byte[] body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(all -> String.join(", ", all));
    }

    /** The path's segments, decoded after the path was taken apart, as a server does it. */
    public List<String> segments() {
        String path = target.split("\\?", 2)[0];
        return Arrays.stream(path.substring(Math.min(1, path.length())).split("/", -1))
                .map(segment -> decoded(segment, false))
                .toList();
    }

    /** The query's members, decoded as a form's; one that stands twice shows both values. */
    public Map<String, String> query() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        String[] parts = target.split("\\?", 2);
        for (String member : parts.length == 2 && !parts[1].isEmpty() ? parts[1].split("&", -1) : new String[0]) {
            String[] pair = member.split("=", 2);
            members.computeIfAbsent(decoded(pair[0], true), name -> new ArrayList<>())
                    .add(pair.length == 2 ? decoded(pair[1], true) : "");
        }
        Map<String, String> joined = new LinkedHashMap<>();
        members.forEach((name, values) -> joined.put(name, String.join(" and ", values)));
        return joined;
    }

    /** The token of the header Authorization, without a scheme. */
    public Optional<String> credential() {
        return header("authorization").map(value -> {
            String[] words = value.strip().split(" +", 2);
            return words.length == 2 && words[0].equalsIgnoreCase("bearer") ? words[1] : value.strip();
        });
    }

    /** Everything but the first line, as text. */
    public String headersAndBody() {
        return headers + "\n" + new String(body, StandardCharsets.UTF_8);
    }

    private static String decoded(String text, boolean isForm) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = c == '%' && i + 2 < text.length() ? hex(text.substring(i + 1, i + 3)) : -1;
            if (code >= 0) {
                bytes.put((byte) code);
                i += 2;
            } else {
                bytes.put((byte) (c == '+' && isForm ? ' ' : c));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return "no UTF-8: " + text;
        }
    }

    private static int hex(String two) {
        return Character.digit(two.charAt(0), 16) < 0 || Character.digit(two.charAt(1), 16) < 0
                ? -1
                : Integer.parseInt(two, 16);
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
