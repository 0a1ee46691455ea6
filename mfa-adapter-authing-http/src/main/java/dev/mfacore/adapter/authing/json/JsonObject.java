package dev.mfacore.adapter.authing.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON object whose members are asked for by name and type. A member of another type is never converted: the answer is
 * {@linkplain UnclearAnswerException unclear}. Null and missing are the same.
 */
public final class JsonObject implements JsonValue {

    private static final JsonValue NULL = new Null();
    private static final int MOST_DIGITS = 15;

    private final Map<String, JsonValue> members;

    JsonObject(Map<String, JsonValue> members) {
        this.members = members;
    }

    /**
     * Returns a member.
     *
     * @param name its name
     * @return its value; {@link JsonValue.Null} where it is missing
     */
    public JsonValue member(String name) {
        return members.getOrDefault(name, NULL);
    }

    /**
     * Says whether there is a member other than null.
     *
     * @param name its name
     * @return true if there is
     */
    public boolean has(String name) {
        return !(member(name) instanceof Null);
    }

    /**
     * Returns a text that must be there.
     *
     * @param name its name
     * @return the text, not empty and well-formed
     */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> unclear(name, "a text that is not empty"));
    }

    /**
     * Returns a text that must be there but may be empty.
     *
     * @param name its name
     * @return the text, well-formed
     */
    public String anyText(String name) {
        if (member(name) instanceof Text text && Surrogates.areWhole(text.value())) {
            return text.value();
        }
        throw unclear(name, "a text");
    }

    /**
     * Returns a text that may be missing. An empty one is as good as missing (INP-04).
     *
     * @param name its name
     * @return the text, if there is one
     */
    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(anyText(name)).filter(it -> !it.isEmpty()) : Optional.empty();
    }

    /**
     * Returns a text for people, in which half a character does no harm.
     *
     * @param name its name
     * @return the text, if there is one, made well-formed
     */
    public Optional<String> displayText(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (member(name) instanceof Text text) {
            return Optional.of(Surrogates.mended(text.value())).filter(it -> !it.isEmpty());
        }
        throw unclear(name, "a text");
    }

    /**
     * Returns true or false, which must be there.
     *
     * @param name its name
     * @return which
     */
    public boolean flag(String name) {
        return optionalFlag(name).orElseThrow(() -> unclear(name, "true or false"));
    }

    /**
     * Returns true or false, if it is there.
     *
     * @param name its name
     * @return which
     */
    public Optional<Boolean> optionalFlag(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (member(name) instanceof Flag flag) {
            return Optional.of(flag.value());
        }
        throw unclear(name, "true or false");
    }

    /**
     * Returns a whole number, which must be there.
     *
     * @param name its name
     * @return the number
     */
    public long integer(String name) {
        if (member(name) instanceof Digits number) {
            return whole(number.digits()).orElseThrow(() -> unclear(name, "a whole number"));
        }
        throw unclear(name, "a whole number");
    }

    /**
     * Returns a whole number, if it is there, as a number or as a text of digits.
     *
     * @param name its name
     * @return the number
     */
    public OptionalLong optionalCode(String name) {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        OptionalLong code = OptionalLong.empty();
        if (member(name) instanceof Digits number) {
            code = whole(number.digits());
        } else if (member(name) instanceof Text text) {
            code = whole(text.value());
        }
        if (code.isEmpty()) {
            throw unclear(name, "a whole number");
        }
        return code;
    }

    /**
     * Returns a point in time, which must be there.
     *
     * @param name its name
     * @return the time
     */
    public Instant instant(String name) {
        return optionalInstant(name).orElseThrow(() -> unclear(name, "a time in ISO 8601"));
    }

    /**
     * Returns a point in time, if it is there.
     *
     * @param name its name
     * @return the time
     */
    public Optional<Instant> optionalInstant(String name) {
        Optional<String> text = optionalText(name);
        try {
            return text.map(Moments::parse);
        } catch (DateTimeException e) {
            throw unclear(name, "a time in ISO 8601");
        }
    }

    /**
     * Returns an object, which must be there.
     *
     * @param name its name
     * @return the object
     */
    public JsonObject object(String name) {
        return optionalObject(name).orElseThrow(() -> unclear(name, "an object"));
    }

    /**
     * Returns an object, if it is there.
     *
     * @param name its name
     * @return the object
     */
    public Optional<JsonObject> optionalObject(String name) {
        return has(name) ? Optional.of(asObject(member(name), name)) : Optional.empty();
    }

    /**
     * Returns an array of objects; empty if it is missing.
     *
     * @param name its name
     * @return the objects
     */
    public List<JsonObject> objects(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (member(name) instanceof Items items) {
            return asObjects(items, name);
        }
        throw unclear(name, "an array of objects");
    }

    /**
     * Takes a value for an object.
     *
     * @param value the value
     * @param name what it is called
     * @return the object
     */
    public static JsonObject asObject(JsonValue value, String name) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw unclear(name, "an object");
    }

    /**
     * Takes the elements of an array for objects.
     *
     * @param items the array
     * @param name what it is called
     * @return the objects
     */
    public static List<JsonObject> asObjects(Items items, String name) {
        List<JsonObject> objects = new ArrayList<>(items.values().size());
        for (JsonValue value : items.values()) {
            objects.add(asObject(value, name));
        }
        return objects;
    }

    /**
     * Says what is wrong with a member.
     *
     * @param name its name
     * @param expected what it should be
     * @return the exception to throw
     */
    public static UnclearAnswerException unclear(String name, String expected) {
        return new UnclearAnswerException("member " + name + " is not " + expected);
    }

    private static OptionalLong whole(String digits) {
        int first = digits.startsWith("-") ? 1 : 0;
        int length = digits.length() - first;
        if (length < 1 || length > MOST_DIGITS) {
            return OptionalLong.empty();
        }
        boolean plain = digits.chars().skip(first).allMatch(c -> c >= '0' && c <= '9');
        return plain ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    @Override
    public String toString() {
        return "JsonObject[hidden]";
    }
}
