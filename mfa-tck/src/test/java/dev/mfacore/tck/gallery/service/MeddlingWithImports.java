package dev.mfacore.tck.gallery.service;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.ImportedTotp;
import dev.mfacore.Listing;
import dev.mfacore.Mfa;
import dev.mfacore.MfaAdmin;
import dev.mfacore.UserId;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.tck.EngineParts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Services that get the apps wrong which they take over from elsewhere. */
final class MeddlingWithImports {

    private MeddlingWithImports() {}

    /** Hands every call of an operator on, and changes what is imported and how it is listed. */
    private static class Importing implements MfaAdmin {
        private final MfaAdmin admin;

        Importing(MfaAdmin admin) {
            this.admin = admin;
        }

        ImportedTotp taken(ImportedTotp totp) {
            return totp;
        }

        AuthenticatorSummary told(AuthenticatorSummary summary) {
            return summary;
        }

        @Override
        public AuthenticatorSummary importTotp(UserId user, ImportedTotp totp, AdminAction action) {
            return told(admin.importTotp(user, taken(totp), action));
        }

        @Override
        public Listing.Authenticators listAuthenticators(UserId user) {
            Listing.Authenticators listing = admin.listAuthenticators(user);
            return new Listing.Authenticators(
                    listing.authenticators().stream().map(this::told).toList(), listing.recoveryCodesLeft());
        }

        @Override
        public void resetUser(UserId user, AdminAction action) {
            admin.resetUser(user, action);
        }

        @Override
        public boolean removeAuthenticator(UserId user, AuthenticatorId authenticator, AdminAction action) {
            return admin.removeAuthenticator(user, authenticator, action);
        }

        @Override
        public void invalidateTransactions(UserId user, AdminAction action) {
            admin.invalidateTransactions(user, action);
        }

        @Override
        public PageReport reseal(Optional<String> after, int limit) {
            return admin.reseal(after, limit);
        }

        @Override
        public PageReport cleanUp(RecordKind kind, Optional<String> after, int limit) {
            return admin.cleanUp(kind, after, limit);
        }

        @Override
        public long count(RecordKind kind) {
            return admin.count(kind);
        }
    }

    private static Mfa.Local taking(EngineParts parts, UnaryOperator<ImportedTotp> change) {
        Mfa.Local engine = Engines.correct(parts);
        MfaAdmin admin = new Importing(engine.admin()) {
            @Override
            ImportedTotp taken(ImportedTotp totp) {
                return change.apply(totp);
            }
        };
        return new Mfa.Local(engine.service(), admin, engine.gateway());
    }

    private static ImportedTotp with(ImportedTotp totp, byte[] secret) {
        return new ImportedTotp(totp.name(), OtpSecret.ofBytes(secret), totp.parameters());
    }

    static Mfa.Local secretsAreCut(EngineParts parts) {
        return taking(
                parts,
                totp -> with(
                        totp,
                        Arrays.copyOf(
                                totp.secret().revealBytes(),
                                Math.min(20, totp.secret().length()))));
    }

    static Mfa.Local secretsAreTexts(EngineParts parts) {
        return taking(
                parts,
                totp -> totp.secret().length() == 20
                        ? with(totp, totp.secret().revealBase32().getBytes(StandardCharsets.US_ASCII))
                        : totp);
    }

    static Mfa.Local hashIsForgotten(EngineParts parts) {
        return taking(
                parts,
                totp -> new ImportedTotp(
                        totp.name(),
                        totp.secret(),
                        new TotpParameters(
                                OtpAlgorithm.SHA1,
                                totp.parameters().digits(),
                                totp.parameters().period())));
    }

    static Mfa.Local shortImportsAreRefused(EngineParts parts) {
        return taking(parts, totp -> {
            if (totp.secret().length() < 20) {
                throw new IllegalArgumentException("secret must have 20 bytes");
            }
            return totp;
        });
    }

    static Mfa.Local weakIsNotTold(EngineParts parts) {
        Mfa.Local engine = Engines.correct(parts);
        MfaAdmin admin = new Importing(engine.admin()) {
            @Override
            AuthenticatorSummary told(AuthenticatorSummary it) {
                return new AuthenticatorSummary(
                        it.id(), it.factor(), it.name(), it.status(), it.createdAt(), it.maskedRecipient(), false);
            }
        };
        return new Mfa.Local(engine.service(), admin, engine.gateway());
    }
}
