package dev.mfacore.engine.remote;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.MfaTriggerData;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the phone or email that a target names. The tenant tells a half-done sign-in no full number, so a target by its
 * id is looked up as the pool's administrator, anew at each use.
 */
final class Targets {

    private final TokenOwner owner;
    private final Optional<TriggerData> triggers;

    Targets(TokenOwner owner, Optional<TriggerData> triggers) {
        this.owner = owner;
        this.triggers = triggers;
    }

    /** Refuses what cannot be looked up, before anything is asked. */
    void require(DeliveryTarget target) {
        if (target instanceof DeliveryTarget.Bound && triggers.isEmpty()) {
            throw new UnsupportedOperationException(
                    "a phone or email cannot be looked up by its id without a management"
                            + " token (capability BOUND_TARGETS is missing): spell it out with DeliveryTarget.of(recipient), or"
                            + " give management(...) to the builder");
        }
    }

    /** The kind of a target; empty if it names no phone or email. */
    static Optional<Factor> factor(DeliveryTarget target) {
        if (target instanceof DeliveryTarget.Address address) {
            return Optional.of(address.recipient().factor());
        }
        AuthenticatorId id = ((DeliveryTarget.Bound) target).authenticator();
        return id.equals(Ids.PHONE)
                ? Optional.of(Factor.SMS)
                : id.equals(Ids.EMAIL) ? Optional.of(Factor.EMAIL) : Optional.empty();
    }

    /** The phone or email of a target of that kind. */
    Reply<AuthingContact> contact(Caller.TokenHolder caller, DeliveryTarget target, Factor factor, Attempt attempt) {
        if (target instanceof DeliveryTarget.Address address) {
            return Reply.yes(Contacts.of(address.recipient()));
        }
        return lookUp(() -> owner.of(caller, attempt), factor, attempt);
    }

    /** As the other, for a user who is known already. */
    Reply<AuthingContact> contact(UserId user, DeliveryTarget target, Factor factor, Attempt attempt) {
        return target instanceof DeliveryTarget.Address address
                ? Reply.yes(Contacts.of(address.recipient()))
                : lookUp(() -> Reply.yes(user), factor, attempt);
    }

    private Reply<AuthingContact> lookUp(Supplier<Reply<UserId>> user, Factor factor, Attempt attempt) {
        return user.get()
                .then(whose -> triggers.orElseThrow().status(whose, attempt))
                .then(data -> bound(data, factor).map(Reply::yes).orElseGet(() -> Reply.no(Verdict.NOTHING_TO_MATCH)));
    }

    private static Optional<AuthingContact> bound(MfaTriggerData data, Factor factor) {
        return factor == Factor.SMS
                ? data.mfaPhone().map(it -> it)
                : data.mfaEmail().map(AuthingContact.Email::new);
    }
}
