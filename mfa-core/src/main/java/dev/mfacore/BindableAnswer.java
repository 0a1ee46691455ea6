package dev.mfacore;

import java.time.Instant;

/** The answer to whether a phone or email may be bound. It says yes or no and never why (BIND-12). */
public sealed interface BindableAnswer permits BindableAnswer.Decided, BindableAnswer.Throttled, Rejected {

    /**
     * Yes or no.
     *
     * @param bindable true if the account may bind the recipient now; only the confirmation decides (BIND-11)
     */
    record Decided(boolean bindable) implements BindableAnswer {}

    /**
     * Asked too often with this token or by this account.
     *
     * @param retryAt when to ask again
     */
    record Throttled(Instant retryAt) implements BindableAnswer {}
}
