package dev.mfacore.tck.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An adapter's project outside this build. What was just packed lies in a local repository of its own, so that nobody
 * else's is written to; everything else comes from this build's local repository, and only then from elsewhere.
 */
final class SampleProject {

    private static final Path OURS = Path.of("..").toAbsolutePath().normalize();
    private static final Path REPOSITORY =
            Path.of("target", "sample-repository").toAbsolutePath();
    private static final String VERSION = "0.1.0-SNAPSHOT";

    private final Path folder;
    private final Map<String, String> files = new TreeMap<>();

    /** What Maven made of it. */
    record Built(int exit, String log) {}

    SampleProject(Path folder) {
        this.folder = folder;
    }

    /** Manages versions with JUnit's list, if there is one; lists these dependencies before the kit. */
    SampleProject pom(String bom, String surefire, String before) {
        String managed = bom.isEmpty()
                ? ""
                : "<dependencyManagement><dependencies><dependency><groupId>org.junit</groupId>"
                        + "<artifactId>junit-bom</artifactId><version>" + bom
                        + "</version><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>";
        return file("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.acme</groupId><artifactId>acme-store</artifactId><version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  %s
                  <dependencies>
                    <dependency><groupId>dev.mfacore</groupId><artifactId>mfa-core</artifactId><version>%s</version></dependency>
                    %s
                    <dependency><groupId>dev.mfacore</groupId><artifactId>mfa-tck</artifactId><version>%s</version><scope>test</scope></dependency>
                  </dependencies>
                  <repositories><repository><id>builds-own</id><url>%s</url></repository></repositories>
                  <pluginRepositories><pluginRepository><id>builds-own</id><url>%s</url></pluginRepository></pluginRepositories>
                  <build><plugins>
                    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
                    <plugin><artifactId>maven-surefire-plugin</artifactId><version>%s</version></plugin>
                  </plugins></build>
                </project>
                """.formatted(managed, VERSION, before, VERSION, known(), known(), surefire));
    }

    static String jupiter(String version) {
        return "<dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId>"
                + (version.isEmpty() ? "" : "<version>" + version + "</version>") + "<scope>test</scope></dependency>";
    }

    SampleProject file(String path, String text) {
        files.put(path, text);
        return this;
    }

    Built build(String... arguments) throws IOException, InterruptedException {
        installOurs();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("tck.maven", "mvn"), "-B", "-ntp", "-Dmaven.repo.local=" + REPOSITORY, "test"));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process maven = builder.start();
        if (!maven.waitFor(300, TimeUnit.SECONDS)) {
            maven.destroyForcibly();
            throw new AssertionError("Maven did not end: " + Files.readString(log));
        }
        return new Built(maven.exitValue(), Files.readString(log));
    }

    private static String known() {
        return Path.of(System.getProperty(
                        "tck.repository",
                        Path.of(System.getProperty("user.home"), ".m2", "repository")
                                .toString()))
                .toUri()
                .toString();
    }

    private static synchronized void installOurs() throws IOException {
        install("mfa-parent", OURS.resolve("pom.xml"));
        for (String module : List.of("mfa-core", "mfa-tck")) {
            Path built = OURS.resolve(module);
            install(module, built.resolve("pom.xml"));
            Path jar = built.resolve("target").resolve(module + "-" + VERSION + ".jar");
            copy(jar, REPOSITORY.resolve("dev/mfacore/" + module + "/" + VERSION + "/" + jar.getFileName()));
        }
    }

    private static void install(String artifact, Path pom) throws IOException {
        copy(pom, REPOSITORY.resolve("dev/mfacore/%s/%s/%s-%s.pom".formatted(artifact, VERSION, artifact, VERSION)));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    Path report(String name) {
        return folder.resolve("target/mfa-tck").resolve(name);
    }
}
