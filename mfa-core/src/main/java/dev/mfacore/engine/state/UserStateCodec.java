package dev.mfacore.engine.state;

import dev.mfacore.Factor;

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
        state.authenticators.forEach(a -> out.bytes(AUTHENTICATOR, AuthenticatorCodec.encode(a)));
        state.pending.forEach(p -> out.bytes(PENDING, PendingCodec.encode(p)));
        state.transactions.forEach(t -> out.bytes(TRANSACTION, TransactionCodec.encode(t)));
        state.throttles.forEach((factor, throttle) -> out.bytes(THROTTLE, ThrottleCodec.encode(factor, throttle)));
        state.recovery.ifPresent(set -> out.bytes(RECOVERY, RecoveryCodec.encode(set)));
        state.sends.moments().forEach(moment -> out.instant(SEND, moment));
        if (state.backoff != 0) {
            out.number(BACKOFF, state.backoff);
        }
        out.flag(DIRECTORY_TAKEN, state.directoryTaken);
        if (state.forgottenUpTo.isAfter(java.time.Instant.EPOCH)) {
            out.instant(FORGOTTEN_UP_TO, state.forgottenUpTo);
        }
        return StateHeader.write(format, writeId, out.raw(state.unknown).toBytes());
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
        FieldReader in = StateHeader.body(bytes);
        while (in.next()) {
            read(state, in);
        }
        state.unknown = in.unknown();
        return state;
    }

    private static void read(UserState state, FieldReader in) {
        switch (in.tag()) {
            case EPOCH -> state.epoch = in.number();
            case SEQUENCE -> state.sequence = in.number();
            case HASH_KEY -> state.sealedHashKey = in.bytes();
            case AUTHENTICATOR -> state.authenticators.add(AuthenticatorCodec.decode(in.bytes()));
            case PENDING -> state.pending.add(PendingCodec.decode(in.bytes()));
            case TRANSACTION -> state.transactions.add(TransactionCodec.decode(in.bytes()));
            case THROTTLE -> readThrottle(state, in.bytes());
            case RECOVERY -> state.setRecovery(RecoveryCodec.decode(in.bytes()));
            case SEND -> state.sends = SendLogs.append(state.sends, in.instant());
            case BACKOFF -> state.backoff = in.integer();
            case DIRECTORY_TAKEN -> state.directoryTaken = in.flag();
            case FORGOTTEN_UP_TO -> state.forgottenUpTo = in.instant();
            default -> in.keepUnknown();
        }
    }

    private static void readThrottle(UserState state, byte[] message) {
        Factor factor = ThrottleCodec.factor(message);
        state.throttles.put(factor, ThrottleCodec.decode(message));
    }
}
