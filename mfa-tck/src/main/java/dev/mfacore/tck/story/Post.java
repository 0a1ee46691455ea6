package dev.mfacore.tck.story;

import dev.mfacore.Recipient;
import dev.mfacore.SendPolicy;
import dev.mfacore.tck.drive.Answer;
import dev.mfacore.tck.drive.Driver;
import dev.mfacore.tck.drive.Pass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What was delivered, to whom and when, as the kit saw it itself. */
final class Post {

    private final Rules rules;
    private final Map<String, List<Instant>> log = new HashMap<>();
    private final Map<Recipient, List<String>> delivered = new HashMap<>();
    private boolean rested;
    private int arrived;

    Post(Rules rules) {
        this.rules = rules;
    }

    /** Makes a call that may have a code sent, and looks what arrives. */
    Answer watched(Driver node, Pass caller, Recipient recipient, Supplier<Answer> call) {
        Instant now = node.now();
        rested = isRested("user " + caller.user(), now)
                && isRested(recipient.identity(), now)
                && sent("caller " + caller.text(), now, Duration.ofDays(2))
                        < rules.policy().sending().perTransaction();
        int before = node.codes(recipient).size();
        Answer answer = call.get();
        List<String> after = node.codes(recipient);
        arrived = after.size() - before;
        codes(recipient).addAll(after.subList(before, after.size()));
        for (String name : List.of("user " + caller.user(), recipient.identity(), "caller " + caller.text())) {
            log.computeIfAbsent(name, it -> new ArrayList<>()).add(now);
        }
        return answer;
    }

    /** Whether a sending has to be allowed, since there were few and the last one was long ago. */
    private boolean isRested(String name, Instant now) {
        SendPolicy limits = rules.policy().sending();
        int perDay = Math.min(limits.perUserDay(), limits.perRecipientDay());
        Duration rest = limits.backoffMax().multipliedBy(2).plus(limits.cooldown());
        return sent(name, now, rest) == 0
                && sent(name, now, Duration.ofHours(1)) < limits.perRecipientHour()
                && sent(name, now, Duration.ofDays(1)) < perDay;
    }

    private long sent(String name, Instant now, Duration within) {
        return log.getOrDefault(name, List.of()).stream()
                .filter(it -> it.plus(within).isAfter(now) || it.plus(within).equals(now))
                .count();
    }

    /** Of the last call that was watched: whether it had to be allowed. */
    boolean isRested() {
        return rested;
    }

    /** A code arrives if and only if the answer says so. */
    Optional<String> objection(Answer answer, Recipient recipient) {
        int due = answer.accepted() ? 1 : 0;
        return arrived == due
                ? Optional.empty()
                : Optional.of(arrived + " codes delivered to " + recipient.masked() + " instead of " + due);
    }

    /** The code that the last call has brought, if it has. */
    Optional<Sent> newest(Recipient recipient, Instant now) {
        List<String> all = codes(recipient);
        return arrived == 0 || all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sent(
                        all.get(all.size() - 1),
                        recipient,
                        now.plus(rules.policy().codes().life()),
                        Strikes.NONE));
    }

    /** The newest code of each other recipient. */
    List<String> codesToOthers(Recipient recipient) {
        return delivered.entrySet().stream()
                .filter(it -> !it.getKey().equals(recipient) && !it.getValue().isEmpty())
                .map(it -> it.getValue().get(it.getValue().size() - 1))
                .sorted()
                .toList();
    }

    /** All that was ever delivered to a recipient, oldest first. */
    List<String> codes(Recipient recipient) {
        return delivered.computeIfAbsent(recipient, it -> new ArrayList<>());
    }
}
