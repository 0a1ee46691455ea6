package dev.mfacore.engine;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Factor;
import dev.mfacore.Locked;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.PendingAssociation;
import dev.mfacore.engine.state.TotpState;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.port.CipherException;
import java.util.Optional;

/** Confirms pending associations with a first code of exactly the pending authenticator, in one step (BIND-02). */
final class Confirmer {

    private final UserRegister users;
    private final Callers callers;
    private final TokenGate gate;
    private final Admission admission;
    private final FailureBook failures;
    private final TotpMatcher totp;
    private final Vault vault;
    private final Recipients recipients;
    private final Claims claims;
    private final Binder binder;
    private final Summaries summaries;
    private final PendingCodes codes;
    private final MfaPolicy policy;

    Confirmer(
            UserRegister users,
            Callers callers,
            TokenGate gate,
            Admission admission,
            FailureBook failures,
            TotpMatcher totp,
            Vault vault,
            Recipients recipients,
            Claims claims,
            Binder binder,
            Summaries summaries,
            PendingCodes codes,
            MfaPolicy policy) {
        this.users = users;
        this.callers = callers;
        this.gate = gate;
        this.admission = admission;
        this.failures = failures;
        this.totp = totp;
        this.vault = vault;
        this.recipients = recipients;
        this.claims = claims;
        this.binder = binder;
        this.summaries = summaries;
        this.codes = codes;
        this.policy = policy;
    }

    Confirmation confirm(Caller caller, AuthenticatorId id, String code) {
        CallContext context = CallContext.of(MfaEvent.Operation.CONFIRM, caller.source());
        Optional<Owner> owner = callers.identify(caller, context);
        CountedGuesses counted = new CountedGuesses();
        return owner.isEmpty()
                ? TokenGate.INVALID_TOKEN
                : users.run(owner.get().user(), context, unit -> confirm(unit, owner.get(), id, code, counted));
    }

    private Confirmation confirm(
            UnitOfWork unit, Owner owner, AuthenticatorId id, String code, CountedGuesses counted) {
        if (!callers.isAlive(owner, unit)) {
            unit.attempted(MfaEvent.Outcome.DEAD_TOKEN);
            return TokenGate.INVALID_TOKEN;
        }
        Optional<PendingAssociation> found =
                unit.state().pending(id).filter(it -> java.util.Arrays.equals(it.owner(), owner.tag()));
        if (found.isEmpty()) {
            unit.attempted(MfaEvent.Outcome.NOTHING_TO_MATCH);
            return TransactionVerifier.INVALID_CODE;
        }
        PendingAssociation pending = found.get();
        Optional<Confirmation> obstacle = obstacle(unit, owner, pending, code);
        return obstacle.orElseGet(() -> judge(unit, owner, pending, Inputs.withoutSpaces(code), counted));
    }

    private Optional<Confirmation> obstacle(UnitOfWork unit, Owner owner, PendingAssociation pending, String code) {
        Factor factor = pending.factor();
        Optional<Locked> lock = failures.timedLock(unit, factor);
        if (lock.isPresent()) {
            return Optional.of(lock.get());
        }
        if (!policy.factors().contains(factor)) {
            return refuse(unit, factor, MfaEvent.Outcome.NOT_PERMITTED, Rejected.Reason.NOT_PERMITTED);
        }
        boolean unproved = unit.state().hasFactor() && !pending.proved();
        if (unproved) {
            return refuse(unit, factor, MfaEvent.Outcome.STALE_PROOF, Rejected.Reason.PROOF_REQUIRED);
        }
        if (!admission.hasRoom(unit, factor)) {
            return refuse(unit, factor, MfaEvent.Outcome.NOT_PERMITTED, Rejected.Reason.TOO_MANY_AUTHENTICATORS);
        }
        Optional<java.time.Instant> full = owner.token()
                .flatMap(token -> gate.live(unit.state(), token, unit.now()))
                .flatMap(entry -> TokenGate.fullUntil(unit.state(), entry, unit.now()));
        if (full.isPresent()) {
            unit.attempted(factor, MfaEvent.Outcome.LOCKED);
            return Optional.of(new Locked(full));
        }
        return code.length() > Inputs.CODE
                ? refuse(unit, factor, MfaEvent.Outcome.MALFORMED, Rejected.Reason.INVALID_CODE)
                : Optional.empty();
    }

    private static Optional<Confirmation> refuse(
            UnitOfWork unit, Factor factor, MfaEvent.Outcome outcome, Rejected.Reason reason) {
        unit.attempted(factor, outcome);
        return Optional.of(new Rejected(reason));
    }

    private Confirmation judge(
            UnitOfWork unit, Owner owner, PendingAssociation pending, String code, CountedGuesses counted) {
        return pending.totp().isPresent()
                ? judgeTotp(unit, owner, pending, pending.totp().get(), code)
                : judgeDelivered(unit, owner, pending, code, counted);
    }

    private Confirmation judgeTotp(
            UnitOfWork unit, Owner owner, PendingAssociation pending, TotpParameters parameters, String code) {
        byte[] secret;
        try {
            secret = vault.openSecret(unit.user(), pending.id(), pending.sealed());
        } catch (CipherException e) {
            unit.attempted(pending.factor(), MfaEvent.Outcome.UNREADABLE);
            return TransactionVerifier.INVALID_CODE;
        }
        long step = totp.matchSecret(secret, parameters, code, unit.now(), 0);
        if (step == Totp.NO_MATCH || isExpired(unit, pending)) {
            return fail(
                    unit, owner, pending, step != Totp.NO_MATCH ? MfaEvent.Outcome.EXPIRED : MfaEvent.Outcome.WRONG);
        }
        TotpState state = new TotpState(parameters, step, 0, policy.totp().confirmCodeReuse(), false);
        BoundAuthenticator bound = new BoundAuthenticator(
                pending.id(),
                pending.factor(),
                pending.name(),
                pending.createdAt(),
                pending.sealed(),
                Optional.of(state));
        return succeed(unit, pending, () -> binder.bind(unit, bound));
    }

    private Confirmation judgeDelivered(
            UnitOfWork unit, Owner owner, PendingAssociation pending, String code, CountedGuesses counted) {
        Recipient recipient = recipients.recipientOf(unit.user(), pending);
        MfaEvent.Outcome outcome = codes.match(unit, pending, recipient, code, counted);
        if (outcome != MfaEvent.Outcome.ACCEPTED) {
            return fail(unit, owner, pending, outcome);
        }
        unit.state().setBackoff(0);
        if (policy.binding().uniqueRecipients() && !claims.claim(recipient, unit.user())) {
            unit.state().removePending(pending.id());
            unit.attempted(pending.factor(), MfaEvent.Outcome.RECIPIENT_TAKEN);
            unit.markChanged();
            return new Rejected(Rejected.Reason.NOT_BINDABLE);
        }
        return succeed(
                unit,
                pending,
                () -> binder.bindRecipient(unit, pending.id(), pending.name(), pending.createdAt(), recipient));
    }

    private static boolean isExpired(UnitOfWork unit, PendingAssociation pending) {
        return !unit.now().isBefore(pending.expiresAt());
    }

    private Confirmation fail(UnitOfWork unit, Owner owner, PendingAssociation pending, MfaEvent.Outcome outcome) {
        unit.attempted(pending.factor(), outcome);
        int limit = policy.codes().maxFailures();
        if (pending.failures() + 1 >= limit) {
            unit.state().removePending(pending.id());
        } else {
            unit.state().updatePending(pending.id(), it -> it.failed(limit));
        }
        failures.failed(unit, pending.factor());
        owner.token()
                .flatMap(token -> gate.live(unit.state(), token, unit.now()))
                .ifPresent(entry -> unit.state().put(entry.failed()));
        return TransactionVerifier.INVALID_CODE;
    }

    private Confirmation succeed(UnitOfWork unit, PendingAssociation pending, Runnable bind) {
        unit.attempted(Optional.of(pending.factor()), Optional.of(pending.id()), MfaEvent.Outcome.ACCEPTED);
        unit.state().removePending(pending.id());
        bind.run();
        if (Associator.activates(policy.recovery().oneCode(), unit.state().recovery())) {
            pending.recovery().ifPresent(unit.state()::setRecovery);
        }
        BoundAuthenticator bound = unit.state().authenticator(pending.id()).orElseThrow();
        return new Confirmation.Confirmed(summaries.of(unit.user(), bound));
    }
}
