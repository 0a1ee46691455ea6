package dev.mfacore.support;

import dev.mfacore.UserId;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.Challenge;
import dev.mfacore.engine.state.OpenTransaction;
import dev.mfacore.engine.state.PendingAssociation;
import dev.mfacore.engine.state.RecoverySet;
import dev.mfacore.engine.state.UnattachedCode;
import dev.mfacore.engine.state.UnattachedCodeCodec;
import dev.mfacore.engine.state.UserState;
import dev.mfacore.engine.state.UserStateCodec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the users' aggregates mean, without what chance put into them: two runs of one story look alike. */
public final class StateView {

    private StateView() {}

    /** All users of a store and all unattached codes, each in one line. */
    public static String of(FakeStore store) {
        Map<String, String> users = new TreeMap<>();
        store.forEach((key, state) -> {
            if (key.kind().equals("user")) {
                users.put(key.id(), text(UserStateCodec.decode(state)));
            } else if (key.kind().equals("unattached-code")) {
                users.put("code " + key.id(), text(UnattachedCodeCodec.decode(state)));
            }
        });
        users.values().removeIf(text(new UserState())::equals);
        return users.toString();
    }

    /** One user's aggregate, empty if there is none. */
    public static UserState state(TestBench bench, UserId user) {
        return bench.stored(user).map(UserStateCodec::decode).orElseGet(UserState::new);
    }

    private static String text(UserState state) {
        return "epoch %d, bound %s, pending %s, open %s, throttles %s, recovery %s, sends %s/%d, directory %s"
                .formatted(
                        state.epoch(),
                        state.authenticators().stream().map(StateView::text).toList(),
                        state.pending().stream().map(StateView::text).toList(),
                        state.transactions().stream().map(StateView::text).toList(),
                        Stream.of(dev.mfacore.Factor.values())
                                .map(state::throttle)
                                .toList(),
                        state.recovery().map(StateView::text),
                        state.sends().moments(),
                        state.backoff(),
                        state.directoryTaken());
    }

    private static String text(BoundAuthenticator it) {
        return it.factor() + " " + it.name() + " " + it.createdAt() + " " + it.totp() + (it.disabled() ? " off" : "");
    }

    private static String text(PendingAssociation it) {
        return it.factor() + " " + it.name() + " " + it.expiresAt() + " " + it.failures() + "/" + it.sends() + " "
                + it.challenge().map(StateView::text) + " " + it.recovery().map(StateView::text);
    }

    private static String text(OpenTransaction it) {
        return it.failures() + "/" + it.sends() + (it.consumed() ? " used " : " open ")
                + it.challenges().stream().map(StateView::text).toList();
    }

    private static String text(Challenge it) {
        return it.factor() + " " + it.status() + " " + it.failures();
    }

    private static String text(UnattachedCode it) {
        return it.status() + " " + it.failures() + " " + it.expiresAt();
    }

    private static String text(RecoverySet it) {
        return it.codes().stream().map(RecoverySet.Entry::index).toList().toString();
    }

    /** Fingerprint of a user's recovery codes, which tells one set from the next. */
    public static Optional<Integer> recoverySalt(UserState state) {
        return state.recovery().map(set -> Arrays.hashCode(set.salt()));
    }
}
