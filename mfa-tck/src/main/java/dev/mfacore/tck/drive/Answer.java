package dev.mfacore.tck.drive;

import dev.mfacore.SecondFactorProof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

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
        return new Draft(kind, text).answer();
    }

    public boolean accepted() {
        return kind == Kind.ACCEPTED;
    }

    /** The id of what was associated; only where the answer is known to have one. */
    public String id() {
        return authenticator.orElseThrow();
    }

    public Answer until(Optional<Instant> moment) {
        return changed(draft -> draft.until = moment);
    }

    public Answer expiring(Instant moment) {
        return changed(draft -> draft.expiresAt = Optional.of(moment));
    }

    public Answer with(Pass token) {
        return changed(draft -> draft.pass = Optional.of(token));
    }

    public Answer naming(String id) {
        return changed(draft -> draft.authenticator = Optional.of(id));
    }

    public Answer showing(Optional<String> otpauth, List<String> codes) {
        return changed(draft -> {
            draft.uri = otpauth;
            draft.recoveryCodes = codes;
        });
    }

    public Answer listing(List<Row> authenticators, OptionalInt codesLeft) {
        return changed(draft -> {
            draft.rows = authenticators;
            draft.left = codesLeft;
        });
    }

    public Answer about(String name, Optional<SecondFactorProof> shown) {
        return changed(draft -> {
            draft.user = Optional.of(name);
            draft.proof = shown;
        });
    }

    public Answer sentTo(String recipient) {
        return changed(draft -> draft.masked = Optional.of(recipient));
    }

    private Answer changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.answer();
    }

    /** As a report shows it: never what it gave. */
    @Override
    public String toString() {
        return kind + until.map(moment -> " until " + moment).orElse("");
    }

    /** An answer that is being made. */
    private static final class Draft {

        private final Kind kind;
        private final String text;
        private Optional<Instant> until = Optional.empty();
        private Optional<Instant> expiresAt = Optional.empty();
        private Optional<Pass> pass = Optional.empty();
        private Optional<String> authenticator = Optional.empty();
        private Optional<String> uri = Optional.empty();
        private List<String> recoveryCodes = List.of();
        private List<Row> rows = List.of();
        private OptionalInt left = OptionalInt.empty();
        private Optional<String> user = Optional.empty();
        private Optional<SecondFactorProof> proof = Optional.empty();
        private Optional<String> masked = Optional.empty();

        Draft(Kind kind, String text) {
            this.kind = kind;
            this.text = text;
        }

        Draft(Answer from) {
            this(from.kind, from.text);
            until = from.until;
            expiresAt = from.expiresAt;
            pass = from.pass;
            authenticator = from.authenticator;
            uri = from.uri;
            recoveryCodes = from.recoveryCodes;
            rows = from.rows;
            left = from.left;
            user = from.user;
            proof = from.proof;
            masked = from.masked;
        }

        Answer answer() {
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
                    masked,
                    text);
        }
    }
}
