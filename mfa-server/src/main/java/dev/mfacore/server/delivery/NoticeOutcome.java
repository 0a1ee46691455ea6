package dev.mfacore.server.delivery;

/** What became of a notice. */
public enum NoticeOutcome {
    /** The channel took it. */
    SENT,
    /** The channel failed; it is not tried again. */
    FAILED,
    /** Too many were waiting for a slow channel. */
    DROPPED
}
