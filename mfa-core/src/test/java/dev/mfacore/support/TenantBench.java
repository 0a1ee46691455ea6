package dev.mfacore.support;

import dev.mfacore.AuthingTenant;
import dev.mfacore.AuthingTenantBuilder;
import dev.mfacore.LocalMfaBuilder;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaToken;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.AuthingSource;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TotpAssociation;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpWindow;
import dev.mfacore.port.UserDirectory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A tenant over a bench: the same fakes, and access tokens in a map. */
public final class TenantBench {

    public static final String POOL = "pool-1";
    public static final String APP = "app-1";
    public static final SecretText MANAGEMENT = new SecretText("management-token-of-the-pool");

    private final TestBench bench;
    private final FakeAccessTokens tokens;
    private final Mfa.Local engine;
    private final AuthingTenant tenant;

    private TenantBench(MfaPolicy policy, UserDirectory directory, UnaryOperator<AuthingTenantBuilder> change) {
        this.bench = TestBench.with(policy);
        this.tokens = new FakeAccessTokens(bench.clock());
        UnaryOperator<LocalMfaBuilder> parts = builder -> builder.policy(policy).directory(directory);
        bench.restart(parts);
        this.engine = bench.build(parts);
        AuthingTenantBuilder builder = Mfa.tenant(engine)
                .policy(policy)
                .accessTokens(tokens)
                .userPoolId(POOL)
                .appId(APP)
                .clock(bench.clock())
                .managementToken(MANAGEMENT);
        this.tenant = change.apply(builder).build();
    }

    public static MfaPolicy.Builder policy() {
        return MfaPolicy.builder().oneRecoveryCode(true);
    }

    public static TenantBench create() {
        return with(policy().build());
    }

    public static TenantBench with(MfaPolicy policy) {
        return with(policy, UnaryOperator.identity());
    }

    public static TenantBench with(MfaPolicy policy, UnaryOperator<AuthingTenantBuilder> change) {
        return new TenantBench(policy, UserDirectory.empty(), change);
    }

    public static TenantBench knowing(UserDirectory directory, UnaryOperator<AuthingTenantBuilder> change) {
        return new TenantBench(
                policy().build(), directory, builder -> change.apply(builder).directory(directory));
    }

    public TestBench bench() {
        return bench;
    }

    public FakeAccessTokens tokens() {
        return tokens;
    }

    public AuthingTenant tenant() {
        return tenant;
    }

    public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
        return tenant.call(call);
    }

    /** A session whose second factor was never given. */
    public AuthingCredential.UserToken session(UserId user) {
        return new AuthingCredential.UserToken(tokens.signedIn(user));
    }

    /** A session whose second factor was given now. */
    public AuthingCredential.UserToken freshSession(UserId user) {
        return new AuthingCredential.UserToken(
                tokens.issue(user, bench.clock().instant()).token());
    }

    public AuthingCredential.PendingSignIn signIn(UserId user) {
        return AuthingCredential.pending(bench.signIn(user).token());
    }

    public static AuthingCredential.PendingSignIn pending(String token) {
        return AuthingCredential.pending(new MfaToken(token));
    }

    public static AuthingCredential.Management management() {
        return new AuthingCredential.Management(MANAGEMENT);
    }

    /** A user's app, enrolled over the tenant and confirmed; the clock is moved past the confirming code. */
    public App enrol(UserId user) {
        AuthingCredential.UserToken session = session(user);
        App app = associate(session);
        success(call(new MfaCall.ConfirmAssociateMfaAuthenticator(session, app.code(), AuthingSource.SELF)));
        bench.clock().advance(Duration.ofSeconds(60));
        return app;
    }

    public App associate(AuthingCredential.OfUser credential) {
        return new App(success(call(new MfaCall.AssociateMfaAuthenticator(credential, AuthingSource.SELF))));
    }

    public AuthingUser verify(AuthingCredential.PendingSignIn pending, App app) {
        return success(call(new MfaCall.VerifyTotpMfa(pending, app.code())));
    }

    public static <T> T success(AuthingAnswer<T> answer) {
        if (answer instanceof AuthingAnswer.Success<T> success) {
            return success.data();
        }
        throw new AssertionError("refused: " + answer);
    }

    public static <T> AuthingAnswer.Refusal<T> refusal(AuthingAnswer<T> answer) {
        if (answer instanceof AuthingAnswer.Refusal<T> refusal) {
            return refusal;
        }
        throw new AssertionError("not refused");
    }

    public static int code(AuthingAnswer<?> answer) {
        return answer instanceof AuthingAnswer.Refusal<?> refusal ? refusal.code() : AuthingAnswer.SUCCESS;
    }

    /** An authenticator app that knows what an association showed. */
    public final class App {

        private final TotpAssociation association;
        private final OtpauthUri uri;
        private final Totp totp;

        App(TotpAssociation association) {
            this.association = association;
            this.uri = OtpauthUri.parse(association.qrCodeUri().value());
            this.totp = Totp.of(uri.parameters(), TotpWindow.none());
        }

        public TotpAssociation association() {
            return association;
        }

        public OtpSecret secret() {
            return uri.secret();
        }

        public SecretText code() {
            return new SecretText(totp.generate(uri.secret(), bench.clock().instant()));
        }

        public SecretText wrongCode() {
            for (int candidate = 0; ; candidate++) {
                String code = String.format(Locale.ROOT, "%06d", candidate);
                if (IntStream.rangeClosed(-3, 3).noneMatch(step -> codeIn(step).equals(code))) {
                    return new SecretText(code);
                }
            }
        }

        private String codeIn(int steps) {
            Duration offset = uri.parameters().period().multipliedBy(steps);
            return totp.generate(uri.secret(), bench.clock().instant().plus(offset));
        }

        public SecretText recoveryCode() {
            return association.recoveryCode();
        }

        public App nextStep() {
            bench.clock().advance(uri.parameters().period());
            return this;
        }
    }

    /** Waits for whatever may be sent again. */
    public void pass(Duration time) {
        bench.clock().advance(time);
    }

    public Optional<String> lastCode() {
        return bench.delivery().messages().isEmpty()
                ? Optional.empty()
                : Optional.of(bench.delivery().last().code());
    }
}
