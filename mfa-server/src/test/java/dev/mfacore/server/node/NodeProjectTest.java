package dev.mfacore.server.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NeedsNode
class NodeProjectTest {

    @Test
    void thePackagesAreThoseOfTheLockFile() throws Exception {
        NodeProject project = NodeProject.ready();
        JsonMapper json = JsonMapper.builder().build();
        JsonNode wanted = json.readTree(Files.readString(project.folder().resolve("package.json")));
        for (String name : wanted.path("dependencies").propertyNames()) {
            JsonNode installed =
                    json.readTree(Files.readString(project.folder().resolve("node_modules/" + name + "/package.json")));
            assertThat(installed.path("version").stringValue())
                    .isEqualTo(wanted.path("dependencies").path(name).stringValue());
        }
    }
}
