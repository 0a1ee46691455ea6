package dev.mfacore.server.wire;

import java.io.Serial;

/**
 * A management request carries a signature in place of a token. Authing documents what goes into the text that is signed
 * but not how it is put together, so no signature can be checked, and none is taken on trust.
 */
final class SignedRequest extends RuntimeException {

    static final String MESSAGE =
            "This server checks no signatures: get a token from /api/v3/get-management-token and send it instead.";

    @Serial
    private static final long serialVersionUID = 1L;

    SignedRequest() {
        super(MESSAGE, null, false, false);
    }
}
