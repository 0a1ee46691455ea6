package dev.mfacore.engine;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.engine.SendPlan.Route;
import dev.mfacore.engine.state.Challenge;
import dev.mfacore.engine.state.PendingAssociation;
import dev.mfacore.engine.state.Quota;
import dev.mfacore.engine.state.RecoverySet;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.otp.TotpParameters;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Associates authenticators, which stay pending until their first code (BIND-01 to BIND-04, BIND-09). */
final class Associator {

    private final UserRegister users;
    private final Callers callers;
    private final Admission admission;
    private final Vault vault;
    private final RandomCodes random;
    private final RecoveryBook recovery;
    private final CodeSender sender;
    private final Labels labels;
    private final MfaPolicy policy;
    private final SecureRandom secrets;

    Associator(
            UserRegister users,
            Callers callers,
            Admission admission,
            Vault vault,
            RandomCodes random,
            RecoveryBook recovery,
            CodeSender sender,
            Labels labels,
            EngineParts parts) {
        this.users = users;
        this.callers = callers;
        this.admission = admission;
        this.vault = vault;
        this.random = random;
        this.recovery = recovery;
        this.sender = sender;
        this.labels = labels;
        this.policy = parts.policy();
        this.secrets = parts.random();
    }

    Association associate(Caller caller, AssociateRequest request, Optional<SecondFactorProof> proof) {
        Factor factor = request instanceof AssociateRequest.DeliveredCodes delivered
                ? delivered.recipient().factor()
                : Factor.TOTP;
        CallContext context = CallContext.of(MfaEvent.Operation.ASSOCIATE, factor, caller.source());
        Optional<Owner> owner = callers.identify(caller, context);
        if (owner.isEmpty()) {
            return TokenGate.INVALID_TOKEN;
        }
        if (request instanceof AssociateRequest.DeliveredCodes delivered) {
            AssociateByCode plan = new AssociateByCode(owner.get(), delivered, proof);
            return sender.send(owner.get().user(), context, plan);
        }
        return associateApp(owner.get(), request.name(), proof, context);
    }

    private Association associateApp(Owner owner, String name, Optional<SecondFactorProof> proof, CallContext context) {
        String account = users.told(owner.user(), context, () -> labels.account(owner.user()));
        return users.run(owner.user(), context, unit -> {
            Optional<Refusal> refusal = admission.admit(unit, owner, Factor.TOTP, proof);
            if (refusal.isPresent()) {
                return refusal.get().as(it -> it, it -> it);
            }
            AuthenticatorId id = random.authenticatorId();
            TotpParameters parameters = policy.totp().parameters();
            OtpSecret secret = OtpSecret.generate(parameters.algorithm(), secrets);
            byte[] sealed = vault.sealSecret(unit.user(), id, secret.revealBytes());
            Optional<RecoveryBook.NewSet> codes = newRecoveryCodes(unit);
            PendingAssociation pending =
                    pending(unit, owner, id, Factor.TOTP, name, sealed, Optional.of(parameters), codes);
            unit.state().putPending(pending);
            unit.attempted(MfaEvent.Outcome.ACCEPTED);
            unit.markChanged();
            OtpauthUri uri = labels.uri(account, secret, parameters);
            return new Association.AuthenticatorApp(
                    id, uri, labels.picture(uri), codes.map(RecoveryBook.NewSet::shown), pending.expiresAt());
        });
    }

    private PendingAssociation pending(
            UnitOfWork unit,
            Owner owner,
            AuthenticatorId id,
            Factor factor,
            String name,
            byte[] sealed,
            Optional<TotpParameters> parameters,
            Optional<RecoveryBook.NewSet> codes) {
        Instant expiresAt = unit.now().plus(policy.binding().pendingLife());
        return new PendingAssociation(
                id,
                factor,
                name,
                unit.now(),
                expiresAt,
                owner.tag(),
                unit.state().hasFactor(),
                sealed,
                parameters,
                0,
                0,
                Optional.empty(),
                codes.map(RecoveryBook.NewSet::kept));
    }

    /**
     * New recovery codes where the user has no set that goes on, none is waiting already, and always in one-code mode
     * for an authenticator app (REC-09).
     */
    private Optional<RecoveryBook.NewSet> newRecoveryCodes(UnitOfWork unit) {
        boolean wanted = policy.factors().contains(Factor.RECOVERY_CODE);
        boolean waiting = unit.state().pending().stream()
                .filter(it -> it.factor() != unit.context().factor().orElseThrow())
                .anyMatch(it -> it.recovery().isPresent() && unit.now().isBefore(it.expiresAt()));
        boolean renews = policy.recovery().oneCode() && unit.context().factor().orElseThrow() == Factor.TOTP;
        boolean needed = renews || (unit.state().recovery().isEmpty() && !waiting);
        return wanted && needed
                ? Optional.of(recovery.create(vault.hashKeyForWriting(unit.user(), unit.state())))
                : Optional.empty();
    }

    /** Where codes of a pending association go. */
    static Route route(PendingAssociation pending, Recipient recipient) {
        return new Route(recipient, Purpose.BIND, Quota.Lane.BINDING, slot(pending.id()), pending.sends());
    }

    /** What a pending association's codes are bound to. */
    static byte[] slot(AuthenticatorId id) {
        return ("pending/" + id.value()).getBytes(StandardCharsets.US_ASCII);
    }

    static void killPending(UnitOfWork unit, Challenge challenge) {
        unit.state().pending().stream()
                .filter(it -> it.challenge()
                        .filter(kept -> Arrays.equals(kept.codeHash(), challenge.codeHash()))
                        .isPresent())
                .forEach(it ->
                        unit.state().updatePending(it.id(), p -> p.with(challenge.ended(Challenge.Status.DEAD))));
    }

    /** Associates a phone or email: the same sending as everywhere, with an admission before it. */
    private final class AssociateByCode implements SendPlan<Association> {

        private final Owner owner;
        private final AssociateRequest.DeliveredCodes request;
        private final Optional<SecondFactorProof> proof;
        private final AuthenticatorId id = random.authenticatorId();
        private Optional<RecoveryCodes> shown = Optional.empty();
        private Instant expiresAt = Instant.EPOCH;

        AssociateByCode(Owner owner, AssociateRequest.DeliveredCodes request, Optional<SecondFactorProof> proof) {
            this.owner = owner;
            this.request = request;
            this.proof = proof;
        }

        @Override
        public Decision<Association> preview(UnitOfWork unit) {
            return decide(admission.preview(unit, owner, request.recipient().factor(), proof));
        }

        @Override
        public Decision<Association> commit(UnitOfWork unit) {
            return decide(admission.admit(unit, owner, request.recipient().factor(), proof));
        }

        private Decision<Association> decide(Optional<Refusal> refusal) {
            return refusal.<Decision<Association>>map(no -> Decision.refuse(no.as(it -> it, it -> it)))
                    .orElseGet(() ->
                            Decision.go(new Route(request.recipient(), Purpose.BIND, Quota.Lane.BINDING, slot(id), 0)));
        }

        @Override
        public void put(UnitOfWork unit, Challenge challenge) {
            byte[] sealed = vault.sealRecipient(unit.user(), id, request.recipient());
            Optional<RecoveryBook.NewSet> codes = newRecoveryCodes(unit);
            PendingAssociation pending = pending(
                    unit, owner, id, request.recipient().factor(), request.name(), sealed, Optional.empty(), codes);
            unit.state().putPending(pending.sent().with(challenge));
            shown = codes.map(RecoveryBook.NewSet::shown);
            expiresAt = pending.expiresAt();
            unit.attempted(MfaEvent.Outcome.ACCEPTED);
        }

        @Override
        public void kill(UnitOfWork unit, Challenge challenge) {
            unit.state().removePending(id);
        }

        @Override
        public Association sent(Sending.Sent sent) {
            return new Association.DeliveredCodes(id, sent, shown, expiresAt);
        }

        @Override
        public Association notSent(Sending.NotSent notSent) {
            return notSent;
        }
    }

    /** Tells whether a pending association's recovery codes come into force with it. */
    static boolean activates(boolean oneCode, Optional<RecoverySet> current) {
        return oneCode || current.isEmpty();
    }
}
