package dev.mfacore.engine;

import dev.mfacore.RecoveryCodes;
import dev.mfacore.RecoveryPolicy;
import dev.mfacore.engine.crypto.Hmac;
import dev.mfacore.engine.crypto.SlowHash;
import dev.mfacore.engine.state.RecoverySet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes recovery codes and finds a typed one again. Codes of 120 bits are stored under a keyed hash, the shorter ones
 * under a slow hash as well (D-17). A search always does the work of a full set.
 */
final class RecoveryBook {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 16;
    private static final int GROUP = 4;
    private static final RecoverySet NOBODYS = new RecoverySet(new byte[SALT_BYTES], 0, List.of());

    private final RecoveryPolicy policy;
    private final RandomCodes random;

    RecoveryBook(RecoveryPolicy policy, RandomCodes random) {
        this.policy = policy;
        this.random = random;
    }

    /**
     * A set just made: the codes to show, and what is kept of them.
     *
     * @param shown the codes
     * @param kept their hashes
     */
    record NewSet(RecoveryCodes shown, RecoverySet kept) {}

    NewSet create(byte[] userKey) {
        RecoverySet empty = new RecoverySet(random.bytes(SALT_BYTES), rounds(), List.of());
        List<String> shown = new ArrayList<>();
        List<RecoverySet.Entry> kept = new ArrayList<>();
        for (int index = 0; index < policy.count(); index++) {
            String code = random.symbols(policy.form().symbols());
            shown.add(grouped(code));
            kept.add(new RecoverySet.Entry(index, hash(userKey, empty, index, code)));
        }
        return new NewSet(new RecoveryCodes(shown), new RecoverySet(empty.salt(), empty.rounds(), List.copyOf(kept)));
    }

    /** The entry that a typed code belongs to. */
    Optional<RecoverySet.Entry> find(byte[] userKey, Optional<RecoverySet> set, String typed) {
        String code = normalised(typed);
        RecoverySet searched = set.orElse(new RecoverySet(NOBODYS.salt(), rounds(), List.of()));
        Optional<RecoverySet.Entry> found = Optional.empty();
        for (RecoverySet.Entry entry : searched.codes()) {
            byte[] hash = hash(userKey, searched, entry.index(), code);
            if (MessageDigest.isEqual(hash, entry.hash())) {
                found = Optional.of(entry);
            }
        }
        for (int missing = searched.codes().size(); missing < policy.count(); missing++) {
            hash(userKey, searched, missing, code);
        }
        return found;
    }

    private int rounds() {
        return policy.form() == RecoveryPolicy.Form.LONG ? 0 : policy.slowRounds();
    }

    private static byte[] hash(byte[] userKey, RecoverySet set, int index, String code) {
        byte[] salt = ByteBuffer.allocate(SALT_BYTES + 4)
                .put(Arrays.copyOf(set.salt(), SALT_BYTES))
                .putInt(index)
                .array();
        byte[] text = set.rounds() == 0
                ? code.getBytes(StandardCharsets.UTF_8)
                : SlowHash.of(code.isEmpty() ? " " : code, salt, set.rounds(), HASH_BYTES);
        return Arrays.copyOf(Hmac.of(Hmac.derive(userKey, "recovery-code"), salt, text), HASH_BYTES);
    }

    /** Case, spaces and hyphens are presentation; everything else is content (REC-08). */
    private static String normalised(String typed) {
        return typed.replace(" ", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static String grouped(String code) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < code.length(); i += GROUP) {
            text.append(i == 0 ? "" : "-").append(code, i, Math.min(code.length(), i + GROUP));
        }
        return text.toString();
    }
}
