package dev.mfacore.engine;

import dev.mfacore.MfaEvent.Outcome;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.engine.state.Challenge;
import dev.mfacore.engine.state.PendingAssociation;
import java.security.MessageDigest;
import java.util.Optional;

/** Compares a code with what was sent for a pending association, and then with its recipient's unattached code. */
final class PendingCodes {

    private final Vault vault;
    private final UnattachedMatcher unattached;

    PendingCodes(Vault vault, UnattachedMatcher unattached) {
        this.vault = vault;
        this.unattached = unattached;
    }

    Outcome match(
            UnitOfWork unit, PendingAssociation pending, Recipient recipient, String code, CountedGuesses counted) {
        byte[] slot = Associator.slot(pending.id());
        byte[] key = vault.hashKey(unit.user(), unit.state());
        byte[] hash = CodeHashes.of(key, slot, pending.factor(), Purpose.BIND, recipient, code);
        Optional<Challenge> challenge = pending.challenge();
        boolean matches = challenge
                .filter(it -> MessageDigest.isEqual(it.codeHash(), hash))
                .isPresent();
        boolean live = challenge
                .filter(it -> it.status() == Challenge.Status.LIVE && unit.now().isBefore(it.expiresAt()))
                .isPresent();
        boolean waiting = unit.now().isBefore(pending.expiresAt());
        if (matches && live && waiting) {
            return Outcome.ACCEPTED;
        }
        UnattachedMatcher.Standing standing =
                waiting ? UnattachedMatcher.Standing.BINDS : UnattachedMatcher.Standing.STRANGER;
        Outcome other = unattached.match(unit, standing, Optional.of(recipient), slot, code, counted);
        boolean tells = other == Outcome.ACCEPTED || other == Outcome.EXPIRED || other == Outcome.REPLAYED;
        return tells ? other : matches ? Outcome.EXPIRED : Outcome.WRONG;
    }
}
