package dev.mfacore.adapter.inmemory.testing;

import dev.mfacore.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Who can sign in, and with which password. */
final class FakeUsers {

    private final ConcurrentMap<UserId, byte[]> passwords = new ConcurrentHashMap<>();

    void put(UserId user, String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("password must not be empty: give the user one to sign in with");
        }
        passwords.put(user, bytes(password));
    }

    boolean matches(UserId user, String password) {
        byte[] kept = passwords.getOrDefault(user, new byte[0]);
        return MessageDigest.isEqual(kept, bytes(password)) && kept.length > 0;
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8);
    }
}
