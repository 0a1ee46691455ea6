package dev.mfacore;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keys of 256 bits, one of which is current: new texts are sealed under the current one, old texts open under theirs as
 * long as it is in the ring (SEC-03). Immutable and safe for use by any number of threads. The text form hides the keys.
 */
public final class KeyRing {

    private static final int KEY_BYTES = 32;

    private final int current;
    private final SortedMap<Integer, byte[]> keys;

    private KeyRing(int current, SortedMap<Integer, byte[]> keys) {
        this.current = current;
        this.keys = keys;
    }

    /**
     * Makes a ring of one new key. Keep what {@link #revealKey(int)} gives in a safe place: without it, what it sealed
     * is lost.
     *
     * @param random the source of the key
     * @return a ring whose key has the id 1
     */
    public static KeyRing generate(SecureRandom random) {
        return of(1, Map.of(1, newKey(random)));
    }

    /**
     * Makes a ring of given keys.
     *
     * @param current the id of the key for new texts
     * @param keys 32 bytes each, by id; ids are greater than zero
     * @return the ring
     * @throws IllegalArgumentException if an id or a key's length is wrong, or the current key is missing
     */
    public static KeyRing of(int current, Map<Integer, byte[]> keys) {
        SortedMap<Integer, byte[]> copy = new TreeMap<>();
        keys.forEach((id, key) -> copy.put(requireId(id), requireKey(key).clone()));
        if (!copy.containsKey(current)) {
            throw new IllegalArgumentException("current must be the id of one of the keys");
        }
        return new KeyRing(current, copy);
    }

    /**
     * Adds a new key and makes it current; all others stay for opening.
     *
     * @param random the source of the key
     * @return the new ring; this one does not change
     */
    public KeyRing rotate(SecureRandom random) {
        SortedMap<Integer, byte[]> copy = new TreeMap<>(keys);
        int id = Math.addExact(keys.lastKey(), 1);
        copy.put(id, newKey(random));
        return new KeyRing(id, copy);
    }

    /**
     * Takes a key out, after everything it sealed was sealed anew.
     *
     * @param id which key; not the current one
     * @return the new ring; this one does not change
     * @throws IllegalArgumentException if it is the current key, or there is no such key
     */
    public KeyRing without(int id) {
        if (id == current || !keys.containsKey(id)) {
            throw new IllegalArgumentException("id must name a key of the ring that is not the current one");
        }
        SortedMap<Integer, byte[]> copy = new TreeMap<>(keys);
        copy.remove(id);
        return new KeyRing(current, copy);
    }

    /**
     * Returns the id of the key for new texts.
     *
     * @return the current key's id
     */
    public int currentId() {
        return current;
    }

    /**
     * Returns the ids of all keys.
     *
     * @return the ids, ascending
     */
    public SortedSet<Integer> ids() {
        return new TreeSet<>(keys.keySet());
    }

    /**
     * Reveals a key, for keeping it in a safe place.
     *
     * @param id which key
     * @return a copy of its 32 bytes
     * @throws IllegalArgumentException if there is no such key
     */
    public byte[] revealKey(int id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw new IllegalArgumentException("id must name a key of the ring");
        }
        return key.clone();
    }

    @Override
    public String toString() {
        return "KeyRing[current " + current + ", ids " + keys.keySet() + ", keys hidden]";
    }

    private static int requireId(int id) {
        if (id <= 0) {
            throw new IllegalArgumentException("key id must be greater than zero");
        }
        return id;
    }

    private static byte[] requireKey(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key must have " + KEY_BYTES + " bytes, but has " + key.length);
        }
        if (Arrays.equals(key, new byte[KEY_BYTES])) {
            throw new IllegalArgumentException("key must not be all zeros: make it with a SecureRandom");
        }
        return key;
    }

    private static byte[] newKey(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }
}
