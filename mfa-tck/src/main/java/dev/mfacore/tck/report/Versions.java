package dev.mfacore.tck.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.Property;
import org.junit.platform.engine.TestEngine;

/**
 * What a run ran on. Jars say their version in their manifest; where they were repacked, that of the kit's build counts.
 *
 * @param tck the kit
 * @param library the core whose ports are under test
 * @param jdk the virtual machine
 * @param jqwik the test engine
 * @param platform what started the engine
 */
public record Versions(String tck, String library, String jdk, String jqwik, String platform) {

    /** Of this process. */
    public static Versions current() {
        Properties built = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            built.load(Objects.requireNonNull(in, "the kit's jar lacks versions.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException("the kit's versions.properties cannot be read", e);
        }
        return new Versions(
                built.getProperty("tck"),
                of(dev.mfacore.MfaService.class).orElse(built.getProperty("tck")),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                of(Property.class).orElse(built.getProperty("jqwik")),
                of(TestEngine.class).orElse(built.getProperty("platform")));
    }

    private static Optional<String> of(Class<?> type) {
        return Optional.ofNullable(type.getPackage())
                .map(Package::getImplementationVersion)
                .or(() -> Optional.ofNullable(type.getModule().getDescriptor()).flatMap(module -> module.rawVersion()));
    }
}
