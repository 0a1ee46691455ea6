/** The second factor in the memory of one process: for demos, for tests, and for whoever can afford to forget. */
// Dagger's jar names its module in its manifest only.
@SuppressWarnings("requires-automatic")
module dev.mfacore.adapter.inmemory {
    requires transitive dev.mfacore;
    requires com.google.common;
    requires dagger;
    requires jakarta.inject;
    // Dagger's generated code carries javax.annotation.processing.Generated.
    requires static java.compiler;
    requires static org.jspecify;

    exports dev.mfacore.adapter.inmemory;
    exports dev.mfacore.adapter.inmemory.testing;
}
