package dev.mfacore.tck.drive;

import dev.mfacore.SecondFactorProof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a call was answered.
 *
 * @param kind what it says
 * @param until the end of a lock or the earliest moment to try again, where told
 * @param expiresAt when what was given ends, where told
 * @param pass the token of a transaction that was begun
 * @param authenticator the id of an authenticator that was associated or confirmed
 * @param uri the otpauth URI
 * @param recoveryCodes new recovery codes
 * @param rows the list that was asked for
 * @param left how many recovery codes are left
 * @param user whom a verification names
 * @param proof what shows the verification to other operations
 * @param masked where a code went, masked
 * @param text all of the answer that may be written to a log: its text form or a refusal's body
 */
public record Answer(
        Kind kind,
        Optional<Instant> until,
        Optional<Instant> expiresAt,
        Optional<Pass> pass,
        Optional<String> authenticator,
        Optional<String> uri,
        List<String> recoveryCodes,
        List<Row> rows,
        OptionalInt left,
        Optional<String> user,
        Optional<SecondFactorProof> proof,
        Optional<String> masked,
        String text) {

    /** Takes copies. */
    public Answer {
        recoveryCodes = List.copyOf(recoveryCodes);
        rows = List.copyOf(rows);
    }

    public static Answer of(Kind kind, String text) {
        return new Answer(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                text);
    }

    public boolean accepted() {
        return kind == Kind.ACCEPTED;
    }

    /** The id of what was associated; only where the answer is known to have one. */
    public String id() {
        return authenticator.orElseThrow();
    }

    public Answer until(Optional<Instant> moment) {
        return new Answer(
                kind,
                moment,
                expiresAt,
                pass,
                authenticator,
                uri,
                recoveryCodes,
                rows,
                left,
                user,
                proof,
                masked,
                text);
    }

    public Answer expiring(Instant moment) {
        return new Answer(
                kind,
                until,
                Optional.of(moment),
                pass,
                authenticator,
                uri,
                recoveryCodes,
                rows,
                left,
                user,
                proof,
                masked,
                text);
    }

    public Answer with(Pass token) {
        return new Answer(
                kind,
                until,
                expiresAt,
                Optional.of(token),
                authenticator,
                uri,
                recoveryCodes,
                rows,
                left,
                user,
                proof,
                masked,
                text);
    }

    public Answer naming(String id) {
        return new Answer(
                kind,
                until,
                expiresAt,
                pass,
                Optional.of(id),
                uri,
                recoveryCodes,
                rows,
                left,
                user,
                proof,
                masked,
                text);
    }

    public Answer showing(Optional<String> otpauth, List<String> codes) {
        return new Answer(
                kind, until, expiresAt, pass, authenticator, otpauth, codes, rows, left, user, proof, masked, text);
    }

    public Answer listing(List<Row> authenticators, OptionalInt codesLeft) {
        return new Answer(
                kind,
                until,
                expiresAt,
                pass,
                authenticator,
                uri,
                recoveryCodes,
                authenticators,
                codesLeft,
                user,
                proof,
                masked,
                text);
    }

    public Answer about(String name, Optional<SecondFactorProof> shown) {
        return new Answer(
                kind,
                until,
                expiresAt,
                pass,
                authenticator,
                uri,
                recoveryCodes,
                rows,
                left,
                Optional.of(name),
                shown,
                masked,
                text);
    }

    public Answer sentTo(String recipient) {
        return new Answer(
                kind,
                until,
                expiresAt,
                pass,
                authenticator,
                uri,
                recoveryCodes,
                rows,
                left,
                user,
                proof,
                Optional.of(recipient),
                text);
    }

    /** As a report shows it: never what it gave. */
    @Override
    public String toString() {
        return kind + until.map(moment -> " until " + moment).orElse("");
    }
}
