package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.mfacore.AdminAction;
import dev.mfacore.AssociateRequest;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BeginRequest;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.EmailAddress;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Rejected;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.otp.Base32;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.lifecycle.BeforeTry;

/** What people type is literal, bounded and in one spelling. */
class InputTest {

    private static final Rejected INVALID = new Rejected(Reason.INVALID_CODE);
    private static final int[] ZEROS = {0xff10, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x1d7ce, 0x1d7d8, 0x1d7f6};

    private TestBench bench = TestBench.create();

    @BeforeTry
    void freshBench() {
        bench = TestBench.create();
    }

    private Verification totp(String code) {
        return bench.service().verifyTotp(bench.signIn(ADA), code);
    }

    private static String inDigitsFrom(int zero, String code) {
        StringBuilder text = new StringBuilder();
        code.chars().forEach(digit -> text.appendCodePoint(zero + digit - '0'));
        return text.toString();
    }

    @Property(tries = 24)
    @Tag("INP-01")
    void digitsOfOtherScriptsAreRefused(
            @ForAll @IntRange(max = 7) int script, @ForAll @IntRange(max = 5) int position) {
        TestBench.App app = bench.enrol(ADA);
        String code = app.code();
        assertThat(totp(inDigitsFrom(ZEROS[script], code))).isEqualTo(INVALID);
        String mixed = code.substring(0, position)
                + inDigitsFrom(ZEROS[script], code.substring(position, position + 1))
                + code.substring(position + 1);
        assertThat(totp(mixed)).isEqualTo(INVALID);
        assertThat(totp(code)).isInstanceOf(Verification.Verified.class);
    }

    @Example
    @Tag("INP-01")
    void digitsOfOtherScriptsAreRefusedInDeliveredCodesToo() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, DeliveryTarget.of(PHONE));
        String code = bench.delivery().codeFor(PHONE);
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), inDigitsFrom(0xff10, code)))
                .isEqualTo(INVALID);
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), code))
                .isInstanceOf(Verification.Verified.class);
    }

    private static List<String> spoiled(String code) {
        String head = code.substring(0, 3);
        String tail = code.substring(3);
        return List.of(
                "+" + code,
                "-" + code,
                code + "x",
                "x" + code,
                code + "0",
                "0" + code,
                head + "_" + tail,
                head + "-" + tail,
                code.substring(1),
                code.substring(0, 5),
                head + "\t" + tail,
                code + "\n",
                "\u00a0" + code,
                code + "\u0000",
                code + "e0",
                "0x" + code,
                code + ".0",
                head + "\u200b" + tail,
                code + code,
                code + "," + code,
                "[" + code + "]",
                "%",
                "______",
                ".*",
                "' OR '1'='1",
                "");
    }

    @Example
    @Tag("INP-02")
    @Tag("INP-06")
    void noJunkRoundACodeIsForgiven() {
        for (int i = 0; i < spoiled("000000").size(); i++) {
            TestBench fresh = TestBench.create();
            TestBench.App app = fresh.enrol(ADA);
            String junk = spoiled(app.code()).get(i);
            assertThat(fresh.service().verifyTotp(fresh.signIn(ADA), junk))
                    .as("variant %d", i)
                    .isEqualTo(INVALID);
            assertThat(fresh.service().verifyTotp(fresh.signIn(ADA), app.code()))
                    .isInstanceOf(Verification.Verified.class);
        }
    }

    @Example
    @Tag("INP-02")
    void asciiSpacesAreTheOneLiberty() {
        TestBench.App app = bench.enrol(ADA);
        String code = app.code();
        assertThat(totp(" " + code.substring(0, 3) + " " + code.substring(3) + " "))
                .isInstanceOf(Verification.Verified.class);
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, DeliveryTarget.of(PHONE));
        String sms = bench.delivery().codeFor(PHONE);
        assertThat(bench.service()
                        .verifySms(holder, DeliveryTarget.of(PHONE), sms.substring(0, 3) + " " + sms.substring(3)))
                .isInstanceOf(Verification.Verified.class);
    }

    @Example
    @Tag("INP-03")
    void absentArgumentsAreMisuseAndChangeNothing() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder holder = bench.signIn(ADA);
        Caller.SignedIn session = Caller.signedIn(ADA);
        String before = StateView.of(bench.store());
        MfaService mfa = bench.service();
        List<Runnable> misuses = List.of(
                () -> mfa.begin(null),
                () -> mfa.listAuthenticators(null),
                () -> mfa.associate(null, AssociateRequest.authenticatorApp("x")),
                () -> mfa.associate(session, null),
                () -> mfa.associate(session, AssociateRequest.authenticatorApp("x"), null),
                () -> mfa.confirm(session, null, "1"),
                () -> mfa.confirm(session, app.id(), null),
                () -> mfa.unbind(session, app.id(), null),
                () -> mfa.verifyTotp(holder, null),
                () -> mfa.verifyTotp(null, "1"),
                () -> mfa.verifySms(holder, null, "1"),
                () -> mfa.verifySms(holder, DeliveryTarget.of(PHONE), null),
                () -> mfa.verifyEmail(holder, null, "1"),
                () -> mfa.verifyRecoveryCode(holder, null),
                () -> mfa.checkBindable(holder, null),
                () -> mfa.send(holder, null),
                () -> mfa.regenerateRecoveryCodes(session, null));
        misuses.forEach(misuse -> assertThatNullPointerException().isThrownBy(misuse::run));
        assertThat(StateView.of(bench.store())).isEqualTo(before);
    }

    @Example
    @Tag("INP-04")
    void emptyAndBlankCodesMatchNothingWhereNothingIsStored() {
        for (String blank : List.of("", " ", "      ")) {
            Caller.TokenHolder unknown = bench.signIn(new UserId("nobody"));
            assertThat(bench.service().verifyTotp(unknown, blank)).isEqualTo(INVALID);
            assertThat(bench.service().verifySms(unknown, DeliveryTarget.of(PHONE), blank))
                    .isEqualTo(INVALID);
            assertThat(bench.service().verifyRecoveryCode(unknown, blank)).isEqualTo(INVALID);
            bench.clock().advanceSeconds(200);
        }
    }

    @Example
    @Tag("INP-04")
    void emptyAndBlankCodesMatchNothingWhereSomethingIsStored() {
        bench.enrol(ADA);
        bench.bind(ADA, PHONE);
        for (String blank : List.of("", "   ")) {
            Caller.TokenHolder holder = bench.signIn(ADA);
            assertThat(bench.service().verifyTotp(holder, blank)).isEqualTo(INVALID);
            assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), blank))
                    .isEqualTo(INVALID);
            assertThat(bench.service().verifyRecoveryCode(holder, blank)).isEqualTo(INVALID);
        }
    }

    @Example
    @Tag("INP-04")
    void emptyIdentifiersContextsAndRecipientsDoNotExist() {
        Stream.<Runnable>of(
                        () -> new MfaToken(""),
                        () -> new UserId(""),
                        () -> new AuthenticatorId(""),
                        () -> new PhoneNumber(""),
                        () -> new EmailAddress(""),
                        () -> BeginRequest.signIn(ADA).inContext(""),
                        () -> BeginRequest.signIn(ADA).inContext(" "),
                        () -> Caller.holding(new MfaToken("x")).inContext(""),
                        () -> Caller.signedIn(ADA).inSession(" "),
                        () -> AssociateRequest.authenticatorApp(" "),
                        () -> new AdminAction("", "reason"))
                .forEach(empty -> assertThatIllegalArgumentException().isThrownBy(empty::run));
    }

    @Example
    @Tag("INP-04")
    @Tag("TXN-08")
    void anAbsentContextSatisfiesNoPresentOne() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder bound = bench.begin(BeginRequest.signIn(ADA).inContext("tab"));
        assertThat(bench.service().verifyTotp(bound, app.code())).isEqualTo(new Rejected(Reason.INVALID_TOKEN));
        assertThat(bench.service().verifyTotp(bound.inContext("tab"), app.code()))
                .isInstanceOf(Verification.Verified.class);
    }

    @Example
    @Tag("INP-05")
    void whatIsOverACapIsRefusedBeforeItCountsOrIsStored() {
        TestBench.App app = bench.enrol(ADA);
        bench.bind(ADA, PHONE);
        String before = StateView.of(bench.store());
        Caller.TokenHolder holder = bench.signIn(ADA);
        String huge = "1".repeat(1_000_000);
        assertThat(bench.service().verifyTotp(holder, huge)).isEqualTo(INVALID);
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), huge))
                .isEqualTo(INVALID);
        assertThat(bench.service().verifyRecoveryCode(holder, huge)).isEqualTo(INVALID);
        assertThat(bench.service().unbind(Caller.signedIn(ADA), app.id(), new SecondFactorProof.TotpCode(huge)))
                .isEqualTo(INVALID);
        assertThat(bench.service().unbind(Caller.signedIn(ADA), app.id(), new SecondFactorProof.Sealed(huge)))
                .isEqualTo(new Rejected(Reason.PROOF_REQUIRED));
        assertThat(StateView.of(bench.store())).isEqualTo(before);
    }

    @Example
    @Tag("INP-05")
    void capsAreExact() {
        TestBench.App app = bench.enrol(ADA);
        assertThat(totp(app.code() + " ".repeat(10))).isInstanceOf(Verification.Verified.class);
        app.nextStep();
        assertThat(totp(app.code() + " ".repeat(11))).isEqualTo(INVALID);
        String recovery = app.recoveryCodes().get(0);
        int spaces = 64 - recovery.length();
        assertThat(bench.service().verifyRecoveryCode(bench.signIn(ADA), recovery + " ".repeat(spaces + 1)))
                .isEqualTo(INVALID);
        assertThat(bench.service().verifyRecoveryCode(bench.signIn(ADA), recovery + " ".repeat(spaces)))
                .isInstanceOf(Verification.Verified.class);
    }

    @Provide
    Arbitrary<String> identifiers() {
        return Arbitraries.of(
                "ada",
                "ADA",
                "ada ",
                " ada",
                "ada%",
                "a_a",
                "*",
                "%",
                "_",
                "'",
                "\"",
                "a'; drop",
                "user1",
                "user10",
                "user1/x",
                "user/1",
                "\u0131",
                "i",
                "I",
                "\u212a",
                "k",
                "e\u0301",
                "\u00e9",
                "1",
                "01",
                "1.0",
                "a\u0000",
                "a",
                "null",
                "$ne",
                ".*");
    }

    @Property(tries = 60)
    @Tag("INP-06")
    @Tag("STO-06")
    void aUsersIdentifierMatchesOnlyItself(@ForAll("identifiers") String one, @ForAll("identifiers") String other) {
        Assume.that(!one.equals(other));
        UserId owner = new UserId(one);
        UserId stranger = new UserId(other);
        TestBench.App app = bench.enrol(owner);
        assertThat(bench.service().verifyTotp(bench.signIn(stranger), app.code()))
                .isEqualTo(INVALID);
        bench.admin().resetUser(stranger, new AdminAction("operator", "a ticket"));
        assertThat(bench.admin().listAuthenticators(owner).authenticators()).hasSize(1);
        assertThat(bench.service().verifyTotp(bench.signIn(owner), app.code()))
                .isInstanceOf(Verification.Verified.class);
    }

    @Example
    @Tag("INP-06")
    @Tag("STO-06")
    void identifiersThatNearlyAgreeAreDifferentUsers() {
        TestBench.App app = bench.enrol(ADA);
        for (String near : List.of("ADA", "Ada", "ada ", " ada", "ad", "adam", "ad%", "ad_")) {
            UserId stranger = new UserId(near);
            assertThat(bench.service().verifyTotp(bench.signIn(stranger), app.code()))
                    .isEqualTo(INVALID);
            assertThat(bench.admin().listAuthenticators(stranger).authenticators())
                    .isEmpty();
        }
    }

    @Example
    @Tag("INP-06")
    void anAuthenticatorsIdentifierMatchesOnlyItself() {
        TestBench.App app = bench.associateApp(Caller.signedIn(ADA));
        String id = app.id().value();
        for (String near :
                List.of(id.toUpperCase(Locale.ROOT), id.substring(1), id + "x", "%", "*", "_".repeat(id.length()))) {
            assertThat(bench.service().confirm(Caller.signedIn(ADA), new AuthenticatorId(near), app.code()))
                    .isEqualTo(INVALID);
        }
        assertThat(bench.service().confirm(Caller.signedIn(ADA), app.id(), app.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
    }

    @Property(tries = 300)
    @Tag("INP-07")
    void base32RefusesEveryForeignCharacter(
            @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(8) String text,
            @ForAll char foreign,
            @ForAll @IntRange(max = 8) int at) {
        boolean known = foreign < 0x80
                && ("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz234567 -=".indexOf(foreign) >= 0);
        Assume.that(!known);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Base32.decode(text.substring(0, at) + foreign + text.substring(at)));
    }

    @Example
    @Tag("INP-07")
    void base32ForgivesCaseSpacesHyphensAndPaddingAndNothingElse() {
        byte[] secret = Base32.decode("JBSWY3DPEHPK3PXP");
        List<String> same = List.of("jbswy3dpehpk3pxp", "JBSW Y3DP EHPK 3PXP", "jbsw-y3dp-ehpk-3pxp");
        same.forEach(it -> assertThat(Base32.decode(it)).isEqualTo(secret));
        assertThat(Base32.decode("MY======")).containsExactly('f');
        List<String> wrong = new ArrayList<>(List.of(
                "MY=",
                "MY=====",
                "MY=======",
                "=MY",
                "M=Y=====",
                "M",
                "MZX",
                "MZXW6Y",
                "1BSWY3DP",
                "0BSWY3DP",
                "8BSWY3DP",
                "MZ======"));
        wrong.forEach(it -> assertThatIllegalArgumentException().as(it).isThrownBy(() -> Base32.decode(it)));
    }

    @Example
    void aTargetOfTheOtherKindIsMisuseAndSaysWhichIsMeant() {
        Caller.TokenHolder holder = bench.signIn(ADA);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.service().verifySms(holder, DeliveryTarget.of(TestBench.EMAIL), "123456"))
                .withMessageContaining("target must be a phone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.service().verifyEmail(holder, DeliveryTarget.of(PHONE), "123456"))
                .withMessageContaining("target must be an email address");
    }
}
