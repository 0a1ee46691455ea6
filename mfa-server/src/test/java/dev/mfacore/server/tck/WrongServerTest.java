package dev.mfacore.server.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.MfaPolicy;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Endpoint;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The kit convicts a server that keeps other rules than it says, over real HTTP, and tells how to see it again. */
class WrongServerTest {

    private static final ServerUnderTest SERVER = ServerUnderTest.start();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("TOTP-07", rules -> rules.totpWindow(0, 0)),
                lie("TOTP-07", rules -> rules.totpWindow(2, 1)),
                lie("TOTP-11", rules -> rules.confirmCodeReuse(true)),
                lie("DOTP-04", rules -> rules.codeLife(Duration.ofSeconds(280))),
                lie("DOTP-09", rules -> rules.codeMaxFailures(4)),
                lie("TXN-02", rules -> rules.tokenLife(Duration.ofSeconds(340))),
                lie("THR-01", rules -> rules.hardCap(99)),
                lie("THR-02", rules -> rules.lockAfter(4)),
                lie("BIND-03", rules -> rules.pendingLife(Duration.ofSeconds(580))),
                lie("BIND-05", rules -> rules.stepUpAge(Duration.ofSeconds(590))),
                lie("BIND-08", rules -> rules.secondFactorRequired(false)),
                lie("THR-11", rules -> rules.sendCooldown(Duration.ofSeconds(90))));
    }

    private static Arguments lie(String clause, UnaryOperator<MfaPolicy.Builder> change) {
        return Arguments.of(clause, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void convicts(String clause, UnaryOperator<MfaPolicy.Builder> change) {
        List<String> failures = run(clause, change);
        assertThat(failures)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .contains(clause + " broken by the endpoint")
                        .contains("-Dmfa.tck.clause=" + clause));
    }

    @Test
    void acquitsTheTruth() {
        assertThat(run("TOTP-07", rules -> rules)).isEmpty();
    }

    private static List<String> run(String clause, UnaryOperator<MfaPolicy.Builder> change) {
        Liar.policy = change.apply(honest().policy().toBuilder()).build();
        List<String> failures = new java.util.ArrayList<>();
        String before = System.setProperty("mfa.tck.clause", clause);
        try {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(Liar.class))
                                    .filters(EngineFilter.includeEngines("jqwik"))
                                    .configurationParameter("jqwik.database", "")
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier what, TestExecutionResult how) {
                                    how.getThrowable()
                                            .filter(thrown -> what.isTest()
                                                    && how.getStatus() == TestExecutionResult.Status.FAILED)
                                            .ifPresent(thrown -> failures.add(String.valueOf(thrown.getMessage())));
                                }
                            });
        } finally {
            Optional.ofNullable(before)
                    .ifPresentOrElse(
                            it -> System.setProperty("mfa.tck.clause", it),
                            () -> System.clearProperty("mfa.tck.clause"));
        }
        return failures;
    }

    private static Endpoint honest() {
        return Endpoint.at(SERVER.server().applicationUri())
                .admin(SERVER.server().adminUri(), SERVER.adminKey())
                .testClock();
    }

    /** Says that the server keeps other rules. */
    public static final class Liar extends MfaTck {

        private static volatile MfaPolicy policy = MfaPolicy.defaults();

        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named("wrong-server").endpoint(honest().policy(policy));
        }
    }
}
