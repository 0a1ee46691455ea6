package dev.mfacore.bench.http;

import dev.mfacore.bench.QuietLog;
import dev.mfacore.bench.measure.WrongAnswerException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A stub in a process of its own: ten thousand connections take as many file handles at each end, and many a system
 * allows one process fewer than both. It ends with its input, and so with this process.
 */
final class StubProcess implements AutoCloseable {

    private final Process process;
    private final BufferedWriter input;
    private final URI uri;

    StubProcess(AnswerTemplate template, int together) {
        try {
            this.process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1536m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            StubProcess.class.getName(),
                            Integer.toString(together))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            this.input = process.outputWriter(StandardCharsets.UTF_8);
            input.write(template.text());
            input.newLine();
            input.flush();
            String line = process.inputReader(StandardCharsets.UTF_8).readLine();
            if (line == null) {
                throw new WrongAnswerException("the stub's process ended at once");
            }
            this.uri = URI.create(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The other process: takes the template on its input, and tells where it listens. */
    public static void main(String[] arguments) throws IOException {
        QuietLog.install();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String template = in.readLine();
        try (Stub stub = new Stub(new AnswerTemplate(String.valueOf(template)), Integer.parseInt(arguments[0]))) {
            BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            out.write(stub.uri().toString());
            out.newLine();
            out.flush();
            String more = in.readLine();
            while (more != null) {
                more = in.readLine();
            }
        }
    }

    URI uri() {
        return uri;
    }

    /** How many requests and how many different tokens came, in words. */
    String seen() {
        HttpRequest request = HttpRequest.newBuilder(uri.resolve("/seen")).build();
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongAnswerException("interrupted", e);
        }
    }

    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
