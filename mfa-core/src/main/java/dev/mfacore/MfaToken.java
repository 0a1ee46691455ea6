package dev.mfacore;

/**
 * The mfaToken: stands for one transaction of one user whose first factor is done. Opaque to its holder, sealed, good
 * for one completion, dead after its expiry (TXN-01 to TXN-03). A bearer secret: keep it out of addresses and logs.
 *
 * @param value the token's text, 1 to 512 characters; any text may be given, and only a live token is accepted
 */
public record MfaToken(String value) {

    /** Checks that there is a text at all. */
    public MfaToken {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("mfaToken must not be empty: pass the text that begin returned");
        }
    }

    @Override
    public String toString() {
        return "MfaToken[hidden]";
    }
}
