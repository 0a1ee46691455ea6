package dev.mfacore.engine;

import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.port.UserDirectory;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes the directory's verified phone and email over as factors, once in a user's life and only if the policy trusts
 * the directory at first sight (BIND-10). Later changes in the directory have no effect; a recipient that belongs to
 * another account is left out.
 */
final class FirstSight {

    private static final String NAME = "from the directory";

    private final UserDirectory directory;
    private final Claims claims;
    private final Binder binder;
    private final RandomCodes random;
    private final MfaPolicy policy;

    FirstSight(UserDirectory directory, Claims claims, Binder binder, RandomCodes random, MfaPolicy policy) {
        this.directory = directory;
        this.claims = claims;
        this.binder = binder;
        this.random = random;
        this.policy = policy;
    }

    void takeOver(UnitOfWork unit) {
        if (!policy.binding().trustDirectoryAtFirstSight() || unit.state().directoryTaken()) {
            return;
        }
        List<Recipient> found = verified(unit.user());
        if (found.isEmpty()) {
            return;
        }
        for (Recipient recipient : found) {
            boolean mine = !policy.binding().uniqueRecipients() || claims.claim(recipient, unit.user());
            if (mine) {
                binder.bindRecipient(unit, random.authenticatorId(), NAME, unit.now(), recipient);
            }
        }
        unit.state().setDirectoryTaken();
        unit.markChanged();
    }

    private List<Recipient> verified(UserId user) {
        try {
            return directory.find(user).stream()
                    .flatMap(it -> Stream.<Recipient>concat(it.verifiedPhone().stream(), it.verifiedEmail().stream()))
                    .filter(it -> policy.factors().contains(it.factor()))
                    .toList();
        } catch (Exception e) {
            throw new MfaUnavailableException("the user directory failed", e);
        }
    }
}
