package dev.mfacore.tck.gallery.code;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import java.util.Set;

/** Classes that break the rules, each in a package of its own. */
// Its collections are Set.of and List.of.
@SuppressWarnings("ImmutableEnumChecker")
public enum CodeFault implements Fault {
    CODE_OF_THE_ENGINE("engine", "COD-01", "SealedBox"),
    CODE_WITH_A_STATIC_FIELD("singleton", "COD-02", "calls"),
    CODE_WITH_A_STATIC_CACHE("cache", "COD-02", "CACHE"),
    CODE_WITH_A_STATIC_COUNTER("counter", "COD-02", "LAST"),
    CODE_WITH_A_MONITOR_OVER_A_SOCKET("monitor", "COD-03", "java.net.Socket"),
    CODE_WITH_PRINTLN("console", "COD-04", "System.out"),
    CODE_WITH_A_STACK_TRACE("trace", "COD-04", "printStackTrace"),
    CODE_WITH_RANDOM("random", "COD-06", "java.util.Random"),
    CODE_WITH_MATH_RANDOM("dice", "COD-06", "Math.random"),
    CODE_WITH_INSTANT_NOW("now", "COD-07", "Instant.now"),
    CODE_WITH_THE_SYSTEMS_CLOCK("system", "COD-07", "Clock.instant");

    private final String part;
    private final Charge charge;

    CodeFault(String part, String clause, String word) {
        this.part = part;
        this.charge = Charge.of(Set.of(clause), word);
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName()).code(CodeFault.class.getPackageName() + "." + part);
    }

    @Override
    public Charge charge() {
        return charge;
    }
}
