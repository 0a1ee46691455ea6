package dev.mfacore.bench.measure;

/** One of the things that are compared. */
public interface Side {

    /** Names it in the results. */
    String library();

    /**
     * Does the round's work and measures it.
     *
     * @throws WrongAnswerException if something answered wrongly: then there is nothing to measure
     */
    Usage round();
}
