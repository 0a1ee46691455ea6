package dev.mfacore.port;

/**
 * Tells users what happened to their second factor (BIND-13). What it throws is caught and changes no outcome. It is
 * called on the caller's thread, so it should hand on quickly, and may be called from any thread.
 */
@FunctionalInterface
public interface UserNotifier {

    /**
     * Takes one notice.
     *
     * @param notice what happened and where the user can be told
     */
    void notify(UserNotice notice);

    /**
     * A notifier that tells nobody.
     *
     * @return the notifier
     */
    static UserNotifier none() {
        return notice -> {};
    }
}
