package dev.mfacore.support;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.MfaService;
import dev.mfacore.SecondFactorProof;

/** Every operation that takes an mfaToken, each with arguments that are right but for the token. */
public enum TokenCall {
    LIST {
        @Override
        public Object on(MfaService service, Caller.TokenHolder holder, Equipped user) {
            return service.listAuthenticators(holder);
        }
    },
    ASSOCIATE {
        @Override
        public Object on(MfaService service, Caller.TokenHolder holder, Equipped user) {
            return service.associate(holder, AssociateRequest.authenticatorApp("another"));
        }
    },
    ASSOCIATE_WITH_PROOF {
        @Override
        public Object on(MfaService service, Caller.TokenHolder holder, Equipped user) {
            SecondFactorProof proof = new SecondFactorProof.TotpCode(user.app().code());
            return service.associate(holder, AssociateRequest.authenticatorApp("another"), proof);
        }
    },
    CONFIRM {
        @Override
        public Object on(MfaService service, Caller.TokenHolder holder, Equipped user) {
            return service.confirm(holder, user.pending().id(), user.pending().code());
        }
    },
    VERIFY_TOTP {
        @Override
        public Object on(MfaService service, Caller.TokenHolder holder, Equipped user) {
            return service.verifyTotp(holder, user.app().code());
        }
    },
    VERIFY_SMS {
        @Override
        public Object on(MfaService service, Caller.TokenHolder holder, Equipped user) {
            return service.verifySms(holder, DeliveryTarget.of(TestBench.PHONE), user.lastCode(TestBench.PHONE));
        }
    },
    VERIFY_EMAIL {
        @Override
        public Object on(MfaService service, Caller.TokenHolder holder, Equipped user) {
            return service.verifyEmail(holder, DeliveryTarget.of(TestBench.EMAIL), user.lastCode(TestBench.EMAIL));
        }
    },
    BINDABLE {
        @Override
        public Object on(MfaService service, Caller.TokenHolder holder, Equipped user) {
            return service.checkBindable(holder, TestBench.OTHER_PHONE);
        }
    },
    RECOVER {
        @Override
        public Object on(MfaService service, Caller.TokenHolder holder, Equipped user) {
            return service.verifyRecoveryCode(holder, user.app().recoveryCodes().get(0));
        }
    },
    SEND {
        @Override
        public Object on(MfaService service, Caller.TokenHolder holder, Equipped user) {
            return service.send(holder, DeliveryTarget.of(TestBench.PHONE));
        }
    };

    public abstract Object on(MfaService service, Caller.TokenHolder holder, Equipped user);
}
