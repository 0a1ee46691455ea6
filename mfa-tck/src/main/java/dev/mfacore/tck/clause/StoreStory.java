package dev.mfacore.tck.clause;

import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the steps of a story on the store and on the model, and compares them after each. */
final class StoreStory {

    private static final int STEPS_BETWEEN_COMPARISONS = 10;

    private final Trial trial;
    private final List<StoreKey> keys;
    private final int nodes;
    private final boolean restarts;
    private final StoreModel model = new StoreModel();
    private final List<AuthenticatorStore> stores = new ArrayList<>();

    StoreStory(Trial trial, List<StoreKey> keys, int nodes, boolean restarts) {
        this.trial = trial;
        this.keys = keys;
        this.nodes = nodes;
        this.restarts = restarts;
        open();
    }

    void tell(List<StoryStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            take(steps.get(i));
            if (i % STEPS_BETWEEN_COMPARISONS == 0) {
                compareAll();
            }
        }
        compareAll();
    }

    private void take(StoryStep step) {
        if (step instanceof StoryStep.Save save) {
            save(save);
        } else if (step instanceof StoryStep.Delete delete) {
            delete(delete);
        } else if (step instanceof StoryStep.Load load) {
            compare(load.node(), key(load.key()));
        } else if (step instanceof StoryStep.Leap leap) {
            Leap.by(trial, leap.by());
        } else if (restarts) {
            trial.restart();
            trial.reached("restart");
            open();
        }
    }

    private void open() {
        stores.clear();
        stores.add(trial.part(AuthenticatorStore.class));
        while (stores.size() < nodes) {
            stores.add(trial.openAnother().part(Port.STORE, AuthenticatorStore.class));
        }
    }

    private void save(StoryStep.Save step) {
        StoreKey key = key(step.key());
        long version = model.resolve(key, step.guess());
        boolean expected = model.accepts(key, version);
        trial.reached(expected ? model.hadOne(key) ? "accepted save" : "creation" : "refused save");
        if (expected && version == AuthenticatorStore.ABSENT && model.hadOne(key)) {
            trial.reached("creation after deletion");
        }
        String what = on(step.node()) + "save " + Texts.of(key) + " at version " + version + said(step.guess());
        boolean written = store(step.node()).save(key, step.state().clone(), version);
        trial.say(what + " with " + Expect.show(step.state()) + " = " + written);
        Expect.equal(what, expected, written);
        if (expected) {
            learn(step.node(), key, step.state());
        }
        compare(step.node() + 1, key);
    }

    private void learn(int node, StoreKey key, byte[] state) {
        Optional<StoredState> found = store(node).load(key);
        Expect.that(found.isPresent(), on(node) + Texts.of(key) + " to be there after it was written", "nothing");
        long given = found.orElseThrow().version();
        Expect.that(
                !model.knows(key, given),
                "a version that " + Texts.of(key) + " never had",
                "version " + given + " once more");
        model.saved(key, state, given);
    }

    private void delete(StoryStep.Delete step) {
        StoreKey key = key(step.key());
        long version = model.resolve(key, step.guess());
        boolean expected = model.has(key, version);
        trial.reached(expected ? "accepted delete" : "refused delete");
        String what = on(step.node()) + "delete " + Texts.of(key) + " at version " + version + said(step.guess());
        boolean deleted = store(step.node()).delete(key, version);
        trial.say(what + " = " + deleted);
        Expect.equal(what, expected, deleted);
        if (expected) {
            model.deleted(key);
        }
        compare(step.node() + 1, key);
    }

    private void compareAll() {
        for (int node = 0; node < nodes; node++) {
            for (StoreKey key : keys) {
                compare(node, key);
            }
        }
    }

    private void compare(int node, StoreKey key) {
        Optional<StoredState> found = store(node).load(key);
        Optional<byte[]> expected = model.state(key);
        Expect.equal(on(node) + "whether " + Texts.of(key) + " is there", expected.isPresent(), found.isPresent());
        found.ifPresent(there -> {
            Expect.equal(on(node) + "state of " + Texts.of(key), expected.orElseThrow(), there.state());
            Expect.equal(on(node) + "version of " + Texts.of(key), model.latest(key), there.version());
        });
    }

    private StoreKey key(int number) {
        return keys.get(number % keys.size());
    }

    private AuthenticatorStore store(int node) {
        return stores.get(node % nodes);
    }

    private String on(int node) {
        return nodes == 1 ? "" : "node " + node % nodes + ": ";
    }

    private static String said(StoryStep.Guess guess) {
        return " (" + guess.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ")";
    }
}
