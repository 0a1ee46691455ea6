package dev.mfacore.engine.model;

import dev.mfacore.AssociateRequest;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.MfaPolicy;
import dev.mfacore.MfaToken;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * What the catalogue and the Javadoc of the public operations promise, in lists and maps that everybody can read. It
 * predicts the class of every answer and knows no class of the engine. What the engine draws at random (ids, tokens,
 * secrets, codes) it is told after the answer.
 *
 * <p>A transaction is forgotten when its user's record is written ten minutes after its end or later. Tokens that expire no later than a forgotten
 * transaction are dead, also when the clock has been set back, until a sign-in begins anew behind it.
 */
final class ReferenceModel {

    static final String INVALID_TOKEN = "INVALID_TOKEN";
    static final String INVALID_CODE = "INVALID_CODE";
    static final String LOCKED = "LOCKED";
    static final String VERIFIED = "VERIFIED";
    static final String DONE = "DONE";
    private static final String NOT_PERMITTED = "NOT_PERMITTED";
    private static final String NOT_BINDABLE = "NOT_BINDABLE";
    private static final String PROOF_REQUIRED = "PROOF_REQUIRED";
    private static final String TOO_MANY = "TOO_MANY_AUTHENTICATORS";
    private static final String THROTTLED = "THROTTLED";
    private static final String OK = "";

    private static final long PERIOD = 30;
    private static final int MAX_TRANSACTIONS = 16;
    /** How long an expired transaction is remembered, so that nodes whose clocks differ a little agree on it. */
    private static final Duration MEMORY = Duration.ofMinutes(10);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Limits so low that random sequences reach them. */
    static final MfaPolicy POLICY = MfaPolicy.builder()
            .totpDigits(8)
            .totpWindow(1, 1)
            .codeDigits(8)
            .codeMaxFailures(3)
            .tokenMaxFailures(4)
            .lockAfter(3)
            .lockFirst(Duration.ofSeconds(30))
            .lockMax(Duration.ofMinutes(4))
            .hardCap(7)
            .recoveryCount(3)
            .maxAuthenticatorsPerFactor(2)
            .sendCooldown(Duration.ofSeconds(30))
            .sendBackoffFirst(Duration.ofSeconds(30))
            .sendBackoffMax(Duration.ofMinutes(4))
            .sendsPerTransaction(2)
            .sendsPerRecipientHour(4)
            .sendsPerRecipientDay(8)
            .sendsPerUserDay(9)
            .bindableChecksPerTransaction(2)
            .bindableChecksPerHour(4)
            .build();

    /** A secret of an authenticator app, as far as it matters here. */
    interface Secret {
        String codeOf(long step);
    }

    /** A delivered code and what it is good for. */
    private static final class Code {
        final Recipient recipient;
        final Purpose purpose;
        final Instant expiresAt;
        String digits = "";
        int failures;
        boolean live = true;

        Code(Recipient recipient, Purpose purpose, Instant expiresAt) {
            this.recipient = recipient;
            this.purpose = purpose;
            this.expiresAt = expiresAt;
        }

        boolean isGood(Instant now) {
            return live && now.isBefore(expiresAt);
        }

        void fail() {
            failures++;
            live &= failures < POLICY.codes().maxFailures();
        }
    }

    /** A confirmed authenticator. */
    static final class Bound {
        final AuthenticatorId id;
        final Factor factor;
        final Optional<Secret> secret;
        final Optional<Recipient> recipient;
        long lastStep;
        boolean disabled;

        Bound(AuthenticatorId id, Factor factor, Optional<Secret> secret, Optional<Recipient> recipient, long step) {
            this.id = id;
            this.factor = factor;
            this.secret = secret;
            this.recipient = recipient;
            this.lastStep = step;
        }
    }

    /** An association that waits for its first code. */
    static final class Pending {
        final Factor factor;
        final String owner;
        final boolean proved;
        final Instant expiresAt;
        Optional<AuthenticatorId> id = Optional.empty();
        Optional<Secret> secret = Optional.empty();
        Optional<Recipient> recipient = Optional.empty();
        Optional<Code> code = Optional.empty();
        Optional<Set<String>> recovery = Optional.empty();
        int failures;
        int sends;

        Pending(Factor factor, String owner, boolean proved, Instant expiresAt) {
            this.factor = factor;
            this.owner = owner;
            this.proved = proved;
            this.expiresAt = expiresAt;
        }
    }

    /** A transaction, as its token names it. */
    private static final class Transaction {
        final Account account;
        final int epoch;
        final Purpose purpose;
        final Optional<String> context;
        final Instant expiresAt;
        final Map<Factor, Code> codes = new HashMap<>();
        final List<Instant> questions = new ArrayList<>();
        int failures;
        int sends;
        boolean over;
        boolean recorded;
        boolean forgotten;

        Transaction(Account account, BeginRequest request, Instant expiresAt) {
            this.account = account;
            this.epoch = account.epoch;
            this.purpose = request.purpose();
            this.context = request.context();
            this.expiresAt = expiresAt;
        }
    }

    /** One user. */
    static final class Account {
        final UserId user;
        final List<Bound> bound = new ArrayList<>();
        final Map<Factor, Pending> pending = new LinkedHashMap<>();
        final Map<Factor, Integer> failures = new HashMap<>();
        final Map<Factor, Instant> locks = new HashMap<>();
        final Set<Factor> disabled = new HashSet<>();
        final List<Instant> questions = new ArrayList<>();
        final List<Instant> sends = new ArrayList<>();
        Optional<Set<String>> recovery = Optional.empty();
        Instant forgottenUpTo = Instant.EPOCH;
        int epoch;
        int backoff;

        Account(UserId user) {
            this.user = user;
        }

        int failures(Factor factor) {
            return failures.getOrDefault(factor, 0);
        }

        int recoveryCodesLeft() {
            return recovery.map(Set::size).orElse(0);
        }

        private List<Bound> active(Factor factor) {
            return bound.stream()
                    .filter(it -> it.factor == factor && !it.disabled)
                    .toList();
        }

        private boolean hasFactor() {
            return !bound.isEmpty();
        }

        private void forgive(Factor factor) {
            failures.remove(factor);
            locks.remove(factor);
            disabled.remove(factor);
        }
    }

    /** What a sealed proof says. */
    private record Proved(Account account, int epoch, Purpose purpose, Instant at) {}

    /** Whose call it is. */
    private record Who(Account account, Optional<Transaction> transaction, String tag) {}

    private final Map<UserId, Account> accounts = new LinkedHashMap<>();
    private final Map<MfaToken, Transaction> transactions = new HashMap<>();
    private final Map<SecondFactorProof, Proved> proofs = new HashMap<>();
    private final Map<String, List<Instant>> recipientSends = new HashMap<>();
    private Instant now;
    private Optional<Proved> lastProved = Optional.empty();
    private Optional<Code> lastCode = Optional.empty();
    private Optional<Pending> lastPending = Optional.empty();
    private Optional<Recipient> bindingAtSignIn = Optional.empty();

    ReferenceModel(Instant start) {
        now = start;
    }

    void setClock(Instant moment) {
        now = moment;
    }

    Account account(UserId user) {
        return accounts.computeIfAbsent(user, Account::new);
    }

    List<Pending> pendingOf(UserId user) {
        return account(user).pending.values().stream()
                .filter(it -> now.isBefore(it.expiresAt))
                .toList();
    }

    // ---- what the engine drew at random

    void opened(MfaToken token, BeginRequest request) {
        Instant end = now.plus(POLICY.transaction().life());
        transactions.put(token, new Transaction(account(request.user()), request, end));
    }

    void proved(SecondFactorProof.Sealed proof) {
        proofs.put(proof, lastProved.orElseThrow());
    }

    void delivered(String digits) {
        lastCode.orElseThrow().digits = digits;
    }

    void associated(AuthenticatorId id, Optional<Secret> secret, Optional<List<String>> recoveryCodes) {
        Pending pending = lastPending.orElseThrow();
        pending.id = Optional.of(id);
        pending.secret = secret;
        pending.recovery = recoveryCodes.map(HashSet::new);
    }

    void regenerated(UserId user, List<String> codes) {
        account(user).recovery = Optional.of(new HashSet<>(codes));
    }

    void imported(UserId user, AuthenticatorId id, Secret secret) {
        Account account = account(user);
        account.bound.add(new Bound(id, Factor.TOTP, Optional.of(secret), Optional.empty(), Long.MIN_VALUE));
        account.forgive(Factor.TOTP);
        saved(account);
    }

    // ---- the operations

    String begin(BeginRequest request) {
        Account account = account(request.user());
        if (account.forgottenUpTo.isAfter(now)) {
            voidTransactions(account);
            account.forgottenUpTo = Instant.EPOCH;
        }
        return account.hasFactor() ? "SECOND_FACTOR" : "ENROLMENT";
    }

    String list(Caller caller) {
        return alive(caller).isPresent() ? "LISTED" : INVALID_TOKEN;
    }

    String verifyTotp(Caller.TokenHolder caller, String code) {
        return verify(caller, Factor.TOTP, (who, transaction) -> matchApps(who.account(), code) ? OK : INVALID_CODE);
    }

    String recover(Caller.TokenHolder caller, String code) {
        return verify(
                caller,
                Factor.RECOVERY_CODE,
                (who, transaction) -> useRecovery(who.account(), code) ? OK : INVALID_CODE);
    }

    String verifyDelivered(Caller.TokenHolder caller, Factor factor, DeliveryTarget target, String code) {
        return verify(caller, factor, (who, transaction) -> judge(who.account(), transaction, factor, target, code));
    }

    private String verify(Caller.TokenHolder caller, Factor factor, BiFunction<Who, Transaction, String> comparison) {
        Optional<Who> who = alive(caller);
        if (who.isEmpty()) {
            return INVALID_TOKEN;
        }
        Account account = who.get().account();
        Transaction transaction = who.get().transaction().orElseThrow();
        if (isLocked(account, factor) || account.disabled.contains(factor) || isFull(transaction)) {
            return LOCKED;
        }
        String result = comparison.apply(who.get(), transaction);
        transaction.recorded = true;
        if (result.equals(OK)) {
            account.forgive(factor);
            transaction.over = true;
            lastProved = Optional.of(new Proved(account, account.epoch, transaction.purpose, now));
        } else if (result.equals(INVALID_CODE)) {
            fail(account, factor);
            transaction.failures++;
        }
        saved(account);
        return result.equals(OK) ? VERIFIED : result;
    }

    private String judge(
            Account account, Transaction transaction, Factor factor, DeliveryTarget target, String digits) {
        Optional<Bound> bound = bound(account, target).filter(it -> it.factor == factor);
        boolean mayBind = transaction.purpose == Purpose.SIGN_IN && !account.hasFactor();
        Optional<Recipient> recipient = bound.flatMap(it -> it.recipient).or(() -> spelt(target));
        Purpose purpose = bound.isPresent() ? transaction.purpose : Purpose.BIND;
        Optional<Code> code = Optional.ofNullable(transaction.codes.get(factor));
        boolean right = code.filter(it -> it.digits.equals(digits) && it.purpose == purpose && it.isGood(now))
                .filter(it -> recipient.filter(it.recipient::equals).isPresent())
                .isPresent();
        if (!right || (bound.isEmpty() && !mayBind)) {
            code.ifPresent(Code::fail);
            return INVALID_CODE;
        }
        code.get().live = false;
        account.backoff = 0;
        if (bound.isPresent()) {
            return OK;
        }
        if (isTaken(recipient.get(), account)) {
            return NOT_BINDABLE;
        }
        bindingAtSignIn = Optional.of(recipient.get());
        return OK;
    }

    /** After a verification that bound a recipient: the engine's name for the new authenticator. */
    Optional<Recipient> boundAtSignIn(UserId user, Supplier<AuthenticatorId> id) {
        Optional<Recipient> recipient = bindingAtSignIn;
        bindingAtSignIn = Optional.empty();
        recipient.ifPresent(it -> bind(account(user), id.get(), it));
        return recipient;
    }

    String associate(Caller caller, AssociateRequest request, Optional<SecondFactorProof> proof) {
        Optional<Who> who = alive(caller);
        if (who.isEmpty()) {
            return INVALID_TOKEN;
        }
        Account account = who.get().account();
        Optional<Recipient> recipient = request instanceof AssociateRequest.DeliveredCodes delivered
                ? Optional.of(delivered.recipient())
                : Optional.empty();
        Factor factor = recipient.map(Recipient::factor).orElse(Factor.TOTP);
        if (account.hasFactor() && who.get().transaction().isPresent()) {
            return NOT_PERMITTED;
        }
        if (account.hasFactor() && proof.isEmpty()) {
            return PROOF_REQUIRED;
        }
        if (account.active(factor).size() >= POLICY.binding().maxPerFactor()) {
            return TOO_MANY;
        }
        if (recipient.isPresent() && isThrottled(account, recipient.get(), "binding", 0)) {
            return THROTTLED;
        }
        if (account.hasFactor()) {
            String refusal = check(account, proof.orElseThrow(), Purpose.BIND);
            if (!refusal.equals(OK)) {
                return refusal;
            }
        }
        Instant end = now.plus(POLICY.binding().pendingLife());
        Pending pending = new Pending(factor, who.get().tag(), account.hasFactor(), end);
        pending.recipient = recipient;
        account.pending.remove(factor);
        account.pending.put(factor, pending);
        lastPending = Optional.of(pending);
        recipient.ifPresent(it -> {
            pending.sends++;
            pending.code = Optional.of(send(account, it, "binding", Purpose.BIND));
        });
        saved(account);
        return "ASSOCIATED";
    }

    /** New recovery codes are due if there is no set and none is waiting with another association (REC-09). */
    boolean expectsRecoveryCodes(UserId user, Factor factor) {
        return account(user).recovery.isEmpty()
                && pendingOf(user).stream().noneMatch(it -> it.factor != factor && it.recovery.isPresent());
    }

    String confirm(Caller caller, AuthenticatorId id, String digits) {
        Optional<Who> who = alive(caller);
        if (who.isEmpty()) {
            return INVALID_TOKEN;
        }
        Account account = who.get().account();
        Optional<Pending> found = account.pending.values().stream()
                .filter(it -> it.id.filter(id::equals).isPresent()
                        && it.owner.equals(who.get().tag()))
                .findFirst();
        if (found.isEmpty()) {
            return INVALID_CODE;
        }
        Pending pending = found.get();
        if (isLocked(account, pending.factor)) {
            return LOCKED;
        }
        if (account.hasFactor() && !pending.proved) {
            return PROOF_REQUIRED;
        }
        if (account.active(pending.factor).size() >= POLICY.binding().maxPerFactor()) {
            return TOO_MANY;
        }
        if (who.get().transaction().filter(this::isFull).isPresent()) {
            return LOCKED;
        }
        Optional<Long> step = pending.secret.flatMap(it -> matchedStep(it, digits, any -> true));
        boolean right = pending.secret.isPresent()
                ? step.isPresent()
                : pending.code
                        .filter(it -> it.digits.equals(digits) && it.isGood(now))
                        .isPresent();
        if (!right || !now.isBefore(pending.expiresAt)) {
            return failConfirmation(who.get(), pending);
        }
        account.pending.remove(pending.factor);
        if (pending.recipient.isPresent()) {
            account.backoff = 0;
            if (isTaken(pending.recipient.get(), account)) {
                saved(account);
                return NOT_BINDABLE;
            }
            bind(account, id, pending.recipient.get());
        } else {
            account.bound.add(new Bound(id, Factor.TOTP, pending.secret, Optional.empty(), step.orElseThrow()));
            account.forgive(Factor.TOTP);
        }
        account.recovery = account.recovery.or(() -> pending.recovery);
        saved(account);
        return "CONFIRMED";
    }

    private String failConfirmation(Who who, Pending pending) {
        pending.failures++;
        pending.code.ifPresent(Code::fail);
        if (pending.failures >= POLICY.codes().maxFailures()) {
            who.account().pending.remove(pending.factor);
        }
        fail(who.account(), pending.factor);
        who.transaction().ifPresent(it -> {
            it.failures++;
            it.recorded = true;
        });
        saved(who.account());
        return INVALID_CODE;
    }

    String send(Caller caller, DeliveryTarget target, boolean channelFails) {
        Optional<Who> who = alive(caller);
        if (who.isEmpty()) {
            return INVALID_TOKEN;
        }
        Account account = who.get().account();
        Optional<Pending> pending = pendingOf(account.user).stream()
                .filter(it -> it.owner.equals(who.get().tag()) && it.recipient.isPresent())
                .filter(it -> target instanceof DeliveryTarget.Bound byId
                        ? it.id.filter(byId.authenticator()::equals).isPresent()
                        : it.recipient.equals(spelt(target)))
                .findFirst();
        if (pending.isPresent()) {
            return sendAgain(account, pending.get(), channelFails);
        }
        if (who.get().transaction().isEmpty()) {
            return "RECIPIENT_NOT_ALLOWED";
        }
        return sendWithin(account, who.get().transaction().get(), target, channelFails);
    }

    private String sendAgain(Account account, Pending pending, boolean channelFails) {
        Recipient recipient = pending.recipient.orElseThrow();
        if (isThrottled(account, recipient, "binding", pending.sends)) {
            return THROTTLED;
        }
        pending.sends++;
        pending.code = Optional.of(send(account, recipient, "binding", Purpose.BIND));
        pending.code.get().live = !channelFails;
        saved(account);
        return channelFails ? "DELIVERY_FAILED" : "SENT";
    }

    private String sendWithin(Account account, Transaction transaction, DeliveryTarget target, boolean channelFails) {
        Optional<Recipient> holder = bound(account, target).flatMap(it -> it.recipient);
        boolean mayBind = transaction.purpose == Purpose.SIGN_IN && !account.hasFactor();
        Optional<Recipient> recipient = holder.isPresent() || !mayBind ? holder : spelt(target);
        if (recipient.isEmpty()) {
            return "RECIPIENT_NOT_ALLOWED";
        }
        String lane = holder.isPresent() ? "holder" : "binding";
        if (isFull(transaction) || isThrottled(account, recipient.get(), lane, transaction.sends)) {
            return THROTTLED;
        }
        Purpose purpose = holder.isPresent() ? transaction.purpose : Purpose.BIND;
        Code code = send(account, recipient.get(), lane, purpose);
        code.live = !channelFails;
        transaction.codes.put(recipient.get().factor(), code);
        transaction.sends++;
        transaction.recorded = true;
        saved(account);
        return channelFails ? "DELIVERY_FAILED" : "SENT";
    }

    String unbind(Caller.SignedIn caller, AuthenticatorId id, SecondFactorProof proof) {
        Account account = account(caller.user());
        if (account.bound.stream().noneMatch(it -> it.id.equals(id))) {
            return "UNKNOWN_AUTHENTICATOR";
        }
        String refusal = check(account, proof, Purpose.UNBIND);
        if (!refusal.equals(OK)) {
            return refusal;
        }
        remove(account, id);
        return "UNBOUND";
    }

    String regenerate(Caller.SignedIn caller, SecondFactorProof proof) {
        Account account = account(caller.user());
        if (!account.hasFactor()) {
            return NOT_PERMITTED;
        }
        String refusal = check(account, proof, Purpose.STEP_UP);
        if (!refusal.equals(OK)) {
            return refusal;
        }
        account.forgive(Factor.RECOVERY_CODE);
        saved(account);
        return "REGENERATED";
    }

    String checkBindable(Caller.TokenHolder caller, Recipient recipient) {
        Optional<Who> who = alive(caller);
        if (who.isEmpty()) {
            return INVALID_TOKEN;
        }
        Account account = who.get().account();
        boolean asked = ask(
                        who.get().transaction().orElseThrow().questions,
                        POLICY.binding().bindableChecksPerTransaction())
                && ask(account.questions, POLICY.binding().bindableChecksPerHour());
        return !asked ? THROTTLED : isTaken(recipient, account) ? "NO" : "YES";
    }

    void reset(UserId user) {
        Account account = account(user);
        account.bound.clear();
        account.failures.clear();
        account.locks.clear();
        account.disabled.clear();
        account.recovery = Optional.empty();
        account.sends.clear();
        account.backoff = 0;
        voidTransactions(account);
    }

    boolean removeAuthenticator(UserId user, AuthenticatorId id) {
        boolean there = account(user).bound.stream().anyMatch(it -> it.id.equals(id));
        if (there) {
            remove(account(user), id);
        }
        return there;
    }

    boolean hasRoomForApp(UserId user) {
        return account(user).active(Factor.TOTP).size() < POLICY.binding().maxPerFactor();
    }

    void invalidate(UserId user) {
        voidTransactions(account(user));
    }

    void cleanUp() {
        accounts.values().forEach(this::saved);
        recipientSends.values().forEach(this::forgetAfterADay);
        accounts.values().forEach(it -> forgetAfterADay(it.questions));
        transactions.values().forEach(it -> forgetAfterADay(it.questions));
    }

    // ---- rules that several operations share

    private Optional<Who> alive(Caller caller) {
        if (caller instanceof Caller.SignedIn session) {
            return Optional.of(new Who(
                    account(session.user()),
                    Optional.empty(),
                    "session " + session.session().orElse("")));
        }
        Caller.TokenHolder holder = (Caller.TokenHolder) caller;
        return Optional.ofNullable(transactions.get(holder.token()))
                .filter(it -> now.isBefore(it.expiresAt))
                .filter(it -> it.context.isEmpty() || it.context.equals(holder.context()))
                .filter(it -> it.epoch == it.account.epoch)
                .filter(it -> !it.over && it.failures < POLICY.transaction().maxFailures())
                .filter(it -> it.expiresAt.isAfter(it.account.forgottenUpTo))
                .map(it -> new Who(
                        it.account, Optional.of(it), "token " + holder.token().value()));
    }

    private boolean isFull(Transaction transaction) {
        long open = transactions.values().stream()
                .filter(it -> it.account == transaction.account && it.epoch == it.account.epoch)
                .filter(it -> it.recorded && !it.forgotten && now.isBefore(it.expiresAt))
                .count();
        return !transaction.recorded && open >= MAX_TRANSACTIONS;
    }

    private boolean isLocked(Account account, Factor factor) {
        return Optional.ofNullable(account.locks.get(factor))
                .filter(now::isBefore)
                .isPresent();
    }

    private void fail(Account account, Factor factor) {
        int count = account.failures.merge(factor, 1, Integer::sum);
        account.locks.remove(factor);
        if (count >= POLICY.lock().hardCap()) {
            account.disabled.add(factor);
            account.active(factor).forEach(it -> it.disabled = true);
        } else if (count >= POLICY.lock().softAfter()) {
            long seconds = Math.min(30L << (count - POLICY.lock().softAfter()), 240);
            account.locks.put(factor, now.plusSeconds(seconds));
        }
    }

    private String check(Account account, SecondFactorProof proof, Purpose purpose) {
        if (proof instanceof SecondFactorProof.TotpCode code) {
            return checkCode(account, Factor.TOTP, () -> matchApps(account, code.code()));
        }
        if (proof instanceof SecondFactorProof.RecoveryCode code) {
            return checkCode(account, Factor.RECOVERY_CODE, () -> useRecovery(account, code.code()));
        }
        if (proof instanceof SecondFactorProof.Attested attested) {
            return isFresh(attested.at()) ? OK : PROOF_REQUIRED;
        }
        return Optional.ofNullable(proofs.get(proof))
                        .filter(it -> it.account() == account && it.epoch() == account.epoch)
                        .filter(it -> it.purpose() != Purpose.UNBIND || purpose == Purpose.UNBIND)
                        .filter(it -> isFresh(it.at()))
                        .isPresent()
                ? OK
                : PROOF_REQUIRED;
    }

    /** A code as proof. What a right one changes is written with the rest of the call, in one save. */
    private String checkCode(Account account, Factor factor, BooleanSupplier comparison) {
        if (isLocked(account, factor) || account.disabled.contains(factor)) {
            return LOCKED;
        }
        boolean right = comparison.getAsBoolean();
        if (right) {
            account.forgive(factor);
        } else {
            fail(account, factor);
            saved(account);
        }
        return right ? OK : INVALID_CODE;
    }

    private boolean isFresh(Instant at) {
        return !at.isAfter(now) && now.isBefore(at.plus(POLICY.stepUpAge()));
    }

    private boolean matchApps(Account account, String code) {
        boolean accepted = false;
        for (Bound app : account.active(Factor.TOTP)) {
            Optional<Long> step = matchedStep(app.secret.orElseThrow(), code, it -> it > app.lastStep);
            if (step.isPresent()) {
                app.lastStep = step.get();
                accepted = true;
            }
        }
        return accepted;
    }

    private Optional<Long> matchedStep(Secret secret, String code, LongPredicate fresh) {
        long current = Math.floorDiv(now.getEpochSecond(), PERIOD);
        for (long step = current - 1; step <= current + 1; step++) {
            if (fresh.test(step) && secret.codeOf(step).equals(code)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    private boolean useRecovery(Account account, String code) {
        boolean right = account.hasFactor()
                && account.recovery.filter(it -> it.remove(code)).isPresent();
        if (right) {
            long burnt = Math.floorDiv(now.getEpochSecond(), PERIOD) + 1;
            account.active(Factor.TOTP).forEach(it -> it.lastStep = Math.max(it.lastStep, burnt));
        }
        return right;
    }

    private Optional<Bound> bound(Account account, DeliveryTarget target) {
        return account.bound.stream()
                .filter(it -> it.recipient.isPresent() && !it.disabled)
                .filter(it -> target instanceof DeliveryTarget.Bound byId
                        ? it.id.equals(byId.authenticator())
                        : it.recipient.equals(spelt(target)))
                .findFirst();
    }

    private static Optional<Recipient> spelt(DeliveryTarget target) {
        return target instanceof DeliveryTarget.Address address ? Optional.of(address.recipient()) : Optional.empty();
    }

    private boolean isTaken(Recipient recipient, Account by) {
        return accounts.values().stream()
                .filter(it -> it != by)
                .flatMap(it -> it.bound.stream())
                .anyMatch(it -> it.recipient.filter(recipient::equals).isPresent());
    }

    private void bind(Account account, AuthenticatorId id, Recipient recipient) {
        account.bound.removeIf(it -> it.recipient.filter(recipient::equals).isPresent());
        account.bound.add(new Bound(id, recipient.factor(), Optional.empty(), Optional.of(recipient), Long.MIN_VALUE));
        account.forgive(recipient.factor());
    }

    private void remove(Account account, AuthenticatorId id) {
        account.bound.removeIf(it -> it.id.equals(id));
        if (account.bound.isEmpty()) {
            account.recovery = Optional.empty();
        }
        voidTransactions(account);
    }

    private void voidTransactions(Account account) {
        account.epoch++;
        account.pending.clear();
        saved(account);
    }

    /** What has expired when a user's record is written is gone for good, also if the clock goes back. */
    private void saved(Account account) {
        account.pending.values().removeIf(it -> !now.isBefore(it.expiresAt));
        transactions.values().stream()
                .filter(it -> it.account == account && it.epoch == account.epoch)
                .filter(it -> it.recorded && !it.forgotten && !now.isBefore(it.expiresAt.plus(MEMORY)))
                .forEach(it -> forget(account, it));
    }

    private static void forget(Account account, Transaction transaction) {
        transaction.forgotten = true;
        if (transaction.expiresAt.isAfter(account.forgottenUpTo)) {
            account.forgottenUpTo = transaction.expiresAt;
        }
    }

    private boolean isThrottled(Account account, Recipient recipient, String lane, int sends) {
        boolean user = within(account.sends, DAY) >= POLICY.sending().perUserDay()
                || isCooling(account.sends, pause(backoff(account)));
        List<Instant> log = recipientSends.getOrDefault(recipient + lane, List.of());
        boolean there = within(log, HOUR) >= POLICY.sending().perRecipientHour()
                || within(log, DAY) >= POLICY.sending().perRecipientDay()
                || isCooling(log, Duration.ofSeconds(30));
        return sends >= POLICY.sending().perTransaction() || user || there;
    }

    private Code send(Account account, Recipient recipient, String lane, Purpose purpose) {
        log(recipientSends.computeIfAbsent(recipient + lane, key -> new ArrayList<>()), DAY);
        account.backoff = backoff(account) + 1;
        log(account.sends, DAY);
        Code code = new Code(recipient, purpose, now.plus(POLICY.codes().life()));
        lastCode = Optional.of(code);
        return code;
    }

    private int backoff(Account account) {
        boolean rested = account.sends.isEmpty()
                || last(account.sends).plus(Duration.ofMinutes(8)).isBefore(now);
        return rested ? 0 : account.backoff;
    }

    private static Duration pause(int sends) {
        return Duration.ofSeconds(sends == 0 ? 30 : Math.min(30L << Math.min(sends - 1, 10), 240));
    }

    private boolean isCooling(List<Instant> log, Duration pause) {
        return !log.isEmpty() && last(log).plus(pause).isAfter(now);
    }

    private boolean ask(List<Instant> questions, int quota) {
        boolean free = within(questions, HOUR) < quota;
        if (free) {
            log(questions, HOUR);
        }
        return free;
    }

    private long within(List<Instant> log, Duration window) {
        return log.stream().filter(now.minus(window)::isBefore).count();
    }

    private void log(List<Instant> log, Duration memory) {
        log.removeIf(it -> !now.minus(memory).isBefore(it));
        log.add(now);
    }

    private void forgetAfterADay(List<Instant> log) {
        if (within(log, DAY) == 0) {
            log.clear();
        }
    }

    private static Instant last(List<Instant> log) {
        return log.stream().max(Comparator.naturalOrder()).orElseThrow();
    }
}
