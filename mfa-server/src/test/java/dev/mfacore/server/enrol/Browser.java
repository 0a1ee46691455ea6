package dev.mfacore.server.enrol;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.mfacore.server.node.NodeProject;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A real Chromium, driven through {@code browser.mjs} by lines of JSON. Used by one thread at a time. */
final class Browser implements AutoCloseable {

    /** How a page is looked at. */
    record Look(int width, int height, boolean dark) {
        static final Look DESKTOP = new Look(800, 680, false);
        static final Look PHONE = new Look(320, 640, false);

        Look atNight() {
            return new Look(width, height, true);
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path PICTURES = Path.of("target", "screenshots").toAbsolutePath();

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "browser answers");
        thread.setDaemon(true);
        return thread;
    });

    Browser() throws IOException {
        Files.createDirectories(PICTURES);
        this.process = NodeProject.ready().start("browser.mjs");
        this.commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    void visit(String url, String languages, Look look) {
        ask("visit", sizes(look).put("url", url).put("languages", languages));
    }

    void look(Look look) {
        ask("look", sizes(look));
    }

    /** Waits until an element can be seen. */
    void shown(String selector) {
        ask("shown", on(selector));
    }

    /** Waits until an element says something. */
    void says(String selector, String text) {
        ask("says", on(selector).put("text", text));
    }

    String text(String selector) {
        return ask("text", on(selector)).stringValue();
    }

    void click(String selector) {
        ask("click", on(selector));
    }

    void type(String selector, String text) {
        ask("type", on(selector).put("text", text));
    }

    /** Types where the focus is. */
    void keys(String text) {
        ask("keys", JSON.createObjectNode().put("text", text));
    }

    void press(String key) {
        ask("press", JSON.createObjectNode().put("key", key));
    }

    /** Presses the tabulator until an element has the focus, which must come within a few steps. */
    void tabTo(String selector) {
        for (int steps = 0; steps < 15; steps++) {
            press("Tab");
            if (evaluate("document.activeElement.matches('" + selector + "')").booleanValue()) {
                return;
            }
        }
        throw new AssertionError("the tabulator does not lead to " + selector);
    }

    JsonNode evaluate(String script) {
        return ask("evaluate", JSON.createObjectNode().put("script", script));
    }

    /** Keeps a picture of the page in {@code target/screenshots}. */
    Path picture(String name) {
        Path file = PICTURES.resolve(name + ".png");
        ask("picture", JSON.createObjectNode().put("path", file.toString()));
        return file;
    }

    /**
     * What a phone's camera makes of the page as it is shown. ZXing takes some codes' data for one of the squares that it
     * aligns by, and reads them only from another side; a hand that holds a camera is never still either.
     */
    String scan(String name) {
        try {
            BufferedImage image = ImageIO.read(picture(name).toFile());
            for (int turns = 0; turns < 4; turns++) {
                LuminanceSource seen = turned(image, turns);
                for (Binarizer eye : List.of(new HybridBinarizer(seen), new GlobalHistogramBinarizer(seen))) {
                    Optional<String> text = read(eye);
                    if (text.isPresent()) {
                        return text.get();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("there is no QR code that can be read in the picture " + name);
    }

    private static Optional<String> read(Binarizer eye) {
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(eye), Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    /** The picture after quarter turns to the left. */
    private static LuminanceSource turned(BufferedImage image, int turns) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        for (int turn = 0; turn < turns; turn++) {
            int[] next = new int[pixels.length];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    next[(width - 1 - x) * height + y] = pixels[y * width + x];
                }
            }
            pixels = next;
            int side = width;
            width = height;
            height = side;
        }
        return new RGBLuminanceSource(width, height, pixels);
    }

    /** What axe finds wrong with the page as it is shown; it must have found something to look at. */
    List<String> violations() {
        JsonNode found = ask("axe", JSON.createObjectNode());
        if (found.path("rules").intValue() < 10) {
            throw new AssertionError("axe looked at nothing");
        }
        return strings(found.path("violations"));
    }

    /** Every address that was asked for since the visit, as it went out: without what stands behind the #. */
    List<String> requests() {
        return StreamSupport.stream(ask("requests", JSON.createObjectNode()).spliterator(), false)
                .map(it -> it.path("url").stringValue().replaceFirst("#.*", ""))
                .toList();
    }

    /** Script errors, breaches of the policy, failed requests and whatever else the console says. */
    List<String> complaints() {
        return strings(ask("complaints", JSON.createObjectNode()));
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::stringValue)
                .toList();
    }

    private static ObjectNode on(String selector) {
        return JSON.createObjectNode().put("selector", selector);
    }

    private static ObjectNode sizes(Look look) {
        return JSON.createObjectNode()
                .put("width", look.width())
                .put("height", look.height())
                .put("dark", look.dark());
    }

    private JsonNode ask(String command, ObjectNode arguments) {
        try {
            commands.write(JSON.writeValueAsString(arguments.put("do", command)));
            commands.newLine();
            commands.flush();
            String line = reader.submit(answers::readLine).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("the browser has ended");
            }
            JsonNode answer = JSON.readTree(line);
            if (answer.has("error")) {
                throw new AssertionError(
                        "the browser cannot " + answer.path("error").stringValue());
            }
            return answer.path("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the browser does not answer to " + command, e);
        }
    }

    @Override
    public void close() {
        try {
            commands.close(); // the script ends with its input, and cleans up after the browser
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            NodeProject.stop(process);
            reader.shutdownNow();
        }
    }
}
