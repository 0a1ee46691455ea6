package dev.mfacore.tck.run;

import net.jqwik.api.Reporter;

/** Takes what the engine would print for each clause, and prints nothing. */
enum SilentReporter implements Reporter {
    INSTANCE;

    @Override
    public void publishValue(String key, String value) {}

    @Override
    public void publishReport(String key, Object object) {}

    @Override
    public void publishReports(String key, java.util.Map<String, Object> objects) {}
}
