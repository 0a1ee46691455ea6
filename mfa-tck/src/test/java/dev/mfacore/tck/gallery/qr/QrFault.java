package dev.mfacore.tck.gallery.qr;

import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import dev.mfacore.port.QrImage;
import dev.mfacore.port.QrRenderer;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Wrong renderers, each a few lines around a right one. */
// Its collections are Set.of and List.of, and its suppliers keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum QrFault implements Fault {
    DRAWN_BY_A_WEB_SERVICE(
            () -> new PngRenderer() {
                @Override
                public QrImage render(String text) {
                    try {
                        HttpURLConnection service = (HttpURLConnection)
                                URI.create("http://charts.invalid/").toURL().openConnection();
                        service.getResponseCode();
                    } catch (IOException e) {
                        return super.render(text);
                    }
                    return super.render(text);
                }
            },
            Set.of("SEC-06"),
            "http://charts.invalid"),
    TELLS_A_STATISTICS_SERVER(
            () -> new PngRenderer() {
                @Override
                public QrImage render(String text) {
                    QrImage picture = super.render(text);
                    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), 1)) {
                        socket.getOutputStream().write('x');
                    } catch (IOException e) {
                        return picture;
                    }
                    return picture;
                }
            },
            Set.of("SEC-06"),
            "socket://"),
    HOLDS_A_FOREIGN_ADDRESS(
            () -> new PngRenderer() {
                @Override
                public QrImage render(String text) {
                    String svg = CorrectQr.svg(code(text), "<metadata>drawn by https://qr.example/logo.png</metadata>");
                    return new QrImage("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
                }
            },
            Set.of("SEC-06"),
            "https://qr.example/logo.png"),
    TITLE_SAYS_THE_TEXT(
            () -> new PngRenderer() {
                @Override
                public QrImage render(String text) {
                    String title =
                            text.replace("&", "&amp;").replace("<", "&lt;").replaceAll("[^ -~]", "?");
                    String svg = CorrectQr.svg(code(text), "<title>" + title + "</title>");
                    return new QrImage("image/svg+xml", svg.getBytes(StandardCharsets.UTF_8));
                }
            },
            Set.of("SEC-05"),
            "read aloud"),
    EXCEPTION_QUOTES_THE_TEXT(
            () -> new PngRenderer() {
                @Override
                RuntimeException refusal(String text, WriterException cause) {
                    return new IllegalArgumentException("cannot draw " + text.substring(0, 60) + "...");
                }
            },
            Set.of("SEC-05"),
            "does not fit"),
    EXCEPTION_OF_THE_LIBRARY(
            () -> new PngRenderer() {
                @Override
                RuntimeException refusal(String text, WriterException cause) {
                    return new IllegalStateException(cause);
                }
            },
            Set.of("QRC-05"),
            "IllegalStateException"),
    EMPTY_TEXT_DRAWN(
            () -> new PngRenderer() {
                @Override
                BitMatrix code(String text) {
                    return super.code(text.isEmpty() ? " " : text);
                }
            },
            Set.of("QRC-05"),
            "an empty text"),
    TEXT_CUT(
            () -> new PngRenderer() {
                @Override
                BitMatrix code(String text) {
                    return super.code(text.substring(0, Math.min(300, text.length())));
                }
            },
            Set.of("QRC-01", "QRC-05"),
            "a picture that reads as"),
    TEXT_TRIMMED(
            () -> new PngRenderer() {
                @Override
                BitMatrix code(String text) {
                    return super.code(text.isBlank() ? text : text.strip());
                }
            },
            Set.of("QRC-01", "QRC-06", "QRC-07"),
            "a picture that reads as"),
    TEXT_IN_CAPITALS(
            () -> new PngRenderer() {
                @Override
                BitMatrix code(String text) {
                    return super.code(text.toUpperCase(java.util.Locale.ROOT));
                }
            },
            Set.of("QRC-01", "QRC-06", "QRC-07"),
            "a picture that reads as"),
    OTHER_SCRIPTS_LOST(
            () -> new PngRenderer() {
                @Override
                BitMatrix code(String text) {
                    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
                    return super.code(new String(ascii, StandardCharsets.US_ASCII));
                }
            },
            Set.of("QRC-01"),
            "a picture that reads as"),
    LONG_TEXTS_REFUSED(
            () -> new PngRenderer() {
                @Override
                BitMatrix code(String text) {
                    if (text.length() > 500) {
                        throw new IllegalArgumentException("too long");
                    }
                    return super.code(text);
                }
            },
            Set.of("QRC-01"),
            "too long"),
    LIGHT_ON_DARK(
            () -> new PngRenderer() {
                @Override
                int ink() {
                    return 0xffffffff;
                }

                @Override
                int ground() {
                    return 0xff000000;
                }
            },
            Set.of("QRC-01", "QRC-02", "QRC-03", "QRC-06", "QRC-07"),
            "dark on light"),
    CLEAR_GROUND(
            () -> new PngRenderer() {
                @Override
                int ground() {
                    return 0;
                }
            },
            Set.of("QRC-02"),
            "dark page"),
    QUIET_ZONE_OF_ONE_MODULE(
            () -> new PngRenderer() {
                @Override
                int margin() {
                    return 1;
                }
            },
            Set.of("QRC-02"),
            "no light module"),
    PALE_COLOURS(
            () -> new PngRenderer() {
                @Override
                int ink() {
                    return 0xffa0a0e0;
                }
            },
            Set.of("QRC-02"),
            "contrast"),
    ONE_PIXEL_A_MODULE(
            () -> new PngRenderer() {
                @Override
                int size() {
                    return 1;
                }
            },
            Set.of("QRC-03"),
            "1.0 pixels"),
    CALLS_ITSELF_JPEG(
            () -> new PngRenderer() {
                @Override
                public QrImage render(String text) {
                    return new QrImage("image/jpeg", super.render(text).bytes());
                }
            },
            Set.of("QRC-04"),
            "image/png"),
    CACHED_BY_ACCOUNT(
            () -> new PngRenderer() {
                private final Map<String, QrImage> cache = new ConcurrentHashMap<>();

                @Override
                public QrImage render(String text) {
                    return cache.computeIfAbsent(text.split("\\?", 2)[0], key -> super.render(text));
                }
            },
            Set.of("QRC-06"),
            "and read them afterwards"),
    CACHED_BY_HASH_CODE(
            () -> new PngRenderer() {
                private final Map<Integer, QrImage> cache = new ConcurrentHashMap<>();

                @Override
                public QrImage render(String text) {
                    return cache.computeIfAbsent(text.hashCode(), key -> super.render(text));
                }
            },
            Set.of("QRC-06"),
            "BB"),
    ONE_CANVAS_FOR_ALL(
            () -> new PngRenderer() {
                private volatile String current = "";

                // Makes the scheduler take the turn that it would take now and then.
                @SuppressWarnings("ThreadPriorityCheck")
                @Override
                BitMatrix code(String text) {
                    current = text;
                    Thread.yield();
                    return super.code(current);
                }
            },
            Set.of("QRC-07"),
            "thread");

    private final Supplier<QrRenderer> renderer;
    private final Charge charge;

    QrFault(Supplier<QrRenderer> renderer, Set<String> clauses, String... words) {
        this(renderer, clauses, Set.of(), words);
    }

    QrFault(Supplier<QrRenderer> renderer, Set<String> clauses, Set<String> perhaps, String... words) {
        this.renderer = renderer;
        this.charge = new Charge(clauses, perhaps, List.of(words));
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName()).qr(renderer.get());
    }

    @Override
    public Charge charge() {
        return charge;
    }
}
