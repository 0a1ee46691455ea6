package dev.mfacore.support;

import static dev.mfacore.support.TestBench.ADA;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.Recipient;

/**
 * A user with one of everything: an app, a phone, an email address, recovery codes, and one more app that a session
 * associated but did not confirm.
 *
 * @param bench where the user lives
 * @param app the confirmed app
 * @param phone the bound phone
 * @param email the bound email address
 * @param pending the unconfirmed app
 */
public record Equipped(
        TestBench bench, TestBench.App app, AuthenticatorId phone, AuthenticatorId email, TestBench.App pending) {

    public static Equipped on(TestBench bench) {
        TestBench.App app = bench.enrol(ADA);
        AuthenticatorId phone = bench.bind(ADA, TestBench.PHONE);
        AuthenticatorId email = bench.bind(ADA, TestBench.EMAIL);
        TestBench.App pending = bench.associateApp(Caller.signedIn(ADA), bench.attested());
        return new Equipped(bench, app, phone, email, pending);
    }

    public String lastCode(Recipient recipient) {
        return bench.delivery().codeFor(recipient);
    }
}
