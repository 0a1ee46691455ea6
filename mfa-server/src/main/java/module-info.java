/** The second factor behind HTTP: a port for applications, an admin port, delivery, metrics and a command line. */
// Dagger's and Micrometer's jars name their modules in their manifests only.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module dev.mfacore.server {
    requires dev.mfacore;
    requires dev.mfacore.adapter.inmemory;
    requires dev.mfacore.adapter.qr;
    requires com.nimbusds.jose.jwt;
    requires dagger;
    requires info.picocli;
    requires jakarta.inject;
    requires jakarta.mail;
    requires java.logging;
    requires java.net.http;
    requires transitive micrometer.core;
    requires micrometer.registry.prometheus;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    // Dagger's generated code carries javax.annotation.processing.Generated.
    requires static java.compiler;
    requires static org.jspecify;

    exports dev.mfacore.server.metrics;

    opens dev.mfacore.server.cli to
            info.picocli;
}
