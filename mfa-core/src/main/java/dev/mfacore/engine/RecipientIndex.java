package dev.mfacore.engine;

import dev.mfacore.KeyRing;
import dev.mfacore.MfaAdmin.RecordKind;
import dev.mfacore.Recipient;
import dev.mfacore.engine.crypto.Hmac;
import dev.mfacore.otp.Base32;
import dev.mfacore.port.StoreKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Names the registers of a recipient by a keyed hash, so that the store does not tell who can be reached where. While
 * the index key rotates there is one register a key; they are always visited in one order, by ascending key id, so that
 * the first one decides between rivals whichever key is current for them.
 */
final class RecipientIndex {

    private static final int SHARDS = 16;

    /** Below this quota, sixteen shares would be too coarse to be fair, and one register is not hot anyway. */
    private static final int SHARDED_FROM = 10 * SHARDS;

    private static final int LONGEST_DESTINATION = 250;

    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> codeKeys = new ArrayList<>();
    private final List<byte[]> sourceKeys = new ArrayList<>();

    RecipientIndex(KeyRing ring) {
        ring.ids().forEach(id -> {
            byte[] key = ring.revealKey(id);
            keys.add(Hmac.derive(key, "recipient-index"));
            codeKeys.add(Hmac.derive(key, "unattached-code"));
            sourceKeys.add(Hmac.derive(key, "source-index"));
        });
    }

    List<StoreKey> registers(RecordKind kind, Recipient recipient) {
        return keys.stream()
                .map(key -> new StoreKey(kind.storeKind(), name(key, recipient)))
                .toList();
    }

    /**
     * A register for a recipient's unattached code, and the key for hashes in it.
     *
     * @param key the register
     * @param codeKey for the hash of the code; of the same index key as the register's name, so both rotate together
     */
    record Place(StoreKey key, byte[] codeKey) {}

    List<Place> places(Recipient recipient) {
        List<StoreKey> names = registers(RecordKind.UNATTACHED_CODE, recipient);
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Place(names.get(i), codeKeys.get(i)))
                .toList();
    }

    /** The registers of a client address's quota. */
    List<StoreKey> sourceRegisters(String source) {
        byte[] group = SourceGroup.of(source).getBytes(StandardCharsets.UTF_8);
        return sourceKeys.stream()
                .map(key -> Base32.encode(Hmac.of(key, group)).toLowerCase(Locale.ROOT))
                .map(name -> new StoreKey(RecordKind.SOURCE_QUOTA.storeKind(), name))
                .toList();
    }

    /**
     * A destination's register, and the share of the quota that it may use.
     *
     * @param key the register
     * @param share how many sends
     */
    record Shard(StoreKey key, int share) {}

    /** The shard of a destination that a recipient falls into. The shares sum to the quota. */
    Shard shard(Recipient recipient, int quota) {
        String kind = RecordKind.DESTINATION_QUOTA.storeKind();
        String name = destination(recipient);
        if (quota < SHARDED_FROM) {
            return new Shard(new StoreKey(kind, name), quota);
        }
        int number = hash(keys.get(0), recipient)[0] & (SHARDS - 1);
        int share = quota / SHARDS + (number < quota % SHARDS ? 1 : 0);
        return new Shard(new StoreKey(kind, name + "#" + number), share);
    }

    /** The destination, cut where a domain is so long that its key would not fit; such domains share by their ends. */
    private static String destination(Recipient recipient) {
        String name = recipient.destination();
        return name.substring(Math.max(0, name.length() - LONGEST_DESTINATION));
    }

    private static String name(byte[] key, Recipient recipient) {
        return Base32.encode(hash(key, recipient)).toLowerCase(Locale.ROOT);
    }

    private static byte[] hash(byte[] key, Recipient recipient) {
        return Hmac.of(
                key,
                recipient.factor().name().getBytes(StandardCharsets.US_ASCII),
                recipient.identity().getBytes(StandardCharsets.UTF_8));
    }
}
