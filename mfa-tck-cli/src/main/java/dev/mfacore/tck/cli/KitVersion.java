package dev.mfacore.tck.cli;

import dev.mfacore.tck.report.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class KitVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        Versions versions = Versions.current();
        return new String[] {
            "mfa-tck " + versions.tck(),
            "mfa-core " + versions.library(),
            "jqwik " + versions.jqwik() + ", JUnit Platform " + versions.platform() + ", " + versions.jdk()
        };
    }
}
