package dev.mfacore.tck.gallery.service;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.Mfa;
import dev.mfacore.MfaService;
import dev.mfacore.Recipient;
import dev.mfacore.RecoveryCodes;
import dev.mfacore.Regeneration;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.tck.EngineParts;
import java.util.List;
import java.util.Locale;

/** Services that get delivered codes and recovery codes wrong. */
final class MeddlingWithCodes {

    private MeddlingWithCodes() {}

    /** What to make of a delivered code. */
    private abstract static class Delivered extends Meddling {
        Delivered(Mfa.Local engine, EngineParts parts) {
            super(engine, parts);
        }

        @Override
        public final Verification verifySms(Caller.TokenHolder caller, DeliveryTarget target, String code) {
            return verify(caller, target, code);
        }

        @Override
        public final Verification verifyEmail(Caller.TokenHolder caller, DeliveryTarget target, String code) {
            return verify(caller, target, code);
        }

        abstract Verification verify(Caller.TokenHolder caller, DeliveryTarget target, String code);

        Verification honest(Caller.TokenHolder caller, DeliveryTarget target, String code) {
            return recipient(target).factor() == Factor.SMS
                    ? engine.verifySms(caller, target, code)
                    : engine.verifyEmail(caller, target, code);
        }

        static Recipient recipient(DeliveryTarget target) {
            return ((DeliveryTarget.Address) target).recipient();
        }

        /** Remembers which codes went out in which transaction. */
        @Override
        public Sending send(Caller caller, DeliveryTarget target) {
            Sending sending = engine.send(caller, target);
            if (sending instanceof Sending.Sent && caller instanceof Caller.TokenHolder holder) {
                List<String> codes = codes(recipient(target));
                Memory.add(memory.sent, holder.token().value(), codes.get(codes.size() - 1));
            }
            return sending;
        }
    }

    /** Keeps every code of a transaction alive. */
    static MfaService codesPileUp(Mfa.Local engine, EngineParts parts) {
        return new Delivered(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, DeliveryTarget target, String code) {
                List<String> sent = Memory.get(memory.sent, caller.token().value());
                return honest(caller, target, sent.contains(code) ? sent.get(sent.size() - 1) : code);
            }
        };
    }

    /** Files a code under its recipient alone. */
    static MfaService codesBelongToRecipients(Mfa.Local engine, EngineParts parts) {
        return new Delivered(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, DeliveryTarget target, String code) {
                Verification answer = honest(caller, target, code);
                if (answer instanceof Verification.Verified) {
                    memory.used.add(code);
                }
                List<String> codes = codes(recipient(target));
                boolean newest = memory.sent.values().stream().anyMatch(list -> list.contains(code))
                        && !codes.isEmpty()
                        && codes.get(codes.size() - 1).equals(code);
                return isWrong(answer) && newest && memory.used.add(code)
                        ? granted(userOf(caller), recipient(target).factor())
                        : answer;
            }
        };
    }

    /** Ignores the recipient of the request. */
    static MfaService codesFitEveryRecipient(Mfa.Local engine, EngineParts parts) {
        return new Delivered(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, DeliveryTarget target, String code) {
                Verification answer = honest(caller, target, code);
                boolean sent = Memory.get(memory.sent, caller.token().value()).contains(code);
                return isWrong(answer) && sent && !codes(recipient(target)).contains(code)
                        ? granted(userOf(caller), recipient(target).factor())
                        : answer;
            }
        };
    }

    /** Leaves a code in place after success. */
    static MfaService codesStay(Mfa.Local engine, EngineParts parts) {
        return new Delivered(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, DeliveryTarget target, String code) {
                Verification answer = honest(caller, target, code);
                String name = recipient(target).identity() + code;
                if (answer instanceof Verification.Verified) {
                    memory.used.add(name);
                }
                return isWrong(answer) && memory.used.contains(name)
                        ? granted(userOf(caller), recipient(target).factor())
                        : answer;
            }
        };
    }

    /** A bind code signs in. */
    static MfaService bindingCodesSignIn(Mfa.Local engine, EngineParts parts) {
        return new Delivered(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, DeliveryTarget target, String code) {
                Verification answer = honest(caller, target, code);
                List<String> codes = codes(recipient(target));
                return isWrong(answer) && codes.size() == 1 && codes.contains(code) && memory.used.add(code)
                        ? granted(userOf(caller), recipient(target).factor())
                        : answer;
            }
        };
    }

    static MfaService sendsAnywhere(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Sending send(Caller caller, DeliveryTarget target) {
                Sending sending = engine.send(caller, target);
                return sending instanceof Sending.NotSent it && it.cause() == Sending.Cause.RECIPIENT_NOT_ALLOWED
                        ? new Sending.Sent("***", now().plusSeconds(300), now().plusSeconds(60))
                        : sending;
            }
        };
    }

    static MfaService echoesTheCode(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Association associate(Caller caller, AssociateRequest request) {
                return echoed(super.associate(caller, request), request);
            }

            private Association echoed(Association association, AssociateRequest request) {
                if (association instanceof Association.DeliveredCodes it
                        && request instanceof AssociateRequest.DeliveredCodes delivered) {
                    List<String> codes = codes(delivered.recipient());
                    Sending.Sent sent = it.code();
                    return new Association.DeliveredCodes(
                            it.authenticator(),
                            new Sending.Sent(codes.get(codes.size() - 1), sent.expiresAt(), sent.resendAt()),
                            it.recoveryCodes(),
                            it.expiresAt());
                }
                return association;
            }
        };
    }

    /** What to make of a recovery code. */
    private abstract static class Recovering extends Meddling {
        Recovering(Mfa.Local engine, EngineParts parts) {
            super(engine, parts);
        }

        @Override
        public final Verification verifyRecoveryCode(Caller.TokenHolder caller, String code) {
            return recover(caller, userOf(caller), code);
        }

        abstract Verification recover(Caller.TokenHolder caller, UserId user, String code);
    }

    static MfaService anyRecoveryCode(Mfa.Local engine, EngineParts parts) {
        return new Recovering(engine, parts) {
            @Override
            Verification recover(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyRecoveryCode(caller, code);
                return isWrong(answer) && code.equals("x") ? granted(user, Factor.RECOVERY_CODE) : answer;
            }
        };
    }

    /** Each factor uses the token up by itself. */
    static MfaService recoveringLooksAtNoToken(Mfa.Local engine, EngineParts parts) {
        return new Recovering(engine, parts) {
            @Override
            Verification recover(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyRecoveryCode(caller, code);
                return isDead(answer)
                                && memory.tokens.containsKey(caller.token().value())
                        ? engine.verifyRecoveryCode(another(user), code)
                        : answer;
            }
        };
    }

    static MfaService recoveryCodesStay(Mfa.Local engine, EngineParts parts) {
        return new Recovering(engine, parts) {
            @Override
            Verification recover(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyRecoveryCode(caller, code);
                if (answer instanceof Verification.Verified) {
                    memory.used.add(user.value() + code);
                }
                return isWrong(answer) && memory.used.contains(user.value() + code)
                        ? granted(user, Factor.RECOVERY_CODE)
                        : answer;
            }
        };
    }

    static MfaService anybodysRecoveryCode(Mfa.Local engine, EngineParts parts) {
        return new Recovering(engine, parts) {
            @Override
            Verification recover(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyRecoveryCode(caller, code);
                boolean others = memory.recovery.entrySet().stream()
                        .anyMatch(
                                it -> !it.getKey().equals(user) && it.getValue().contains(code));
                return isWrong(answer) && others ? granted(user, Factor.RECOVERY_CODE) : answer;
            }
        };
    }

    /** Codes of a pending association open the account at once. */
    static MfaService pendingRecoveryCodes(Mfa.Local engine, EngineParts parts) {
        return new Recovering(engine, parts) {
            @Override
            Verification recover(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyRecoveryCode(caller, code);
                boolean shown = Memory.get(memory.recovery, user).contains(code);
                return isWrong(answer) && shown && hasPendingApp(user) && memory.used.add(code)
                        ? granted(user, Factor.RECOVERY_CODE)
                        : answer;
            }
        };
    }

    static MfaService recoveringHasNoLimit(Mfa.Local engine, EngineParts parts) {
        return new Recovering(engine, parts) {
            @Override
            Verification recover(Caller.TokenHolder caller, UserId user, String code) {
                return memory.tokens.containsKey(caller.token().value()) && code.startsWith("wrong")
                        ? WRONG
                        : engine.verifyRecoveryCode(caller, code);
            }
        };
    }

    static MfaService strictSpelling(Mfa.Local engine, EngineParts parts) {
        return new Recovering(engine, parts) {
            @Override
            Verification recover(Caller.TokenHolder caller, UserId user, String code) {
                List<String> codes = Memory.get(memory.recovery, user);
                boolean respelt = !codes.contains(code)
                        && codes.stream().anyMatch(it -> plain(it).equals(plain(code)));
                return respelt && isAlive(caller) ? WRONG : engine.verifyRecoveryCode(caller, code);
            }
        };
    }

    private static String plain(String code) {
        return code.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
    }

    static MfaService prefixRecovers(Mfa.Local engine, EngineParts parts) {
        return new Recovering(engine, parts) {
            @Override
            Verification recover(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyRecoveryCode(caller, code);
                boolean similar = Memory.get(memory.recovery, user).stream()
                        .anyMatch(it -> Math.abs(it.length() - code.length()) == 1
                                && (it.startsWith(code)
                                        || code.startsWith(it)
                                        || it.endsWith(code)
                                        || code.endsWith(it)));
                return isWrong(answer) && similar ? granted(user, Factor.RECOVERY_CODE) : answer;
            }
        };
    }

    /** New codes are added to the old ones. */
    static MfaService newCodesAreAdded(Mfa.Local engine, EngineParts parts) {
        return new Recovering(engine, parts) {
            @Override
            public Regeneration regenerateRecoveryCodes(Caller.SignedIn caller, SecondFactorProof proof) {
                Regeneration answer = engine.regenerateRecoveryCodes(caller, proof);
                if (answer instanceof Regeneration.Regenerated it) {
                    memory.used.add("voided " + caller.user().value());
                    RecoveryCodes codes = it.recoveryCodes();
                    codes.codes().forEach(code -> Memory.add(memory.recovery, caller.user(), code));
                }
                return answer;
            }

            @Override
            Verification recover(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyRecoveryCode(caller, code);
                if (answer instanceof Verification.Verified) {
                    memory.used.add(code);
                }
                boolean old = Memory.get(memory.recovery, user).contains(code)
                        && memory.used.contains("voided " + user.value());
                return isWrong(answer) && old && memory.used.add(code) ? granted(user, Factor.RECOVERY_CODE) : answer;
            }
        };
    }
}
