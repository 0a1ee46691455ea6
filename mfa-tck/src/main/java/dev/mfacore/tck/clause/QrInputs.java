package dev.mfacore.tck.clause;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Texts that a QR code has to hold. */
final class QrInputs {

    static final int LONGEST = 1_024;
    // What the largest code holds under the strongest error correction, ISO/IEC 18004 table 7, version 40-H.
    private static final int BYTES = 1_273;

    private QrInputs() {}

    static final class Text implements ArbitrarySupplier<String> {
        @Override
        public Arbitrary<String> get() {
            Arbitrary<String> uri = Combinators.combine(
                            Arbitraries.strings()
                                    .alpha()
                                    .numeric()
                                    .ofMinLength(1)
                                    .ofMaxLength(60),
                            Arbitraries.strings()
                                    .withCharRange('A', 'Z')
                                    .withChars("234567")
                                    .ofMinLength(16)
                                    .ofMaxLength(104))
                    .as((name, secret) -> "otpauth://totp/Acme:" + name + "%40example.com?secret=" + secret
                            + "&issuer=Acme&algorithm=SHA1&digits=6&period=30");
            Arbitrary<String> ascii =
                    Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(LONGEST);
            Arbitrary<String> any = Arbitraries.strings()
                    .withChars("abc äöüß éñ 安娜二维码 😀 Привет ありがとう ｱ ％")
                    .ofMinLength(1)
                    .ofMaxLength(300)
                    .filter(QrInputs::fits);
            return Arbitraries.oneOf(List.of(uri, uri, ascii, any));
        }
    }

    /** Every mode of a QR code, at the ends of its counters and of the sizes. */
    static List<String> modes() {
        List<String> all = new ArrayList<>(List.of(
                "0",
                "A",
                "a",
                " ",
                "%",
                "0123456789",
                "HTTP://A.B/C $%*+-./:",
                "漢字",
                "é",
                "ä€",
                "😀",
                "\n",
                "a\tb\r\n"));
        for (int length : new int[] {17, 255, 256, LONGEST - 1, LONGEST}) {
            all.add("7".repeat(length));
            all.add("Z".repeat(length));
            all.add("q".repeat(length));
        }
        return all;
    }

    static String uri(String secret) {
        return "otpauth://totp/Acme:anna%40example.com?secret=" + secret + "&issuer=Acme";
    }

    private static boolean fits(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length <= BYTES
                && text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
    }
}
