package dev.mfacore.tck.story;

import dev.mfacore.Factor;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Kind;
import dev.mfacore.tck.drive.KitRegister;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Expect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells a story to a service and to the model, and compares their answers. */
public final class ServiceStory {

    private static final int USERS = 3;

    /** How much may be unknown at a time. */
    private static final int MANY_WORLDS = 40;

    private final Scene scene;
    private final int nodes;
    private final boolean restarts;
    private final boolean troubles;
    private final Rules rules;
    private final Known known = new Known();
    private final Acts acts;
    private final List<String> users = new ArrayList<>();
    private final List<Driver> drivers = new ArrayList<>();
    private List<World> worlds = List.of(new World());

    /**
     * Prepares a story.
     *
     * @param nodes how many nodes are called in turn
     * @param restarts whether the service remembers what was before a restart
     * @param troubles whether the kit's register fails now and then
     */
    public ServiceStory(Scene scene, int nodes, boolean restarts, boolean troubles) {
        this.scene = scene;
        this.nodes = nodes;
        this.restarts = restarts;
        this.troubles = troubles;
        rules = new Rules(scene.policy());
        acts = new Acts(scene, rules, known, new Post(rules));
        for (int i = 0; i < USERS; i++) {
            users.add(scene.person().name());
        }
        open();
    }

    private void open() {
        drivers.clear();
        drivers.add(scene.node());
        while (drivers.size() < nodes) {
            drivers.add(scene.another());
        }
    }

    /** Tells the story to its end, or to the first answer that the model does not know. */
    public void tell(List<Move> moves) {
        moves.forEach(this::take);
    }

    private void take(Move move) {
        String user = users.get(move.who());
        scene.turnTo(drivers.get(move.node() % nodes));
        switch (move.act()) {
            case WAIT -> scene.advance(time(move.which()));
            case RESTART -> restart();
            case GUESS -> guess(move, user);
            default ->
                acts.of(move, user, worlds.get(0), this::signIn)
                        .filter(deed -> isHarmless(user))
                        .ifPresent(deed -> perform(deed, troubles ? move.trouble() : 0));
        }
    }

    private void restart() {
        if (restarts) {
            scene.restart();
            scene.trial().reached("restart");
            open();
        }
    }

    private Duration time(int which) {
        Duration period = rules.policy().totp().parameters().period();
        List<Duration> all = List.of(
                Duration.ofSeconds(1),
                period,
                period.multipliedBy(2),
                period,
                rules.shortestLock(),
                rules.policy().transaction().life().dividedBy(2),
                rules.policy().transaction().life(),
                rules.policy().codes().life(),
                rules.policy().binding().pendingLife(),
                rules.longestLock(),
                Duration.ofHours(3),
                Duration.ofHours(25));
        return all.get(which % all.size());
    }

    /** Wrong codes up to a lock, or one fewer. */
    private void guess(Move move, String user) {
        int times = rules.lockAfter() - move.which() % 2;
        for (int i = 0; i < times && isHarmless(user); i++) {
            Optional<Pass> token = signIn(user);
            if (token.isPresent()) {
                String wrong = "no recovery code " + i;
                perform(
                        move.which() % 4 < 3
                                ? new VerifyApp(rules, token.get(), acts.wrong(i), "a wrong code")
                                : new Recover(rules, token.get(), wrong, "what was never a recovery code"),
                        0);
            }
        }
    }

    /** What failures to the very end bring is another clause's. */
    private boolean isHarmless(String user) {
        int cap = rules.policy().lock().hardCap();
        return worlds.stream().allMatch(world -> {
            Account account = world.of(user);
            return java.util.Arrays.stream(Factor.values())
                    .allMatch(factor -> account.failures(factor).all() < cap - 1);
        });
    }

    private Optional<Pass> signIn(String user) {
        return perform(new Begin(rules, user), 0).pass();
    }

    private Answer perform(Deed deed, int trouble) {
        Instant now = scene.now();
        boolean disturbed = disturb(trouble);
        Answer answer = deed.make(scene.node());
        if (troubles) {
            scene.register().heal();
            scene.register().undisturbed();
        }
        known.learn(deed, answer);
        worlds = disturbed && answer.kind() == Kind.UNAVAILABLE ? lost(deed, now) : after(deed, answer, now);
        scene.trial().reached(deed.getClass().getSimpleName() + " " + answer.kind());
        return answer;
    }

    /** Lets a call of the store fail, or be too late; says whether the service may give up for it. */
    private boolean disturb(int trouble) {
        if (trouble / 4 == 1) {
            scene.trial().say("somebody else writes during the next operation");
            scene.register().afterLoad(scene.register()::touchAll, false);
        }
        return trouble >= 8 && worlds.size() < MANY_WORLDS && fails(trouble);
    }

    private boolean fails(int trouble) {
        int call = trouble % 4;
        KitRegister.Failure how = trouble / 4 == 2 ? KitRegister.Failure.BEFORE : KitRegister.Failure.AFTER;
        scene.trial().say("the store fails at call " + call + " of the next operation, " + how + " its work");
        scene.register().failAt(call, how);
        return true;
    }

    private List<World> lost(Deed deed, Instant now) {
        scene.trial().reached("lost");
        List<World> all = new ArrayList<>();
        worlds.forEach(world -> all.addAll(deed.lost(world, now)));
        return all;
    }

    private List<World> after(Deed deed, Answer answer, Instant now) {
        Set<String> wanted = new TreeSet<>();
        List<World> fitting = new ArrayList<>();
        for (World world : worlds) {
            Set<Kind> allowed = deed.allowed(world, now);
            Optional<String> objection =
                    allowed.contains(answer.kind()) ? deed.objection(world, answer) : Optional.of(answer.toString());
            if (objection.isEmpty()) {
                deed.came(world, answer, now);
                fitting.add(world);
            } else {
                wanted.add(allowed + (allowed.contains(answer.kind()) ? ", but not " + objection.get() : ""));
            }
        }
        Expect.that(!fitting.isEmpty(), deed.what() + ": " + String.join(" or ", wanted), answer);
        return fitting;
    }
}
