package dev.mfacore.adapter.authing.json;

import dev.mfacore.authing.SecretText;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes the JSON object of a request, and remembers which texts in it must not come back in an error. Everything beyond
 * ASCII is escaped, so that any Java text arrives as it is, also one with half a character in it (CLI-08).
 */
public final class JsonBody {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonGenerator out;
    private final List<String> hidden;

    private JsonBody(JsonGenerator out, List<String> hidden) {
        this.out = out;
        this.hidden = hidden;
    }

    /**
     * Writes an object.
     *
     * @param members writes its members
     * @param hidden takes the texts that must not come back
     * @return the object's bytes
     */
    public static byte[] write(Consumer<JsonBody> members, List<String> hidden) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject();
            members.accept(new JsonBody(out, hidden));
            out.writeEndObject();
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Writes a text that anybody may see.
     *
     * @param name the member
     * @param value its value
     * @return this
     */
    public JsonBody text(String name, String value) {
        out.writeStringProperty(name, value);
        return this;
    }

    /**
     * Writes a text that identifies a person.
     *
     * @param name the member
     * @param value its value
     * @return this
     */
    public JsonBody personal(String name, String value) {
        hidden.add(value);
        return text(name, value);
    }

    /**
     * Writes a code, secret or token.
     *
     * @param name the member
     * @param value its value
     * @return this
     */
    public JsonBody secret(String name, SecretText value) {
        return personal(name, value.value());
    }

    /**
     * Writes a member if there is a value.
     *
     * @param value its value
     * @param write writes it
     * @param <V> the value
     * @return this
     */
    public <V> JsonBody optional(Optional<V> value, BiConsumer<JsonBody, V> write) {
        value.ifPresent(it -> write.accept(this, it));
        return this;
    }

    /**
     * Writes true or leaves the member out.
     *
     * @param name the member
     * @param value whether it is true
     * @return this
     */
    public JsonBody ifTrue(String name, boolean value) {
        if (value) {
            out.writeBooleanProperty(name, true);
        }
        return this;
    }

    /**
     * Writes an object.
     *
     * @param name the member
     * @param members writes its members
     * @return this
     */
    public JsonBody object(String name, Consumer<JsonBody> members) {
        out.writeName(name);
        return inBraces(members);
    }

    /**
     * Writes an array of objects.
     *
     * @param name the member
     * @param values what to write
     * @param members writes the members of one
     * @param <V> the values
     * @return this
     */
    public <V> JsonBody objects(String name, List<V> values, BiConsumer<JsonBody, V> members) {
        out.writeName(name);
        out.writeStartArray();
        List.copyOf(values).forEach(value -> inBraces(body -> members.accept(body, value)));
        out.writeEndArray();
        return this;
    }

    private JsonBody inBraces(Consumer<JsonBody> members) {
        out.writeStartObject();
        members.accept(this);
        out.writeEndObject();
        return this;
    }
}
