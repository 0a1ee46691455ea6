package dev.mfacore.server.delivery;

/** The language of messages. */
public enum TextLanguage {
    /** English. */
    EN,
    /** Chinese. */
    ZH,
    /** Chinese, then English. */
    BOTH
}
