package dev.mfacore.tck.gallery.service;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.EmailAddress;
import dev.mfacore.Mfa;
import dev.mfacore.MfaService;
import dev.mfacore.Recipient;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Verification;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.tck.EngineParts;
import dev.mfacore.tck.drive.KeyUri;
import dev.mfacore.tck.drive.OtpApp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Services that get names, parameters and spellings wrong. */
final class MeddlingWithUris {

    private MeddlingWithUris() {}

    /** What to tell the app. */
    private abstract static class Telling extends Meddling {
        Telling(Mfa.Local engine, EngineParts parts) {
            super(engine, parts);
        }

        abstract OtpauthUri told(Caller caller, OtpauthUri uri);

        @Override
        final Association seen(Caller caller, Association association) {
            return association instanceof Association.AuthenticatorApp it
                    ? super.seen(
                            caller,
                            new Association.AuthenticatorApp(
                                    it.authenticator(),
                                    told(caller, it.uri()),
                                    it.qr(),
                                    it.recoveryCodes(),
                                    it.expiresAt()))
                    : association;
        }
    }

    static MfaService accountsAreEscapedTwice(Mfa.Local engine, EngineParts parts) {
        return new Telling(engine, parts) {
            @Override
            OtpauthUri told(Caller caller, OtpauthUri uri) {
                String account = URLEncoder.encode(uri.account(), StandardCharsets.UTF_8);
                return new OtpauthUri(uri.issuer(), account, uri.secret(), uri.parameters());
            }
        };
    }

    /** Takes what stands before a colon for the issuer. */
    static MfaService accountsNameTheIssuer(Mfa.Local engine, EngineParts parts) {
        return new Telling(engine, parts) {
            @Override
            OtpauthUri told(Caller caller, OtpauthUri uri) {
                String name = caller instanceof Caller.SignedIn it
                        ? parts.directory()
                                .find(it.user())
                                .map(UserDirectory.Entry::accountName)
                                .orElse("")
                        : "";
                List<String> names = Arrays.asList(name.split(":", -1));
                return names.size() == 2 && !names.contains("")
                        ? new OtpauthUri(names.get(0), names.get(1), uri.secret(), uri.parameters())
                        : uri;
            }
        };
    }

    /** Tells the hash of the policy, and knows SHA-1 alone. */
    static Mfa.Local hashIsOnlyTold(EngineParts parts) {
        Mfa.Local engine = Engines.under(parts, policy -> policy.totpAlgorithm(OtpAlgorithm.SHA1));
        MfaService telling = new Telling(engine, parts) {
            @Override
            OtpauthUri told(Caller caller, OtpauthUri uri) {
                byte[] secret = uri.secret().revealBytes();
                var parameters = parts.policy().totp().parameters();
                byte[] longer = Arrays.copyOf(secret, parameters.algorithm().secretBytes());
                return new OtpauthUri(uri.issuer(), uri.account(), OtpSecret.ofBytes(longer), parameters);
            }
        };
        return new Mfa.Local(telling, engine.admin(), engine.gateway());
    }

    /** Tells the app ten bytes, and turns its codes into those of the engine. */
    static MfaService secretsAreShort(Mfa.Local engine, EngineParts parts) {
        Map<OtpApp, OtpApp> apps = Memory.of(parts).turned;
        return new Telling(engine, parts) {
            @Override
            OtpauthUri told(Caller caller, OtpauthUri uri) {
                byte[] cut = Arrays.copyOf(uri.secret().revealBytes(), 10);
                OtpauthUri told = new OtpauthUri(uri.issuer(), uri.account(), OtpSecret.ofBytes(cut), uri.parameters());
                apps.put(app(told), app(uri));
                return told;
            }

            private static OtpApp app(OtpauthUri uri) {
                return new OtpApp(KeyUri.parse(uri.toUriString()));
            }

            private String turned(String code) {
                for (Map.Entry<OtpApp, OtpApp> pair : apps.entrySet()) {
                    long now = pair.getKey().step(now());
                    for (long step = now - 9; step <= now + 9; step++) {
                        if (pair.getKey().code(step).equals(code)) {
                            return pair.getValue().code(step);
                        }
                    }
                }
                return code;
            }

            private SecondFactorProof turned(SecondFactorProof proof) {
                return proof instanceof SecondFactorProof.TotpCode it
                        ? new SecondFactorProof.TotpCode(turned(it.code()))
                        : proof;
            }

            @Override
            public Association associate(Caller caller, AssociateRequest request, SecondFactorProof proof) {
                return super.associate(caller, request, turned(proof));
            }

            @Override
            public dev.mfacore.Unbinding unbind(Caller.SignedIn caller, AuthenticatorId id, SecondFactorProof proof) {
                return super.unbind(caller, id, turned(proof));
            }

            @Override
            public dev.mfacore.Regeneration regenerateRecoveryCodes(Caller.SignedIn caller, SecondFactorProof proof) {
                return super.regenerateRecoveryCodes(caller, turned(proof));
            }

            @Override
            public Confirmation confirm(Caller caller, AuthenticatorId id, String code) {
                return engine.confirm(caller, id, turned(code));
            }

            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                return engine.verifyTotp(caller, turned(code));
            }
        };
    }

    /** Counts sendings by the text of an address: one in other letters goes as if to another mailbox. */
    static MfaService letterCaseCounts(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Association associate(Caller caller, AssociateRequest request) {
                return super.associate(
                        caller,
                        request instanceof AssociateRequest.DeliveredCodes it
                                ? AssociateRequest.deliveredTo(it.name(), disguised(it.recipient()))
                                : request);
            }

            private static Recipient disguised(Recipient recipient) {
                boolean other = !recipient.address().equals(recipient.identity());
                return other
                        ? EmailAddress.parse("x"
                                + Integer.toHexString(recipient.address().hashCode()) + "@" + recipient.destination())
                        : recipient;
            }
        };
    }

    /** Expects codes of apps in the digits of the default locale. */
    static MfaService localeDecides(Mfa.Local engine, EngineParts parts) {
        return new Meddling(engine, parts) {
            @Override
            public Verification verifyTotp(Caller.TokenHolder caller, String code) {
                boolean ascii = String.format(Locale.getDefault(), "%d", 0).equals("0");
                return ascii ? engine.verifyTotp(caller, code) : WRONG;
            }
        };
    }

    /** Sends codes in the digits of the default locale. */
    static Mfa.Local codesAreFormatted(EngineParts parts) {
        OtpDelivery formatting = message -> parts.delivery()
                .deliver(new OtpMessage(
                        message.id(),
                        message.user(),
                        message.recipient(),
                        message.purpose(),
                        String.format(
                                Locale.getDefault(),
                                "%0" + message.code().length() + "d",
                                Long.parseLong(message.code())),
                        message.expiresAt()));
        return Engines.correct(new EngineParts(
                parts.store(),
                formatting,
                parts.directory(),
                parts.policy(),
                parts.clock(),
                parts.listener(),
                parts.notifier()));
    }
}
