package dev.mfacore.tck;

import dev.mfacore.MfaToken;
import dev.mfacore.Recipient;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.port.UserDirectory;
import java.time.Duration;
import java.util.List;

/** Does to a tenant of Authing's API what happens outside the API. */
public interface AuthingFixture {

    /**
     * Enters a user without any factor.
     *
     * @param id the user's id, new to the tenant
     * @param profile name, phone and email as the platform knows them
     * @throws Exception if that fails; the run then fails
     */
    void putUser(String id, UserDirectory.Entry profile) throws Exception;

    /**
     * Opens a session of a user who has signed in.
     *
     * @param id a user that was put
     * @return the session's credential
     * @throws Exception if that fails; the run then fails
     */
    AuthingCredential.UserToken session(String id) throws Exception;

    /**
     * Begins a sign-in that waits for its second factor.
     *
     * @param id a user that was put
     * @return the mfaToken
     * @throws Exception if that fails; the run then fails
     */
    MfaToken signIn(String id) throws Exception;

    /**
     * Returns the codes that reached a recipient.
     *
     * @param recipient a phone or mailbox
     * @return all since the adapter was opened, the newest last
     * @throws Exception if they cannot be looked at; the run then fails
     */
    List<String> codes(Recipient recipient) throws Exception;

    /**
     * Lets time pass, for tenants that have a clock of their own. One that reads the kit's clock needs no more than this.
     *
     * @param by how much
     */
    default void advance(Duration by) {}
}
