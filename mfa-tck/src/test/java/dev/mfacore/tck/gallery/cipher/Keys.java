package dev.mfacore.tck.gallery.cipher;

import dev.mfacore.port.CipherException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Keys by a one-byte id; the newest is the one to seal under. */
record Keys(Map<Byte, byte[]> byId, byte current) {

    static Keys of(String seed, int... ids) {
        Map<Byte, byte[]> keys = new HashMap<>();
        try {
            for (int id : ids) {
                byte[] key = MessageDigest.getInstance("SHA-256").digest((seed + id).getBytes(StandardCharsets.UTF_8));
                keys.put((byte) id, Arrays.copyOf(key, 32));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return new Keys(keys, (byte) ids[ids.length - 1]);
    }

    byte[] key(byte id) {
        byte[] key = byId.get(id);
        if (key == null) {
            throw new CipherException("the key is not there");
        }
        return key;
    }
}
