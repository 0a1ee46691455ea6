package dev.mfacore.engine.tenant;

import dev.mfacore.authing.AuthingCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which handler answers which kind of call. Filled once, then only read. */
final class HandlerTable {

    private final Map<Class<?>, Handler<?, ?>> handlers = new HashMap<>();

    <T, C extends AuthingCall<T>> HandlerTable on(Class<C> kind, Handler<C, T> handler) {
        if (handlers.put(kind, handler) != null) {
            throw new IllegalStateException(kind.getSimpleName() + " has two handlers: leave one out");
        }
        return this;
    }

    /** The handler of a call. */
    @SuppressWarnings("unchecked") // on() takes a handler only together with the kind that it answers.
    <T> Handler<AuthingCall<T>, T> of(AuthingCall<T> call) {
        Handler<?, ?> handler = handlers.get(call.getClass());
        if (handler == null) {
            throw new IllegalStateException(call.operation() + " has no handler: add one to the table");
        }
        return (Handler<AuthingCall<T>, T>) handler;
    }

    Set<Class<?>> kinds() {
        return Set.copyOf(handlers.keySet());
    }
}
