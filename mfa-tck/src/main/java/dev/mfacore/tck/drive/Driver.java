package dev.mfacore.tck.drive;

import dev.mfacore.Factor;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One node of what is under test, in the vocabulary of the nine operations. A call never throws: what the service throws
 * becomes an answer. Safe for any number of threads.
 */
public interface Driver {

    /** The rules that are kept, as its author told. */
    MfaPolicy policy();

    /** Makes a user known, where the platform has to know them first. */
    void know(String user);

    /** A phone that no other try uses. */
    Recipient phone(int number);

    /** An email address that no other try uses. */
    Recipient email(int number);

    /** Opens a transaction. */
    Answer begin(String user, Purpose purpose, Optional<String> context);

    /** A session of a user whose second factor was not given in it. */
    Pass session(String user);

    /** A session of a user whose second factor was given just now. */
    Pass provenSession(String user);

    Answer list(Pass caller);

    Answer associateApp(Pass caller);

    Answer associate(Pass caller, Recipient recipient);

    /** Associates a phone or email that is written in another way. */
    Answer associate(Pass caller, Factor factor, String spelling);

    Answer confirm(Pass caller, Factor factor, String authenticator, String code);

    Answer unbind(Pass caller, Factor factor, String authenticator);

    Answer verifyTotp(Pass caller, String code);

    Answer verify(Pass caller, Recipient recipient, String code);

    Answer recover(Pass caller, String code);

    Answer bindable(Pass caller, Recipient recipient);

    Answer send(Pass caller, Recipient recipient);

    Answer regenerate(Pass caller);

    /** The first factor changed, or the account was disabled. */
    Answer invalidate(String user);

    /** The codes that were delivered to a recipient, oldest first. */
    List<String> codes(Recipient recipient);

    /** How near to a moment the clock can be put: clauses try so long before it. */
    Duration tick();

    /** The time by the clock that is read. */
    Instant now();

    /** Puts that clock forward, by whole seconds where an endpoint can do no better. */
    void advance(Duration by);
}
