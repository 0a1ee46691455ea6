package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Scene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes deeds out of moves, with what there is by then. */
final class Acts {

    private final Scene scene;
    private final Rules rules;
    private final Known known;
    private final Post post;
    private final Codes codes;
    private final List<Recipient> recipients = new ArrayList<>();
    private final Map<String, Integer> asked = new HashMap<>();

    Acts(Scene scene, Rules rules, Known known, Post post) {
        this.scene = scene;
        this.rules = rules;
        this.known = known;
        this.post = post;
        this.codes = new Codes(scene, known, post);
        for (int i = 0; i < 2; i++) {
            recipients.add(scene.phone());
            recipients.add(scene.email());
        }
        recipients.removeIf(it -> !rules.policy().factors().contains(it.factor()));
    }

    /** The deed of a move, if there is something to do it with. {@code fresh} begins a sign-in. */
    Optional<Deed> of(Move move, String user, World world, Function<String, Optional<Pass>> fresh) {
        Account account = world.of(user);
        return switch (move.act()) {
            case BEGIN -> Optional.of(new Begin(rules, user));
            case LIST -> caller(move, user, fresh).map(it -> new Look(rules, it));
            case ASSOCIATE_APP -> caller(move, user, fresh).map(it -> new Associate(rules, post, it, Optional.empty()));
            case ASSOCIATE_RECIPIENT ->
                recipient(move.which()).map(it -> new Associate(rules, post, session(move, user), Optional.of(it)));
            case CONFIRM -> confirm(move, user);
            case UNBIND -> unbind(move, user, account);
            case VERIFY_APP ->
                token(move, user, fresh).map(it -> {
                    Codes.Choice code = codes.ofApp(user, account.of(Factor.TOTP), move.which());
                    return new VerifyApp(rules, it, code.text(), code.kind());
                });
            case SEND ->
                account.hasFactor()
                        ? recipient(account, move.which())
                                .flatMap(to -> token(move, user, fresh).map(it -> new Send(rules, post, it, to)))
                        : Optional.empty();
            case VERIFY_SENT ->
                account.hasFactor()
                        ? recipient(account, move.which())
                                .flatMap(to -> Known.last(known.tokensOf(user), move.token() < 9 ? 0 : move.token())
                                        .map(it -> verify(it, to, move.which() / 4)))
                        : Optional.empty();
            case RECOVER ->
                token(move, user, fresh).map(it -> {
                    Codes.Choice code = codes.ofRecovery(user, move.which());
                    return new Recover(rules, it, code.text(), code.kind());
                });
            case REGENERATE -> Optional.of(new Regenerate(session(move, user)));
            case ASK ->
                recipient(move.which())
                        .flatMap(to -> token(move, user, fresh)
                                .map(it -> new Ask(rules, it, to, asked.merge(user, 1, Integer::sum) - 1)));
            case GUESS, WAIT, RESTART -> Optional.empty();
        };
    }

    String wrong(int number) {
        return codes.wrong(number).text();
    }

    private Deed verify(Pass token, Recipient to, int which) {
        Codes.Choice code = codes.ofSent(to, which);
        return new VerifySent(rules, token, to, code.text(), code.kind());
    }

    private Optional<Deed> confirm(Move move, String user) {
        boolean others = move.token() == 11;
        List<Known.Made> all = others ? known.madeByOthers(user) : known.madeBy(user);
        return Known.last(all, move.token() < 8 ? 0 : move.token()).map(made -> {
            Codes.Choice code = codes.toConfirm(made, move.which());
            Pass caller = others ? scene.node().session(user) : made.caller();
            return new Confirm(rules, caller, made.factor(), made.id(), code.text(), code.kind());
        });
    }

    private Optional<Deed> unbind(Move move, String user, Account account) {
        Pass session = session(move, user);
        List<Bound> bound = account.bound;
        if (move.which() % 6 < 4 && !bound.isEmpty()) {
            Bound one = bound.get(move.which() / 6 % bound.size());
            return Optional.of(new Unbind(session, one.factor(), one.id(), one.factor() + " of the user"));
        }
        boolean others = move.which() % 6 == 5;
        List<Known.Made> made = others ? known.madeByOthers(user) : known.madeBy(user);
        return Known.last(made, move.which() / 6)
                .filter(it -> account.waiting.values().stream()
                        .noneMatch(
                                waiting -> waiting.id().filter(it.id()::equals).isPresent()))
                .map(it -> new Unbind(
                        session,
                        it.factor(),
                        it.id(),
                        others ? "what another user associated" : "what the user ever associated"));
    }

    private Optional<Recipient> recipient(int which) {
        return recipients.isEmpty() ? Optional.empty() : Optional.of(recipients.get(which % recipients.size()));
    }

    /** Most often one that the user has bound. */
    private Optional<Recipient> recipient(Account account, int which) {
        List<Recipient> own =
                account.bound.stream().flatMap(it -> it.recipient().stream()).toList();
        return own.isEmpty() || which % 4 == 3 ? recipient(which / 4) : Optional.of(own.get(which % own.size()));
    }

    /** A session, most often with a proof. */
    private Pass session(Move move, String user) {
        return move.token() % 6 == 5 ? scene.node().session(user) : scene.node().provenSession(user);
    }

    /** A session or a token. */
    private Optional<Pass> caller(Move move, String user, Function<String, Optional<Pass>> fresh) {
        return move.token() % 3 == 2 ? token(move, user, fresh) : Optional.of(session(move, user));
    }

    /** A token of the user's: a new one, the newest one, or any. */
    private Optional<Pass> token(Move move, String user, Function<String, Optional<Pass>> fresh) {
        List<Pass> all = known.tokensOf(user);
        return switch (move.token() % 4) {
            case 0, 1 -> fresh.apply(user);
            case 2 -> Known.last(all, 0);
            default -> Known.last(all, move.token() / 4 + move.which() % 3);
        };
    }
}
