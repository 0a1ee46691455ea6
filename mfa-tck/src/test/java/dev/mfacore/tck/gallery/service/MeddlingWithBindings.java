package dev.mfacore.tck.gallery.service;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.Listing;
import dev.mfacore.Mfa;
import dev.mfacore.MfaService;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Unbinding;
import dev.mfacore.UserId;
import dev.mfacore.tck.EngineParts;
import dev.mfacore.tck.drive.OtpApp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Services that get bindings wrong. */
final class MeddlingWithBindings {

    private MeddlingWithBindings() {}

    static MfaService proofIsOptional(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Association associate(Caller caller, AssociateRequest request) {
                return caller instanceof Caller.SignedIn
                        ? super.associate(caller, request, fresh())
                        : super.associate(caller, request);
            }
        };
    }

    static MfaService removalIsFree(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Unbinding unbind(Caller.SignedIn caller, AuthenticatorId id, SecondFactorProof proof) {
                return engine.unbind(caller, id, proof instanceof SecondFactorProof.Attested ? fresh() : proof);
            }
        };
    }

    static MfaService unbindsNothing(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Unbinding unbind(Caller.SignedIn caller, AuthenticatorId id, SecondFactorProof proof) {
                boolean known = ((Listing.Authenticators) engine.listAuthenticators(caller))
                        .authenticators().stream().anyMatch(it -> it.id().equals(id));
                boolean proved = proof instanceof SecondFactorProof.Attested it
                        && it.at().plus(parts.policy().stepUpAge()).isAfter(now());
                return known && proved ? new Unbinding.Unbound(0) : engine.unbind(caller, id, proof);
            }
        };
    }

    static MfaService removesAnybodys(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Unbinding unbind(Caller.SignedIn caller, AuthenticatorId id, SecondFactorProof proof) {
                Unbinding answer = engine.unbind(caller, id, proof);
                boolean others = memory.apps.keySet().stream()
                        .filter(user -> !user.equals(caller.user()))
                        .map(user -> (Listing.Authenticators) engine.listAuthenticators(Caller.signedIn(user)))
                        .flatMap(list -> list.authenticators().stream())
                        .anyMatch(it -> it.id().equals(id));
                return answer instanceof Rejected && others ? new Unbinding.Unbound(0) : answer;
            }
        };
    }

    static MfaService listsEverybodys(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Listing listAuthenticators(Caller caller) {
                Listing listing = engine.listAuthenticators(caller);
                if (listing instanceof Listing.Authenticators own && caller instanceof Caller.SignedIn) {
                    List<AuthenticatorSummary> all = new ArrayList<>();
                    for (UserId user : memory.apps.keySet()) {
                        Listing theirs = engine.listAuthenticators(Caller.signedIn(user));
                        all.addAll(((Listing.Authenticators) theirs).authenticators());
                    }
                    return new Listing.Authenticators(all, own.recoveryCodesLeft());
                }
                return listing;
            }
        };
    }

    static MfaService tellsInTheName(Mfa.Local engine, EngineParts parts, BiFunction<Memory, UserId, String> secret) {
        return new Meddling(engine, parts) {
            @Override
            public Listing listAuthenticators(Caller caller) {
                Listing listing = engine.listAuthenticators(caller);
                return listing instanceof Listing.Authenticators it && caller instanceof Caller.SignedIn session
                        ? new Listing.Authenticators(
                                it.authenticators().stream()
                                        .map(row -> named(row, secret.apply(memory, session.user())))
                                        .toList(),
                                it.recoveryCodesLeft())
                        : listing;
            }
        };
    }

    private static AuthenticatorSummary named(AuthenticatorSummary it, String name) {
        return new AuthenticatorSummary(
                it.id(), it.factor(), name, it.status(), it.createdAt(), it.maskedRecipient(), it.weak());
    }

    static String secretOf(Memory memory, UserId user) {
        List<OtpApp> apps = Memory.get(memory.apps, user);
        return apps.isEmpty() ? "" : apps.get(0).uri().secretText();
    }

    static String recoveryCodeOf(Memory memory, UserId user) {
        return String.join(",", Memory.get(memory.recovery, user));
    }

    /** Any of the user's codes confirms. */
    static MfaService anyCodeConfirms(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Confirmation confirm(Caller caller, AuthenticatorId id, String code) {
                if (caller instanceof Caller.SignedIn session) {
                    List<OtpApp> apps = Memory.get(memory.apps, session.user());
                    boolean any = apps.stream().anyMatch(app -> Memory.matches(app, code, now()));
                    boolean pending = ((Listing.Authenticators) engine.listAuthenticators(caller))
                            .authenticators().stream()
                                    .anyMatch(it ->
                                            it.id().equals(id) && it.status() == AuthenticatorSummary.Status.PENDING);
                    if (any && pending) {
                        return engine.confirm(
                                caller, id, apps.get(apps.size() - 1).codeAt(now()));
                    }
                }
                return engine.confirm(caller, id, code);
            }
        };
    }

    static MfaService confirmingHasNoLimit(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Confirmation confirm(Caller caller, AuthenticatorId id, String code) {
                boolean guess = caller instanceof Caller.SignedIn session
                        && hasPendingApp(session.user())
                        && !memory.isRight(session.user(), code, now());
                return guess ? Meddling.WRONG : engine.confirm(caller, id, code);
            }
        };
    }

    /** A half-done sign-in counts as a session. */
    static MfaService tokensEnrol(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Association associate(Caller caller, AssociateRequest request) {
                Association answer = super.associate(caller, request);
                boolean refused = answer instanceof Rejected it && it.reason() == Rejected.Reason.NOT_PERMITTED;
                return refused && caller instanceof Caller.TokenHolder holder
                        ? super.associate(Caller.signedIn(userOf(holder)), request, fresh())
                        : answer;
            }
        };
    }

    /** A newcomer cannot get in. */
    static MfaService tokensEnrolNothing(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Association associate(Caller caller, AssociateRequest request) {
                Association answer = super.associate(caller, request);
                return caller instanceof Caller.TokenHolder && !(answer instanceof Rejected)
                        ? new Rejected(Rejected.Reason.NOT_PERMITTED)
                        : answer;
            }
        };
    }
}
