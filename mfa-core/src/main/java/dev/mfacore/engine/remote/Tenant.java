package dev.mfacore.engine.remote;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.port.AuthingApi;
import java.time.Duration;
import java.util.Optional;

/** Asks the tenant, and lets nothing through but a success or a refusal that is understood (CLI-02, CLI-03). */
final class Tenant {

    /** A longer wait than this is no wait that anybody could be told. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);

    private final AuthingApi api;

    Tenant(AuthingApi api) {
        this.api = api;
    }

    /** The data of a success. */
    <T> Reply<T> ask(Step step, AuthingCall<T> call) {
        return answer(step, call).map(AuthingAnswer.Success::data);
    }

    /** A success with what stands beside its data. */
    <T> Reply<AuthingAnswer.Success<T>> answer(Step step, AuthingCall<T> call) {
        AuthingAnswer<T> answer = put(call);
        if (answer instanceof AuthingAnswer.Success<T> success && isGiven(success.data())) {
            return Reply.yes(success);
        }
        if (answer instanceof AuthingAnswer.Refusal<T> refusal) {
            return refused(step, call, refusal);
        }
        throw new MfaUnavailableException("the adapter gave no answer to " + call.operation());
    }

    private <T> AuthingAnswer<T> put(AuthingCall<T> call) {
        try {
            return api.call(call);
        } catch (MfaUnavailableException | UnsupportedOperationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new MfaUnavailableException("the adapter failed at " + call.operation(), e);
        }
    }

    private static <T> Reply<AuthingAnswer.Success<T>> refused(
            Step step, AuthingCall<T> call, AuthingAnswer.Refusal<T> refusal) {
        Verdict verdict = RefusalMap.of(step, refusal.code());
        if (verdict == Verdict.UNAVAILABLE) {
            throw new MfaUnavailableException("the tenant answered " + call.operation() + " with code " + refusal.code()
                    + ", which says nothing about what was asked");
        }
        Optional<Duration> wait = refusal.retryAfter().filter(it -> !it.isNegative() && it.compareTo(LONGEST_WAIT) < 0);
        return new Reply.No<>(verdict, wait);
    }

    /** Adapters are written by others, and perhaps without a tool that looks out for null. */
    @SuppressWarnings("ConstantValue")
    private static boolean isGiven(Object data) {
        return data != null;
    }
}
