package dev.mfacore.tck.drive;

import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Recipient;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.port.UserNotice;
import dev.mfacore.tck.DeliveredCodes;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Inapplicable;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a clause plays on: nodes, users and time of one try. */
public final class Scene {

    private final Trial trial;
    private final Cast cast;
    private final Nodes nodes;
    private Driver node;
    private int people;
    private int phones;
    private int emails;

    private Scene(Trial trial, Cast cast, MfaPolicy wanted) {
        this.trial = trial;
        this.cast = cast;
        this.nodes = new Nodes(trial, wanted);
        trial.clock().advance(cast.offset());
        this.node = nodes.first();
    }

    public static Scene of(Trial trial, Cast cast) {
        return new Scene(trial, cast, MfaPolicy.defaults());
    }

    /** Under a policy of the clause's own, where the kit assembles the engine. */
    public static Scene under(Trial trial, Cast cast, MfaPolicy policy) {
        return new Scene(trial, cast, policy);
    }

    public Trial trial() {
        return trial;
    }

    /** The node that calls go to. */
    public Driver node() {
        return node;
    }

    public MfaPolicy policy() {
        return node.policy();
    }

    /** Opens one more node on the same data, without turning to it. */
    public Driver another() {
        return nodes.another();
    }

    /** Closes all nodes and opens one anew on the same data. */
    public void restart() {
        node = nodes.restarted();
    }

    /** Turns to another node. */
    public void turnTo(Driver other) {
        node = other;
    }

    /** Does what is too long for a story. */
    public void untold(String summary, Runnable action) {
        trial.say(summary);
        nodes.hush(true);
        try {
            action.run();
        } finally {
            nodes.hush(false);
        }
    }

    /** The endpoint's own driver, for clauses on the protocol itself. */
    public EndpointDriver wire() {
        return nodes.wire();
    }

    public KitRegister register() {
        return nodes.register();
    }

    public DeliveredCodes channel() {
        return nodes.channel();
    }

    public List<MfaEvent> events() {
        return nodes.events();
    }

    /** What operators do, where that is given. */
    public MfaAdmin admin() {
        return nodes.admin();
    }

    /** Does something within the next event or notice that is heard, on the thread that tells it. */
    public void whenHeard(Runnable action) {
        nodes.whenHeard(action);
    }

    public List<UserNotice> notices() {
        return nodes.notices();
    }

    public Map<String, UserDirectory.Entry> directory() {
        return nodes.directory();
    }

    /** The first user, then the second, whose names a careless store may take for one; then plain ones. */
    public Person person() {
        String name = switch (people++) {
            case 0 -> cast.first();
            case 1 -> cast.second();
            default -> "user-" + people;
        };
        node.know(name);
        return new Person(this, name);
    }

    public Recipient phone() {
        return node.phone(cast.seed() % 10_000 + 10_000 * ++phones);
    }

    public Recipient email() {
        return node.email(cast.seed() % 10_000 + 10_000 * ++emails);
    }

    public Instant now() {
        return node.now();
    }

    public void advance(Duration by) {
        node.advance(by);
    }

    /** Puts the clock forward to a moment that has not come yet. */
    public void advanceTo(Instant moment) {
        Duration by = Duration.between(now(), moment);
        if (!by.isNegative() && !by.isZero()) {
            advance(by);
        }
    }

    /** Puts the clock of a service back, which an endpoint's cannot be. */
    public void putBackTo(Instant moment) {
        trial.clock().set(moment);
        trial.say("the clock is put back to " + moment);
    }

    /** Puts the clock as near before a moment as it can be put. */
    public void advanceUntil(Instant moment) {
        advanceTo(moment.minus(node.tick()));
    }

    /** Ends the try if the policy leaves no room for its story; {@code otherwise} says what it does, such as "sends too little". */
    public void needs(boolean room, String otherwise) {
        if (!room) {
            throw new Inapplicable("its policy " + otherwise);
        }
    }

    /** For stories with so many wrong tries in a row at one factor, after which a right one is still taken. */
    public void needsFailures(int number) {
        needs(
                policy().lock().softAfter() > number,
                "locks a factor after " + policy().lock().softAfter());
    }

    /** For stories whose app is now ahead, now behind: a window that follows a drift must still reach the code of now. */
    public void needsSteadyWindow() {
        var window = policy().totp().window();
        needs(
                policy().totp().driftSteps() == 0 || Math.min(window.back(), window.forward()) > 0,
                "follows the drift of an app with a window of one side");
    }

    /** For stories with several delivered codes. */
    public void needsCodes() {
        var sending = policy().sending();
        needs(
                sending.perUserDay() >= 3
                        && sending.perRecipientDay() >= 2
                        && sending.perRecipientHour() >= 2
                        && sending.perDestinationHour() >= 5,
                "sends too few codes for this story");
    }

    /** Lets every open sign-in end, so that there is room for more of them. */
    public void afterTokens() {
        advance(policy().transaction().life());
    }

    /** Lets every lock of a factor end; the counters stay. */
    public void afterLocks() {
        advance(policy().lock().max());
    }

    /** How many failures in a row neither lock nor end anything. */
    public int harmlessFailures() {
        int token = policy().transaction().maxFailures();
        return Math.min(Math.min(policy().lock().softAfter(), policy().codes().maxFailures()), token) - 1;
    }

    /** The newest code that was delivered to a recipient. */
    public String code(Recipient recipient) {
        List<String> codes = node.codes(recipient);
        Expect.that(!codes.isEmpty(), "a code delivered to " + recipient.masked(), "none");
        return codes.get(codes.size() - 1);
    }

    /** How many codes were delivered to a recipient. */
    public int delivered(Recipient recipient) {
        return node.codes(recipient).size();
    }

    /** A code that is not the newest one delivered; another one for each number. */
    public String wrongCode(Recipient recipient, int number) {
        List<String> codes = node.codes(recipient);
        int digits = policy().codes().digits();
        for (long guess = number * 7919L; ; guess++) {
            String code = OtpApp.pad(guess, digits);
            if (!codes.contains(code)) {
                return code;
            }
        }
    }

    /** A number out of the try's seed. */
    public int pick(int bound) {
        return Math.floorMod(cast.seed(), bound);
    }

    /** Demands an answer. */
    public static Answer expect(String what, Kind expected, Answer got) {
        Expect.that(got.kind() == expected, what + ": " + expected, got);
        return got;
    }

    /** Demands one of several answers, where the protocol has no better distinction. */
    public static Answer expect(String what, Collection<Kind> expected, Answer got) {
        Expect.that(expected.contains(got.kind()), what + ": one of " + expected, got);
        return got;
    }

    /** Demands one of two answers. */
    public static Answer expect(String what, Kind one, Kind other, Answer got) {
        return expect(what, Arrays.asList(one, other), got);
    }
}
