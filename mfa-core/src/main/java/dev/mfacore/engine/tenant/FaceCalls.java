package dev.mfacore.engine.tenant;

import dev.mfacore.authing.FaceCall;

/** Faces are no factor of the engine's. Every call is refused, whatever it shows, and nothing of it is looked at. */
final class FaceCalls {

    private FaceCalls() {}

    static HandlerTable into(HandlerTable table) {
        return table.on(FaceCall.AssociateFace.class, (call, source) -> Refused.NOT_SUPPORTED.answer())
                .on(FaceCall.VerifyFaceMfa.class, (call, source) -> Refused.NOT_SUPPORTED.answer());
    }
}
