package dev.mfacore.server.wire;

import dev.mfacore.AuthingTenant;
import dev.mfacore.MfaToken;
import dev.mfacore.authing.AuthingCredential;

/** Turns the one header into the credential that an operation takes. The operation decides its kind, never the client. */
final class Credentials {

    /** No live token looks like this: it stands where there is no token at all. */
    private static final String NONE = "-";

    private final AuthingTenant tenant;

    Credentials(AuthingTenant tenant) {
        this.tenant = tenant;
    }

    /** A session or a half-done sign-in. */
    AuthingCredential.OfUser either(WireRequest request) {
        return tenant.credential(request.token());
    }

    /** A session. */
    AuthingCredential.UserToken user(WireRequest request) {
        return new AuthingCredential.UserToken(request.token());
    }

    /** A half-done sign-in. */
    AuthingCredential.PendingSignIn pending(WireRequest request) {
        String token = request.token().value();
        return AuthingCredential.pending(new MfaToken(token.isEmpty() ? NONE : token));
    }

    /** Whatever there is, also nothing. */
    AuthingCredential any(WireRequest request) {
        return request.bearer().<AuthingCredential>map(tenant::credential).orElseGet(AuthingCredential::anonymous);
    }

    /**
     * An administrator.
     *
     * @throws SignedRequest if there is a signature in place of a token
     */
    AuthingCredential.Management management(WireRequest request) {
        if (request.isSigned()) {
            throw new SignedRequest();
        }
        return new AuthingCredential.Management(request.token());
    }
}
