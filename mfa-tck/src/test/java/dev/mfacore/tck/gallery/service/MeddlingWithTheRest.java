package dev.mfacore.tck.gallery.service;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.Mfa;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaService;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Recipient;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.Verification;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreException;
import dev.mfacore.port.StoreKey;
import dev.mfacore.tck.EngineParts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Services that get failures, secrets at rest, contexts, events and recipients wrong. */
final class MeddlingWithTheRest {

    private MeddlingWithTheRest() {}

    static MfaService outagesPass(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                try {
                    return engine.verifyTotp(caller, code);
                } catch (MfaUnavailableException e) {
                    if (e.getCause() instanceof StoreException) {
                        return granted(userOf(caller), Factor.TOTP);
                    }
                    throw e;
                }
            }
        };
    }

    /** Notes the code that was sent beside the rest. */
    static MfaService keepsCodes(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Sending send(Caller caller, DeliveryTarget target) {
                Sending sending = engine.send(caller, target);
                List<String> codes = codes(((DeliveryTarget.Address) target).recipient());
                codes.forEach(code -> note(parts, code, code.getBytes(StandardCharsets.US_ASCII)));
                return sending;
            }
        };
    }

    /** Notes a plain hash of each recovery code. */
    static MfaService hashesRecoveryCodesPlainly(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            Association seen(Caller caller, Association association) {
                if (association instanceof Association.AuthenticatorApp app) {
                    app.recoveryCodes()
                            .ifPresent(codes -> codes.codes().forEach(code -> note(parts, code, sha256(code))));
                }
                return super.seen(caller, association);
            }
        };
    }

    private static void note(EngineParts parts, String id, byte[] bytes) {
        parts.store().save(new StoreKey("note", Integer.toHexString(id.hashCode())), bytes, AuthenticatorStore.ABSENT);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Draws tokens out of the time, once there are many. */
    static MfaService tokensRepeat(Mfa.Local engine, EngineParts parts) {
        Map<String, Beginning> begun = new ConcurrentHashMap<>();
        return new Meddling(engine, parts) {
            @Override
            public Beginning begin(BeginRequest request) {
                return memory.tokens.size() < 50
                        ? super.begin(request)
                        : begun.computeIfAbsent(request.user().value() + now(), it -> super.begin(request));
            }
        };
    }

    static MfaService contextIsOptional(Mfa.Local engine, EngineParts parts) {
        Map<String, String> contexts = new ConcurrentHashMap<>();
        return new Meddling(engine, parts) {
            @Override
            public Beginning begin(BeginRequest request) {
                Beginning beginning = super.begin(request);
                if (beginning instanceof Beginning.SecondFactorRequired it
                        && request.context().isPresent()) {
                    contexts.put(it.token().value(), request.context().get());
                }
                return beginning;
            }

            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                String known = contexts.get(caller.token().value());
                return known != null && caller.context().isEmpty()
                        ? engine.verifyTotp(caller.inContext(known), code)
                        : engine.verifyTotp(caller, code);
            }
        };
    }

    /** Tells who has no app. */
    static MfaService tellsWhoHasNoApp(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                Verification answer = engine.verifyTotp(caller, code);
                return isWrong(answer) && !memory.apps.containsKey(userOf(caller))
                        ? new Rejected(Rejected.Reason.UNKNOWN_AUTHENTICATOR)
                        : answer;
            }
        };
    }

    static MfaService everyAddressHasItsBudget(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                Verification answer = engine.verifyTotp(caller, code);
                return answer instanceof Locked && caller.source().isPresent()
                        ? memory.isRight(userOf(caller), code, now()) ? granted(userOf(caller), Factor.TOTP) : WRONG
                        : answer;
            }
        };
    }

    static MfaService saysSent(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Sending send(Caller caller, DeliveryTarget target) {
                Sending sending = engine.send(caller, target);
                return sending instanceof Sending.NotSent it && it.cause() == Sending.Cause.DELIVERY_FAILED
                        ? new Sending.Sent("***", now().plusSeconds(300), now().plusSeconds(60))
                        : sending;
            }
        };
    }

    /** Hands on only some events. */
    static Mfa.Local hearing(EngineParts parts, Predicate<MfaEvent> wanted) {
        return Engines.correct(new EngineParts(
                parts.store(),
                parts.delivery(),
                parts.directory(),
                parts.policy(),
                parts.clock(),
                event -> {
                    if (wanted.test(event)) {
                        parts.listener().onEvent(event);
                    }
                },
                parts.notifier()));
    }

    static boolean isLockedAttempt(MfaEvent event) {
        return event instanceof MfaEvent.Attempt it && it.outcome() == MfaEvent.Outcome.LOCKED;
    }

    static boolean isUnbound(MfaEvent event) {
        return event instanceof MfaEvent.Change it && it.type() == MfaEvent.ChangeType.UNBOUND;
    }

    /** Remembers which recipient an association is for. */
    private abstract static class Tracking extends Meddling {
        final Map<String, Recipient> recipients = new ConcurrentHashMap<>();

        Tracking(Mfa.Local engine, EngineParts parts) {
            super(engine, parts);
        }

        @Override
        public final Association associate(Caller caller, AssociateRequest request) {
            return tracked(request, super.associate(caller, request));
        }

        @Override
        public final Association associate(Caller caller, AssociateRequest request, SecondFactorProof proof) {
            return tracked(request, super.associate(caller, request, proof));
        }

        private Association tracked(AssociateRequest request, Association association) {
            if (association instanceof Association.DeliveredCodes it
                    && request instanceof AssociateRequest.DeliveredCodes delivered) {
                recipients.put(it.authenticator().value(), delivered.recipient());
            }
            return association;
        }
    }

    /** A code that was sent anywhere confirms. */
    static MfaService anyDeliveredCodeConfirms(Mfa.Local engine, EngineParts parts) {
        return new Tracking(engine, parts) {
            @Override
            public Confirmation confirm(Caller caller, AuthenticatorId id, String code) {
                boolean sent =
                        recipients.values().stream().anyMatch(it -> codes(it).contains(code));
                Recipient own = recipients.get(id.value());
                List<String> right = own == null ? List.of() : codes(own);
                boolean foreign = sent && !right.isEmpty() && !right.contains(code);
                return engine.confirm(caller, id, foreign ? right.get(right.size() - 1) : code);
            }
        };
    }

    static MfaService listsRecipients(Mfa.Local engine, EngineParts parts) {
        return new Tracking(engine, parts) {
            @Override
            public Listing listAuthenticators(Caller caller) {
                Listing listing = engine.listAuthenticators(caller);
                return listing instanceof Listing.Authenticators it
                        ? new Listing.Authenticators(
                                it.authenticators().stream().map(this::unmasked).toList(), it.recoveryCodesLeft())
                        : listing;
            }

            private AuthenticatorSummary unmasked(AuthenticatorSummary it) {
                Optional<String> full =
                        Optional.ofNullable(recipients.get(it.id().value())).map(Recipient::address);
                return new AuthenticatorSummary(
                        it.id(), it.factor(), it.name(), it.status(), it.createdAt(), full, it.weak());
            }
        };
    }
}
