package dev.mfacore.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaEvent;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.UserState;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.support.TestBench;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has to hold after every step, whatever the step was: by what is stored, listed and told. */
final class Watch {

    private static final Set<String> MAY_FORGIVE =
            Set.of(ReferenceModel.VERIFIED, "CONFIRMED", "ASSOCIATED", "UNBOUND", "REGENERATED", ReferenceModel.DONE);

    private final TestBench bench;
    private final ReferenceModel model;
    private final List<UserId> users;
    private final Map<AuthenticatorId, Recipient> recipients = new HashMap<>();
    private final Map<AuthenticatorId, Long> watermarks = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<UserId, Long> numbers = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private int eventsSeen;

    Watch(TestBench bench, ReferenceModel model, List<UserId> users) {
        this.bench = bench;
        this.model = model;
        this.users = users;
    }

    /** Something that may be accepted once in its life was accepted. */
    void acceptedOnce(String what) {
        assertThat(accepted.add(what)).as("accepted a second time: " + what).isTrue();
    }

    void delivers(AuthenticatorId id, Recipient recipient) {
        recipients.put(id, recipient);
    }

    void check(MfaAdmin admin, String answer) {
        Map<Recipient, UserId> holders = new HashMap<>();
        for (UserId user : users) {
            checkListing(user, admin.listAuthenticators(user), holders);
            bench.stored(user).map(UserStateCodec::decode).ifPresent(it -> checkState(user, it, answer));
        }
        checkEvents();
    }

    private void checkListing(UserId user, Listing.Authenticators listing, Map<Recipient, UserId> holders) {
        Map<String, String> listed = new TreeMap<>();
        for (AuthenticatorSummary it : listing.authenticators()) {
            listed.put(it.id().value(), it.status().name());
            Recipient recipient = recipients.get(it.id());
            if (recipient != null && it.status() != AuthenticatorSummary.Status.PENDING) {
                assertThat(holders.putIfAbsent(recipient, user))
                        .as("a recipient with two holders")
                        .isIn(null, user);
            }
        }
        Map<String, String> expected = new TreeMap<>();
        ReferenceModel.Account account = model.account(user);
        account.bound.forEach(it -> expected.put(it.id.value(), it.disabled ? "DISABLED" : "ACTIVE"));
        model.pendingOf(user).forEach(it -> expected.put(it.id.orElseThrow().value(), "PENDING"));
        assertThat(listed).as("authenticators of " + user.value()).isEqualTo(expected);
        assertThat(listing.recoveryCodesLeft())
                .as("recovery codes of " + user.value())
                .isEqualTo(account.recoveryCodesLeft());
    }

    private void checkState(UserId user, UserState state, String answer) {
        for (Factor factor : Factor.values()) {
            int count = state.throttle(factor).failures();
            Integer before = failures.put(user.value() + factor, count);
            if (before != null && count < before) {
                assertThat(answer).as("failures of " + factor + " fell").isIn(MAY_FORGIVE);
            }
            assertThat(count)
                    .as("failures of " + user.value() + " with " + factor)
                    .isEqualTo(model.account(user).failures(factor));
        }
        state.authenticators().forEach(this::checkWatermark);
        Map<String, Long> steps = new TreeMap<>();
        model.account(user).bound.forEach(it -> steps.put(it.id.value(), it.lastStep));
        Map<String, Long> stored = new TreeMap<>();
        state.authenticators()
                .forEach(it -> stored.put(
                        it.id().value(), it.totp().map(totp -> totp.lastStep()).orElse(Long.MIN_VALUE)));
        assertThat(stored).as("last accepted steps of " + user.value()).isEqualTo(steps);
    }

    private void checkWatermark(BoundAuthenticator authenticator) {
        authenticator.totp().ifPresent(totp -> {
            Long before = watermarks.put(authenticator.id(), totp.lastStep());
            assertThat(totp.lastStep())
                    .as("the watermark")
                    .isGreaterThanOrEqualTo(before == null ? Long.MIN_VALUE : before);
        });
    }

    /** A call tells of a send after what else it saved, so the order within one step is the numbers'. */
    private void checkEvents() {
        List<MfaEvent> all = bench.events().all();
        all.subList(eventsSeen, all.size()).stream()
                .filter(it -> it.sequence() != 0 && it.user().isPresent())
                .sorted(Comparator.comparingLong(MfaEvent::sequence))
                .forEach(this::checkNumber);
        eventsSeen = all.size();
    }

    private void checkNumber(MfaEvent event) {
        UserId user = event.user().orElseThrow();
        long before = numbers.getOrDefault(user, 0L);
        boolean saved = event instanceof MfaEvent.Change;
        assertThat(event.sequence())
                .as("the running number of " + event)
                .isGreaterThanOrEqualTo(saved ? before + 1 : before);
        numbers.put(user, event.sequence());
    }

    /** The authenticator that was not there before the step. */
    AuthenticatorId newcomer(UserId user, MfaAdmin admin) {
        Set<String> known = new TreeSet<>();
        model.account(user).bound.forEach(it -> known.add(it.id.value()));
        return admin.listAuthenticators(user).authenticators().stream()
                .filter(it -> it.status() == AuthenticatorSummary.Status.ACTIVE
                        && !known.contains(it.id().value()))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
