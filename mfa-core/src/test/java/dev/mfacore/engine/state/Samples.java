package dev.mfacore.engine.state;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.Purpose;
import dev.mfacore.UserId;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.TotpParameters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the golden states say. These values must never change: stored states of the first format depend on them. */
final class Samples {

    static final byte[] WRITE_ID = bytes(16, 0x10);

    private static final Instant T = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final Instant WHOLE = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    /** A user with every field there is. */
    static UserState full() {
        UserState state = new UserState();
        state.epoch = 7;
        state.sequence = 1234;
        state.sealedHashKey = bytes(76, 0x21);
        state.bind(new BoundAuthenticator(
                new AuthenticatorId("app-1"),
                Factor.TOTP,
                "Téléphone 📱",
                T,
                bytes(64, 0x31),
                Optional.of(new TotpState(
                        new TotpParameters(OtpAlgorithm.SHA512, 8, Duration.ofSeconds(60)), 1L << 62, -3, true, true)),
                true,
                unknown(50, 0x01)));
        state.bind(new BoundAuthenticator(
                new AuthenticatorId("sms-1"), Factor.SMS, "Mobile", Instant.MIN, bytes(45, 0x41), Optional.empty()));
        state.putPending(pendingApp());
        state.putPending(pendingEmail());
        state.put(new OpenTransaction(
                bytes(32, 0x51),
                T,
                4,
                true,
                3,
                List.of(challenge(Factor.SMS), challenge(Factor.EMAIL)),
                unknown(50, 2)));
        state.put(OpenTransaction.fresh(bytes(32, 0x52), Instant.MAX));
        state.setThrottle(Factor.RECOVERY_CODE, new Throttle(2, Optional.empty(), false));
        state.throttles.put(Factor.TOTP, new Throttle(100, Optional.of(T), true, unknown(50, 3)));
        state.setRecovery(recovery());
        state.sends = new SendLog(List.of(WHOLE, T, T));
        state.backoff = 5;
        state.setDirectoryTaken();
        state.forgottenUpTo = T;
        state.unknown = unknown(50, 4);
        return state;
    }

    /** A user with one authenticator app and ten recovery codes. */
    static UserState typical() {
        UserState state = new UserState();
        state.epoch = 3;
        state.sequence = 40;
        state.sealedHashKey = bytes(76, 0x21);
        state.bind(new BoundAuthenticator(
                new AuthenticatorId("0123456789abcdefghjkmnpqrs"),
                Factor.TOTP,
                "Authenticator",
                T,
                bytes(64, 0x31),
                Optional.of(new TotpState(TotpParameters.defaults(), 59_079_000, 0, false, false))));
        List<RecoverySet.Entry> codes = new ArrayList<>();
        for (int index = 0; index < 10; index++) {
            codes.add(new RecoverySet.Entry(index, bytes(16, index)));
        }
        state.setRecovery(new RecoverySet(bytes(16, 0x61), 0, List.copyOf(codes)));
        return state;
    }

    static Claim claim() {
        return new Claim(new UserId("zoë@tenant-1"), unknown(50, 5));
    }

    static Quota quota() {
        Quota quota = new Quota();
        quota.set(Quota.Lane.HOLDER, new SendLog(List.of(T, WHOLE)));
        quota.set(Quota.Lane.BINDING, new SendLog(List.of(T)));
        quota.set(Quota.Lane.COMMON, new SendLog(List.of(Instant.MIN, Instant.MAX)));
        quota.unknown = unknown(50, 6);
        return quota;
    }

    static UnattachedCode unattached() {
        return new UnattachedCode(
                bytes(16, 0x7a),
                bytes(32, 0x7b),
                WHOLE,
                T,
                3,
                Challenge.Status.USED,
                Optional.of(bytes(32, 0x7c)),
                unknown(50, 11));
    }

    static UnknownFields unknown(int tag, int payload) {
        return UnknownFields.of(RawState.join(List.of(new RawState.Field(tag, new byte[] {(byte) payload}))));
    }

    static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (seed + 7 * i);
        }
        return bytes;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static PendingAssociation pendingApp() {
        return new PendingAssociation(
                new AuthenticatorId("app-2"),
                Factor.TOTP,
                "Tablet",
                WHOLE,
                T,
                bytes(32, 0x71),
                false,
                bytes(64, 0x72),
                Optional.of(new TotpParameters(OtpAlgorithm.SHA256, 6, Duration.ofSeconds(30))),
                1,
                0,
                Optional.empty(),
                Optional.of(recovery()),
                unknown(50, 7));
    }

    private static PendingAssociation pendingEmail() {
        return new PendingAssociation(
                new AuthenticatorId("mail-1"),
                Factor.EMAIL,
                "Mail",
                WHOLE,
                T,
                bytes(32, 0x73),
                true,
                bytes(50, 0x74),
                Optional.empty(),
                2,
                1,
                Optional.of(new Challenge(
                        Factor.EMAIL, Purpose.BIND, bytes(32, 0x75), T, 2, Challenge.Status.LIVE, unknown(50, 8))),
                Optional.empty());
    }

    private static Challenge challenge(Factor factor) {
        boolean sms = factor == Factor.SMS;
        return new Challenge(
                factor,
                sms ? Purpose.UNBIND : Purpose.STEP_UP,
                bytes(32, 0x76),
                WHOLE,
                sms ? 3 : 0,
                sms ? Challenge.Status.DEAD : Challenge.Status.USED,
                unknown(50, 9));
    }

    private static RecoverySet recovery() {
        return new RecoverySet(
                bytes(16, 0x77),
                210_000,
                List.of(new RecoverySet.Entry(0, bytes(16, 0x78)), new RecoverySet.Entry(19, bytes(16, 0x79))),
                unknown(50, 10));
    }
}
