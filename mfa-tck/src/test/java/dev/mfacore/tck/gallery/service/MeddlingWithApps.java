package dev.mfacore.tck.gallery.service;

import dev.mfacore.Caller;
import dev.mfacore.Factor;
import dev.mfacore.Locked;
import dev.mfacore.Mfa;
import dev.mfacore.MfaService;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.tck.EngineParts;
import dev.mfacore.tck.drive.OtpApp;
import java.text.Normalizer;
import java.util.List;
import java.util.function.UnaryOperator;

/** Services that get codes of apps wrong. */
final class MeddlingWithApps {

    private MeddlingWithApps() {}

    /** What to make of an app's code. */
    private abstract static class Verifying extends Meddling {
        Verifying(Mfa.Local engine, EngineParts parts) {
            super(engine, parts);
        }

        @Override
        public final Verification verifyTotp(Caller.TokenHolder caller, String code) {
            return verify(caller, userOf(caller), code);
        }

        abstract Verification verify(Caller.TokenHolder caller, UserId user, String code);
    }

    static MfaService acceptsTwice(Mfa.Local engine, EngineParts parts) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyTotp(caller, code);
                String name = user.value() + " " + code;
                if (answer instanceof Verification.Verified) {
                    memory.used.add(name);
                }
                return isWrong(answer) && memory.used.contains(name) && memory.isRight(user, code, now())
                        ? granted(user, Factor.TOTP)
                        : answer;
            }
        };
    }

    static MfaService replaysAreFree(Mfa.Local engine, EngineParts parts) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                String name = user.value() + " " + code;
                if (memory.used.contains(name) && isAlive(caller)) {
                    return WRONG;
                }
                Verification answer = engine.verifyTotp(caller, code);
                if (answer instanceof Verification.Verified) {
                    memory.used.add(name);
                }
                return answer;
            }
        };
    }

    static MfaService pendingCounts(Mfa.Local engine, EngineParts parts) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyTotp(caller, code);
                List<OtpApp> apps = Memory.get(memory.apps, user);
                boolean pending = !apps.isEmpty()
                        && hasPendingApp(user)
                        && Memory.matches(apps.get(apps.size() - 1), code, now());
                return isWrong(answer) && pending ? granted(user, Factor.TOTP) : answer;
            }
        };
    }

    static MfaService anybodysCode(Mfa.Local engine, EngineParts parts) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyTotp(caller, code);
                return isWrong(answer)
                        ? memory.owner(code, now())
                                .filter(owner -> !owner.equals(user))
                                .map(owner -> granted(owner, Factor.TOTP))
                                .orElse(answer)
                        : answer;
            }
        };
    }

    static MfaService lockTells(Mfa.Local engine, EngineParts parts) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyTotp(caller, code);
                return answer instanceof Locked && !memory.isRight(user, code, now()) ? WRONG : answer;
            }
        };
    }

    static MfaService tokenLivesOn(Mfa.Local engine, EngineParts parts) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyTotp(caller, code);
                if (answer instanceof Verification.Verified) {
                    memory.used.add(caller.token().value());
                }
                return isDead(answer) && memory.used.contains(caller.token().value())
                        ? engine.verifyTotp(another(user), code)
                        : answer;
            }
        };
    }

    /** Takes the beginning of a token for the token. */
    static MfaService tokenByPrefix(Mfa.Local engine, EngineParts parts) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                String text = caller.token().value();
                return memory.tokens.keySet().stream()
                        .filter(token -> text.length() > token.length() && text.startsWith(token))
                        .findFirst()
                        .map(token -> engine.verifyTotp(Caller.holding(new dev.mfacore.MfaToken(token)), code))
                        .orElseGet(() -> engine.verifyTotp(caller, code));
            }
        };
    }

    static MfaService strangersLock(Mfa.Local engine, EngineParts parts) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                String text = caller.token().value();
                Verification answer = engine.verifyTotp(caller, code);
                if (isDead(answer) && memory.apps.containsKey(new UserId(text.length() > 254 ? "x" : text))) {
                    engine.verifyTotp(another(new UserId(text)), "wrong");
                }
                return answer;
            }
        };
    }

    static MfaService reads(Mfa.Local engine, EngineParts parts, UnaryOperator<String> reading) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                return engine.verifyTotp(caller, reading.apply(code));
            }
        };
    }

    static String normalised(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFKC)
                .codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String parsed(String code) {
        try {
            return String.format(java.util.Locale.ROOT, "%06d", Integer.parseInt(code));
        } catch (NumberFormatException e) {
            return code;
        }
    }

    static String digitsOnly(String code) {
        return code.replaceAll("[^0-9]", "");
    }

    static String cut(String code) {
        return code.length() > 6 ? code.substring(0, 6) : code;
    }

    static MfaService blankPasses(Mfa.Local engine, EngineParts parts) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                return code.isBlank()
                                && memory.tokens.containsKey(caller.token().value())
                        ? granted(user, Factor.TOTP)
                        : engine.verifyTotp(caller, code);
            }
        };
    }

    static MfaService nothingEnrolledPasses(Mfa.Local engine, EngineParts parts) {
        return new Verifying(engine, parts) {
            @Override
            Verification verify(Caller.TokenHolder caller, UserId user, String code) {
                Verification answer = engine.verifyTotp(caller, code);
                return isWrong(answer) && !memory.apps.containsKey(user) ? granted(user, Factor.TOTP) : answer;
            }
        };
    }
}
