package dev.mfacore.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.ServerUnderTest.Answer;
import dev.mfacore.server.http.Route;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The served document is sound, and says what the routes are and answer. */
class OpenApiTest {

    private static ServerUnderTest server;
    private static OpenAPI document;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start();
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        SwaggerParseResult result = new OpenAPIV3Parser()
                .readContents(server.admin("GET", "/admin/v1/openapi.json").text(), null, options);
        assertThat(result.getMessages()).isEmpty();
        document = result.getOpenAPI();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void itNamesTheRoutesAndNoOthers() {
        Set<String> described = new TreeSet<>();
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> described.add(method + " " + path)));
        Set<String> real = new TreeSet<>();
        for (Route route : AdminApi.routes(server)) {
            real.add(route.method() + " " + route.template());
        }
        assertThat(described).isEqualTo(real);
    }

    @Test
    void everyPathParameterIsDescribed() {
        document.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> {
                    for (String name : path.replaceAll("[^{]*\\{([^}]*)}[^{]*", "$1 ")
                            .trim()
                            .split(" ", -1)) {
                        if (path.contains("{")) {
                            assertThat(operation.getParameters())
                                    .as(path)
                                    .anyMatch(it -> it.getName().equals(name)
                                            && it.getIn().equals("path"));
                        }
                    }
                }));
    }

    @Test
    void answersHaveTheStatusAndTheMembersThatItSays() {
        String user = "/admin/v1/users/ada";
        check("PUT", "/admin/v1/users/{id}", user, "{\"phone\":\"+8613800138000\",\"language\":\"zh\"}");
        check("PUT", "/admin/v1/users/{id}", user, "{\"phone\":\"x\"}");
        check("GET", "/admin/v1/users/{id}", user, null);
        check("GET", "/admin/v1/users/{id}", "/admin/v1/users/nobody", null);
        check("POST", "/admin/v1/users/{id}/sessions", user + "/sessions", "{\"secondFactorAgeSeconds\":0}");
        check("POST", "/admin/v1/users/{id}/sessions", user + "/sessions", "{\"secondFactorAgeSeconds\":-1}");
        check("POST", "/admin/v1/users/{id}/transactions", user + "/transactions", "{}");
        check("POST", "/admin/v1/users/{id}/enrolment-links", user + "/enrolment-links", "{}");
        String secret = "{\"list\":[{\"userId\":\"ada\",\"otp\":{\"secret\":\"JBSWY3DPEHPK3PXP\"}}]}";
        check("POST", "/admin/v1/totp-imports", "/admin/v1/totp-imports", secret);
        check("POST", "/admin/v1/totp-imports", "/admin/v1/totp-imports", "{\"list\":[]}");
        Answer list = check("GET", "/admin/v1/users/{id}/authenticators", user + "/authenticators", null);
        String id = list.json().get(0).path("id").stringValue();
        String one = "/admin/v1/users/{id}/authenticators/{authenticatorId}";
        check("DELETE", one, user + "/authenticators/" + id, null);
        check("DELETE", one, user + "/authenticators/" + id, null);
        check("GET", "/admin/v1/outbox", "/admin/v1/outbox", null);
        check("GET", "/admin/v1/notices", "/admin/v1/notices", null);
        check("GET", "/admin/v1/events", "/admin/v1/events?user=ada", null);
        check("DELETE", "/admin/v1/users/{id}/authenticators", user + "/authenticators", null);
        check("DELETE", "/admin/v1/users/{id}/sessions", user + "/sessions", null);
        check("PUT", "/admin/v1/clock", "/admin/v1/clock", "{\"advanceSeconds\":1}");
        check("PUT", "/admin/v1/clock", "/admin/v1/clock", "{\"advanceSeconds\":1.5}");
        check("GET", "/healthz", "/healthz", null);
        check("GET", "/readyz", "/readyz", null);
        check("GET", "/metrics", "/metrics", null);
    }

    private static Answer check(String method, String template, String path, String body) {
        Answer answer = body == null ? server.admin(method, path) : server.admin(method, path, body);
        Operation operation =
                document.getPaths().get(template).readOperationsMap().get(PathItem.HttpMethod.valueOf(method));
        String status = Integer.toString(answer.status());
        String what = method + " " + path + " -> " + status;
        assertThat(operation.getResponses()).as(what).containsKey(status);
        var content = operation.getResponses().get(status).getContent();
        if (content == null) {
            assertThat(answer.text()).as(what).isEmpty();
            return answer;
        }
        String type = answer.header("Content-Type").orElseThrow().split(";", -1)[0];
        assertThat(content).as(what).containsKey(type);
        if (type.endsWith("json")) {
            matches(answer.json(), content.get(type).getSchema(), what);
        }
        return answer;
    }

    private static void matches(JsonNode json, Schema<?> schema, String what) {
        if ("array".equals(schema.getType())) {
            assertThat(json.isArray()).as(what).isTrue();
            json.forEach(it -> matches(it, schema.getItems(), what));
            return;
        }
        if (schema.getAllOf() != null) {
            throw new AssertionError("the parser is asked to join allOf");
        }
        Map<String, Schema<?>> members = members(schema);
        List<String> required = schema.getRequired() == null ? List.of() : schema.getRequired();
        assertThat(json.propertyNames()).as(what).containsAll(required);
        if (!members.isEmpty()) {
            assertThat(members.keySet()).as(what).containsAll(json.propertyNames());
        }
        members.forEach((name, member) -> {
            if (json.has(name) && member.getEnum() != null) {
                assertThat(member.getEnum().toString())
                        .as(what)
                        .contains(json.get(name).stringValue());
            }
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, Schema<?>> members(Schema<?> schema) {
        return schema.getProperties() == null ? Map.of() : (Map) schema.getProperties();
    }
}
