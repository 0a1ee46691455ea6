package dev.mfacore.support;

import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.port.UserDirectory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One call at the engine, with all that has to be so before it. The same bench seed gives the same preparation.
 *
 * @param name says the flow and how it ends
 * @param policy the rules
 * @param directory what the platform knows
 * @param preparation makes the bench ready and returns the call
 */
public record Scenario(String name, MfaPolicy policy, UserDirectory directory, Function<TestBench, Step> preparation) {

    /** The call itself. */
    public interface Step {
        Object on(Mfa.Local engine);
    }

    /** Every flow of every operation, the good and the bad ones. */
    public static List<Scenario> all() {
        return Stream.of(AppScenarios.all(), DeliveredScenarios.all(), GatewayScenarios.all(), AdminScenarios.all())
                .flatMap(List::stream)
                .toList();
    }

    static Scenario of(String name, Function<TestBench, Step> preparation) {
        return new Scenario(name, MfaPolicy.defaults(), PortProbe.namesOnly(), preparation);
    }

    Scenario under(MfaPolicy rules) {
        return new Scenario(name, rules, directory, preparation);
    }

    Scenario knowing(Optional<Recipient> recipient) {
        UserDirectory knows = user -> Optional.of(entry(user, recipient));
        return new Scenario(name, policy, knows, preparation);
    }

    private static UserDirectory.Entry entry(UserId user, Optional<Recipient> recipient) {
        return new UserDirectory.Entry(
                user.value(),
                recipient.filter(dev.mfacore.PhoneNumber.class::isInstance).map(dev.mfacore.PhoneNumber.class::cast),
                recipient.filter(dev.mfacore.EmailAddress.class::isInstance).map(dev.mfacore.EmailAddress.class::cast));
    }

    /** A scenario on its bench, ready to run. */
    public Ready ready() {
        TestBench bench = TestBench.with(policy);
        Step step = preparation.apply(bench);
        return new Ready(this, bench, step);
    }

    /** An engine as another node would have it: on the same parts, with nothing that interrupts. */
    public static Mfa.Local healthy(Ready ready) {
        return ready.bench()
                .build(builder -> builder.policy(ready.scenario().policy())
                        .directory(ready.scenario().directory()));
    }

    /**
     * A prepared scenario.
     *
     * @param scenario which
     * @param bench the bench
     * @param step the call
     */
    public record Ready(Scenario scenario, TestBench bench, Step step) {}

    @Override
    public String toString() {
        return name;
    }
}
