package dev.mfacore.otp;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Time-based one-time passwords (RFC 6238). Immutable, safe for use by any number of threads; make one and keep it,
 * since it reuses its digests. It remembers nothing: that a code is accepted once only is up to whoever keeps the
 * matched step (TOTP-08).
 */
public final class Totp {

    /** What {@link #matchStep} answers if no step of the window has the code. */
    public static final long NO_MATCH = Long.MIN_VALUE;

    private final TotpParameters parameters;
    private final TotpWindow window;
    private final long periodSeconds;
    private final HmacWorkers workers;

    /** With workers of the caller's, for tests. */
    Totp(TotpParameters parameters, TotpWindow window, HmacWorkers workers) {
        this.parameters = parameters;
        this.window = Objects.requireNonNull(window, "window");
        this.periodSeconds = parameters.period().toSeconds();
        this.workers = workers;
    }

    /**
     * Makes a generator and verifier.
     *
     * @param parameters what it shares with the app
     * @param window which steps around the current one it accepts
     * @return the algorithm
     */
    public static Totp of(TotpParameters parameters, TotpWindow window) {
        return new Totp(parameters, window, new HmacWorkers(parameters.algorithm(), parameters.digits()));
    }

    /**
     * Returns the parameters.
     *
     * @return what is shared with the app
     */
    public TotpParameters parameters() {
        return parameters;
    }

    /**
     * Returns the window.
     *
     * @return which steps are accepted
     */
    public TotpWindow window() {
        return window;
    }

    /**
     * Returns the step of a moment: whole periods since 1970, rounded down, also before 1970 (RFC 6238 section 4.2,
     * TOTP-06).
     *
     * @param at any moment
     * @return its step
     */
    public long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), periodSeconds);
    }

    /**
     * Generates the code of a moment.
     *
     * @param secret the shared secret
     * @param at any moment
     * @return exactly so many ASCII digits, leading zeros included
     * @throws IllegalStateException if the secret was destroyed
     */
    public String generate(OtpSecret secret, Instant at) {
        return generateAt(secret, step(at));
    }

    /**
     * Generates the code of a step.
     *
     * @param secret the shared secret
     * @param step any step; a negative one is hashed as its two's complement
     * @return exactly so many ASCII digits, leading zeros included
     * @throws IllegalStateException if the secret was destroyed
     */
    public String generateAt(OtpSecret secret, long step) {
        byte[] key = secret.revealBytes();
        try {
            return Digits.write(workers.code(key, step), parameters.digits());
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Generates the code of a step as a number, without allocating.
     *
     * @param key the shared secret's bytes, at least one; not kept
     * @param step any step
     * @return the code without its leading zeros
     * @throws IllegalArgumentException if the key is empty (TOTP-16)
     */
    public int codeAt(byte[] key, long step) {
        return workers.code(key, step);
    }

    /**
     * Finds the step that a code belongs to, within the window around a moment.
     *
     * @param secret the shared secret
     * @param code exactly so many ASCII digits; anything else matches nothing (INP-01, INP-02)
     * @param at the moment
     * @return the highest matching step, if any; see {@link #matchStep}
     * @throws IllegalStateException if the secret was destroyed
     */
    public OptionalLong verify(OtpSecret secret, CharSequence code, Instant at) {
        byte[] key = secret.revealBytes();
        try {
            long step = matchStep(key, code, step(at));
            return step == NO_MATCH ? OptionalLong.empty() : OptionalLong.of(step);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /**
     * Finds the step that a code belongs to, without allocating. Every step of the window is always computed, so the
     * work is the same for a match anywhere and for none (SEC-07). Of several matching steps the highest is the answer,
     * so that whoever accepts no step up to the answered one accepts the same text at none of them (TOTP-08, TOTP-09).
     *
     * @param key the shared secret's bytes, at least one; not kept
     * @param code exactly so many ASCII digits; anything else matches nothing
     * @param currentStep the window's middle
     * @return the highest matching step, or {@link #NO_MATCH}
     * @throws IllegalArgumentException if the key is empty (TOTP-16)
     */
    public long matchStep(byte[] key, CharSequence code, long currentStep) {
        int wanted = Digits.parse(code, parameters.digits());
        return workers.highestMatch(key, wanted, first(currentStep), last(currentStep), NO_MATCH);
    }

    /** The window ends where the numbers end, and {@link #NO_MATCH} is never in it. */
    private long first(long currentStep) {
        return Math.max(currentStep, Long.MIN_VALUE + 1 + window.back()) - window.back();
    }

    private long last(long currentStep) {
        return Math.min(currentStep, Long.MAX_VALUE - window.forward()) + window.forward();
    }
}
