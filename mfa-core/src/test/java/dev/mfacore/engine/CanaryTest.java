package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.mfacore.AdminAction;
import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.ImportedTotp;
import dev.mfacore.Listing;
import dev.mfacore.LoggingListener;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Regeneration;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Verification;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.MfaEventListener;
import dev.mfacore.port.QrImage;
import dev.mfacore.support.Canaries;
import dev.mfacore.support.FaultRun;
import dev.mfacore.support.LogCapture;
import dev.mfacore.support.Reference;
import dev.mfacore.support.Scenario;
import dev.mfacore.support.TestBench;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Marked secrets go through every flow, and come out nowhere but where they have to. */
class CanaryTest {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);
    private static final byte[] SECRET = "CANARY-SECRET-OF-ADA".getBytes(StandardCharsets.US_ASCII);

    private final TestBench bench = TestBench.create();
    private final Canaries canaries = new Canaries();
    private final List<Object> answers = new ArrayList<>();

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    private <T> T seen(T answer) {
        answers.add(answer);
        return answer;
    }

    /** A long life: every kind of secret is made, sent, used and refused. */
    private void live(Mfa.Local mfa) {
        OtpSecret secret = OtpSecret.ofBytes(SECRET);
        canaries.secret(SECRET);
        ImportedTotp imported = new ImportedTotp("old app", secret, TotpParameters.defaults());
        seen(imported);
        Association.AuthenticatorApp app = (Association.AuthenticatorApp)
                seen(mfa.service().associate(SESSION, AssociateRequest.authenticatorApp("app")));
        canaries.app(app);
        seen(mfa.service().confirm(SESSION, app.authenticator(), codeOf(app)));
        seen(mfa.admin().importTotp(ADA, imported, new AdminAction("operator", "moved over")));
        bench.clock().advance(Duration.ofMinutes(3));
        verify(mfa, app);
        recover(mfa, app);
        deliver(mfa, PHONE);
        deliver(mfa, EMAIL);
        withoutTransaction(mfa);
        seen(mfa.service().listAuthenticators(SESSION));
        seen(mfa.admin().listAuthenticators(ADA));
        seen(mfa.admin().reseal(Optional.empty(), 10));
    }

    private String codeOf(Association.AuthenticatorApp app) {
        String code = dev.mfacore.otp.Totp.of(app.uri().parameters(), dev.mfacore.otp.TotpWindow.none())
                .generate(app.uri().secret(), bench.clock().instant());
        canaries.code(code);
        return code;
    }

    private Caller.TokenHolder holder(Mfa.Local mfa) {
        var beginning = (dev.mfacore.Beginning.SecondFactorRequired)
                seen(mfa.service().begin(dev.mfacore.BeginRequest.signIn(ADA)));
        canaries.text(beginning.token().value());
        return seen(Caller.holding(beginning.token()));
    }

    private void verify(Mfa.Local mfa, Association.AuthenticatorApp app) {
        seen(mfa.service().verifyTotp(holder(mfa), "555555"));
        Verification.Verified verified =
                (Verification.Verified) seen(mfa.service().verifyTotp(holder(mfa), codeOf(app)));
        canaries.text(verified.proof().value());
        seen(mfa.service().verifyTotp(holder(mfa), codeOf(app)));
        Regeneration.Regenerated codes =
                (Regeneration.Regenerated) seen(mfa.service().regenerateRecoveryCodes(SESSION, seen(verified.proof())));
        codes.recoveryCodes().codes().forEach(canaries::recoveryCode);
        seen(mfa.service()
                .verifyRecoveryCode(holder(mfa), codes.recoveryCodes().codes().get(0)));
        seen(new SecondFactorProof.TotpCode(codeOf(app)));
        seen(new SecondFactorProof.RecoveryCode(codes.recoveryCodes().codes().get(1)));
    }

    private void recover(Mfa.Local mfa, Association.AuthenticatorApp app) {
        String old = app.recoveryCodes().orElseThrow().codes().get(0);
        seen(mfa.service().verifyRecoveryCode(holder(mfa), old));
        seen(mfa.service().verifyRecoveryCode(holder(mfa), "not a code"));
    }

    private void deliver(Mfa.Local mfa, dev.mfacore.Recipient recipient) {
        canaries.text(recipient.address());
        Association.DeliveredCodes pending = (Association.DeliveredCodes) seen(mfa.service()
                .associate(SESSION, seen(AssociateRequest.deliveredTo("mine", recipient)), bench.attested()));
        seen(mfa.service().confirm(SESSION, pending.authenticator(), received()));
        bench.clock().advance(Duration.ofHours(2));
        Caller.TokenHolder holder = holder(mfa);
        seen(mfa.service().send(holder, seen(DeliveryTarget.of(recipient))));
        String code = received();
        seen(
                recipient.equals(PHONE)
                        ? mfa.service().verifySms(holder, DeliveryTarget.of(recipient), code)
                        : mfa.service().verifyEmail(holder, DeliveryTarget.of(recipient), code));
        bench.clock().advance(Duration.ofHours(2));
    }

    private void withoutTransaction(Mfa.Local mfa) {
        seen(mfa.gateway().sendUnattached(PHONE, Optional.of("192.0.2.7")));
        String code = received();
        Caller.TokenHolder holder = holder(mfa);
        seen(mfa.gateway().inspect(holder.token()));
        seen(mfa.service().verifySms(holder, DeliveryTarget.of(PHONE), "555555"));
        seen(mfa.service().verifySms(holder, DeliveryTarget.of(PHONE), code));
        bench.clock().advance(Duration.ofHours(2));
    }

    private String received() {
        seen(bench.delivery().last());
        canaries.code(bench.delivery().last().code());
        return bench.delivery().last().code();
    }

    private Mfa.Local logging() {
        return watched(new LoggingListener(System.getLogger("dev.mfacore.canary")));
    }

    private Mfa.Local watched(MfaEventListener listener) {
        return bench.build(builder -> builder.listener(listener)
                .policy(MfaPolicy.builder().unattachedCodes(true).build())
                .qrRenderer(text -> {
                    canaries.text(text);
                    return new QrImage("image/png", new byte[] {1});
                })
                .notifier(this::seen));
    }

    @Test
    @Tag("SEC-05")
    @Tag("DOTP-10")
    @Tag("REC-06")
    void noLogLineEventOrTextFormShowsASecret() {
        List<String> lines = LogCapture.during("dev.mfacore", () -> live(logging()));
        assertThat(lines).hasSizeGreaterThan(20);
        lines.forEach(canaries::assertAbsent);
        bench.events().all().forEach(event -> canaries.assertAbsent(event.toString()));
        assertThat(answers).hasSizeGreaterThan(40);
        answers.forEach(canaries::assertAbsentFromTextForms);
        canaries.assertAbsent(bench.keys().toString());
        canaries.assertAbsent(MfaPolicy.defaults().toString());
    }

    @Test
    @Tag("SEC-01")
    @Tag("SEC-04")
    @Tag("REC-04")
    @Tag("DOTP-10")
    void noStoredByteShowsASecret() {
        Mfa.Local mfa = watched(this::seen);
        live(mfa);
        mfa.service().associate(SESSION, AssociateRequest.deliveredTo("mine", OTHER_PHONE), bench.attested());
        received();
        canaries.text(OTHER_PHONE.address());
        assertThat(bench.store().size()).isGreaterThan(4);
        bench.store().forEach((key, state) -> {
            canaries.assertAbsent(key.kind() + "/" + key.id());
            canaries.assertAbsent(new String(state, StandardCharsets.ISO_8859_1));
        });
    }

    @Test
    @Tag("SEC-01")
    void noSecretOfAnAppIsStored() {
        TestBench.App app = bench.enrol(ADA);
        canaries.secret(app.uri().secret().revealBytes());
        canaries.text(app.uri().toUriString());
        canaries.assertAbsent(new String(bench.stored(ADA).orElseThrow(), StandardCharsets.ISO_8859_1));
    }

    @Test
    @Tag("REC-06")
    @Tag("BIND-09")
    void afterEnrolmentOnlyTheNumberOfRecoveryCodesCanBeRead() {
        Mfa.Local mfa = watched(this::seen);
        live(mfa);
        Caller.TokenHolder holder = holder(mfa);
        Listing listing = mfa.service().listAuthenticators(holder);
        canaries.assertAbsentFromTextForms(listing);
        canaries.assertAbsentFromComponents(listing);
        canaries.assertAbsentFromComponents(mfa.admin().listAuthenticators(ADA));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @Tag("SEC-05")
    void noFailureShowsASecret(Scenario scenario) {
        int calls = Reference.of(scenario).calls().size();
        for (int number = 0; number < calls; number++) {
            int at = number;
            FaultRun[] run = new FaultRun[1];
            List<String> lines = LogCapture.during(
                    "dev.mfacore",
                    () -> run[0] = FaultRun.of(scenario, at, true, () -> new IllegalStateException("x")));
            Canaries found = Canaries.of(run[0].bench());
            lines.forEach(found::assertAbsent);
            run[0].events().forEach(event -> found.assertAbsent(event.toString()));
            found.assertAbsentFromTextForms(run[0].answer());
        }
    }

    @Test
    @Tag("SEC-05")
    @Tag("DOTP-10")
    void whatAChannelBlurtsOutGoesNoFurther() {
        Mfa.Local mfa = bench.build(builder -> builder.delivery(message -> {
            canaries.code(message.code());
            throw new DeliveryException("could not deliver " + message.code());
        }));
        List<String> lines = LogCapture.during(
                "dev.mfacore",
                () -> seen(mfa.service().associate(SESSION, AssociateRequest.deliveredTo("mine", PHONE))));
        assertThat(answers.get(0)).isInstanceOf(dev.mfacore.Sending.NotSent.class);
        lines.forEach(canaries::assertAbsent);
        answers.forEach(canaries::assertAbsentFromTextForms);
        bench.events().all().forEach(event -> canaries.assertAbsent(event.toString()));
    }

    @Test
    @Tag("SEC-05")
    @Tag("SEC-06")
    void whatARendererBlurtsOutGoesNoFurther() {
        Mfa.Local mfa = bench.build(builder -> builder.qrRenderer(text -> {
            canaries.text(text);
            throw new IllegalStateException("cannot draw " + text);
        }));
        Throwable failure =
                catchThrowable(() -> mfa.service().associate(SESSION, AssociateRequest.authenticatorApp("app")));
        canaries.assertAbsentFromTextForms(failure);
        assertThat(failure).hasMessageContaining("QR");
    }

    @Test
    @Tag("SEC-06")
    void theUriThatIsDrawnNamesNoForeignHost() {
        List<String> drawn = new ArrayList<>();
        Mfa.Local mfa = bench.build(builder -> builder.qrRenderer(text -> {
            drawn.add(text);
            return new QrImage("image/png", new byte[] {1});
        }));
        mfa.service().associate(SESSION, AssociateRequest.authenticatorApp("app"));
        assertThat(drawn)
                .singleElement()
                .asString()
                .startsWith("otpauth://totp/")
                .doesNotContain("http");
    }

    @Test
    @Tag("SEC-05")
    void nothingPublicButFailuresAndNamesSerialisesItself() {
        JavaClasses core = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.mfacore");
        ArchRuleDefinition.noClasses()
                .that()
                .areNotAssignableTo(Throwable.class)
                .and()
                .areNotEnums()
                .should()
                .beAssignableTo(java.io.Serializable.class)
                .check(core);
    }

    @Test
    @Tag("SEC-09")
    void twoRecipientsOfOneShapeLookAlikeInAListing() {
        bench.bind(ADA, PHONE);
        String one = bench.service().listAuthenticators(bench.signIn(ADA)).toString();
        TestBench other = TestBench.create();
        other.bind(ADA, new dev.mfacore.PhoneNumber("+8615912345600"));
        String two = other.service().listAuthenticators(other.signIn(ADA)).toString();
        assertThat(one).isEqualTo(two).contains("+****00");
    }

    @Test
    @Tag("SEC-09")
    void refusalsAndSendingsShowRecipientsMasked() {
        bench.enrol(ADA);
        bench.bind(ADA, EMAIL);
        Caller.TokenHolder holder = bench.signIn(ADA);
        canaries.text(EMAIL.address());
        canaries.text(PHONE.address());
        canaries.assertAbsentFromComponents(bench.service().send(holder, DeliveryTarget.of(EMAIL)));
        canaries.assertAbsentFromComponents(bench.service().send(holder, DeliveryTarget.of(PHONE)));
        bench.events().all().forEach(event -> canaries.assertAbsent(event.toString()));
    }
}
