package dev.mfacore.engine;

import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.port.UserNotice;
import dev.mfacore.port.UserNotifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Offers the notifier every address of the user but the one that a change is about (BIND-13). A reset is about none in
 * particular, so those that it takes away hear of it.
 */
final class Notices {

    private final UserNotifier notifier;
    private final UserDirectory directory;
    private final Vault vault;

    Notices(EngineParts parts, Vault vault) {
        this.notifier = parts.notifier();
        this.directory = parts.directory();
        this.vault = vault;
    }

    void tell(UnitOfWork unit, MfaEvent.Change change) {
        EventBus.quietly("the user notifier", () -> notifier.notify(new UserNotice(change, addresses(unit, change))));
    }

    private List<Recipient> addresses(UnitOfWork unit, MfaEvent.Change change) {
        List<Recipient> all = new ArrayList<>();
        bound(unit).forEach(it -> add(all, vault.recipient(unit.user(), it)));
        unit.formerRecipients().forEach(it -> add(all, it));
        fromDirectory(unit.user()).forEach(it -> add(all, it));
        List<Recipient> subjects = subjects(unit, change);
        all.removeIf(it -> subjects.stream().anyMatch(other -> same(other, it)));
        return all;
    }

    private List<Recipient> subjects(UnitOfWork unit, MfaEvent.Change change) {
        List<Recipient> subjects = new ArrayList<>(unit.removedRecipients());
        bound(unit).filter(it -> isSubject(it, change)).forEach(it -> subjects.add(vault.recipient(unit.user(), it)));
        return subjects;
    }

    private static Stream<BoundAuthenticator> bound(UnitOfWork unit) {
        return Stream.of(Factor.SMS, Factor.EMAIL).flatMap(factor -> unit.state().active(factor).stream());
    }

    private static boolean isSubject(BoundAuthenticator it, MfaEvent.Change change) {
        return change.authenticator().filter(it.id()::equals).isPresent();
    }

    private Stream<Recipient> fromDirectory(UserId user) {
        return directory.find(user).stream()
                .flatMap(entry -> Stream.concat(entry.verifiedPhone().stream(), entry.verifiedEmail().stream()));
    }

    private static void add(List<Recipient> all, Recipient recipient) {
        if (all.stream().noneMatch(it -> same(it, recipient))) {
            all.add(recipient);
        }
    }

    private static boolean same(Recipient one, Recipient other) {
        return one.factor() == other.factor() && one.identity().equals(other.identity());
    }
}
