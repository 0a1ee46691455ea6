package dev.mfacore.engine;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.Verification;
import dev.mfacore.engine.TransactionVerifier.Judgement;
import dev.mfacore.engine.UnattachedMatcher.Standing;
import dev.mfacore.engine.state.Challenge;
import dev.mfacore.engine.state.OpenTransaction;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Verifies a delivered code within its transaction. The comparison covers transaction, factor, purpose and recipient
 * (DOTP-06, DOTP-07), and one hash is computed whether there is a code to match or not (SEC-08).
 */
final class DeliveredCodeVerifier {

    private static final String DEFAULT_NAME = "bound at sign-in";
    private static final byte[] NO_HASH = new byte[32];

    private final TransactionVerifier transactions;
    private final Recipients recipients;
    private final Vault vault;
    private final Claims claims;
    private final UnattachedMatcher unattached;
    private final Binder binder;
    private final RandomCodes random;
    private final MfaPolicy policy;

    DeliveredCodeVerifier(
            TransactionVerifier transactions,
            Recipients recipients,
            Vault vault,
            Claims claims,
            UnattachedMatcher unattached,
            Binder binder,
            RandomCodes random,
            MfaPolicy policy) {
        this.transactions = transactions;
        this.recipients = recipients;
        this.vault = vault;
        this.claims = claims;
        this.unattached = unattached;
        this.binder = binder;
        this.random = random;
        this.policy = policy;
    }

    Verification verify(Caller.TokenHolder caller, Factor factor, DeliveryTarget target, String code) {
        Typed typed = new Typed(factor, target, Inputs.withoutSpaces(code), new CountedGuesses());
        return transactions.verify(
                caller,
                code,
                Inputs.CODE,
                factor,
                MfaEvent.Operation.VERIFY,
                (unit, token, entry) -> judge(unit, token, entry, typed));
    }

    /** What the caller typed, and what the call has counted of it already. */
    private record Typed(Factor factor, DeliveryTarget target, String code, CountedGuesses counted) {}

    private Judgement judge(UnitOfWork unit, OpenToken token, OpenTransaction entry, Typed typed) {
        Optional<Recipients.Bound> bound = recipients
                .bound(unit, typed.target())
                .filter(it -> it.recipient().factor() == typed.factor());
        boolean mayBind = token.purpose() == Purpose.SIGN_IN && !unit.state().hasFactor();
        Optional<Recipient> recipient = bound.map(Recipients.Bound::recipient).or(() -> spelt(typed.target()));
        Purpose purpose = bound.isPresent() ? token.purpose() : Purpose.BIND;
        Optional<Challenge> challenge = entry.challenge(typed.factor());
        boolean matches =
                matches(unit, entry, challenge, purpose, recipient, typed.code()) && (bound.isPresent() || mayBind);
        if (matches && isLive(challenge.orElseThrow(), unit)) {
            unit.state().put(entry.with(challenge.get().ended(Challenge.Status.USED)));
            return accept(unit, bound, recipient.orElseThrow());
        }
        MfaEvent.Outcome other = unattached(unit, token, bound, mayBind, recipient, typed);
        if (other == MfaEvent.Outcome.ACCEPTED) {
            return accept(unit, bound, recipient.orElseThrow());
        }
        MfaEvent.Outcome why = why(unit, challenge, matches, other);
        challenge.ifPresent(
                it -> unit.state().put(entry.with(it.failed(policy.codes().maxFailures()))));
        return Judgement.of(why, bound.map(it -> it.authenticator().id()));
    }

    /** The recipient's unattached code, which is good for signing in and nothing else. */
    private MfaEvent.Outcome unattached(
            UnitOfWork unit,
            OpenToken token,
            Optional<Recipients.Bound> bound,
            boolean mayBind,
            Optional<Recipient> recipient,
            Typed typed) {
        if (token.purpose() != Purpose.SIGN_IN) {
            return MfaEvent.Outcome.NOTHING_TO_MATCH;
        }
        Standing standing = bound.isPresent() ? Standing.HOLDS : mayBind ? Standing.BINDS : Standing.STRANGER;
        return unattached.match(unit, standing, recipient, token.idHash(), typed.code(), typed.counted());
    }

    private static Optional<Recipient> spelt(DeliveryTarget target) {
        return target instanceof DeliveryTarget.Address address ? Optional.of(address.recipient()) : Optional.empty();
    }

    private boolean matches(
            UnitOfWork unit,
            OpenTransaction entry,
            Optional<Challenge> challenge,
            Purpose purpose,
            Optional<Recipient> recipient,
            String code) {
        byte[] key = vault.hashKey(unit.user(), unit.state());
        Recipient compared = recipient.orElse(Nobody.RECIPIENT);
        byte[] hash = CodeHashes.of(key, entry.idHash(), factorOf(challenge, compared), purpose, compared, code);
        byte[] kept = challenge.map(Challenge::codeHash).orElse(NO_HASH);
        return MessageDigest.isEqual(hash, kept) && challenge.isPresent() && recipient.isPresent();
    }

    private static Factor factorOf(Optional<Challenge> challenge, Recipient recipient) {
        return challenge.map(Challenge::factor).orElse(recipient.factor());
    }

    private static boolean isLive(Challenge challenge, UnitOfWork unit) {
        return challenge.status() == Challenge.Status.LIVE && unit.now().isBefore(challenge.expiresAt());
    }

    /** Why not, as exactly as the better match of the two codes tells. */
    private static MfaEvent.Outcome why(
            UnitOfWork unit, Optional<Challenge> challenge, boolean matches, MfaEvent.Outcome unattached) {
        if (!matches) {
            boolean nothing = unattached == MfaEvent.Outcome.NOTHING_TO_MATCH;
            return nothing && challenge.isPresent() ? MfaEvent.Outcome.WRONG : unattached;
        }
        boolean expired = !unit.now().isBefore(challenge.orElseThrow().expiresAt());
        return expired ? MfaEvent.Outcome.EXPIRED : MfaEvent.Outcome.REPLAYED;
    }

    private Judgement accept(UnitOfWork unit, Optional<Recipients.Bound> bound, Recipient recipient) {
        unit.state().setBackoff(0);
        if (bound.isPresent()) {
            return Judgement.of(
                    MfaEvent.Outcome.ACCEPTED,
                    bound.map(it -> it.authenticator().id()));
        }
        if (policy.binding().uniqueRecipients() && !claims.claim(recipient, unit.user())) {
            return Judgement.of(MfaEvent.Outcome.RECIPIENT_TAKEN, Optional.empty());
        }
        AuthenticatorId id = random.authenticatorId();
        binder.bindRecipient(unit, id, DEFAULT_NAME, unit.now(), recipient);
        return Judgement.of(MfaEvent.Outcome.ACCEPTED, Optional.of(id));
    }

    /** Stands in where there is no recipient to compare, so that the work is the same. */
    private static final class Nobody {
        static final Recipient RECIPIENT = new dev.mfacore.PhoneNumber("+12000000000");
    }
}
