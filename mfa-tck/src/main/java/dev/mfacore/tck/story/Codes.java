package dev.mfacore.tck.story;

import dev.mfacore.Recipient;
import dev.mfacore.tck.drive.OtpApp;
import dev.mfacore.tck.drive.Scene;
import java.util.List;
import java.util.Optional;

/** Chooses codes: right ones, old ones, other people's, and what is none. */
final class Codes {

    /**
     * A code and what it is.
     *
     * @param text the code
     * @param kind in the words of a story
     */
    record Choice(String text, String kind) {}

    private final Scene scene;
    private final Known known;
    private final Post post;

    Codes(Scene scene, Known known, Post post) {
        this.scene = scene;
        this.known = known;
        this.post = post;
    }

    /** A code for a verification by a user, who has so many apps bound. */
    Choice ofApp(String user, List<Bound> bound, int which) {
        int kind = which % 12;
        int other = which / 12;
        if (kind < 5 && !bound.isEmpty()) {
            OtpApp app = bound.get(other % bound.size()).app().orElseThrow();
            int offset = kind == 3 ? 1 : kind == 4 ? -1 : 0;
            return new Choice(app.code(app.step(scene.now()) + offset), "a code of the app, " + offset + " steps off");
        }
        return switch (kind) {
            case 5, 6 ->
                Known.last(Known.of(known.used, user), other)
                        .map(it -> new Choice(it, "a code that was used before"))
                        .orElse(wrong(other));
            case 7, 8 -> ofSome(known.madeBy(user), other, "a code of an app that the user ever associated");
            case 9 -> ofSome(known.madeByOthers(user), other, "a code of another user's app");
            default -> wrong(other);
        };
    }

    private Choice ofSome(List<Known.Made> all, int other, String kind) {
        List<OtpApp> apps = all.stream().flatMap(it -> it.app().stream()).toList();
        return Known.last(apps, other)
                .map(app -> new Choice(app.codeAt(scene.now()), kind))
                .orElse(wrong(other));
    }

    /** What is most likely wrong; if it is not, the model knows. */
    Choice wrong(int number) {
        int digits = scene.policy().totp().parameters().digits();
        return new Choice(OtpApp.pad(11 + number * 7919L, digits), "a wrong code");
    }

    /** A code to confirm with. */
    Choice toConfirm(Known.Made association, int which) {
        int kind = which % 8;
        if (kind == 7) {
            return ofApp(association.user(), List.of(), which);
        }
        Optional<OtpApp> app = association.app();
        if (app.isPresent()) {
            int offset = kind == 5 ? 1 : kind == 6 ? -1 : 0;
            return new Choice(
                    app.get().code(app.get().step(scene.now()) + offset), "a code of the app that is associated");
        }
        return ofSent(association.recipient().orElseThrow(), kind < 6 ? 0 : which);
    }

    /** A code that was delivered to a recipient. */
    Choice ofSent(Recipient recipient, int which) {
        int kind = which % 8;
        List<String> codes = post.codes(recipient);
        if (kind == 7 || codes.isEmpty()) {
            return new Choice(scene.wrongCode(recipient, which), "a wrong code for " + recipient.masked());
        }
        List<String> others = post.codesToOthers(recipient);
        if (kind == 5 && !others.isEmpty()) {
            return new Choice(
                    others.get(which / 8 % others.size()), "a code sent to another than " + recipient.masked());
        }
        int back = kind < 6 ? 0 : which / 8 + 1;
        return new Choice(
                codes.get(Math.max(0, codes.size() - 1 - back)),
                back == 0
                        ? "the newest code sent to " + recipient.masked()
                        : "an older code sent to " + recipient.masked());
    }

    /** A recovery code. */
    Choice ofRecovery(String user, int which) {
        int kind = which % 8;
        int other = which / 8;
        List<String> own = Known.of(known.recovery, user);
        List<String> all = known.recovery.stream().map(Known.Owned::text).toList();
        Optional<String> code = switch (kind) {
            case 0, 1, 2, 3 -> Known.last(own, other);
            case 4, 5 -> Known.last(own.subList(0, Math.min(own.size(), 10)), other);
            case 6 -> Known.last(all, which);
            default -> Optional.empty();
        };
        return code.map(it -> new Choice(it, own.contains(it) ? "a recovery code" : "another user's recovery code"))
                .orElse(new Choice("no recovery code " + other, "what was never a recovery code"));
    }
}
