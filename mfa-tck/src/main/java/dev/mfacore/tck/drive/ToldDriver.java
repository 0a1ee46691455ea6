package dev.mfacore.tck.drive;

import dev.mfacore.Factor;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells the story of every call. Codes are of users that exist for one try; nothing else that is secret is told. */
final class ToldDriver implements Driver {

    private final Driver driver;
    private final String node;
    private final Consumer<String> story;

    ToldDriver(Driver driver, int number, Consumer<String> story) {
        this.driver = driver;
        this.node = number == 1 ? "" : "node " + number + ": ";
        this.story = story;
    }

    @Override
    public MfaPolicy policy() {
        return driver.policy();
    }

    @Override
    public void know(String user) {
        driver.know(user);
    }

    @Override
    public Recipient phone(int number) {
        return driver.phone(number);
    }

    @Override
    public Recipient email(int number) {
        return driver.email(number);
    }

    @Override
    public Answer begin(String user, Purpose purpose, Optional<String> context) {
        return told(user + " begins " + purpose, driver.begin(user, purpose, context));
    }

    @Override
    public Pass session(String user) {
        return driver.session(user);
    }

    @Override
    public Pass provenSession(String user) {
        return driver.provenSession(user);
    }

    @Override
    public Answer list(Pass caller) {
        return told(caller + " lists", driver.list(caller));
    }

    @Override
    public Answer associateApp(Pass caller) {
        return told(caller + " associates an app", driver.associateApp(caller));
    }

    @Override
    public Answer associate(Pass caller, Recipient recipient) {
        return told(caller + " associates " + recipient.masked(), driver.associate(caller, recipient));
    }

    @Override
    public Answer associate(Pass caller, Factor factor, String spelling) {
        return told(caller + " associates '" + spelling + "'", driver.associate(caller, factor, spelling));
    }

    @Override
    public Answer confirm(Pass caller, Factor factor, String authenticator, String code) {
        return told(
                caller + " confirms " + factor + " with " + typed(code),
                driver.confirm(caller, factor, authenticator, code));
    }

    @Override
    public Answer unbind(Pass caller, Factor factor, String authenticator) {
        return told(caller + " unbinds " + factor, driver.unbind(caller, factor, authenticator));
    }

    @Override
    public Answer verifyTotp(Pass caller, String code) {
        return told(caller + " verifies TOTP " + typed(code), driver.verifyTotp(caller, code));
    }

    @Override
    public Answer verify(Pass caller, Recipient recipient, String code) {
        return told(
                caller + " verifies " + recipient.factor() + " " + recipient.masked() + " " + typed(code),
                driver.verify(caller, recipient, code));
    }

    @Override
    public Answer recover(Pass caller, String code) {
        return told(
                caller + " gives a recovery code of " + code.length() + " characters", driver.recover(caller, code));
    }

    @Override
    public Answer bindable(Pass caller, Recipient recipient) {
        return told(
                caller + " asks whether " + recipient.masked() + " is bindable", driver.bindable(caller, recipient));
    }

    @Override
    public Answer send(Pass caller, Recipient recipient) {
        return told(caller + " has a code sent to " + recipient.masked(), driver.send(caller, recipient));
    }

    @Override
    public Answer regenerate(Pass caller) {
        return told(caller + " regenerates recovery codes", driver.regenerate(caller));
    }

    @Override
    public Answer invalidate(String user) {
        return told("the platform voids the transactions of " + user, driver.invalidate(user));
    }

    @Override
    public List<String> codes(Recipient recipient) {
        return driver.codes(recipient);
    }

    @Override
    public Duration tick() {
        return driver.tick();
    }

    @Override
    public Instant now() {
        return driver.now();
    }

    @Override
    public void advance(Duration by) {
        driver.advance(by);
        story.accept("time passes: " + by + ", now " + driver.now());
    }

    private static String typed(String code) {
        return code.length() <= 16 ? "'" + code + "'" : code.length() + " characters";
    }

    private Answer told(String call, Answer answer) {
        story.accept(node + call + ": " + answer);
        return answer;
    }
}
