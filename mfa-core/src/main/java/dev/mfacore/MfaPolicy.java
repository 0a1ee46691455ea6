package dev.mfacore;

import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rules of the engine. Every setting has a default and bounds, and is refused outside them; a policy that exists is
 * a sound one. Immutable.
 *
 * @param totp authenticator apps
 * @param codes delivered codes
 * @param sending sending codes
 * @param transaction mfaTokens
 * @param lock failures in a row
 * @param recovery recovery codes
 * @param binding associating and confirming
 * @param factors which factors may be used at all
 * @param secondFactorRequired whether a user without a factor has to enrol one to sign in (BIND-08)
 * @param stepUpAge how old a second-factor proof may be, 1 to 60 minutes
 */
public record MfaPolicy(
        TotpPolicy totp,
        CodePolicy codes,
        SendPolicy sending,
        TransactionPolicy transaction,
        LockPolicy lock,
        RecoveryPolicy recovery,
        BindingPolicy binding,
        Set<Factor> factors,
        boolean secondFactorRequired,
        Duration stepUpAge) {

    /** Checks the bounds and takes a copy of the set. */
    public MfaPolicy {
        Bounds.require(stepUpAge, Duration.ofMinutes(1), Duration.ofMinutes(60), "stepUpAge");
        factors = Set.copyOf(factors);
        if (factors.stream().allMatch(Factor.RECOVERY_CODE::equals)) {
            throw new IllegalArgumentException(
                    "factors must hold TOTP, SMS or EMAIL: recovery codes are never the only factor");
        }
    }

    /**
     * Returns the defaults of the catalogue (D-01 to D-20).
     *
     * @return the default policy
     */
    public static MfaPolicy defaults() {
        return builder().build();
    }

    /**
     * Returns a policy after NIST SP 800-63B-4. Email is off, being no out-of-band channel (3.1.3.1); SMS stays, as the
     * restricted factor it is (3.2.9), beside the unrestricted one that restriction asks for. The defaults keep the rest:
     * six random digits within 10 minutes, once (3.1.3.2), at least 112 bits in an app's secret, so no legacy import
     * (3.1.4.1), locks from 30 seconds to an hour and an end after 100 failures (3.2.2), recovery codes above 64 bits
     * (4.2.1.1), 10 minutes to confirm a binding (4.1.2.2).
     *
     * @return the NIST policy
     */
    public static MfaPolicy nist() {
        return builder()
                .factors(EnumSet.of(Factor.TOTP, Factor.SMS, Factor.RECOVERY_CODE))
                .build();
    }

    /**
     * Returns a policy after OWASP ASVS 5.0 at level 3. An app's code lives one step of 30 seconds, so the window is
     * closed and no drift is remembered (6.5.5); neither SMS (6.6.1) nor email (6.3.6) is offered; a code is good once,
     * so the code that confirmed is not reused (6.5.1); no secret is below 112 bits.
     *
     * @return the strict policy
     */
    public static MfaPolicy strictAsvs() {
        return builder()
                .totpWindow(0, 0)
                .factors(EnumSet.of(Factor.TOTP, Factor.RECOVERY_CODE))
                .build();
    }

    /**
     * Returns this policy with one recovery code that is replaced at each use, as on Authing's wire (REC-09).
     *
     * @return the changed policy
     */
    public MfaPolicy withOneRecoveryCode() {
        return toBuilder().oneRecoveryCode(true).build();
    }

    /**
     * Tells how likely a guesser gets in, by the weakest of the factors that this policy allows.
     *
     * @return the risk of the factor that is the most likely to be guessed within a year
     */
    public GuessingRisk guessingRisk() {
        return GuessingRisk.worst(this);
    }

    /**
     * Tells how likely a guesser gets in by one factor.
     *
     * @param factor the factor, allowed or not
     * @return its risk under the settings of this policy
     */
    public GuessingRisk guessingRisk(Factor factor) {
        return GuessingRisk.of(this, factor);
    }

    /**
     * Tells whether every factor that this policy offers is restricted or not acceptable out of band, which a platform
     * should not do (DOTP-12).
     *
     * @return true if there is no unrestricted factor beside recovery codes
     */
    public boolean isRestrictedOnly() {
        return factors.stream()
                .filter(factor -> factor != Factor.RECOVERY_CODE)
                .noneMatch(factor -> factor.assurance() == Factor.Assurance.UNRESTRICTED);
    }

    /**
     * Starts a policy from the defaults.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a policy from this one.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Changes settings one by one. What is out of bounds is refused when building, or at once. */
    public static final class Builder {

        private OtpAlgorithm totpAlgorithm = OtpAlgorithm.SHA1;
        private int totpDigits = 6;
        private Duration totpPeriod = Duration.ofSeconds(30);
        private TotpWindow totpWindow = TotpWindow.defaults();
        private int totpDriftSteps;
        private boolean legacyImport;
        private boolean confirmCodeReuse;
        private int codeDigits = 6;
        private Duration codeLife = Duration.ofMinutes(5);
        private int codeMaxFailures = 5;
        private boolean unattachedCodes;
        private Duration sendCooldown = Duration.ofSeconds(60);
        private Duration sendBackoffFirst = Duration.ofMinutes(1);
        private Duration sendBackoffMax = Duration.ofMinutes(32);
        private int sendsPerTransaction = 5;
        private int sendsPerRecipientHour = 5;
        private int sendsPerRecipientDay = 10;
        private int sendsPerUserDay = 20;
        private int sendsPerDestinationHour = 1000;
        private int sendsPerSourceHour = 20;
        private Set<String> allowedDestinations = Set.of();
        private Duration tokenLife = Duration.ofMinutes(5);
        private int tokenMaxFailures = 5;
        private int lockAfter = 5;
        private Duration lockFirst = Duration.ofSeconds(30);
        private Duration lockMax = Duration.ofHours(1);
        private int hardCap = 100;
        private int recoveryCount = 10;
        private RecoveryPolicy.Form recoveryForm = RecoveryPolicy.Form.LONG;
        private boolean oneRecoveryCode;
        private int recoverySlowRounds = 10_000;
        private boolean recoveryBurnsTotpWindow = true;
        private Duration pendingLife = Duration.ofMinutes(10);
        private boolean uniqueRecipients = true;
        private boolean trustDirectoryAtFirstSight;
        private int maxAuthenticatorsPerFactor = 5;
        private int bindableChecksPerTransaction = 10;
        private int bindableChecksPerHour = 30;
        private Set<Factor> factors = EnumSet.allOf(Factor.class);
        private boolean secondFactorRequired = true;
        private Duration stepUpAge = Duration.ofMinutes(10);

        private Builder() {}

        private Builder(MfaPolicy from) {
            totpAlgorithm = from.totp.parameters().algorithm();
            totpDigits = from.totp.parameters().digits();
            totpPeriod = from.totp.parameters().period();
            totpWindow = from.totp.window();
            totpDriftSteps = from.totp.driftSteps();
            legacyImport = from.totp.legacyImport();
            confirmCodeReuse = from.totp.confirmCodeReuse();
            codeDigits = from.codes.digits();
            codeLife = from.codes.life();
            codeMaxFailures = from.codes.maxFailures();
            unattachedCodes = from.codes.unattached();
            sendCooldown = from.sending.cooldown();
            sendBackoffFirst = from.sending.backoffFirst();
            sendBackoffMax = from.sending.backoffMax();
            sendsPerTransaction = from.sending.perTransaction();
            sendsPerRecipientHour = from.sending.perRecipientHour();
            sendsPerRecipientDay = from.sending.perRecipientDay();
            sendsPerUserDay = from.sending.perUserDay();
            sendsPerDestinationHour = from.sending.perDestinationHour();
            sendsPerSourceHour = from.sending.perSourceHour();
            allowedDestinations = from.sending.allowedDestinations();
            tokenLife = from.transaction.life();
            tokenMaxFailures = from.transaction.maxFailures();
            lockAfter = from.lock.softAfter();
            lockFirst = from.lock.first();
            lockMax = from.lock.max();
            hardCap = from.lock.hardCap();
            recoveryCount = from.recovery.count();
            recoveryForm = from.recovery.form();
            oneRecoveryCode = from.recovery.oneCode();
            recoverySlowRounds = from.recovery.slowRounds();
            recoveryBurnsTotpWindow = from.recovery.burnsTotpWindow();
            pendingLife = from.binding.pendingLife();
            uniqueRecipients = from.binding.uniqueRecipients();
            trustDirectoryAtFirstSight = from.binding.trustDirectoryAtFirstSight();
            maxAuthenticatorsPerFactor = from.binding.maxPerFactor();
            bindableChecksPerTransaction = from.binding.bindableChecksPerTransaction();
            bindableChecksPerHour = from.binding.bindableChecksPerHour();
            factors = from.factors;
            secondFactorRequired = from.secondFactorRequired;
            stepUpAge = from.stepUpAge;
        }

        /**
         * Sets the hash function of new authenticator apps (D-03).
         *
         * @param value the hash function; by default SHA-1, which every app knows
         * @return this builder
         */
        public Builder totpAlgorithm(OtpAlgorithm value) {
            this.totpAlgorithm = value;
            return this;
        }

        /**
         * Sets the digits of new authenticator apps (D-01).
         *
         * @param value 6 to 8; by default 6
         * @return this builder
         */
        public Builder totpDigits(int value) {
            this.totpDigits = value;
            return this;
        }

        /**
         * Sets the period of new authenticator apps (D-02).
         *
         * @param value 15 to 120 seconds; by default 30 seconds
         * @return this builder
         */
        public Builder totpPeriod(Duration value) {
            this.totpPeriod = value;
            return this;
        }

        /**
         * Sets how far a remembered drift may move the window (D-06).
         *
         * @param value 0 to 2 steps; by default 0, which remembers none
         * @return this builder
         */
        public Builder totpDriftSteps(int value) {
            this.totpDriftSteps = value;
            return this;
        }

        /**
         * Allows imports of secrets of 10 to 15 bytes (D-05).
         *
         * @param value whether to allow them; by default not
         * @return this builder
         */
        public Builder legacyImport(boolean value) {
            this.legacyImport = value;
            return this;
        }

        /**
         * Lets the code that confirmed be verified once more (TOTP-11).
         *
         * @param value whether to; by default not
         * @return this builder
         */
        public Builder confirmCodeReuse(boolean value) {
            this.confirmCodeReuse = value;
            return this;
        }

        /**
         * Sets the digits of delivered codes (D-07).
         *
         * @param value 6 to 12; by default 6
         * @return this builder
         */
        public Builder codeDigits(int value) {
            this.codeDigits = value;
            return this;
        }

        /**
         * Sets the life of delivered codes (D-08).
         *
         * @param value up to 10 minutes; by default 5 minutes
         * @return this builder
         */
        public Builder codeLife(Duration value) {
            this.codeLife = value;
            return this;
        }

        /**
         * Sets how many wrong tries kill a delivered code (D-09).
         *
         * @param value 1 to 10; by default 5
         * @return this builder
         */
        public Builder codeMaxFailures(int value) {
            this.codeMaxFailures = value;
            return this;
        }

        /**
         * Lets {@link MfaGateway#sendUnattached} send codes that belong to no transaction, and lets them be accepted. It
         * gives up DOTP-06 for them, and with both kinds alive a guess has two codes to hit.
         *
         * @param value whether to; by default not
         * @return this builder
         */
        public Builder unattachedCodes(boolean value) {
            this.unattachedCodes = value;
            return this;
        }

        /**
         * Sets the least time between two sends (D-10).
         *
         * @param value 30 seconds to 1 hour; by default 60 seconds
         * @return this builder
         */
        public Builder sendCooldown(Duration value) {
            this.sendCooldown = value;
            return this;
        }

        /**
         * Sets the first pause between sends (D-12).
         *
         * @param value up to 1 hour; by default 1 minute
         * @return this builder
         */
        public Builder sendBackoffFirst(Duration value) {
            this.sendBackoffFirst = value;
            return this;
        }

        /**
         * Sets the longest pause between sends (D-12).
         *
         * @param value up to 24 hours; by default 32 minutes
         * @return this builder
         */
        public Builder sendBackoffMax(Duration value) {
            this.sendBackoffMax = value;
            return this;
        }

        /**
         * Sets the sends in one transaction (D-11).
         *
         * @param value 1 to 100; by default 5
         * @return this builder
         */
        public Builder sendsPerTransaction(int value) {
            this.sendsPerTransaction = value;
            return this;
        }

        /**
         * Sets the sends to one recipient in an hour (D-11).
         *
         * @param value 1 to 100; by default 5
         * @return this builder
         */
        public Builder sendsPerRecipientHour(int value) {
            this.sendsPerRecipientHour = value;
            return this;
        }

        /**
         * Sets the sends to one recipient in a day (D-11).
         *
         * @param value 1 to 100; by default 10
         * @return this builder
         */
        public Builder sendsPerRecipientDay(int value) {
            this.sendsPerRecipientDay = value;
            return this;
        }

        /**
         * Sets the sends to one user in a day (D-11).
         *
         * @param value 1 to 100; by default 20
         * @return this builder
         */
        public Builder sendsPerUserDay(int value) {
            this.sendsPerUserDay = value;
            return this;
        }

        /**
         * Sets the sends to one calling code or domain in an hour (D-11).
         *
         * @param value 1 to 100,000; by default 1,000
         * @return this builder
         */
        public Builder sendsPerDestinationHour(int value) {
            this.sendsPerDestinationHour = value;
            return this;
        }

        /**
         * Sets the sends for one client address in an hour, of codes that belong to no transaction. An IPv6 address counts
         * with its /64 (THR-10).
         *
         * @param value 1 to 10,000; by default 20
         * @return this builder
         */
        public Builder sendsPerSourceHour(int value) {
            this.sendsPerSourceHour = value;
            return this;
        }

        /**
         * Sets the only destinations that codes may go to (THR-12).
         *
         * @param value calling codes and domains; by default empty, for all
         * @return this builder
         */
        public Builder allowedDestinations(Set<String> value) {
            this.allowedDestinations = Set.copyOf(value);
            return this;
        }

        /**
         * Sets the life of mfaTokens (D-13).
         *
         * @param value up to 10 minutes; by default 5 minutes
         * @return this builder
         */
        public Builder tokenLife(Duration value) {
            this.tokenLife = value;
            return this;
        }

        /**
         * Sets how many failures kill an mfaToken (D-13).
         *
         * @param value 1 to 1,000; by default 5
         * @return this builder
         */
        public Builder tokenMaxFailures(int value) {
            this.tokenMaxFailures = value;
            return this;
        }

        /**
         * Sets from how many failures on a factor locks (D-14).
         *
         * @param value 1 to 100; by default 5
         * @return this builder
         */
        public Builder lockAfter(int value) {
            this.lockAfter = value;
            return this;
        }

        /**
         * Sets the first lock (D-14).
         *
         * @param value 1 second to 24 hours; by default 30 seconds
         * @return this builder
         */
        public Builder lockFirst(Duration value) {
            this.lockFirst = value;
            return this;
        }

        /**
         * Sets the longest lock (D-14).
         *
         * @param value up to 24 hours; by default 1 hour
         * @return this builder
         */
        public Builder lockMax(Duration value) {
            this.lockMax = value;
            return this;
        }

        /**
         * Sets at how many failures a factor is disabled (D-15).
         *
         * @param value 1 to 100; by default 100
         * @return this builder
         */
        public Builder hardCap(int value) {
            this.hardCap = value;
            return this;
        }

        /**
         * Sets how many recovery codes a user gets (D-16).
         *
         * @param value 1 to 20; by default 10
         * @return this builder
         */
        public Builder recoveryCount(int value) {
            this.recoveryCount = value;
            return this;
        }

        /**
         * Sets the form of recovery codes (D-16).
         *
         * @param value the form; by default the long one
         * @return this builder
         */
        public Builder recoveryForm(RecoveryPolicy.Form value) {
            this.recoveryForm = value;
            return this;
        }

        /**
         * Sets the rounds of the short form's slow hash (D-17).
         *
         * @param value 10,000 to 1,000,000; by default 10,000
         * @return this builder
         */
        public Builder recoverySlowRounds(int value) {
            this.recoverySlowRounds = value;
            return this;
        }

        /**
         * Burns the open TOTP steps at a sign-in by recovery code (TOTP-11).
         *
         * @param value whether to; by default so
         * @return this builder
         */
        public Builder recoveryBurnsTotpWindow(boolean value) {
            this.recoveryBurnsTotpWindow = value;
            return this;
        }

        /**
         * Sets how long an association waits for its first code (D-18).
         *
         * @param value up to 10 minutes; by default 10 minutes
         * @return this builder
         */
        public Builder pendingLife(Duration value) {
            this.pendingLife = value;
            return this;
        }

        /**
         * Lets a phone or email serve one account only (BIND-11).
         *
         * @param value whether to; by default so
         * @return this builder
         */
        public Builder uniqueRecipients(boolean value) {
            this.uniqueRecipients = value;
            return this;
        }

        /**
         * Takes the directory's verified phone and email over once (BIND-10).
         *
         * @param value whether to; by default not
         * @return this builder
         */
        public Builder trustDirectoryAtFirstSight(boolean value) {
            this.trustDirectoryAtFirstSight = value;
            return this;
        }

        /**
         * Sets how many authenticators of one kind a user may have.
         *
         * @param value 1 to 5; by default 5
         * @return this builder
         */
        public Builder maxAuthenticatorsPerFactor(int value) {
            this.maxAuthenticatorsPerFactor = value;
            return this;
        }

        /**
         * Sets how often one token may ask whether something is bindable (BIND-12).
         *
         * @param value 1 to 1,000; by default 10
         * @return this builder
         */
        public Builder bindableChecksPerTransaction(int value) {
            this.bindableChecksPerTransaction = value;
            return this;
        }

        /**
         * Sets how often one account may ask in an hour (BIND-12).
         *
         * @param value 1 to 1,000; by default 30
         * @return this builder
         */
        public Builder bindableChecksPerHour(int value) {
            this.bindableChecksPerHour = value;
            return this;
        }

        /**
         * Sets which factors may be used at all (DOTP-12).
         *
         * @param value at least one of TOTP, SMS and EMAIL; by default all
         * @return this builder
         */
        public Builder factors(Set<Factor> value) {
            this.factors = Set.copyOf(value);
            return this;
        }

        /**
         * Demands that a user without a factor enrols one to sign in (BIND-08).
         *
         * @param value whether to; by default so
         * @return this builder
         */
        public Builder secondFactorRequired(boolean value) {
            this.secondFactorRequired = value;
            return this;
        }

        /**
         * Sets how old a second-factor proof may be.
         *
         * @param value 1 to 60 minutes; by default 10 minutes
         * @return this builder
         */
        public Builder stepUpAge(Duration value) {
            this.stepUpAge = value;
            return this;
        }

        /**
         * Sets how many steps are accepted around the current one (D-04).
         *
         * @param back 0 to 3; by default 1
         * @param forward 0 to 3; by default 1
         * @return this builder
         */
        public Builder totpWindow(int back, int forward) {
            this.totpWindow = new TotpWindow(back, forward);
            return this;
        }

        /**
         * Keeps one recovery code that is replaced at each use, as Authing does (REC-09). Turning it on sets the count
         * to 1.
         *
         * @param value whether to; by default not
         * @return this builder
         */
        public Builder oneRecoveryCode(boolean value) {
            this.oneRecoveryCode = value;
            this.recoveryCount = value ? 1 : recoveryCount;
            return this;
        }

        /**
         * Builds the policy.
         *
         * @return the policy
         * @throws IllegalArgumentException if a setting is out of its bounds; the message names it
         */
        public MfaPolicy build() {
            return new MfaPolicy(
                    new TotpPolicy(
                            new TotpParameters(totpAlgorithm, totpDigits, totpPeriod),
                            totpWindow,
                            totpDriftSteps,
                            legacyImport,
                            confirmCodeReuse),
                    new CodePolicy(codeDigits, codeLife, codeMaxFailures, unattachedCodes),
                    new SendPolicy(
                            sendCooldown,
                            sendBackoffFirst,
                            sendBackoffMax,
                            sendsPerTransaction,
                            sendsPerRecipientHour,
                            sendsPerRecipientDay,
                            sendsPerUserDay,
                            sendsPerDestinationHour,
                            sendsPerSourceHour,
                            allowedDestinations),
                    new TransactionPolicy(tokenLife, tokenMaxFailures),
                    new LockPolicy(lockAfter, lockFirst, lockMax, hardCap),
                    new RecoveryPolicy(
                            recoveryCount, recoveryForm, oneRecoveryCode, recoverySlowRounds, recoveryBurnsTotpWindow),
                    new BindingPolicy(
                            pendingLife,
                            uniqueRecipients,
                            trustDirectoryAtFirstSight,
                            maxAuthenticatorsPerFactor,
                            bindableChecksPerTransaction,
                            bindableChecksPerHour),
                    factors,
                    secondFactorRequired,
                    stepUpAge);
        }
    }
}
