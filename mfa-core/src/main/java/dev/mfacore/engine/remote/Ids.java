package dev.mfacore.engine.remote;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Factor;

/**
 * The ids of what the tenant has no id for. A user has one authenticator app, one phone and one email address at most, so
 * the kind names it; only confirmed apps have rows, and ids, of their own.
 */
final class Ids {

    /** The association that waits for its confirmation, and the app of a sign-in. */
    static final AuthenticatorId APP = new AuthenticatorId("totp");

    /** The phone of a sign-in. */
    static final AuthenticatorId PHONE = new AuthenticatorId("sms");

    /** The email address of a sign-in. */
    static final AuthenticatorId EMAIL = new AuthenticatorId("email");

    private Ids() {}

    static AuthenticatorId of(Factor factor) {
        return factor == Factor.SMS ? PHONE : factor == Factor.EMAIL ? EMAIL : APP;
    }
}
