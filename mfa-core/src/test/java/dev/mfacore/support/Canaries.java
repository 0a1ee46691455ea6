package dev.mfacore.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.Association;
import dev.mfacore.otp.Base32;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Secrets to look out for, in every spelling they might leak in. */
public final class Canaries {

    private final Set<String> spellings = new LinkedHashSet<>();
    private final Set<Pattern> codes = new LinkedHashSet<>();

    /** What a bench has handed out so far: the codes that were sent, and the phones and addresses they went to. */
    public static Canaries of(TestBench bench) {
        Canaries canaries = new Canaries();
        bench.delivery().messages().forEach(message -> {
            canaries.code(message.code());
            canaries.text(message.recipient().address());
        });
        canaries.text(TestBench.PHONE.address());
        canaries.text(TestBench.EMAIL.address());
        bench.keys().ids().forEach(id -> canaries.secret(bench.keys().revealKey(id)));
        return canaries;
    }

    /** A secret of bytes: raw, Base32, hex, Base64 and percent-encoded. */
    public void secret(byte[] secret) {
        spellings.add(new String(secret, StandardCharsets.ISO_8859_1));
        spellings.add(Base32.encode(secret));
        spellings.add(Base32.encode(secret).toLowerCase(Locale.ROOT));
        spellings.add(HexFormat.of().formatHex(secret));
        spellings.add(HexFormat.of().withUpperCase().formatHex(secret));
        spellings.add(Base64.getEncoder().withoutPadding().encodeToString(secret));
        spellings.add(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        spellings.add(URLEncoder.encode(new String(secret, StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1));
    }

    /** A secret of characters. */
    public void text(String text) {
        spellings.add(text);
        secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A few digits, which count only where they stand alone. */
    public void code(String code) {
        codes.add(Pattern.compile("(?<![0-9A-Za-z])" + code + "(?![0-9A-Za-z])"));
    }

    public void recoveryCode(String code) {
        text(code);
        text(code.replace("-", ""));
    }

    public void app(Association.AuthenticatorApp app) {
        secret(app.uri().secret().revealBytes());
        text(app.uri().toUriString());
        app.recoveryCodes().ifPresent(it -> it.codes().forEach(this::recoveryCode));
    }

    /** Looks at one text. The failure names no canary. */
    public void assertAbsent(String text) {
        assertThat(spellings.size() + codes.size()).as("canaries").isPositive();
        assertThat(spellings.stream().filter(text::contains).count())
                .as("canaries in a text of %d characters that starts %.60s", text.length(), text)
                .isZero();
        assertThat(codes.stream().filter(code -> code.matcher(text).find()).count())
                .as("codes in a text of %d characters that starts %.60s", text.length(), text)
                .isZero();
    }

    /** Looks at the text forms of an object and of all the library's objects within it, and at a failure's causes. */
    public void assertAbsentFromTextForms(Object object) {
        assertAbsent(String.valueOf(object));
        if (object instanceof Throwable failure) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            assertAbsent(trace.toString());
        }
        components(object).stream().filter(Canaries::isOurs).forEach(this::assertAbsentFromTextForms);
    }

    /** Looks at every component of a record, however deep: for what must not hold a secret at all. */
    public void assertAbsentFromComponents(Object object) {
        assertAbsent(String.valueOf(object));
        components(object).forEach(this::assertAbsentFromComponents);
    }

    private static boolean isOurs(Object object) {
        return object.getClass().getName().startsWith("dev.mfacore.")
                || object instanceof Optional<?>
                || object instanceof Collection<?> all
                        && !all.isEmpty()
                        && isOurs(all.iterator().next());
    }

    private static Collection<Object> components(Object object) {
        Set<Object> parts = new LinkedHashSet<>();
        if (object instanceof Optional<?> optional) {
            optional.ifPresent(parts::add);
        } else if (object instanceof Collection<?> all) {
            parts.addAll(all);
        } else if (object != null && object.getClass().isRecord()) {
            for (RecordComponent part : object.getClass().getRecordComponents()) {
                parts.add(value(object, part));
            }
        }
        return parts;
    }

    private static Object value(Object object, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
