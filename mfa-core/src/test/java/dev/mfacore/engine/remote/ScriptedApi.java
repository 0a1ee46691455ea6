package dev.mfacore.engine.remote;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.port.AuthingApi;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Answers each kind of call as it was told to, and remembers what it was asked. What nobody expected fails the test. */
final class ScriptedApi implements AuthingApi {

    private final Map<Class<?>, Function<AuthingCall<?>, AuthingAnswer<?>>> scripts = new ConcurrentHashMap<>();
    private final List<AuthingCall<?>> calls = new CopyOnWriteArrayList<>();

    <C extends AuthingCall<?>> ScriptedApi on(Class<C> type, Function<C, AuthingAnswer<?>> script) {
        scripts.put(type, call -> script.apply(type.cast(call)));
        return this;
    }

    <C extends AuthingCall<?>> ScriptedApi on(Class<C> type, AuthingAnswer<?> answer) {
        return on(type, call -> answer);
    }

    List<AuthingCall<?>> calls() {
        return List.copyOf(calls);
    }

    List<String> operations() {
        return calls.stream().map(AuthingCall::operation).toList();
    }

    <C extends AuthingCall<?>> C only(Class<C> type) {
        List<C> found = calls.stream().filter(type::isInstance).map(type::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError("expected one " + type.getSimpleName() + ", but got " + operations());
        }
        return found.get(0);
    }

    void forget() {
        calls.clear();
    }

    @Override
    @SuppressWarnings("unchecked") // A script answers its own kind of call; wrong ones are part of some tests.
    public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
        calls.add(call);
        Function<AuthingCall<?>, AuthingAnswer<?>> script = scripts.get(call.getClass());
        if (script == null) {
            throw new AssertionError("nobody expected " + call.operation());
        }
        return (AuthingAnswer<T>) script.apply(call);
    }
}
