package dev.mfacore.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AdminAction;
import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.ImportedTotp;
import dev.mfacore.Mfa;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.Recipient;
import dev.mfacore.Regeneration;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpWindow;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Plays a sequence of moves on three engines over one store, asks the reference model what each answer has to be, and
 * writes the story down.
 */
final class Player {

    private static final List<UserId> USERS = List.of(TestBench.ADA, TestBench.BOB, new UserId("eve"));
    private static final List<Recipient> RECIPIENTS = List.of(TestBench.PHONE, TestBench.EMAIL);
    private static final AdminAction ACTION = new AdminAction("helpdesk", "asked for");
    private static final long[] FORWARD = {1, 10, 29, 30, 31, 61, 61, 125, 301, 601, 4000, 90_000};
    private static final long[] BACK = {1, 30, 45, 90, 301, 900, 7200};

    /** An app of somebody's. */
    private record App(int number, UserId user, AuthenticatorId id, Caller caller, OtpSecret secret, Totp totp)
            implements ReferenceModel.Secret {
        @Override
        public String codeOf(long step) {
            return totp.generate(secret, Instant.ofEpochSecond(step * 30));
        }
    }

    /** A code as somebody types it, and what it is: the name under which it may be accepted once. */
    private record Typed(String code, String what) {}

    /** A message that was delivered: a code, for whom, and in whose call. */
    private record Message(
            int number,
            UserId user,
            Caller caller,
            Recipient recipient,
            Optional<AuthenticatorId> pending,
            String code) {}

    private final TestBench bench = TestBench.create();
    private final List<Mfa.Local> nodes = new ArrayList<>();
    private final ReferenceModel model = new ReferenceModel(bench.clock().instant());
    private final Watch watch = new Watch(bench, model, USERS);
    private final List<String> story = new ArrayList<>();
    private final BiConsumer<String, String> tally;
    private final Map<UserId, List<Caller.TokenHolder>> tokens = lists();
    private final Map<UserId, List<App>> apps = lists();
    private final Map<UserId, List<Message>> messages = lists();
    private final Map<UserId, List<String>> recoveryCodes = lists();
    private final Map<UserId, List<SecondFactorProof>> proofs = lists();
    private final Map<UserId, List<AuthenticatorId>> ids = lists();
    private int apped;
    private Move move = new Move(Move.Kind.BEGIN, 0, 0, 0, 0);
    private String last = "";

    Player(BiConsumer<String, String> tally) {
        this.tally = tally;
        for (int i = 0; i < 3; i++) {
            nodes.add(node());
        }
    }

    private static <T> Map<UserId, List<T>> lists() {
        Map<UserId, List<T>> lists = new TreeMap<>(java.util.Comparator.comparing(UserId::value));
        USERS.forEach(user -> lists.put(user, new ArrayList<>()));
        return lists;
    }

    private Mfa.Local node() {
        return bench.build(builder -> builder.policy(ReferenceModel.POLICY));
    }

    /** Plays the moves; a failure tells the whole story. */
    void play(List<Move> moves) {
        for (Move next : moves) {
            move = next;
            last = ReferenceModel.DONE;
            try {
                step();
                watch.check(admin(), last);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        e.getMessage() + "\nat the end of this story:\n" + String.join("\n", story), e);
            }
        }
    }

    private void step() {
        switch (move.kind()) {
            case BEGIN -> begin();
            case LIST -> list();
            case ASSOCIATE_APP -> associate(AssociateRequest.authenticatorApp("app"));
            case ASSOCIATE_RECIPIENT -> associate(AssociateRequest.deliveredTo("mine", recipient()));
            case CONFIRM -> {
                if (model.pendingOf(user()).isEmpty() && move.pick() < 60) {
                    associate(request());
                } else {
                    confirm();
                }
            }
            case SEND -> send();
            case VERIFY_TOTP -> verifyTotp();
            case VERIFY_DELIVERED -> verifyDelivered();
            case RECOVER -> recover();
            case UNBIND -> unbind();
            case REGENERATE -> regenerate();
            case CHECK_BINDABLE -> {
                Caller.TokenHolder caller = token();
                for (int i = 0; i < 1 + move.variant() % 4; i++) {
                    checkBindable(caller);
                }
            }
            case CLOCK_FORWARD -> moveClock(FORWARD[move.variant() % FORWARD.length]);
            case CLOCK_BACK -> moveClock(-BACK[move.variant() % BACK.length]);
            case RESTART -> {
                nodes.set(move.node(), node());
                tell("engine " + move.node() + " restarts");
            }
            default -> administer();
        }
    }

    // ---- the operations

    private Caller.TokenHolder begin() {
        BeginRequest plain = switch (move.variant() % 6) {
            case 4 -> BeginRequest.stepUp(user());
            case 5 -> BeginRequest.unbind(user());
            default -> BeginRequest.signIn(user());
        };
        BeginRequest request = move.variant() % 7 == 3 ? plain.inContext("browser") : plain;
        Beginning beginning = service().begin(request);
        compare("BEGIN", "begin " + request.purpose() + request.context(), beginning, () -> model.begin(request));
        MfaToken token = beginning instanceof Beginning.SecondFactorRequired required
                ? required.token()
                : ((Beginning.EnrolmentRequired) beginning).token();
        model.opened(token, request);
        Caller.TokenHolder holder = Caller.holding(token);
        Caller.TokenHolder caller = request.context().map(holder::inContext).orElse(holder);
        tokens.get(user()).add(caller);
        return caller;
    }

    private void list() {
        Caller caller = caller();
        compare("list by " + named(caller), service().listAuthenticators(caller), () -> model.list(caller));
    }

    private void associate(AssociateRequest request) {
        Caller caller = caller();
        Optional<Typed> code = Optional.empty();
        Optional<SecondFactorProof> proof = Optional.empty();
        if (move.variant() % 10 != 9) {
            code = typedProof();
            proof = Optional.of(proof(code));
        }
        boolean renews = model.expectsRecoveryCodes(
                user(),
                request instanceof AssociateRequest.DeliveredCodes it
                        ? it.recipient().factor()
                        : Factor.TOTP);
        boolean used = model.account(user()).bound.size() > 0;
        Association answer = proof.isPresent()
                ? service().associate(caller, request, proof.get())
                : service().associate(caller, request);
        Optional<SecondFactorProof> given = proof;
        compare(
                "associate " + request + " by " + named(caller) + " with " + shown(proof, code),
                answer,
                () -> model.associate(caller, request, given));
        if (last.equals("ASSOCIATED") && used) {
            code.ifPresent(it -> watch.acceptedOnce(it.what()));
        }
        remember(caller, answer, renews);
    }

    private void remember(Caller caller, Association answer, boolean renews) {
        if (answer instanceof Association.AuthenticatorApp app) {
            assertThat(app.recoveryCodes().isPresent()).as("new recovery codes").isEqualTo(renews);
            App made = app(app.authenticator(), caller, app.uri().secret());
            model.associated(made.id(), Optional.of(made), app.recoveryCodes().map(it -> it.codes()));
            app.recoveryCodes().ifPresent(it -> recoveryCodes.get(user()).addAll(it.codes()));
        } else if (answer instanceof Association.DeliveredCodes delivered) {
            assertThat(delivered.recoveryCodes().isPresent())
                    .as("new recovery codes")
                    .isEqualTo(renews);
            model.associated(
                    delivered.authenticator(),
                    Optional.empty(),
                    delivered.recoveryCodes().map(it -> it.codes()));
            delivered.recoveryCodes().ifPresent(it -> recoveryCodes.get(user()).addAll(it.codes()));
            delivered(caller, Optional.of(delivered.authenticator()));
            watch.delivers(delivered.authenticator(), bench.delivery().last().recipient());
            ids.get(user()).add(delivered.authenticator());
        }
    }

    private App app(AuthenticatorId id, Caller caller, OtpSecret secret) {
        Totp totp = Totp.of(ReferenceModel.POLICY.totp().parameters(), TotpWindow.none());
        App made = new App(apped++, user(), id, caller, secret, totp);
        apps.get(user()).add(made);
        ids.get(user()).add(id);
        return made;
    }

    private void confirm() {
        Optional<App> made = pick(apps.get(user()));
        List<Message> pendings = messages.get(user()).stream()
                .filter(it -> it.pending().isPresent())
                .toList();
        boolean app = pendings.isEmpty() || isAppDue();
        Typed code = app ? totpCode(made) : messageCode(pick(pendings));
        AuthenticatorId id = app
                ? made.map(App::id).orElse(new AuthenticatorId("none"))
                : pick(pendings).orElseThrow().pending().orElseThrow();
        Caller own = app
                ? made.map(App::caller).orElse(Caller.signedIn(user()))
                : pick(pendings).orElseThrow().caller();
        int before = model.account(user()).bound.size();
        Caller caller = move.variant() % 12 == 11 ? Caller.signedIn(user()).inSession("another") : own;
        compare(
                "confirm " + id.value() + " with " + code.what() + " by " + named(caller),
                service().confirm(caller, id, code.code()),
                () -> model.confirm(caller, id, code.code()));
        if (last.equals("CONFIRMED")) {
            watch.acceptedOnce(code.what());
            if (!app && model.account(user()).bound.size() == before) {
                tally.accept("CONFIRM", "REBOUND");
            }
        }
    }

    /** Mostly the association that was made last is confirmed. */
    private boolean isAppDue() {
        List<ReferenceModel.Pending> pending = model.pendingOf(user());
        return pending.isEmpty() || move.pick() >= 80
                ? move.pick() % 2 == 0
                : pending.get(pending.size() - 1).secret.isPresent();
    }

    private void send() {
        boolean fails = move.variant() % 11 == 10;
        Caller caller = caller();
        DeliveryTarget target = target(recipient());
        bench.delivery().setFailing(fails);
        Object answer = service().send(caller, target);
        bench.delivery().setFailing(false);
        compare(
                "send to " + target + " by " + named(caller) + (fails ? " over a broken channel" : ""),
                answer,
                () -> model.send(caller, target, fails));
        if (last.equals("SENT")) {
            Optional<AuthenticatorId> pending = model.pendingOf(user()).stream()
                    .filter(it -> it.recipient.equals(
                            Optional.of(bench.delivery().last().recipient())))
                    .flatMap(it -> it.id.stream())
                    .findFirst();
            delivered(caller, pending);
        }
    }

    private void delivered(Caller caller, Optional<AuthenticatorId> pending) {
        String code = bench.delivery().last().code();
        model.delivered(code);
        int number = bench.delivery().messages().size();
        Recipient recipient = bench.delivery().last().recipient();
        messages.get(user()).add(new Message(number, user(), caller, recipient, pending, code));
    }

    private void verifyTotp() {
        Caller.TokenHolder caller = token();
        Typed code = totpCode(boundApp());
        verified(
                caller,
                code,
                "verify app code " + code.what(),
                service().verifyTotp(caller, code.code()),
                () -> model.verifyTotp(caller, code.code()));
    }

    private void verifyDelivered() {
        if (move.pick() % 2 == 0) {
            send();
        }
        Optional<Message> message = pick(messages.get(user()));
        Caller.TokenHolder caller = message.filter(it -> move.variant() % 8 != 7)
                .map(Message::caller)
                .filter(Caller.TokenHolder.class::isInstance)
                .map(Caller.TokenHolder.class::cast)
                .orElseGet(this::token);
        Recipient recipient = message.filter(it -> move.variant() % 9 != 8)
                .map(Message::recipient)
                .orElseGet(this::recipient);
        Typed code = messageCode(message);
        DeliveryTarget target = target(recipient);
        Factor factor = recipient.factor();
        verified(
                caller,
                code,
                "verify delivered " + code.what() + " at " + target,
                factor == Factor.SMS
                        ? service().verifySms(caller, target, code.code())
                        : service().verifyEmail(caller, target, code.code()),
                () -> model.verifyDelivered(caller, factor, target, code.code()));
    }

    private void recover() {
        Caller.TokenHolder caller = token();
        Typed code = recoveryCode();
        verified(
                caller,
                code,
                "recover with " + code.what(),
                service().verifyRecoveryCode(caller, code.code()),
                () -> model.recover(caller, code.code()));
    }

    private void verified(
            Caller.TokenHolder caller, Typed code, String what, Verification answer, Supplier<String> expected) {
        compare(what + " by " + named(caller), answer, expected);
        if (answer instanceof Verification.Verified verified) {
            assertThat(verified.user()).isEqualTo(user());
            watch.acceptedOnce(code.what());
            watch.acceptedOnce("token " + caller.token().value());
            model.proved(verified.proof());
            proofs.get(user()).add(verified.proof());
            Optional<Recipient> bound = model.boundAtSignIn(user(), () -> watch.newcomer(user(), admin()));
            bound.ifPresent(it -> {
                AuthenticatorId id = model.account(user()).bound.get(0).id;
                ids.get(user()).add(id);
                watch.delivers(id, it);
            });
        }
    }

    private void unbind() {
        List<ReferenceModel.Bound> bound = model.account(user()).bound;
        AuthenticatorId id = bound.isEmpty() || move.pick() >= 70
                ? pick(ids.get(user())).orElse(new AuthenticatorId("none"))
                : bound.get(move.pick() % bound.size()).id;
        Optional<Typed> code = typedProof();
        SecondFactorProof proof = proof(code);
        Caller.SignedIn caller = Caller.signedIn(user());
        compare(
                "unbind " + id.value() + " with " + shown(Optional.of(proof), code),
                service().unbind(caller, id, proof),
                () -> model.unbind(caller, id, proof));
        if (last.equals("UNBOUND")) {
            code.ifPresent(it -> watch.acceptedOnce(it.what()));
        }
    }

    private void regenerate() {
        Optional<Typed> code = typedProof();
        SecondFactorProof proof = proof(code);
        Caller.SignedIn caller = Caller.signedIn(user());
        Regeneration answer = service().regenerateRecoveryCodes(caller, proof);
        compare("regenerate with " + shown(Optional.of(proof), code), answer, () -> model.regenerate(caller, proof));
        if (answer instanceof Regeneration.Regenerated regenerated) {
            code.ifPresent(it -> watch.acceptedOnce(it.what()));
            List<String> codes = regenerated.recoveryCodes().codes();
            model.regenerated(user(), codes);
            recoveryCodes.get(user()).addAll(codes);
        }
    }

    private void checkBindable(Caller.TokenHolder caller) {
        Recipient recipient = recipient();
        compare(
                "may " + recipient.masked() + " be bound? asks " + named(caller),
                service().checkBindable(caller, recipient),
                () -> model.checkBindable(caller, recipient));
    }

    private void administer() {
        tell(move.kind() + " " + user().value());
        tally.accept(move.kind().name(), ReferenceModel.DONE);
        switch (move.kind()) {
            case RESET -> {
                admin().resetUser(user(), ACTION);
                model.reset(user());
            }
            case INVALIDATE -> {
                admin().invalidateTransactions(user(), ACTION);
                model.invalidate(user());
            }
            case REMOVE -> {
                AuthenticatorId id = pick(ids.get(user())).orElse(new AuthenticatorId("none"));
                boolean there = admin().removeAuthenticator(user(), id, ACTION);
                assertThat(there).isEqualTo(model.removeAuthenticator(user(), id));
            }
            case IMPORT -> importApp();
            case RESEAL ->
                assertThat(admin().reseal(Optional.empty(), 100).failed()).isZero();
            default -> {
                for (MfaAdmin.RecordKind kind : MfaAdmin.RecordKind.values()) {
                    assertThat(admin().cleanUp(kind, Optional.empty(), 1000).failed())
                            .isZero();
                }
                model.cleanUp();
            }
        }
    }

    private void importApp() {
        OtpSecret secret = OtpSecret.generate(OtpAlgorithm.SHA1, bench.random());
        ImportedTotp totp = new ImportedTotp(
                "imported", secret, ReferenceModel.POLICY.totp().parameters());
        if (!model.hasRoomForApp(user())) {
            org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                    .isThrownBy(() -> admin().importTotp(user(), totp, ACTION));
            return;
        }
        AuthenticatorId id = admin().importTotp(user(), totp, ACTION).id();
        model.imported(user(), id, app(id, Caller.signedIn(user()), secret));
    }

    // ---- what to say in a call

    private UserId user() {
        return USERS.get(move.user());
    }

    private Recipient recipient() {
        return RECIPIENTS.get(move.variant() % 2);
    }

    private DeliveryTarget target(Recipient recipient) {
        boolean byId = move.variant() % 5 == 4;
        Optional<AuthenticatorId> id = model.account(user()).bound.stream()
                .filter(it -> it.recipient.equals(Optional.of(recipient)))
                .map(it -> it.id)
                .findFirst();
        return byId && id.isPresent() ? DeliveryTarget.of(id.get()) : DeliveryTarget.of(recipient);
    }

    /** Mostly a session; now and then the holder of a token. */
    private Caller caller() {
        boolean held = move.kind() == Move.Kind.SEND || move.kind() == Move.Kind.VERIFY_DELIVERED
                ? move.variant() % 4 != 3
                : move.variant() % 5 == 1;
        return held ? token() : Caller.signedIn(user());
    }

    /** A token that there is, or a new one; now and then without its context. */
    private Caller.TokenHolder token() {
        Optional<Caller.TokenHolder> old = pick(tokens.get(user()));
        Caller.TokenHolder holder = old.isEmpty() || move.pick() % 2 == 0 ? begin() : old.get();
        last = ReferenceModel.DONE;
        return move.variant() % 13 == 12 ? Caller.holding(holder.token()) : holder;
    }

    /** Mostly an app that is bound. */
    private Optional<App> boundApp() {
        List<App> bound = apps.get(user()).stream()
                .filter(app -> model.account(user()).bound.stream().anyMatch(it -> it.id.equals(app.id())))
                .toList();
        return bound.isEmpty() || move.pick() >= 90 ? pick(apps.get(user())) : pick(bound);
    }

    /** What to associate, after the variant. */
    private AssociateRequest request() {
        return move.variant() % 2 == 0
                ? AssociateRequest.authenticatorApp("app")
                : AssociateRequest.deliveredTo("mine", RECIPIENTS.get(move.variant() / 2 % 2));
    }

    private Typed totpCode(Optional<App> app) {
        int[] offsets = {0, 0, 0, 0, 1, 1, -1, -1, -2, 2, 0, 1, 99, 99, 99, 99, 99, 99};
        int offset = offsets[move.variant() % offsets.length];
        if (app.isEmpty() || offset == 99) {
            return new Typed("1234567" + move.variant() % 10, "a wrong code " + story.size());
        }
        long step = Math.floorDiv(bench.clock().instant().getEpochSecond(), 30L) + offset;
        return new Typed(
                app.get().codeOf(step),
                "code of step " + step + " of app " + app.get().number());
    }

    private Typed messageCode(Optional<Message> message) {
        return message.filter(it -> move.variant() % 3 != 2)
                .map(it -> new Typed(it.code(), "code of message " + it.number()))
                .orElse(new Typed("7654321" + move.variant() % 10, "a wrong code " + story.size()));
    }

    private Typed recoveryCode() {
        List<String> codes = recoveryCodes.get(user());
        if (codes.isEmpty() || move.variant() % 3 == 2) {
            return new Typed("aaaa-bbbb-cccc-dddd-eeee-ffff", "a wrong code " + story.size());
        }
        Optional<String> good = model.account(user())
                .recovery
                .flatMap(it -> it.stream().sorted().findFirst());
        String code = good.isPresent() && move.pick() < 70
                ? good.get()
                : codes.get(Math.max(0, codes.size() - 1 - move.pick() % 4));
        return new Typed(code, "recovery code " + code);
    }

    private Optional<Typed> typedProof() {
        return switch (move.pick() % 5) {
            case 0 -> Optional.of(totpCode(boundApp()));
            case 1 -> Optional.of(recoveryCode());
            default -> Optional.empty();
        };
    }

    private SecondFactorProof proof(Optional<Typed> code) {
        Instant now = bench.clock().instant();
        return switch (move.pick() % 5) {
            case 0 -> new SecondFactorProof.TotpCode(code.orElseThrow().code());
            case 1 -> new SecondFactorProof.RecoveryCode(code.orElseThrow().code());
            case 2 ->
                pick(proofs.get(USERS.get(move.variant() % 7 == 6 ? 0 : move.user())))
                        .orElse(new SecondFactorProof.Sealed("none"));
            default ->
                new SecondFactorProof.Attested(
                        move.variant() % 6 == 5
                                ? now.minus(Duration.ofMinutes(10))
                                : move.variant() % 6 == 4 ? now.plusNanos(1) : now.minusSeconds(1));
        };
    }

    private <T> Optional<T> pick(List<T> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(all.get(move.pick() < 60 ? all.size() - 1 : move.pick() % all.size()));
    }

    // ---- around

    private void moveClock(long seconds) {
        bench.clock().advanceSeconds(seconds);
        model.setClock(bench.clock().instant());
        tell("the clock goes " + seconds + " s to " + bench.clock().instant());
    }

    private void compare(String what, Object answer, Supplier<String> expected) {
        compare(move.kind().name(), what, answer, expected);
    }

    private void compare(String operation, String what, Object answer, Supplier<String> expected) {
        last = Answers.nameOf(answer);
        tell(user().value() + " at engine " + move.node() + ": " + what + " -> " + last);
        tally.accept(operation, last);
        assertThat(last).as(what).isEqualTo(expected.get());
    }

    private static String shown(Optional<SecondFactorProof> proof, Optional<Typed> code) {
        return code.map(Typed::what)
                .orElse(proof.map(it -> it.getClass().getSimpleName() + it).orElse("no proof"));
    }

    private String named(Caller caller) {
        return caller instanceof Caller.TokenHolder holder
                ? "token " + holder.token().value().hashCode() + holder.context()
                : "session";
    }

    private void tell(String line) {
        story.add("  " + (story.size() + 1) + ". " + line);
    }

    private MfaService service() {
        return nodes.get(move.node()).service();
    }

    private MfaAdmin admin() {
        return nodes.get(move.node()).admin();
    }
}
