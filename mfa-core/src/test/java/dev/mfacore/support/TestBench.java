package dev.mfacore.support;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.EmailAddress;
import dev.mfacore.KeyRing;
import dev.mfacore.LocalMfaBuilder;
import dev.mfacore.Mfa;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaGateway;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaService;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpWindow;
import dev.mfacore.port.AuthenticatorStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A whole engine on fakes: virtual clock, seeded randomness, a store in a map, a channel that keeps its messages. What a
 * test changes is the policy and the parts; what it reads is the store, the messages and the events.
 */
public final class TestBench {

    public static final UserId ADA = new UserId("ada");
    public static final UserId BOB = new UserId("bob");
    public static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");
    public static final PhoneNumber OTHER_PHONE = new PhoneNumber("+8613900139000");
    public static final EmailAddress EMAIL = new EmailAddress("ada@example.com");

    private final TestClock clock = new TestClock();
    private final FakeStore store = new FakeStore();
    private final FakeDelivery delivery = new FakeDelivery();
    private final EventRecorder events = new EventRecorder();
    private final SeededRandom random;
    private final KeyRing keys;
    private Mfa.Local mfa;

    private TestBench(long seed) {
        this.random = new SeededRandom(seed);
        this.keys = KeyRing.generate(random);
        this.mfa = build(UnaryOperator.identity());
    }

    public static TestBench create() {
        return new TestBench(42);
    }

    public static TestBench seeded(long seed) {
        return new TestBench(seed);
    }

    public static TestBench with(MfaPolicy policy) {
        TestBench bench = create();
        bench.restart(builder -> builder.policy(policy));
        return bench;
    }

    /** Builds a further engine on the same parts, as another node would be. */
    public Mfa.Local build(UnaryOperator<LocalMfaBuilder> change) {
        LocalMfaBuilder builder = Mfa.local()
                .issuer("Example")
                .store(store)
                .delivery(delivery)
                .keys(keys)
                .recipientIndexKeys(keys)
                .clock(clock)
                .random(random)
                .listener(events);
        return change.apply(builder).build();
    }

    /** Replaces the engine by a new one on the same store, as a restart would. */
    public void restart(UnaryOperator<LocalMfaBuilder> change) {
        this.mfa = build(change);
    }

    public MfaService service() {
        return mfa.service();
    }

    public MfaAdmin admin() {
        return mfa.admin();
    }

    public MfaGateway gateway() {
        return mfa.gateway();
    }

    public TestClock clock() {
        return clock;
    }

    public FakeStore store() {
        return store;
    }

    public FakeDelivery delivery() {
        return delivery;
    }

    public EventRecorder events() {
        return events;
    }

    public SeededRandom random() {
        return random;
    }

    public KeyRing keys() {
        return keys;
    }

    /** A user's authenticator app, as it is after its enrolment was confirmed. */
    public static final class App {

        private final TestBench bench;
        private final Association.AuthenticatorApp association;
        private final Totp totp;

        App(TestBench bench, Association.AuthenticatorApp association) {
            this.bench = bench;
            this.association = association;
            this.totp = Totp.of(association.uri().parameters(), TotpWindow.none());
        }

        public AuthenticatorId id() {
            return association.authenticator();
        }

        public OtpauthUri uri() {
            return association.uri();
        }

        public List<String> recoveryCodes() {
            return association.recoveryCodes().orElseThrow().codes();
        }

        public String code() {
            return codeAt(bench.clock.instant());
        }

        public String codeAt(Instant moment) {
            return totp.generate(association.uri().secret(), moment);
        }

        /** The code so many steps from now. */
        public String codeIn(int steps) {
            Duration offset = association.uri().parameters().period().multipliedBy(steps);
            return codeAt(bench.clock.instant().plus(offset));
        }

        /** A code that no step near now has. */
        public String wrongCode() {
            for (int candidate = 0; ; candidate++) {
                String code = String.format(
                        java.util.Locale.ROOT,
                        "%0" + association.uri().parameters().digits() + "d",
                        candidate);
                boolean near = java.util.stream.IntStream.rangeClosed(-8, 8)
                        .anyMatch(s -> codeIn(s).equals(code));
                if (!near) {
                    return code;
                }
            }
        }

        /** Lets so much time pass that a fresh code is due. */
        public App nextStep() {
            bench.clock.advance(association.uri().parameters().period());
            return this;
        }
    }

    /** Associates an authenticator app, without confirming it. */
    public App associateApp(Caller caller) {
        return new App(this, (Association.AuthenticatorApp)
                service().associate(caller, AssociateRequest.authenticatorApp("phone")));
    }

    public App associateApp(Caller caller, SecondFactorProof proof) {
        return new App(this, (Association.AuthenticatorApp)
                service().associate(caller, AssociateRequest.authenticatorApp("phone"), proof));
    }

    /** Enrols a first authenticator app and moves the clock on, so that its next code is fresh. */
    public App enrol(UserId user) {
        Caller.SignedIn session = Caller.signedIn(user);
        App app = associateApp(session);
        require(service().confirm(session, app.id(), app.code()) instanceof Confirmation.Confirmed);
        return app.nextStep().nextStep();
    }

    /** Binds a phone or email; with an attested proof where one is needed. Moves the clock past every cooldown. */
    public AuthenticatorId bind(UserId user, Recipient recipient) {
        Caller.SignedIn session = Caller.signedIn(user);
        Association association =
                service().associate(session, AssociateRequest.deliveredTo("mine", recipient), attested());
        AuthenticatorId id = ((Association.DeliveredCodes) association).authenticator();
        String code = delivery.codeFor(recipient);
        require(service().confirm(session, id, code) instanceof Confirmation.Confirmed);
        clock.advance(Duration.ofHours(2));
        return id;
    }

    public SecondFactorProof attested() {
        return new SecondFactorProof.Attested(clock.instant());
    }

    /** Begins a sign-in and returns the holder of its token. */
    public Caller.TokenHolder signIn(UserId user) {
        return begin(BeginRequest.signIn(user));
    }

    public Caller.TokenHolder begin(BeginRequest request) {
        Beginning beginning = service().begin(request);
        if (beginning instanceof Beginning.SecondFactorRequired required) {
            return Caller.holding(required.token());
        }
        return Caller.holding(((Beginning.EnrolmentRequired) beginning).token());
    }

    /** An engine whose store is wrapped. */
    public Mfa.Local over(AuthenticatorStore wrapped) {
        return build(builder -> builder.store(wrapped));
    }

    public Optional<byte[]> stored(UserId user) {
        return store.load(new dev.mfacore.port.StoreKey("user", user.value())).map(dev.mfacore.port.StoredState::state);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError("the bench could not be set up");
        }
    }
}
