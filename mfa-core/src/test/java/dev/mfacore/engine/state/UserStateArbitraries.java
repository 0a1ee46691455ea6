package dev.mfacore.engine.state;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;
import dev.mfacore.Purpose;
import dev.mfacore.UserId;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.TotpParameters;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;

/** Any state that the engine could write. */
final class UserStateArbitraries {

    private UserStateArbitraries() {}

    static Arbitrary<UserState> states() {
        return Builders.withBuilder(UserState::new)
                .use(numbers())
                .inSetter((state, it) -> state.epoch = it)
                .use(numbers())
                .inSetter((state, it) -> state.sequence = it)
                .use(bytes(0, 90))
                .inSetter((state, it) -> state.sealedHashKey = it)
                .use(authenticators().list().ofMaxSize(4).uniqueElements(BoundAuthenticator::id))
                .inSetter((state, it) -> state.authenticators.addAll(it))
                .use(pending().list().ofMaxSize(3).uniqueElements(PendingAssociation::id))
                .inSetter((state, it) -> state.pending.addAll(it))
                .use(transactions().list().ofMaxSize(3).uniqueElements(it -> ByteBuffer.wrap(it.idHash())))
                .inSetter((state, it) -> state.transactions.addAll(it))
                .use(throttles())
                .inSetter((state, it) -> it.forEach(state::setThrottle))
                .use(recovery().optional())
                .inSetter((state, it) -> state.recovery = it)
                .use(logs())
                .inSetter(UserState::setSends)
                .use(counts())
                .inSetter(UserState::setBackoff)
                .use(flags())
                .inSetter((state, it) -> state.directoryTaken = it)
                .use(moments())
                .inSetter((state, it) -> state.forgottenUpTo = it)
                .use(unknown())
                .inSetter((state, it) -> state.unknown = it)
                .build();
    }

    static Arbitrary<Quota> quotas() {
        Arbitrary<Map<Quota.Lane, SendLog>> lanes =
                Arbitraries.maps(Arbitraries.of(Quota.Lane.class), logs().filter(it -> !it.equals(SendLog.EMPTY)));
        return Combinators.combine(lanes, unknown()).as((logs, unknown) -> {
            Quota quota = new Quota();
            logs.forEach(quota::set);
            quota.unknown = unknown;
            return quota;
        });
    }

    static Arbitrary<Claim> claims() {
        return Combinators.combine(texts(60).filter(it -> !it.isEmpty()).map(UserId::new), unknown())
                .as(Claim::new);
    }

    static Arbitrary<byte[]> writeIds() {
        return bytes(16, 16);
    }

    private static Arbitrary<BoundAuthenticator> authenticators() {
        return Combinators.combine(ids(), factors(), texts(64), moments(), bytes(1, 90), totp(), flags(), unknown())
                .as((id, factor, name, at, text, totp, disabled, unknown) -> new BoundAuthenticator(
                        id,
                        factor,
                        name,
                        at,
                        text,
                        factor == Factor.TOTP ? Optional.of(totp) : Optional.empty(),
                        disabled,
                        unknown));
    }

    private static Arbitrary<TotpState> totp() {
        return Combinators.combine(parameters(), numbers(), Arbitraries.integers(), flags(), flags())
                .as(TotpState::new);
    }

    private static Arbitrary<TotpParameters> parameters() {
        return Combinators.combine(
                        Arbitraries.of(OtpAlgorithm.class),
                        Arbitraries.integers().between(6, 8),
                        Arbitraries.longs().between(1, 86_400).map(Duration::ofSeconds))
                .as(TotpParameters::new);
    }

    private static Arbitrary<PendingAssociation> pending() {
        return Combinators.combine(
                        pendingBases(), challenges().optional(), recovery().optional(), unknown())
                .as((it, challenge, recovery, unknown) -> new PendingAssociation(
                        it.id(),
                        it.factor(),
                        it.name(),
                        it.createdAt(),
                        it.expiresAt(),
                        it.owner(),
                        it.proved(),
                        it.sealed(),
                        it.totp(),
                        it.failures(),
                        it.sends(),
                        challenge,
                        recovery,
                        unknown));
    }

    private static Arbitrary<PendingAssociation> pendingBases() {
        return Combinators.combine(authenticators(), moments(), bytes(1, 32), flags(), parameters(), counts(), counts())
                .as((it, expiresAt, owner, proved, totp, failures, sends) -> new PendingAssociation(
                        it.id(),
                        it.factor(),
                        it.name(),
                        it.createdAt(),
                        expiresAt,
                        owner,
                        proved,
                        it.sealed(),
                        it.totp().map(state -> totp),
                        failures,
                        sends,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Arbitrary<OpenTransaction> transactions() {
        Arbitrary<List<Challenge>> challenges = challenges().list().ofMaxSize(2).uniqueElements(Challenge::factor);
        return Combinators.combine(bytes(1, 32), moments(), counts(), flags(), counts(), challenges, unknown())
                .as(OpenTransaction::new);
    }

    private static Arbitrary<Challenge> challenges() {
        return Combinators.combine(
                        Arbitraries.of(Factor.SMS, Factor.EMAIL),
                        Arbitraries.of(Purpose.class),
                        bytes(1, 32),
                        moments(),
                        counts(),
                        Arbitraries.of(Challenge.Status.class),
                        unknown())
                .as(Challenge::new);
    }

    private static Arbitrary<Map<Factor, Throttle>> throttles() {
        Arbitrary<Throttle> throttle = Combinators.combine(counts(), moments().optional(), flags(), unknown())
                .as(Throttle::new);
        return Arbitraries.maps(Arbitraries.of(Factor.class), throttle)
                .map(it -> it.isEmpty() ? Map.of() : new EnumMap<>(it));
    }

    private static Arbitrary<RecoverySet> recovery() {
        Arbitrary<RecoverySet.Entry> entries =
                Combinators.combine(counts(), bytes(1, 32)).as(RecoverySet.Entry::new);
        return Combinators.combine(
                        bytes(1, 16),
                        counts(),
                        entries.list().ofMaxSize(20).uniqueElements(RecoverySet.Entry::index),
                        unknown())
                .as(RecoverySet::new);
    }

    private static Arbitrary<SendLog> logs() {
        return moments().list().ofMaxSize(5).map(SendLog::new);
    }

    private static Arbitrary<UnknownFields> unknown() {
        Arbitrary<RawState.Field> fields = Combinators.combine(
                        Arbitraries.of(48, 62, 64, 128, 1000, Integer.MAX_VALUE - 1), bytes(0, 5))
                .as(RawState.Field::new);
        return fields.list().ofMaxSize(2).map(it -> UnknownFields.of(RawState.join(it)));
    }

    private static Arbitrary<AuthenticatorId> ids() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(64)
                .map(AuthenticatorId::new);
    }

    private static Arbitrary<Factor> factors() {
        return Arbitraries.of(Factor.TOTP, Factor.SMS, Factor.EMAIL);
    }

    private static Arbitrary<String> texts(int longest) {
        return Arbitraries.strings()
                .ofMaxLength(longest)
                .filter(it ->
                        it.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** Every length of number, 2^62 and the smallest among them (STO-07). */
    private static Arbitrary<Long> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.longs(), Arbitraries.of(0L, 1L << 62, -(1L << 62), Long.MIN_VALUE, Long.MAX_VALUE));
    }

    private static Arbitrary<Instant> moments() {
        Arbitrary<Instant> any = Combinators.combine(
                        Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
        return Arbitraries.oneOf(
                any, Arbitraries.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.EPOCH.minusNanos(1)));
    }

    private static Arbitrary<Integer> counts() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, 200), Arbitraries.integers().between(0, Integer.MAX_VALUE));
    }

    private static Arbitrary<Boolean> flags() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<byte[]> bytes(int shortest, int longest) {
        return Arbitraries.bytes().array(byte[].class).ofMinSize(shortest).ofMaxSize(longest);
    }
}
