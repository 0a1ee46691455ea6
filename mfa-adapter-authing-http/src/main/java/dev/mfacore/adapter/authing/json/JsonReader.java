package dev.mfacore.adapter.authing.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON as RFC 8259 has it and no other way: one value, UTF-8 without a mark of byte order, no member twice, bounded
 * in depth and in the length of numbers. What a parser says of the rest is not passed on, since it quotes.
 */
public final class JsonReader {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_NAME = 256;
    private static final char REPLACEMENT = '\uFFFD';

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .build();

    private static final JsonValue NULL = new JsonValue.Null();
    private static final JsonValue TRUE = new JsonValue.Flag(true);
    private static final JsonValue FALSE = new JsonValue.Flag(false);

    private JsonReader() {}

    /**
     * Reads a whole text.
     *
     * @param utf8 the text's bytes
     * @return the value
     * @throws UnclearAnswerException if it is not exactly one JSON value
     */
    public static JsonValue read(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        // Where something was malformed the replacement stands now, which may also have come as itself.
        return read(text.indexOf(REPLACEMENT) < 0 ? text : strictly(utf8));
    }

    private static String strictly(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnclearAnswerException("not UTF-8");
        }
    }

    /**
     * Reads a whole text.
     *
     * @param json the text
     * @return the value
     * @throws UnclearAnswerException if it is not exactly one JSON value
     */
    public static JsonValue read(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            JsonValue value = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw new UnclearAnswerException("not one JSON value");
            }
            return value;
        } catch (JacksonException e) {
            throw new UnclearAnswerException("not JSON");
        }
    }

    private static JsonValue value(JsonParser parser, @Nullable JsonToken token) {
        if (token == null) {
            throw new UnclearAnswerException("empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> new JsonValue.Text(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Digits(parser.getString());
            case VALUE_TRUE -> TRUE;
            case VALUE_FALSE -> FALSE;
            case VALUE_NULL -> NULL;
            default -> throw new UnclearAnswerException("not JSON");
        };
    }

    private static JsonObject object(JsonParser parser) {
        Map<String, JsonValue> members = new HashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (members.put(name, value(parser, parser.nextToken())) != null) {
                throw new UnclearAnswerException("a member stands twice");
            }
        }
        return new JsonObject(members);
    }

    private static JsonValue items(JsonParser parser) {
        List<JsonValue> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(parser, token));
        }
        return new JsonValue.Items(values);
    }
}
