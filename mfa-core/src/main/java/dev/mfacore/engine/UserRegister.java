package dev.mfacore.engine;

import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.UnreadableStateException;
import dev.mfacore.engine.state.UserState;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.CipherException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs a piece of work on a user's aggregate: one load, one decision, one save. A conflict starts again at the load, so
 * that lock, expiry, watermark and code are all looked at anew (STO-09). Events are told after the save and only then.
 */
final class UserRegister {

    private final Registers registers;
    private final InstantSource clock;
    private final EventBus events;
    private final Notices notices;
    private final int format;

    UserRegister(Registers registers, EngineParts parts, EventBus events, Notices notices) {
        this.registers = registers;
        this.clock = parts.clock();
        this.events = events;
        this.notices = notices;
        this.format = parts.stateFormat();
    }

    static StoreKey key(UserId user) {
        return new StoreKey(MfaAdmin.RecordKind.USER.storeKind(), user.value());
    }

    /** Does the work, and answers only when what it changed is saved. */
    <R> R run(UserId user, CallContext context, Function<UnitOfWork, R> work) {
        return told(user, context, () -> runUntold(user, context, work));
    }

    /** As {@link #run}, as a part of a call whose failure is told elsewhere. */
    <R> R runUntold(UserId user, CallContext context, Function<UnitOfWork, R> work) {
        try {
            return registers.untilNoConflict(() -> attempt(user, context, work));
        } catch (UnreadableStateException | CipherException e) {
            throw unreadable(e);
        }
    }

    /** Runs a part of a user's call. */
    <R> R told(UserId user, CallContext context, Supplier<R> part) {
        return told(Optional.of(user), context, part);
    }

    /** Runs a part of a call. If something outside fails in it, the operator hears so once, and nothing is accepted. */
    <R> R told(Optional<UserId> user, CallContext context, Supplier<R> part) {
        try {
            return part.get();
        } catch (UnreadableStateException | CipherException e) {
            tellUnavailable(user, context);
            throw unreadable(e);
        } catch (MfaUnavailableException | Error e) {
            tellUnavailable(user, context);
            throw e;
        }
    }

    private <R> Optional<R> attempt(UserId user, CallContext context, Function<UnitOfWork, R> work) {
        Optional<StoredState> stored = registers.load(key(user));
        UserState state = stored.map(it -> UserStateCodec.decode(it.state())).orElseGet(UserState::new);
        UnitOfWork unit = new UnitOfWork(user, state, clock.instant(), context);
        R result = work.apply(unit);
        List<MfaEvent> told = unit.events();
        if (unit.isChanged() && !save(unit, stored)) {
            return Optional.empty();
        }
        tell(unit, told);
        return Optional.of(result);
    }

    private boolean save(UnitOfWork unit, Optional<StoredState> stored) {
        unit.state().dropExpired(unit.now());
        byte[] next = UserStateCodec.encode(unit.state(), format, registers.newWriteId());
        long version = stored.map(StoredState::version).orElse(AuthenticatorStore.ABSENT);
        return registers.save(key(unit.user()), next, version);
    }

    private void tell(UnitOfWork unit, List<MfaEvent> told) {
        events.publish(told);
        for (MfaEvent event : told) {
            if (event instanceof MfaEvent.Change change) {
                notices.tell(unit, change);
            }
        }
    }

    /** Reads a user's state and version, for the claim protocol. */
    Optional<Snapshot> snapshot(UserId user) {
        return registers.load(key(user)).map(it -> new Snapshot(user, UserStateCodec.decode(it.state()), it.version()));
    }

    /** Saves a state as it was read, which only raises its version, so that every writer in flight has to look again. */
    boolean touch(Snapshot snapshot) {
        byte[] same = UserStateCodec.encode(snapshot.state(), format, registers.newWriteId());
        return registers.save(key(snapshot.user()), same, snapshot.version());
    }

    private static MfaUnavailableException unreadable(RuntimeException cause) {
        return new MfaUnavailableException("a stored record cannot be read", cause);
    }

    private void tellUnavailable(Optional<UserId> user, CallContext context) {
        events.publish(new MfaEvent.Attempt(
                clock.instant(),
                user,
                context.operation(),
                context.factor(),
                Optional.empty(),
                MfaEvent.Outcome.UNAVAILABLE,
                context.source(),
                0));
    }

    /**
     * A user's state at one version.
     *
     * @param user whose
     * @param state the state
     * @param version its version
     */
    record Snapshot(UserId user, UserState state, long version) {}
}
