package dev.mfacore.engine.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes and reads a user's state, as {@code docs/state-format.md} says. Tags are never given a second meaning; odd ones
 * are mandatory to understand.
 */
public final class UserStateCodec {

    private static final int EPOCH = 1;
    private static final int SEQUENCE = 2;
    private static final int HASH_KEY = 3;
    private static final int AUTHENTICATOR = 5;
    private static final int PENDING = 7;
    private static final int TRANSACTION = 9;
    private static final int THROTTLE = 11;
    private static final int RECOVERY = 13;
    private static final int SEND = 15;
    private static final int BACKOFF = 17;
    private static final int DIRECTORY_TAKEN = 19;
    private static final int FORGOTTEN_UP_TO = 21;

    private UserStateCodec() {}

    /**
     * Writes a state.
     *
     * @param state the state
     * @param format the format's number, 1 to {@link StateHeader#NEWEST_FORMAT}
     * @param writeId 16 random bytes
     * @return the bytes for the store
     */
    public static byte[] encode(UserState state, int format, byte[] writeId) {
        FieldWriter out = new FieldWriter().number(EPOCH, state.epoch).number(SEQUENCE, state.sequence);
        if (state.sealedHashKey.length > 0) {
            out.bytes(HASH_KEY, state.sealedHashKey);
        }
        state.authenticators.forEach(it -> out.message(AUTHENTICATOR, body -> AuthenticatorCodec.encode(it, body)));
        state.pending.forEach(it -> out.message(PENDING, body -> PendingCodec.encode(it, body)));
        state.transactions.forEach(it -> out.message(TRANSACTION, body -> TransactionCodec.encode(it, body)));
        state.throttles.forEach((factor, it) -> out.message(THROTTLE, body -> ThrottleCodec.encode(factor, it, body)));
        state.recovery.ifPresent(it -> out.message(RECOVERY, body -> RecoveryCodec.encode(it, body)));
        state.sends.moments().forEach(moment -> out.instant(SEND, moment));
        out.numberUnless(0, BACKOFF, state.backoff).flag(DIRECTORY_TAKEN, state.directoryTaken);
        if (!state.forgottenUpTo.equals(Instant.EPOCH)) {
            out.instant(FORGOTTEN_UP_TO, state.forgottenUpTo);
        }
        return StateHeader.write(format, writeId, out.unknown(state.unknown));
    }

    /**
     * Reads a state.
     *
     * @param bytes as the store gave them
     * @return a working copy
     * @throws UnreadableStateException if this version cannot read it
     */
    public static UserState decode(byte[] bytes) {
        UserState state = new UserState();
        List<Instant> sends = new ArrayList<>();
        FieldReader in = StateHeader.body(bytes);
        while (in.next()) {
            if (in.tag() == SEND) {
                sends.add(in.many().instant());
            } else {
                read(state, in);
            }
        }
        in.require(EPOCH, SEQUENCE);
        requireDistinct(state);
        state.sends = new SendLog(List.copyOf(sends));
        state.unknown = in.unknown();
        return state;
    }

    private static void read(UserState state, FieldReader in) {
        switch (in.tag()) {
            case EPOCH -> state.epoch = in.number();
            case SEQUENCE -> state.sequence = in.number();
            case HASH_KEY -> state.sealedHashKey = in.filled();
            case AUTHENTICATOR ->
                state.authenticators.add(AuthenticatorCodec.decode(in.many().message()));
            case PENDING -> state.pending.add(PendingCodec.decode(in.many().message()));
            case TRANSACTION ->
                state.transactions.add(TransactionCodec.decode(in.many().message()));
            case THROTTLE -> put(state, ThrottleCodec.decode(in.many().message()));
            case RECOVERY -> state.setRecovery(RecoveryCodec.decode(in.message()));
            case BACKOFF -> state.backoff = in.count();
            case DIRECTORY_TAKEN -> state.directoryTaken = in.flag();
            case FORGOTTEN_UP_TO -> state.forgottenUpTo = in.instant();
            default -> in.keepUnknown();
        }
    }

    private static void put(UserState state, ThrottleCodec.Named counter) {
        if (state.throttles.put(counter.factor(), counter.throttle()) != null) {
            throw new UnreadableStateException("a factor has two failure counters");
        }
    }

    private static void requireDistinct(UserState state) {
        Identifiers.requireDistinct(state.authenticators, BoundAuthenticator::id);
        Identifiers.requireDistinct(state.pending, PendingAssociation::id);
        Identifiers.requireDistinct(state.transactions, it -> new String(it.idHash(), StandardCharsets.ISO_8859_1));
    }
}
