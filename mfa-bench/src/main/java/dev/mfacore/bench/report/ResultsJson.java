package dev.mfacore.bench.report;

import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code results.json}: an array of rows, all with the same members, null where nothing was measured. */
public final class ResultsJson {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultsJson() {}

    /** Writes rows. */
    public static String of(List<Result> results) {
        ArrayNode array = JSON.createArrayNode();
        for (Result result : results) {
            ObjectNode row = array.addObject()
                    .put("operation", result.operation())
                    .put("form", result.form())
                    .put("algorithm", result.algorithm())
                    .put("library", result.library());
            put(row, "cpuNs", result.cpuNs(), 10);
            put(row, "wallNs", result.wallNs(), 10);
            put(row, "bytesPerOp", result.bytesPerOp(), 10);
            put(row, "ratioToOurs", result.ratioToOurs(), 10_000);
            result.spread().ifPresentOrElse(it -> spread(row.putObject("spread"), it), () -> row.putNull("spread"));
        }
        return JSON.writeValueAsString(array) + "\n";
    }

    private static void spread(ObjectNode node, Spread spread) {
        put(node, "min", OptionalDouble.of(spread.min()), 10_000);
        put(node, "q1", OptionalDouble.of(spread.q1()), 10_000);
        put(node, "q3", OptionalDouble.of(spread.q3()), 10_000);
        put(node, "max", OptionalDouble.of(spread.max()), 10_000);
        node.put("rounds", spread.rounds());
    }

    private static void put(ObjectNode node, String name, OptionalDouble value, double precision) {
        if (value.isPresent()) {
            node.put(name, Math.rint(value.getAsDouble() * precision) / precision);
        } else {
            node.putNull(name);
        }
    }
}
