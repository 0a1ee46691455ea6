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
    private final Binder binder;
    private final RandomCodes random;
    private final MfaPolicy policy;

    DeliveredCodeVerifier(
            TransactionVerifier transactions,
            Recipients recipients,
            Vault vault,
            Claims claims,
            Binder binder,
            RandomCodes random,
            MfaPolicy policy) {
        this.transactions = transactions;
        this.recipients = recipients;
        this.vault = vault;
        this.claims = claims;
        this.binder = binder;
        this.random = random;
        this.policy = policy;
    }

    Verification verify(Caller.TokenHolder caller, Factor factor, DeliveryTarget target, String code) {
        return transactions.verify(
                caller, code, Inputs.CODE, factor, MfaEvent.Operation.VERIFY, (unit, token, entry) -> {
                    return judge(unit, token, entry, factor, target, Inputs.withoutSpaces(code));
                });
    }

    private Judgement judge(
            UnitOfWork unit,
            OpenToken token,
            OpenTransaction entry,
            Factor factor,
            DeliveryTarget target,
            String code) {
        Optional<Recipients.Bound> bound =
                recipients.bound(unit, target).filter(it -> it.recipient().factor() == factor);
        boolean mayBind = token.purpose() == Purpose.SIGN_IN && !unit.state().hasFactor();
        Optional<Recipient> recipient = bound.map(Recipients.Bound::recipient).or(() -> spelt(target));
        Purpose purpose = bound.isPresent() ? token.purpose() : Purpose.BIND;
        Optional<Challenge> challenge = entry.challenge(factor);
        boolean matches = matches(unit, entry, challenge, purpose, recipient, code) && (bound.isPresent() || mayBind);
        if (!matches || !isLive(challenge.orElseThrow(), unit)) {
            MfaEvent.Outcome why = why(unit, challenge, matches);
            challenge.ifPresent(
                    it -> unit.state().put(entry.with(it.failed(policy.codes().maxFailures()))));
            return Judgement.of(why, bound.map(it -> it.authenticator().id()));
        }
        return accept(unit, entry, challenge.get(), bound, recipient.orElseThrow());
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

    private static MfaEvent.Outcome why(UnitOfWork unit, Optional<Challenge> challenge, boolean matches) {
        if (challenge.isEmpty()) {
            return MfaEvent.Outcome.NOTHING_TO_MATCH;
        }
        if (!matches) {
            return MfaEvent.Outcome.WRONG;
        }
        boolean expired = !unit.now().isBefore(challenge.get().expiresAt());
        return expired ? MfaEvent.Outcome.EXPIRED : MfaEvent.Outcome.REPLAYED;
    }

    private Judgement accept(
            UnitOfWork unit,
            OpenTransaction entry,
            Challenge challenge,
            Optional<Recipients.Bound> bound,
            Recipient recipient) {
        unit.state().put(entry.with(challenge.ended(Challenge.Status.USED)));
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
