package dev.mfacore.bench.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Somebody in the middle of a sign-in.
 *
 * @param mfaToken says which
 * @param id what the right answer names, derived from the token
 */
record RemoteUser(String mfaToken, String id) {

    private static final int TOKEN_BYTES = 96;

    /** Makes so many users, no two alike. */
    static List<RemoteUser> some(int number, Random random) {
        List<RemoteUser> users = new ArrayList<>(number);
        byte[] bytes = new byte[TOKEN_BYTES];
        for (int i = 0; i < number; i++) {
            random.nextBytes(bytes);
            users.add(of(HexFormat.of().formatHex(bytes)));
        }
        return users;
    }

    /** The user of a token. */
    static RemoteUser of(String mfaToken) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(mfaToken.getBytes(StandardCharsets.US_ASCII));
            return new RemoteUser(mfaToken, HexFormat.of().formatHex(hash, 0, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
