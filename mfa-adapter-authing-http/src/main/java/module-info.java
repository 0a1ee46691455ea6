/** Authing's multi-factor API over HTTP: the port of the core, spoken with the JDK's client. */
// Dagger's jar names its module in its manifest only.
@SuppressWarnings("requires-automatic")
module dev.mfacore.adapter.authing {
    requires transitive dev.mfacore;
    requires transitive java.net.http;
    requires dagger;
    requires jakarta.inject;
    requires org.apache.commons.codec;
    // Dagger's generated code carries javax.annotation.processing.Generated.
    requires static java.compiler;
    requires static org.jspecify;
    requires tools.jackson.core;

    exports dev.mfacore.adapter.authing;
}
