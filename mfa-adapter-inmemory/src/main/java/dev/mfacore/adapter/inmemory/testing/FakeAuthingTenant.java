package dev.mfacore.adapter.inmemory.testing;

import static java.util.Objects.requireNonNull;

import dev.mfacore.AuthingTenant;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.UserId;
import dev.mfacore.adapter.inmemory.EventLog;
import dev.mfacore.adapter.inmemory.InMemoryMfa;
import dev.mfacore.adapter.inmemory.Outbox;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SignInChallenge;
import dev.mfacore.port.AccessTokens;
import dev.mfacore.port.UserDirectory;
import java.util.Optional;

/**
 * A tenant of Authing in memory, for tests of applications that use Authing: users, a sign-in that stops for a second
 * factor, a clock that is moved by hand, the codes that were sent, and faults by script. What it answers is what
 * {@link Mfa#tenant} answers, so it behaves like this library's server.
 *
 * <pre>{@code
 * FakeAuthingTenant tenant = FakeAuthingTenant.create();
 * Mfa.Remote mfa = Mfa.remote().api(tenant).clock(tenant.clock()).build();
 * tenant.putUser("ada", "correct horse");
 * AuthingAnswer<AuthingUser> stopped = tenant.signIn("ada", "correct horse");   // 1636, with an mfaToken
 * tenant.failNext(MfaCall.VerifyTotpMfa.class, AuthingFault.answerLost());       // and what does the application do?
 * }</pre>
 *
 * <p>Safe for use by any number of threads. The text form shows nothing of the users.
 */
public final class FakeAuthingTenant implements AuthingTenant {

    /** The id of the user pool. */
    public static final String USER_POOL_ID = "fake-user-pool";

    /** The id of the application. */
    public static final String APP_ID = "fake-app";

    static final String ISSUER = "Fake tenant";

    private final InMemoryMfa mfa;
    private final VirtualClock clock;
    private final FakeSessions sessions;
    private final FakeUsers users = new FakeUsers();
    private final FaultScript faults = new FaultScript();
    private final SecretText managementToken;
    private final AuthingTenant tenant;

    FakeAuthingTenant(InMemoryMfa mfa, MfaPolicy policy, VirtualClock clock, FakeSessions sessions) {
        this.mfa = mfa;
        this.clock = clock;
        this.sessions = sessions;
        this.managementToken =
                sessions.open(new UserId("administrator"), Optional.empty()).token();
        this.tenant = Mfa.tenant(new Mfa.Local(mfa.service(), mfa.admin(), mfa.gateway()))
                .policy(policy)
                .accessTokens(sessions)
                .userPoolId(USER_POOL_ID)
                .appId(APP_ID)
                .directory(mfa.directory())
                .clock(clock)
                .managementToken(managementToken)
                .revealContacts(true)
                .build();
    }

    /**
     * Makes a tenant with all defaults.
     *
     * @return a new one without users
     */
    public static FakeAuthingTenant create() {
        return builder().build();
    }

    /**
     * Starts a tenant with settings of one's own.
     *
     * @return a builder with the defaults
     */
    public static FakeAuthingTenantBuilder builder() {
        return new FakeAuthingTenantBuilder();
    }

    /**
     * Enters a user of whom nothing but id and password is known.
     *
     * @param id the user's id, also the name to sign in with
     * @param password not empty
     */
    public void putUser(String id, String password) {
        putUser(id, password, new UserDirectory.Entry(id, Optional.empty(), Optional.empty()));
    }

    /**
     * Enters a user, in place of what was known before.
     *
     * @param id the user's id, also the name to sign in with
     * @param password not empty
     * @param profile name, phone and email; neither of the two is a factor until it is bound
     */
    public void putUser(String id, String password, UserDirectory.Entry profile) {
        UserId user = new UserId(requireNonNull(id, "id"));
        users.put(user, requireNonNull(password, "password"));
        mfa.directory().put(user, profile);
    }

    /**
     * Signs in with a password, as Authing's sign-in does. Faults do not touch it.
     *
     * @param id the user's id
     * @param password the password
     * @return the user with an access token; or 1635 with a challenge if the user has bound an authenticator app, 1636 if
     *     another factor is bound or the policy demands one; or 2333 if no user has this id and password
     */
    public AuthingAnswer<AuthingUser> signIn(String id, String password) {
        UserId user = new UserId(requireNonNull(id, "id"));
        if (!users.matches(user, requireNonNull(password, "password"))) {
            return AuthingAnswer.refusal(
                    AuthingCode.WRONG_ACCOUNT_OR_PASSWORD.number(), "Account or password is wrong.");
        }
        AuthingAnswer<MfaTriggerData> trigger = tenant.call(
                new ManagementCall.GetMfaTriggerData(new AuthingCredential.Management(managementToken), APP_ID, id));
        if (trigger instanceof AuthingAnswer.Refusal<MfaTriggerData> refusal) {
            boolean noneNeeded = refusal.code() == AuthingCode.NOT_FOUND.number();
            return noneNeeded ? AuthingAnswer.success(open(user)) : refusal.as();
        }
        return stopped(((AuthingAnswer.Success<MfaTriggerData>) trigger).data());
    }

    private static AuthingAnswer<AuthingUser> stopped(MfaTriggerData data) {
        SignInChallenge.Kind kind = data.totpBound() ? SignInChallenge.Kind.PERSONAL : SignInChallenge.Kind.APPLICATION;
        return new AuthingAnswer.Refusal<>(
                kind.code(),
                "A second factor is needed.",
                Optional.of(new SignInChallenge(kind, data)),
                Optional.empty());
    }

    private AuthingUser open(UserId user) {
        AccessTokens.Issued issued = sessions.open(user, Optional.empty());
        return AuthingUser.of(user.value()).withToken(issued.token(), issued.expiresAt());
    }

    /**
     * Opens a session without asking for a factor, for tests of what is done in one.
     *
     * @param id whose
     * @return the credential of a session whose second factor was never given
     */
    public AuthingCredential.UserToken session(String id) {
        return new AuthingCredential.UserToken(
                sessions.open(new UserId(id), Optional.empty()).token());
    }

    /**
     * Returns the administrator's credential.
     *
     * @return the credential
     */
    public AuthingCredential.Management management() {
        return new AuthingCredential.Management(managementToken);
    }

    /**
     * Makes one call go wrong, the next one that is asked.
     *
     * @param fault how
     */
    public void failNext(AuthingFault fault) {
        failNext(AuthingCall.class, fault);
    }

    /**
     * Makes one call of a kind go wrong, the next one of it. Faults for the same call come in the order in which they
     * were asked for.
     *
     * @param kind a call, such as {@code MfaCall.VerifyTotpMfa.class}, or a group of calls, such as {@code MfaCall.class}
     * @param fault how
     * @throws IllegalArgumentException if {@code kind} is neither
     */
    public void failNext(Class<?> kind, AuthingFault fault) {
        faults.add(requireNonNull(kind, "kind"), requireNonNull(fault, "fault"));
    }

    /** Takes back all faults that have not come yet. */
    public void failNoMore() {
        faults.clear();
    }

    @Override
    public <T> AuthingAnswer<T> call(AuthingCall<T> call, Optional<String> source) {
        Optional<AuthingFault> fault = faults.next(call);
        if (fault.isEmpty()) {
            return tenant.call(call, source);
        }
        if (fault.get() instanceof AuthingFault.Refusing refusing) {
            return AuthingAnswer.refusal(refusing.code(), "refused by script");
        }
        if (((AuthingFault.Unavailable) fault.get()).afterEffect()) {
            tenant.call(call, source);
        }
        throw new MfaUnavailableException(call.operation() + " has no answer, by script");
    }

    @Override
    public AuthingCredential.OfUser credential(SecretText bearer) {
        return tenant.credential(bearer);
    }

    /**
     * Returns the clock of the tenant.
     *
     * @return the clock, to be moved by hand
     */
    public VirtualClock clock() {
        return clock;
    }

    /**
     * Returns the codes that were sent.
     *
     * @return the outbox
     */
    public Outbox outbox() {
        return mfa.outbox();
    }

    /**
     * Returns what happened.
     *
     * @return the log of events
     */
    public EventLog events() {
        return mfa.events();
    }

    @Override
    public String toString() {
        return "FakeAuthingTenant[" + APP_ID + "]";
    }
}
