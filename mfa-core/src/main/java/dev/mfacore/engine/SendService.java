package dev.mfacore.engine;

import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Sending;
import java.util.Optional;

/** Sends codes for callers: within their transaction, or again for their pending association. */
final class SendService {

    private final Callers callers;
    private final CodeSender sender;
    private final TokenGate gate;
    private final Recipients recipients;
    private final MfaPolicy policy;

    SendService(Callers callers, CodeSender sender, TokenGate gate, Recipients recipients, MfaPolicy policy) {
        this.callers = callers;
        this.sender = sender;
        this.gate = gate;
        this.recipients = recipients;
        this.policy = policy;
    }

    Sending send(Caller caller, DeliveryTarget target) {
        CallContext context = CallContext.of(MfaEvent.Operation.SEND, caller.source());
        Optional<Owner> owner = callers.identify(caller, context);
        if (owner.isEmpty()) {
            return TokenGate.INVALID_TOKEN;
        }
        TransactionSend plan = new TransactionSend(gate, recipients, policy, owner.get(), target);
        return sender.send(owner.get().user(), context, plan);
    }
}
