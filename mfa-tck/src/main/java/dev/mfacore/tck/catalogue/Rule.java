package dev.mfacore.tck.catalogue;

import dev.mfacore.tck.Capability;
import dev.mfacore.tck.Port;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One clause as data.
 *
 * @param id as in the catalogue of security properties where it has one, such as {@code STO-05}; never reused
 * @param level how strongly it binds
 * @param since the version of the kit that brought it, such as {@code 1.0}
 * @param title a few words
 * @param text the rule in one sentence
 * @param source what it rests on
 * @param causes what usually breaks it
 * @param ports where it is decided
 * @param capability what has to be claimed for it, if anything
 * @param verification how far it can be decided
 * @param reason why it cannot be verified; empty if it can
 */
public record Rule(
        String id,
        Level level,
        String since,
        String title,
        String text,
        String source,
        List<String> causes,
        Set<Port> ports,
        Optional<Capability> capability,
        Verification verification,
        Optional<String> reason) {

    /** Takes copies. */
    public Rule {
        causes = List.copyOf(causes);
        ports = Set.copyOf(ports);
    }
}
