package dev.mfacore.examples.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Prints the demo as one JSON document at its end. */
final class JsonScreen implements Screen {

    private final PrintWriter out;
    private final List<Step> steps = new ArrayList<>();

    JsonScreen(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void show(String text) {
        // pictures are for people
    }

    @Override
    public void step(Step step) {
        steps.add(step);
    }

    @Override
    public void end(boolean ok) {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeBooleanProperty("ok", ok);
            json.writeArrayPropertyStart("steps");
            steps.forEach(step -> write(json, step));
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println();
        out.flush();
    }

    private static void write(JsonGenerator json, Step step) {
        json.writeStartObject();
        json.writeStringProperty("step", step.name());
        json.writeStringProperty("title", step.title());
        json.writeStringProperty("expected", step.expected());
        json.writeStringProperty("actual", step.actual());
        json.writeBooleanProperty("ok", step.ok());
        json.writeArrayPropertyStart("details");
        step.details().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }
}
