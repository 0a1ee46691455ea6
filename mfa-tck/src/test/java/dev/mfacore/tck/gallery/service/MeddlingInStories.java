package dev.mfacore.tck.gallery.service;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.Mfa;
import dev.mfacore.MfaService;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.Regeneration;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Unbinding;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.tck.EngineParts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Services that need a history to get something wrong. */
final class MeddlingInStories {

    private MeddlingInStories() {}

    static MfaService countsNothingAfterAnUnbinding(Mfa.Local engine, EngineParts parts) {
        return new Unbinds(engine, parts) {
            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                boolean guess = hasUnbound(userOf(caller)) && !memory.isRight(userOf(caller), code, now());
                return guess && isAlive(caller) ? Meddling.WRONG : super.verifyTotp(caller, code);
            }
        };
    }

    static MfaService firstRecoverySetComesBack(Mfa.Local engine, EngineParts parts) {
        return new Unbinds(engine, parts) {
            @Override
            public Verification verifyRecoveryCode(Caller.TokenHolder caller, String code) {
                Verification answer = super.verifyRecoveryCode(caller, code);
                UserId user = userOf(caller);
                boolean first =
                        Memory.get(memory.recovery, user).stream().limit(10).anyMatch(code::equals);
                return isWrong(answer) && first && hasUnbound(user) && hasActive(user) && memory.used.add(code)
                        ? granted(user, Factor.RECOVERY_CODE)
                        : answer;
            }
        };
    }

    static MfaService confirmsOnceOnEachNode(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Confirmation confirm(Caller caller, AuthenticatorId id, String code) {
                Confirmation answer = super.confirm(caller, id, code);
                if (answer instanceof Confirmation.Confirmed it) {
                    memory.confirmers.put(id.value(), this);
                    memory.confirmed.put(id.value(), it);
                }
                Optional<Confirmation> before = Optional.ofNullable(memory.confirmed.get(id.value()));
                boolean elsewhere = memory.confirmers.getOrDefault(id.value(), this) != this;
                return isWrong(answer) && elsewhere ? before.orElse(answer) : answer;
            }
        };
    }

    static MfaService promisesRecoveryCodes(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Regeneration regenerateRecoveryCodes(Caller.SignedIn caller, SecondFactorProof proof) {
                try {
                    return super.regenerateRecoveryCodes(caller, proof);
                } catch (MfaUnavailableException e) {
                    return new Regeneration.Regenerated(new RecoveryCodes(List.of("2222-3333-4444-5555")));
                }
            }
        };
    }

    static MfaService tellsWithTheDoorLocked(Mfa.Local engine, EngineParts parts) {
        Semaphore door = new Semaphore(1);
        return new Meddling(engine, parts) {
            @Override
            public Listing listAuthenticators(Caller caller) {
                return alone(() -> super.listAuthenticators(caller));
            }

            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                return alone(() -> super.verifyTotp(caller, code));
            }

            private <T> T alone(Supplier<T> call) {
                door.acquireUninterruptibly();
                try {
                    return call.get();
                } finally {
                    door.release();
                }
            }
        };
    }

    /** Remembers who has unbound something. */
    private static class Unbinds extends Meddling {

        Unbinds(Mfa.Local engine, EngineParts parts) {
            super(engine, parts);
        }

        @Override
        public Unbinding unbind(Caller.SignedIn caller, AuthenticatorId id, SecondFactorProof proof) {
            Unbinding answer = super.unbind(caller, id, proof);
            if (answer instanceof Unbinding.Unbound) {
                memory.used.add("unbound by " + caller.user().value());
            }
            return answer;
        }

        boolean hasUnbound(UserId user) {
            return memory.used.contains("unbound by " + user.value());
        }

        boolean hasActive(UserId user) {
            return ((Listing.Authenticators) engine.listAuthenticators(Caller.signedIn(user)))
                    .authenticators().stream().anyMatch(it -> it.status() == AuthenticatorSummary.Status.ACTIVE);
        }
    }
}
