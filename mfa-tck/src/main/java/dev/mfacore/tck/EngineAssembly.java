package dev.mfacore.tck;

import dev.mfacore.Mfa;

/** Assembles an engine out of the kit's parts, anew for each node. Keys and all else are the same every time. */
@FunctionalInterface
public interface EngineAssembly {

    /**
     * Assembles one node.
     *
     * @param parts what to use
     * @return the engine
     */
    Mfa.Local assemble(EngineParts parts);
}
