package dev.mfacore.engine.remote;

import dev.mfacore.Caller;
import dev.mfacore.MfaToken;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TokenIntrospection;

/**
 * Finds out whose an mfaToken is before it is used, so that the answer can be held against the question (CLI-04): the
 * caller says it, or the tenant is asked, which uses nothing up.
 */
final class TokenOwner {

    private final Tenant tenant;
    private final boolean introspection;

    TokenOwner(Tenant tenant, boolean introspection) {
        this.tenant = tenant;
        this.introspection = introspection;
    }

    /** Whose sign-in it is; a no if it is over. */
    Reply<UserId> of(Caller.TokenHolder caller, Attempt attempt) {
        if (caller.user().isPresent()) {
            return Reply.yes(caller.user().get()).map(user -> told(user, attempt));
        }
        if (!introspection) {
            throw new Misuse(
                    "caller must say whom the token is of: call forUser(...) on it, or leave introspection on");
        }
        return inspect(caller.token()).map(user -> told(user, attempt));
    }

    /** Makes sure that a new token is the user's, unless introspection is off. */
    Reply<MfaToken> requireOf(UserId user, MfaToken token, Attempt attempt) {
        if (!introspection) {
            return Reply.yes(token);
        }
        return inspect(token).map(owner -> {
            if (!owner.equals(user)) {
                throw attempt.aboutAnotherUser();
            }
            return token;
        });
    }

    private Reply<UserId> inspect(MfaToken token) {
        FactorCall.VerifyMfaToken call =
                new FactorCall.VerifyMfaToken(AuthingCredential.anonymous(), new SecretText(token.value()));
        return tenant.ask(Step.INSPECT, call)
                .then(found -> found instanceof TokenIntrospection.Active active
                        ? Reply.yes(new UserId(active.userId()))
                        : Reply.no(Verdict.DEAD_TOKEN));
    }

    private static UserId told(UserId user, Attempt attempt) {
        attempt.by(user);
        return user;
    }
}
