package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.KeyUri;
import dev.mfacore.tck.drive.OtpApp;
import dev.mfacore.tck.drive.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What users and thieves have got hold of in the course of a story, whatever it is still worth. */
final class Known {

    /**
     * An association that was made.
     *
     * @param caller who made it
     * @param factor of which kind
     * @param id its id
     * @param app the app that has its secret
     * @param recipient the phone or email
     */
    record Made(Pass caller, Factor factor, String id, Optional<OtpApp> app, Optional<Recipient> recipient) {

        String user() {
            return caller.user();
        }
    }

    /**
     * Something of a user's.
     *
     * @param user whose
     * @param text what
     */
    record Owned(String user, String text) {}

    final List<Pass> tokens = new ArrayList<>();
    final List<Made> made = new ArrayList<>();
    final List<Owned> recovery = new ArrayList<>();
    final List<Owned> used = new ArrayList<>();

    /** Takes note of what an answer gave. */
    void learn(Deed deed, Answer answer) {
        answer.pass().ifPresent(tokens::add);
        if (!answer.accepted()) {
            return;
        }
        if (deed instanceof Associate it && answer.authenticator().isPresent()) {
            Optional<OtpApp> app = answer.uri().map(uri -> new OtpApp(KeyUri.parse(uri)));
            made.add(new Made(it.caller(), it.factor(), answer.id(), app, it.recipient()));
            got(it.caller(), answer);
        } else if (deed instanceof VerifyApp it) {
            used.add(new Owned(it.token().user(), it.code()));
        } else if (deed instanceof Confirm it && it.factor() == Factor.TOTP) {
            used.add(new Owned(it.caller().user(), it.code()));
        } else if (deed instanceof Recover it) {
            got(it.token(), answer);
        } else if (deed instanceof Regenerate it) {
            got(it.session(), answer);
        }
    }

    private void got(Pass caller, Answer answer) {
        answer.recoveryCodes().forEach(code -> recovery.add(new Owned(caller.user(), code)));
    }

    /** One of a list, counted from its end; nothing of an empty list. */
    static <T> Optional<T> last(List<T> list, int back) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1 - back % list.size()));
    }

    List<Pass> tokensOf(String user) {
        return tokens.stream().filter(it -> it.user().equals(user)).toList();
    }

    List<Made> madeBy(String user) {
        return made.stream().filter(it -> it.user().equals(user)).toList();
    }

    List<Made> madeByOthers(String user) {
        return made.stream().filter(it -> !it.user().equals(user)).toList();
    }

    static List<String> of(List<Owned> things, String user) {
        return things.stream()
                .filter(it -> it.user().equals(user))
                .map(Owned::text)
                .toList();
    }
}
