package dev.mfacore.engine.tenant;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import java.util.Optional;

/**
 * Answers one kind of call.
 *
 * @param <C> the kind
 * @param <T> the data of a successful answer
 */
@FunctionalInterface
interface Handler<C extends AuthingCall<T>, T> {

    AuthingAnswer<T> answer(C call, Optional<String> source);
}
