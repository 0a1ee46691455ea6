package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

@Label("The policy and its presets")
class MfaPolicyTest {

    private static final MfaPolicy DEFAULTS = MfaPolicy.defaults();

    @Example
    @Tag("D-01")
    @Tag("D-02")
    @Tag("D-03")
    @Tag("D-04")
    @Tag("D-05")
    @Tag("D-06")
    @Tag("TOTP-11")
    @Label("D-01 to D-06: authenticator apps by default")
    void totpDefaults() {
        TotpParameters parameters = new TotpParameters(OtpAlgorithm.SHA1, 6, Duration.ofSeconds(30));
        assertThat(DEFAULTS.totp()).isEqualTo(new TotpPolicy(parameters, new TotpWindow(1, 1), 0, false, false));
    }

    @Example
    @Tag("D-07")
    @Tag("D-08")
    @Tag("D-09")
    @Label("D-07 to D-09: delivered codes by default")
    void codeDefaults() {
        assertThat(DEFAULTS.codes()).isEqualTo(new CodePolicy(6, Duration.ofMinutes(5), 5, false));
    }

    @Example
    @Tag("D-10")
    @Tag("D-11")
    @Tag("D-12")
    @Label("D-10 to D-12: sending by default")
    void sendDefaults() {
        assertThat(DEFAULTS.sending())
                .isEqualTo(new SendPolicy(
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(32),
                        5,
                        5,
                        10,
                        20,
                        1000,
                        20,
                        Set.of()));
    }

    @Example
    @Tag("D-13")
    @Tag("D-14")
    @Tag("D-15")
    @Label("D-13 to D-15: tokens and locks by default")
    void limitDefaults() {
        assertThat(DEFAULTS.transaction()).isEqualTo(new TransactionPolicy(Duration.ofMinutes(5), 5));
        assertThat(DEFAULTS.lock()).isEqualTo(new LockPolicy(5, Duration.ofSeconds(30), Duration.ofHours(1), 100));
    }

    @Example
    @Tag("D-16")
    @Tag("D-17")
    @Tag("D-18")
    @Tag("TOTP-11")
    @Tag("BIND-10")
    @Tag("BIND-11")
    @Label("D-16 to D-18: recovery codes and binding by default")
    void recoveryAndBindingDefaults() {
        assertThat(DEFAULTS.recovery())
                .isEqualTo(new RecoveryPolicy(10, RecoveryPolicy.Form.LONG, false, 10_000, true));
        assertThat(DEFAULTS.binding()).isEqualTo(new BindingPolicy(Duration.ofMinutes(10), true, false, 5, 10, 30));
        assertThat(RecoveryPolicy.Form.LONG.symbols()).isEqualTo(24);
        assertThat(RecoveryPolicy.Form.SHORT.symbols()).isEqualTo(16);
    }

    @Example
    @Tag("BIND-08")
    @Label("BIND-08: a second factor is required by default, by any of the four kinds")
    void factorDefaults() {
        assertThat(DEFAULTS.factors()).isEqualTo(EnumSet.allOf(Factor.class));
        assertThat(DEFAULTS.secondFactorRequired()).isTrue();
        assertThat(DEFAULTS.stepUpAge()).isEqualTo(Duration.ofMinutes(10));
    }

    @Property
    @Tag("DOTP-12")
    @Label(
            "DOTP-12: any factors may be allowed that are not recovery codes alone, and only restricted ones are reported")
    void factorsAreReported(@ForAll Set<Factor> factors) {
        Set<Factor> others = new HashSet<>(factors);
        others.remove(Factor.RECOVERY_CODE);
        MfaPolicy.Builder builder = MfaPolicy.builder().factors(factors);
        if (others.isEmpty()) {
            assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("factors must hold");
        } else {
            assertThat(builder.build().factors()).isEqualTo(factors);
            assertThat(builder.build().isRestrictedOnly()).isEqualTo(!factors.contains(Factor.TOTP));
        }
    }

    @Example
    @Tag("DOTP-12")
    @Label("DOTP-12: the policy's sets belong to it")
    void setsAreCopies() {
        Set<Factor> factors = EnumSet.of(Factor.TOTP);
        Set<String> destinations = new HashSet<>(Set.of("+86"));
        MfaPolicy policy = MfaPolicy.builder()
                .factors(factors)
                .allowedDestinations(destinations)
                .build();
        factors.add(Factor.EMAIL);
        destinations.add("+1");
        assertThat(policy.factors()).containsExactly(Factor.TOTP);
        assertThat(policy.sending().allowedDestinations()).containsExactly("+86");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> policy.factors().add(Factor.SMS));
    }

    @Example
    @Tag("DOTP-12")
    @Tag("D-05")
    @Label("DOTP-12: after NIST there is no email, and SMS only beside an app")
    void nist() {
        MfaPolicy policy = MfaPolicy.nist();
        assertThat(policy.factors()).containsExactlyInAnyOrder(Factor.TOTP, Factor.SMS, Factor.RECOVERY_CODE);
        assertThat(policy.isRestrictedOnly()).isFalse();
        assertThat(policy.totp().legacyImport()).isFalse();
        assertThat(policy.lock().hardCap()).isLessThanOrEqualTo(100);
        assertThat(policy.lock().first()).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    @Example
    @Tag("D-04")
    @Tag("D-05")
    @Tag("TOTP-11")
    @Label("D-04, D-05: the strict profile has no window, no delivered codes and no weak secrets")
    void strictAsvs() {
        MfaPolicy policy = MfaPolicy.strictAsvs();
        assertThat(policy.totp())
                .isEqualTo(new TotpPolicy(TotpParameters.defaults(), TotpWindow.none(), 0, false, false));
        assertThat(policy.factors()).noneMatch(Factor::isDelivered).contains(Factor.TOTP);
        assertThat(policy.factors()).allMatch(it -> it.assurance() == Factor.Assurance.UNRESTRICTED);
    }

    @Example
    @Tag("REC-09")
    @Tag("D-16")
    @Label("REC-09: one-code mode has one code")
    void oneCode() {
        RecoveryPolicy recovery = MfaPolicy.nist().withOneRecoveryCode().recovery();
        assertThat(recovery.oneCode()).isTrue();
        assertThat(recovery.count()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MfaPolicy.builder()
                        .oneRecoveryCode(true)
                        .recoveryCount(2)
                        .build())
                .withMessageContaining("recoveryCount must be 1");
    }

    @Example
    @Tag("REC-09")
    @Label("REC-09: one-code mode changes nothing else")
    void oneCodeChangesNothingElse() {
        MfaPolicy strict = MfaPolicy.strictAsvs();
        assertThat(strict.withOneRecoveryCode().toBuilder()
                        .oneRecoveryCode(false)
                        .recoveryCount(strict.recovery().count())
                        .build())
                .isEqualTo(strict);
    }

    @Property
    @Tag("D-05")
    @Tag("TOTP-11")
    @Tag("BIND-10")
    @Label("D-05: switches are kept, in a copy too")
    void switchesAreKept(@ForAll boolean one, @ForAll boolean two, @ForAll boolean three, @ForAll boolean four) {
        MfaPolicy policy = MfaPolicy.builder()
                .legacyImport(one)
                .confirmCodeReuse(two)
                .recoveryBurnsTotpWindow(three)
                .uniqueRecipients(four)
                .trustDirectoryAtFirstSight(one ^ two)
                .secondFactorRequired(two ^ three)
                .totpAlgorithm(four ? OtpAlgorithm.SHA256 : OtpAlgorithm.SHA512)
                .recoveryForm(three ? RecoveryPolicy.Form.SHORT : RecoveryPolicy.Form.LONG)
                .build();
        assertThat(policy.totp().legacyImport()).isEqualTo(one);
        assertThat(policy.totp().confirmCodeReuse()).isEqualTo(two);
        assertThat(policy.recovery().burnsTotpWindow()).isEqualTo(three);
        assertThat(policy.binding().uniqueRecipients()).isEqualTo(four);
        assertThat(policy.binding().trustDirectoryAtFirstSight()).isEqualTo(one ^ two);
        assertThat(policy.secondFactorRequired()).isEqualTo(two ^ three);
        assertThat(policy.toBuilder().build()).isEqualTo(policy);
    }
}
