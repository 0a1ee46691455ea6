package dev.mfacore.engine;

import dev.mfacore.MfaAdmin.PageReport;
import dev.mfacore.MfaAdmin.RecordKind;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.UnreadableStateException;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.CipherException;
import dev.mfacore.port.KeyPaging;
import dev.mfacore.port.StoreKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Work over all records of a kind, page by page, each record at the version it was read. */
final class Housekeeping {

    private static final int LARGEST_PAGE = 10_000;

    private final AuthenticatorStore store;
    private final Registers registers;
    private final UserRegister users;
    private final Vault vault;
    private final Claims claims;
    private final Quotas quotas;
    private final UnattachedCodes codes;
    private final MfaPolicy policy;
    private final InstantSource clock;

    Housekeeping(
            EngineParts parts,
            Registers registers,
            UserRegister users,
            Vault vault,
            Claims claims,
            Quotas quotas,
            UnattachedCodes codes) {
        this.store = parts.store();
        this.registers = registers;
        this.users = users;
        this.vault = vault;
        this.claims = claims;
        this.quotas = quotas;
        this.codes = codes;
        this.policy = parts.policy();
        this.clock = parts.clock();
    }

    /** Seals a page of users anew, and writes their claims under every index key that is in the ring now. */
    PageReport reseal(Optional<String> after, int limit) {
        return page(RecordKind.USER, after, limit, key -> {
            UserId user = new UserId(key.id());
            return users.run(user, context(), unit -> {
                claimAgain(unit);
                boolean changed = vault.reseal(user, unit.state());
                if (changed) {
                    unit.markChanged();
                }
                return changed;
            });
        });
    }

    private void claimAgain(UnitOfWork unit) {
        if (policy.binding().uniqueRecipients()) {
            unit.state().authenticators().stream()
                    .filter(it -> it.factor().isDelivered())
                    .forEach(it -> claims.claim(vault.recipient(unit.user(), it), unit.user()));
        }
    }

    PageReport cleanUp(RecordKind kind, Optional<String> after, int limit) {
        return page(kind, after, limit, key -> switch (kind) {
            case USER -> dropExpired(new UserId(key.id()));
            case CLAIM -> registers.untilNoConflict(() -> claims.removeIfAbandoned(key));
            case UNATTACHED_CODE -> registers.untilNoConflict(() -> codes.removeIfExpired(key, clock.instant()));
            case RECIPIENT_QUOTA, DESTINATION_QUOTA, BINDABLE_QUOTA, SOURCE_QUOTA ->
                registers.untilNoConflict(() -> quotas.removeIfExpired(key, clock.instant()));
        });
    }

    private boolean dropExpired(UserId user) {
        return users.run(user, context(), unit -> {
            boolean some = unit.state().dropExpired(unit.now());
            if (some) {
                unit.markChanged();
            }
            return some;
        });
    }

    long count(RecordKind kind) {
        long count = 0;
        Optional<String> after = Optional.empty();
        while (true) {
            List<StoreKey> keys = keys(kind, after, LARGEST_PAGE);
            if (keys.isEmpty()) {
                return count;
            }
            count += keys.size();
            after = Optional.of(keys.get(keys.size() - 1).id());
        }
    }

    private PageReport page(RecordKind kind, Optional<String> after, int limit, Predicate<StoreKey> work) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + LARGEST_PAGE + ", but is " + limit);
        }
        List<StoreKey> keys = keys(kind, after, limit);
        int changed = 0;
        int failed = 0;
        for (StoreKey key : keys) {
            try {
                changed += work.test(key) ? 1 : 0;
            } catch (MfaUnavailableException | CipherException | UnreadableStateException e) {
                failed++;
            }
        }
        Optional<String> next = keys.isEmpty()
                ? Optional.empty()
                : Optional.of(keys.get(keys.size() - 1).id());
        return new PageReport(keys.size(), changed, failed, next);
    }

    private List<StoreKey> keys(RecordKind kind, Optional<String> after, int limit) {
        if (!(store instanceof KeyPaging paging)) {
            throw new UnsupportedOperationException(
                    "the store cannot page through its keys: use one that also implements KeyPaging");
        }
        try {
            return paging.keys(kind.storeKind(), after, limit);
        } catch (Exception e) {
            throw new MfaUnavailableException("the store could not page through its keys", e);
        }
    }

    private static CallContext context() {
        return CallContext.of(MfaEvent.Operation.ADMINISTER, Optional.empty());
    }
}
