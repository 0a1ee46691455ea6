package dev.mfacore.tck.report;

import java.io.StringWriter;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes JSON for people and programs: indented, members in the order in which they are written. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** An object as a document. */
    static String text(Consumer<JsonGenerator> members) {
        StringWriter text = new StringWriter();
        ObjectWriteContext indented = new ObjectWriteContext.Base() {
            @Override
            public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }
        };
        try (JsonGenerator json = FACTORY.createGenerator(indented, text)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return text + "\n";
    }

    static void object(JsonGenerator json, String name, Runnable members) {
        json.writeObjectPropertyStart(name);
        members.run();
        json.writeEndObject();
    }

    static void strings(JsonGenerator json, String name, Collection<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    static <T> void objects(JsonGenerator json, String name, Collection<T> values, Consumer<T> members) {
        json.writeArrayPropertyStart(name);
        values.forEach(value -> {
            json.writeStartObject();
            members.accept(value);
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    static void optional(JsonGenerator json, String name, Optional<String> value) {
        value.ifPresent(one -> json.writeStringProperty(name, one));
    }
}
