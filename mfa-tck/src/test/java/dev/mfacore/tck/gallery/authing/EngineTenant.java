package dev.mfacore.tck.gallery.authing;

import dev.mfacore.KeyRing;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaToken;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.SecretText;
import dev.mfacore.port.AccessTokens;
import dev.mfacore.port.AuthingApi;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.tck.AuthingFixture;
import dev.mfacore.tck.DeliveredCodes;
import dev.mfacore.tck.drive.KitRegister;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The library's engine as a tenant, in this process. */
final class EngineTenant implements AuthingFixture {

    private static final SecretText KEY = new SecretText("management-key-of-the-gallery");
    private static final KeyRing KEYS = KeyRing.generate(new SecureRandom());

    private final Map<String, UserDirectory.Entry> users = new HashMap<>();
    private final DeliveredCodes codes = new DeliveredCodes();
    private final Sessions sessions;
    private final AuthingApi api;

    EngineTenant(InstantSource clock) {
        sessions = new Sessions(clock);
        UserDirectory directory = user -> Optional.ofNullable(users.get(user.value()));
        MfaPolicy policy = MfaPolicy.builder()
                .oneRecoveryCode(true)
                .unattachedCodes(true)
                .confirmCodeReuse(false)
                .build();
        Mfa.Local engine = Mfa.local()
                .issuer("Gallery")
                .store(new KitRegister())
                .delivery(codes)
                .directory(directory)
                .policy(policy)
                .clock(clock)
                .keys(KEYS)
                .recipientIndexKeys(KEYS)
                .build();
        api = Mfa.tenant(engine)
                .policy(policy)
                .accessTokens(sessions)
                .userPoolId("pool")
                .appId("app")
                .directory(directory)
                .clock(clock)
                .managementToken(KEY)
                .build();
    }

    AuthingApi api() {
        return api;
    }

    @Override
    public void putUser(String id, UserDirectory.Entry profile) {
        users.put(id, profile);
    }

    @Override
    public AuthingCredential.UserToken session(String id) {
        return new AuthingCredential.UserToken(
                sessions.open(new UserId(id), Optional.empty()).token());
    }

    @Override
    public MfaToken signIn(String id) {
        AuthingAnswer<MfaTriggerData> answer =
                api.call(new ManagementCall.GetMfaTriggerData(new AuthingCredential.Management(KEY), "app", id));
        if (answer instanceof AuthingAnswer.Success<MfaTriggerData> success) {
            return success.data().mfaToken();
        }
        throw new IllegalStateException("no sign-in: " + answer);
    }

    @Override
    public List<String> codes(Recipient recipient) {
        return codes.codesTo(recipient);
    }

    /** Access tokens that say in clear what they are: good enough here. */
    private static final class Sessions implements AccessTokens {

        private static final Duration LIFE = Duration.ofDays(1);

        private final InstantSource clock;
        private final Map<String, Session> sessions = new HashMap<>();

        Sessions(InstantSource clock) {
            this.clock = clock;
        }

        @Override
        public Optional<Session> resolve(SecretText token) {
            return Optional.ofNullable(sessions.get(token.value()))
                    .filter(session -> clock.instant().isBefore(session.expiresAt()));
        }

        @Override
        public Issued issue(UserId user, Instant secondFactorAt) {
            return open(user, Optional.of(secondFactorAt));
        }

        Issued open(UserId user, Optional<Instant> secondFactorAt) {
            String token = "session-" + sessions.size() + "-of-" + user.value();
            Instant end = clock.instant().plus(LIFE);
            sessions.put(token, new Session(user, token, secondFactorAt, end));
            return new Issued(new SecretText(token), end);
        }
    }
}
