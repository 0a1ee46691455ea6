package dev.mfacore.tck.cli;

import dev.mfacore.tck.Port;
import dev.mfacore.tck.catalogue.Catalogue;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** The catalogue for a terminal or a pipe: one clause a line. */
final class ClauseList {

    private ClauseList() {}

    static void print(Catalogue catalogue, PrintWriter out) {
        catalogue.rules().forEach(rule -> {
            String ports = rule.ports().stream().sorted().map(Port::id).collect(Collectors.joining(","));
            String capability =
                    rule.capability().map(one -> " with " + one.id()).orElse("");
            out.println("%-8s %-6s %-14s %s (%s%s)"
                    .formatted(rule.id(), rule.level(), rule.verification().text(), rule.title(), ports, capability));
        });
    }
}
