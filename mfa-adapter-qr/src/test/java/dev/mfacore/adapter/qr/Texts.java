package dev.mfacore.adapter.qr;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts that a code may have to show. */
final class Texts {

    static final int MAX_LENGTH = 1_024;

    /** An enrolment as a platform would show it. */
    static final String ENROLMENT = "otpauth://totp/Example%20Corp:alice%40example.com"
            + "?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example%20Corp&algorithm=SHA1&digits=6&period=30";

    private Texts() {}

    /** URIs of names in any script, percent-encoded, with secrets of 16 to 103 symbols: what enrolment makes. */
    static Arbitrary<String> enrolments() {
        Arbitrary<String> names = unicode(1, 12).withoutEdgeCases().map(Texts::percentEncoded);
        return Combinators.combine(names, names, secrets())
                .as((issuer, account, secret) -> "otpauth://totp/" + issuer + ":" + account + "?secret=" + secret
                        + "&issuer=" + issuer + "&algorithm=SHA256&digits=8&period=60")
                .filter(uri -> uri.length() <= MAX_LENGTH);
    }

    /** URIs of every length from the shortest sensible one to the longest text allowed. */
    static Arbitrary<String> enrolmentsOfAllLengths() {
        String start = "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&issuer=";
        return Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
                .ofMinLength(1)
                .ofMaxLength(MAX_LENGTH - start.length())
                .map(issuer -> start + issuer);
    }

    /** Any well-formed Unicode: code points of one to four bytes, controls and unassigned ones included. */
    static Arbitrary<String> unicode(int minCodePoints, int maxCodePoints) {
        Arbitrary<Integer> codePoints = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x7F),
                Arbitraries.integers().between(0x80, 0x7FF),
                Arbitraries.integers().between(0x800, 0xD7FF),
                Arbitraries.integers().between(0xE000, 0xFFFF),
                Arbitraries.integers().between(0x10000, 0x10FFFF));
        return codePoints
                .list()
                .ofMinSize(minCodePoints)
                .ofMaxSize(maxCodePoints)
                .map(points -> points.stream().map(Character::toString).collect(Collectors.joining()));
    }

    private static Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withChars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
                .ofMinLength(16)
                .ofMaxLength(103);
    }

    private static String percentEncoded(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> "%%%02X".formatted(bytes[i]))
                .collect(Collectors.joining());
    }
}
