package dev.mfacore.tck.gallery.service;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Mfa;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Unbinding;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.tck.EngineParts;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Services whose counters forget. */
final class MeddlingWithLocks {

    private MeddlingWithLocks() {}

    /** A correct password clears what was counted. */
    static Mfa.Local signInRefills(EngineParts parts) {
        Forgetting store = Forgetting.over(parts.store());
        Mfa.Local engine = Engines.over(parts, store);
        Meddling meddling = new Meddling(engine, parts) {
            @Override
            public Confirmation confirm(Caller caller, AuthenticatorId id, String code) {
                store.forget();
                return engine.confirm(caller, id, code);
            }

            @Override
            public Unbinding unbind(Caller.SignedIn caller, AuthenticatorId id, SecondFactorProof proof) {
                store.forget();
                return engine.unbind(caller, id, proof);
            }

            @Override
            public Beginning begin(BeginRequest request) {
                store.bringBack(request.user().value());
                return super.begin(request);
            }

            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                UserId user = userOf(caller);
                store.keep(user.value());
                Verification answer = engine.verifyTotp(caller, code);
                if (!isWrong(answer)) {
                    store.let(user.value());
                }
                return answer;
            }
        };
        return new Mfa.Local(meddling, engine.admin(), engine.gateway());
    }

    /** The end of a lock clears what was counted. */
    static Mfa.Local lockEndRefills(EngineParts parts) {
        Forgetting store = Forgetting.over(parts.store());
        Mfa.Local engine = Engines.over(parts, store);
        Map<UserId, Integer> failures = new ConcurrentHashMap<>();
        Map<UserId, Instant> ends = new ConcurrentHashMap<>();
        Meddling meddling = new Meddling(engine, parts) {
            @Override
            public Confirmation confirm(Caller caller, AuthenticatorId id, String code) {
                store.forget();
                return engine.confirm(caller, id, code);
            }

            @Override
            public Unbinding unbind(Caller.SignedIn caller, AuthenticatorId id, SecondFactorProof proof) {
                store.forget();
                return engine.unbind(caller, id, proof);
            }

            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                UserId user = userOf(caller);
                if (!ends.getOrDefault(user, Instant.MAX).isAfter(now())) {
                    ends.remove(user);
                    failures.remove(user);
                    store.bringBack(user.value());
                }
                store.keep(user.value());
                Verification answer = engine.verifyTotp(caller, code);
                boolean locks = isWrong(answer)
                        && failures.merge(user, 1, Integer::sum)
                                >= parts.policy().lock().softAfter();
                if (locks) {
                    ends.put(user, now().plus(parts.policy().lock().first()));
                } else if (answer instanceof Verification.Verified) {
                    store.let(user.value());
                    failures.remove(user);
                }
                return answer;
            }
        };
        return new Mfa.Local(meddling, engine.admin(), engine.gateway());
    }
}
