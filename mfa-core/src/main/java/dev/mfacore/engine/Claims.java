package dev.mfacore.engine;

import dev.mfacore.MfaAdmin.RecordKind;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.Claim;
import dev.mfacore.engine.state.ClaimCodec;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.CipherException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.util.Optional;

/**
 * Who holds a phone or email (BIND-11). No write spans two registers, so a claim and its owner's aggregate agree only by
 * this protocol:
 *
 * <ol>
 *   <li>A binder loads its aggregate, checks the code, writes the claim, saves its aggregate. Every retry starts again at
 *       the load and writes the claim again, also a claim that is its own already: that raises the claim's version.
 *   <li>A claim whose owner holds the recipient stands. One whose owner does not hold it may be taken over: first the
 *       owner's aggregate is saved as it was read, which makes an owner in flight lose its save and look again; then the
 *       claim is compared and set.
 * </ol>
 *
 * <p>Suppose two binders both saved their aggregates. The later claim was then set after the other's aggregate was seen
 * without the recipient, and its touch came before the other's save; that save named a version from before the touch
 * and so failed. A crash between any two steps leaves a claim whose owner does not hold the recipient, which the next
 * binder takes over. {@code ClaimProtocolTest} runs all interleavings.
 */
final class Claims {

    private final Registers registers;
    private final UserRegister users;
    private final RecipientIndex index;
    private final Vault vault;
    private final int format;

    Claims(Registers registers, UserRegister users, RecipientIndex index, Vault vault, int format) {
        this.registers = registers;
        this.users = users;
        this.index = index;
        this.vault = vault;
        this.format = format;
    }

    /** Claims a recipient for a user; false if another user holds it. */
    boolean claim(Recipient recipient, UserId user) {
        return index.registers(RecordKind.CLAIM, recipient).stream()
                .allMatch(key -> registers.untilNoConflict(() -> claim(key, recipient, user)));
    }

    /** Tells whether another user holds a recipient, changing nothing. */
    boolean isHeldByAnother(Recipient recipient, UserId user) {
        return index.registers(RecordKind.CLAIM, recipient).stream()
                .flatMap(key -> registers.load(key).stream())
                .map(claim -> ClaimCodec.decode(claim.state()).owner())
                .filter(owner -> !owner.equals(user))
                .flatMap(owner -> users.snapshot(owner).stream())
                .anyMatch(owner -> holds(owner, recipient));
    }

    /** Removes a claim whose owner does not hold its recipient; empty after a conflict. */
    Optional<Boolean> removeIfAbandoned(StoreKey key) {
        Optional<StoredState> claim = registers.load(key);
        if (claim.isEmpty()) {
            return Optional.of(false);
        }
        UserId owner = ClaimCodec.decode(claim.get().state()).owner();
        Optional<UserRegister.Snapshot> snapshot = users.snapshot(owner);
        if (snapshot.isPresent() && holdsAny(snapshot.get(), key)) {
            return Optional.of(false);
        }
        if (snapshot.isPresent() && !users.touch(snapshot.get())) {
            return Optional.empty();
        }
        return Optional.of(registers.delete(key, claim.get().version()));
    }

    private Optional<Boolean> claim(StoreKey key, Recipient recipient, UserId user) {
        Optional<StoredState> claim = registers.load(key);
        long version = claim.map(StoredState::version).orElse(AuthenticatorStore.ABSENT);
        Claim mine = claim.map(it -> ClaimCodec.decode(it.state())).orElseGet(() -> new Claim(user));
        if (!mine.owner().equals(user)) {
            Optional<Boolean> stopped = unseat(mine.owner(), recipient);
            if (stopped.isPresent()) {
                return stopped.get() ? Optional.of(false) : Optional.empty();
            }
            mine = new Claim(user);
        }
        byte[] state = ClaimCodec.encode(mine, format, registers.newWriteId());
        return registers.save(key, state, version) ? Optional.of(true) : Optional.empty();
    }

    /** Makes way for taking over: empty if the way is free, true if the owner holds the recipient, false to look again. */
    private Optional<Boolean> unseat(UserId owner, Recipient recipient) {
        Optional<UserRegister.Snapshot> snapshot = users.snapshot(owner);
        if (snapshot.isEmpty()) {
            return Optional.empty();
        }
        if (holds(snapshot.get(), recipient)) {
            return Optional.of(true);
        }
        return users.touch(snapshot.get()) ? Optional.empty() : Optional.of(false);
    }

    private boolean holds(UserRegister.Snapshot owner, Recipient recipient) {
        return owner.state().authenticators().stream()
                .filter(it -> it.factor() == recipient.factor())
                .anyMatch(it -> {
                    try {
                        return vault.recipient(owner.user(), it).identity().equals(recipient.identity());
                    } catch (CipherException e) {
                        return true; // what cannot be read may be this very recipient: nobody else gets it
                    }
                });
    }

    private boolean holdsAny(UserRegister.Snapshot owner, StoreKey key) {
        return owner.state().authenticators().stream()
                .filter(it -> it.factor().isDelivered())
                .anyMatch(it -> {
                    try {
                        Recipient held = vault.recipient(owner.user(), it);
                        return index.registers(RecordKind.CLAIM, held).contains(key);
                    } catch (CipherException e) {
                        return true;
                    }
                });
    }
}
