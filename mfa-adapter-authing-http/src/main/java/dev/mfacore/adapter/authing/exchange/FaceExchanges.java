package dev.mfacore.adapter.authing.exchange;

import static dev.mfacore.adapter.authing.exchange.Exchange.post;

import dev.mfacore.adapter.authing.FaceSpelling;
import dev.mfacore.authing.FaceCall;
import java.util.List;

/** The operations on faces. */
final class FaceExchanges {

    private FaceExchanges() {}

    static List<Exchange<?, ?>> all(FaceSpelling spelling) {
        return List.of(
                post(FaceCall.AssociateFace.class, "/api/v2/mfa/face/associate")
                        .body((call, json) -> json.secret(spelling.first(), call.photoA())
                                .secret(spelling.second(), call.photoB())
                                .ifTrue(spelling.external(), call.external()))
                        .reads(UserReaders::user),
                post(FaceCall.VerifyFaceMfa.class, "/api/v2/mfa/face/verify")
                        .body((call, json) -> json.secret("photo", call.photo()))
                        .reads(UserReaders::user));
    }
}
