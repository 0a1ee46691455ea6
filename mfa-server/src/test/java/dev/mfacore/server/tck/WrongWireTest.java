package dev.mfacore.server.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Endpoint;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.catalogue.Catalogue;
import dev.mfacore.tck.catalogue.Rule;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The kit convicts servers that are wrong at the wire, each of exactly what it breaks there, and in words that help. */
class WrongWireTest {

    private static final ServerUnderTest SERVER = ServerUnderTest.start();
    private static final MeddlingProxy CAREFUL =
            new MeddlingProxy(SERVER.server().applicationUri(), false);
    private static final MeddlingProxy CARELESS =
            new MeddlingProxy(SERVER.server().applicationUri(), true);

    /** The groups of clauses that only an endpoint has. */
    private static final Pattern WIRE = Pattern.compile("Endpoint(Envelopes|Tokens|Bodies|Guards|Switches|Texts)\\b");

    private static final Pattern BROKEN = Pattern.compile("([A-Z]+-[0-9]+) broken by the endpoint");

    @AfterAll
    static void stop() {
        CAREFUL.close();
        CARELESS.close();
        SERVER.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("a server that is wrong at the wire fails exactly the clauses that it breaks")
    void convicts(ServerFault fault) {
        MeddlingProxy proxy = fault.carelessHeaders() ? CARELESS : CAREFUL;
        proxy.meddle(fault.meddler());
        List<String> failures = run(proxy.uri());
        assertThat(broken(failures)).as(String.join("\n", failures)).isEqualTo(fault.clauses());
        assertThat(String.join("\n", failures)).contains(fault.words());
    }

    @Test
    @DisplayName("a proxy that passes everything on as it comes is acquitted")
    void acquits() {
        CAREFUL.meddle((ask, server) -> server.put(ask));
        assertThat(run(CAREFUL.uri())).isEmpty();
    }

    @Test
    @DisplayName("every clause that only an endpoint has is broken by some wrong server")
    void everyClauseHasItsFault() {
        Set<String> broken = Arrays.stream(ServerFault.values())
                .flatMap(fault -> fault.clauses().stream())
                .collect(Collectors.toSet());
        assertThat(Catalogue.load().rules().stream()
                        .filter(rule -> rule.ports().equals(Set.of(Port.ENDPOINT)))
                        .map(Rule::id))
                .isNotEmpty()
                .allMatch(broken::contains);
    }

    private static Set<String> broken(List<String> failures) {
        Set<String> clauses = new TreeSet<>();
        for (String failure : failures) {
            Matcher matcher = BROKEN.matcher(failure);
            assertThat(matcher.find()).as(failure).isTrue();
            clauses.add(matcher.group(1));
        }
        return clauses;
    }

    private static List<String> run(URI endpoint) {
        WrongWire.endpoint = endpoint;
        List<String> failures = new ArrayList<>();
        PostDiscoveryFilter wire = descriptor -> FilterResult.includedIf(!descriptor.isTest()
                || WIRE.matcher(descriptor.getUniqueId().toString()).find());
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(WrongWire.class))
                                .filters(EngineFilter.includeEngines("jqwik"), wire)
                                .configurationParameter("jqwik.database", "")
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier what, TestExecutionResult how) {
                                how.getThrowable()
                                        .filter(thrown ->
                                                what.isTest() && how.getStatus() == TestExecutionResult.Status.FAILED)
                                        .ifPresent(thrown -> failures.add(String.valueOf(thrown.getMessage())));
                            }
                        });
        return failures;
    }

    /** The server behind a proxy. */
    public static final class WrongWire extends MfaTck {

        private static volatile URI endpoint = URI.create("http://127.0.0.1:1");

        @Override
        public Adapter adapter(TckEnvironment env) {
            return Adapter.named("wrong-wire")
                    .endpoint(Endpoint.at(endpoint)
                            .admin(SERVER.server().adminUri(), SERVER.adminKey())
                            .testClock());
        }
    }
}
