package dev.mfacore.engine;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Factor;
import dev.mfacore.ImportedTotp;
import dev.mfacore.Listing;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.Throttle;
import dev.mfacore.engine.state.TotpState;
import dev.mfacore.port.CipherException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;

/** What operators do to one user; what they do to all users is {@link Housekeeping}'s. */
final class LocalMfaAdmin implements MfaAdmin {

    private final UserRegister users;
    private final AuthenticatorLister lister;
    private final Summaries summaries;
    private final Vault vault;
    private final RandomCodes random;
    private final Housekeeping housekeeping;
    private final MfaPolicy policy;

    LocalMfaAdmin(
            UserRegister users,
            AuthenticatorLister lister,
            Summaries summaries,
            Vault vault,
            RandomCodes random,
            Housekeeping housekeeping,
            MfaPolicy policy) {
        this.users = users;
        this.lister = lister;
        this.summaries = summaries;
        this.vault = vault;
        this.random = random;
        this.housekeeping = housekeeping;
        this.policy = policy;
    }

    @Override
    public Listing.Authenticators listAuthenticators(UserId user) {
        return lister.list(user);
    }

    @Override
    public void resetUser(UserId user, AdminAction action) {
        users.run(user, context(MfaEvent.Operation.ADMINISTER), unit -> {
            rememberAddresses(unit);
            unit.state().reset();
            unit.administered(MfaEvent.ChangeType.RESET_BY_OPERATOR, Optional.empty(), Optional.empty(), action);
            unit.markChanged();
            return true;
        });
    }

    private void rememberAddresses(UnitOfWork unit) {
        Stream.of(Factor.SMS, Factor.EMAIL)
                .flatMap(factor -> unit.state().active(factor).stream())
                .flatMap(it -> readable(unit.user(), it).stream())
                .forEach(unit::formerRecipient);
    }

    /** What cannot be opened, now or any more, must not keep an operator from a reset. */
    private Optional<Recipient> readable(UserId user, BoundAuthenticator authenticator) {
        try {
            return Optional.of(vault.recipient(user, authenticator));
        } catch (CipherException | MfaUnavailableException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean removeAuthenticator(UserId user, AuthenticatorId authenticator, AdminAction action) {
        return users.run(user, context(MfaEvent.Operation.ADMINISTER), unit -> {
            Optional<BoundAuthenticator> found = unit.state().authenticator(authenticator);
            found.ifPresent(it -> {
                unit.administered(
                        MfaEvent.ChangeType.REMOVED_BY_OPERATOR,
                        Optional.of(it.factor()),
                        Optional.of(it.id()),
                        action);
                Unbinder.remove(unit, it, vault);
            });
            return found.isPresent();
        });
    }

    @Override
    public AuthenticatorSummary importTotp(UserId user, ImportedTotp totp, AdminAction action) {
        ImportRules.check(totp, policy.totp());
        byte[] secret = totp.secret().revealBytes();
        return users.run(user, context(MfaEvent.Operation.ADMINISTER), unit -> {
            Optional<BoundAuthenticator> already = withSecret(unit, secret);
            if (already.isPresent()) {
                return summaries.of(user, already.get());
            }
            if (unit.state().active(Factor.TOTP).size() >= policy.binding().maxPerFactor()) {
                throw new IllegalArgumentException(
                        "the user has as many authenticator apps as the policy allows: remove one first");
            }
            BoundAuthenticator bound = imported(user, totp, secret, unit);
            unit.state().bind(bound);
            unit.state().setThrottle(Factor.TOTP, Throttle.NONE);
            boolean weak = bound.totp().orElseThrow().weak();
            unit.administered(
                    weak ? MfaEvent.ChangeType.IMPORTED_WEAK : MfaEvent.ChangeType.IMPORTED,
                    Optional.of(Factor.TOTP),
                    Optional.of(bound.id()),
                    action);
            unit.markChanged();
            return summaries.of(user, bound);
        });
    }

    /** A second copy would accept a code that the first has burnt (TOTP-08). */
    private Optional<BoundAuthenticator> withSecret(UnitOfWork unit, byte[] secret) {
        return unit.state().authenticators().stream()
                .filter(it -> it.factor() == Factor.TOTP)
                .filter(it -> {
                    try {
                        return MessageDigest.isEqual(vault.openSecret(unit.user(), it.id(), it.sealed()), secret);
                    } catch (CipherException e) {
                        return false; // what cannot be opened accepts nothing either
                    }
                })
                .findFirst();
    }

    private BoundAuthenticator imported(UserId user, ImportedTotp totp, byte[] secret, UnitOfWork unit) {
        AuthenticatorId id = random.authenticatorId();
        TotpState state = new TotpState(totp.parameters(), TotpState.NO_STEP, 0, false, ImportRules.isWeak(totp));
        return new BoundAuthenticator(
                id, Factor.TOTP, totp.name(), unit.now(), vault.sealSecret(user, id, secret), Optional.of(state));
    }

    @Override
    public void invalidateTransactions(UserId user, AdminAction action) {
        users.run(user, context(MfaEvent.Operation.ADMINISTER), unit -> {
            unit.state().voidTransactions();
            unit.administered(MfaEvent.ChangeType.TRANSACTIONS_INVALIDATED, Optional.empty(), Optional.empty(), action);
            unit.markChanged();
            return true;
        });
    }

    @Override
    public PageReport reseal(Optional<String> after, int limit) {
        return housekeeping.reseal(after, limit);
    }

    @Override
    public PageReport cleanUp(RecordKind kind, Optional<String> after, int limit) {
        return housekeeping.cleanUp(kind, after, limit);
    }

    @Override
    public long count(RecordKind kind) {
        return housekeeping.count(kind);
    }

    private static CallContext context(MfaEvent.Operation operation) {
        return CallContext.of(operation, Optional.empty());
    }
}
