package dev.mfacore.tck.run;

import dev.mfacore.port.KeyPaging;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.catalogue.Catalogue;
import dev.mfacore.tck.catalogue.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds what an adapter's author declared by mistake, before anything is run on it. */
final class Declarations {

    private final Adapter adapter;
    private final Catalogue catalogue;
    private final List<String> mistakes = new ArrayList<>();

    private Declarations(Adapter adapter, Catalogue catalogue) {
        this.adapter = adapter;
        this.catalogue = catalogue;
    }

    static List<String> mistakes(Adapter adapter, Catalogue catalogue) {
        Declarations declarations = new Declarations(adapter, catalogue);
        adapter.capabilities().stream().sorted().forEach(declarations::check);
        adapter.deviations().keySet().stream().sorted().forEach(declarations::check);
        if (adapter.kill().isPresent() && !adapter.capabilities().contains(Capability.SURVIVES_KILL)) {
            declarations.mistakes.add(
                    "onKill(...) is given without supports(SURVIVES_KILL): claim it, or leave it out");
        }
        if (adapter.rotatedCipher().isPresent() && !adapter.capabilities().contains(Capability.KEY_ROTATION)) {
            declarations.mistakes.add(
                    "rotatedCipher(...) is given without supports(KEY_ROTATION): claim it, or leave it out");
        }
        return declarations.mistakes;
    }

    private void check(Capability capability) {
        String claim = "supports(" + capability.name() + ")";
        if (capability.ports().stream().noneMatch(adapter.ports()::contains)) {
            mistakes.add(claim + " is claimed, but no " + alternatives(capability)
                    + " is given: give one, or leave the claim out");
            return;
        }
        if (capability == Capability.PAGING && !(adapter.part(Port.STORE, Object.class) instanceof KeyPaging)) {
            mistakes.add(claim + " is claimed, but the store is no KeyPaging: implement it, or leave the claim out");
        }
        if (capability == Capability.SURVIVES_KILL && adapter.kill().isEmpty()) {
            mistakes.add(claim + " is claimed without onKill(...): say how to end the process that keeps the data");
        }
        if (capability == Capability.KEY_ROTATION && adapter.rotatedCipher().isEmpty()) {
            mistakes.add(claim + " is claimed without rotatedCipher(...): give the cipher with a newer key in front");
        }
    }

    private void check(String deviation) {
        String declared = "deviates(\"" + deviation + "\", …)";
        catalogue
                .find(deviation)
                .ifPresentOrElse(
                        rule -> {
                            if (rule.verification() == Verification.NOT_VERIFIABLE) {
                                mistakes.add(declared + " names a clause that no run decides: leave it out");
                            } else if (rule.ports().stream().noneMatch(adapter.ports()::contains)) {
                                mistakes.add(declared + " names a clause of " + ports(rule.ports())
                                        + ", of which none is given: leave it out");
                            }
                        },
                        () -> mistakes.add(
                                declared + " names no clause of this kit: --list or docs/tck-clauses.md has them"));
    }

    private static String alternatives(Capability capability) {
        return capability.ports().stream().sorted().map(Port::id).collect(Collectors.joining(" or "));
    }

    private static String ports(java.util.Set<Port> ports) {
        return ports.stream().sorted().map(Port::id).collect(Collectors.joining(", "));
    }
}
