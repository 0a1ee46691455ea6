package dev.mfacore.tck.clause;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.UserId;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.port.UserDirectory.Entry;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.DirectoryEntries;
import dev.mfacore.tck.Outage;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.Optional;
import net.jqwik.api.ForAll;

/** What is known of users, found as it was entered. */
@Covers(Port.DIRECTORY)
public abstract class DirectoryClauses {

    @Clause("DIR-01")
    public final void findsWhatWasEntered(
            Trial trial,
            @ForAll(supplier = UserInputs.Id.class) UserId user,
            @ForAll(supplier = UserInputs.Known.class) Entry entry)
            throws Exception {
        entries(trial).put(user, entry);
        expect(trial, user, Optional.of(entry), "just entered");
        expect(trial, new UserId(new String(user.value().toCharArray())), Optional.of(entry), "asked for again");
    }

    @Clause(value = "DIR-02", effort = Effort.ONCE)
    public final void idsAreLiteral(Trial trial) throws Exception {
        DirectoryEntries entries = entries(trial);
        for (String id : UserInputs.TRICKY) {
            expect(trial, new UserId(id), Optional.empty(), "whom nobody has entered, though look-alikes were");
            entries.put(new UserId(id), entry(id));
            trial.say("entered \"" + shown(id) + "\"");
        }
        for (String id : UserInputs.TRICKY) {
            expect(trial, new UserId(id), Optional.of(entry(id)), "entered along with look-alikes");
        }
    }

    @Clause("DIR-03")
    public final void unknownUsersAreNothing(Trial trial, @ForAll(supplier = UserInputs.Id.class) UserId user)
            throws Exception {
        expect(trial, user, Optional.empty(), "in an empty directory");
        UserId other =
                new UserId("other" + user.value().substring(0, user.value().offsetByCodePoints(0, 1)));
        entries(trial).put(other, entry("other"));
        expect(trial, user, Optional.empty(), "whom nobody has entered");
        expect(trial, other, Optional.of(entry("other")), "who was entered");
    }

    @Clause("DIR-04")
    public final void changesAreSeenAtOnce(
            Trial trial,
            @ForAll(supplier = UserInputs.Id.class) UserId user,
            @ForAll(supplier = UserInputs.Known.class) Entry first,
            @ForAll(supplier = UserInputs.Known.class) Entry second)
            throws Exception {
        expect(trial, user, Optional.empty(), "before being entered");
        entries(trial).put(user, first);
        expect(trial, user, Optional.of(first), "just entered");
        entries(trial).put(user, second);
        trial.say("entered again with something else");
        expect(trial, user, Optional.of(second), "just changed");
        entries(trial).put(user, new Entry("bare", Optional.empty(), Optional.empty()));
        trial.say("entered again without phone and email");
        expect(trial, user, Optional.of(new Entry("bare", Optional.empty(), Optional.empty())), "just stripped");
    }

    @Clause(value = "DIR-05", effort = Effort.ONCE, needs = Capability.DIRECTORY_OUTAGE)
    public final void anOutageIsNoAnswer(Trial trial) throws Exception {
        UserDirectory directory = trial.part(UserDirectory.class);
        Outage outage = trial.adapter()
                .fixture(Port.DIRECTORY, Outage.class)
                .orElseThrow(() -> new IllegalStateException(
                        "the adapter claims directory-outage but gave no outage(Port.DIRECTORY, ...):"
                                + " say how to make it fail"));
        UserId known = new UserId("known");
        UserId cached = new UserId("cached");
        entries(trial).put(known, entry("known"));
        entries(trial).put(cached, entry("cached"));
        expect(trial, cached, Optional.of(entry("cached")), "before the outage");
        outage.set(true);
        trial.say("the directory is down");
        Expect.thrown("an exception for a user whom the directory cannot look up", () -> directory.find(known));
        Expect.thrown(
                "an exception for a user of whom nothing can be said", () -> directory.find(new UserId("nobody")));
        try {
            Optional<Entry> kept = directory.find(cached);
            Expect.that(kept.isPresent(), "an exception or what was known before", kept);
            same(cached, entry("cached"), kept.get(), "kept from before");
        } catch (RuntimeException e) {
            trial.say("throws for a user looked up before");
        }
        outage.set(false);
        trial.say("the directory is up again");
        expect(trial, known, Optional.of(entry("known")), "after the outage");
        expect(trial, new UserId("nobody"), Optional.empty(), "after the outage");
    }

    @Clause(value = "DIR-06", effort = Effort.RACE)
    public final void servesManyThreads(Trial trial) throws Exception {
        UserDirectory directory = trial.part(UserDirectory.class);
        DirectoryEntries entries = entries(trial);
        long end = System.nanoTime() + trial.profile().race().toNanos() / 2;
        for (int i = 0; i < 4; i++) {
            entries.put(new UserId("user-" + i), numbered(i, 0));
        }
        Crowd.run(4, number -> {
            UserId own = new UserId("user-" + number);
            int round = 0;
            do {
                Entry mine = numbered(number, round % 10);
                entries.put(own, mine);
                same(own, mine, found(directory, own), "of its own thread");
                int neighbour = (number + 1) % 4;
                UserId other = new UserId("user-" + neighbour);
                Entry theirs = found(directory, other);
                int version = theirs.accountName().charAt(theirs.accountName().length() - 1) - '0';
                same(other, numbered(neighbour, version), theirs, "being changed by another thread");
                round++;
            } while (System.nanoTime() < end);
        });
    }

    private static Entry found(UserDirectory directory, UserId user) {
        Optional<Entry> found = directory.find(user);
        Expect.that(found.isPresent(), user + ", who is entered, to be found while other threads look", found);
        return found.orElseThrow();
    }

    private static void expect(Trial trial, UserId user, Optional<Entry> expected, String when) {
        Object answer = trial.part(UserDirectory.class).find(user);
        Expect.that(
                answer instanceof Optional, "an Optional for user \"" + shown(user.value()) + "\", " + when, answer);
        Optional<Entry> found = ((Optional<?>) answer).map(Entry.class::cast);
        if (expected.isEmpty()) {
            Expect.that(found.isEmpty(), "nothing for user \"" + shown(user.value()) + "\", " + when, shown(found));
            return;
        }
        Expect.that(
                found.isPresent(), shown(expected) + " for user \"" + shown(user.value()) + "\", " + when, "nothing");
        same(user, expected.get(), found.get(), when);
    }

    /** Text by text: equality of addresses forgives the case of letters. */
    private static void same(UserId user, Entry expected, Entry found, String when) {
        Expect.equal(
                "what is known of user \"" + shown(user.value()) + "\", " + when,
                shown(Optional.of(expected)),
                shown(Optional.of(found)));
    }

    private static String shown(Optional<Entry> entry) {
        return entry.map(one -> "account \"" + shown(one.accountName()) + "\", phone "
                        + one.verifiedPhone().map(PhoneNumber::e164).orElse("none") + ", email "
                        + one.verifiedEmail().map(EmailAddress::address).orElse("none"))
                .orElse("nothing");
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(c -> shown.append(c >= ' ' && c < 0x7f ? (char) c + "" : String.format("\\u%04x", c)));
        return shown.toString();
    }

    private static Entry entry(String name) {
        return new Entry(
                name,
                Optional.of(new PhoneNumber("+1415555" + (1000 + Math.floorMod(name.hashCode(), 9000)))),
                Optional.of(EmailAddress.parse("Mail." + Integer.toUnsignedString(name.hashCode()) + "@example.com")));
    }

    private static Entry numbered(int user, int version) {
        return new Entry(
                "user " + user + " version " + version,
                Optional.of(new PhoneNumber("+141555501" + user + version)),
                Optional.of(EmailAddress.parse("u" + user + "v" + version + "@example.com")));
    }

    private static DirectoryEntries entries(Trial trial) {
        return trial.adapter().fixture(Port.DIRECTORY, DirectoryEntries.class).orElseThrow();
    }
}
