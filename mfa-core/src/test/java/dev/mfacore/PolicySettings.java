package dev.mfacore;

import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The bounded settings of a policy, as section 2 of the property catalogue and the Javadoc give them. */
final class PolicySettings {

    static final List<Setting> ALL = List.of(
            count(
                    "D-01",
                    "digits",
                    6,
                    8,
                    MfaPolicy.Builder::totpDigits,
                    it -> it.totp().parameters().digits()),
            time(
                    "D-02",
                    "period",
                    15,
                    120,
                    MfaPolicy.Builder::totpPeriod,
                    it -> it.totp().parameters().period()),
            count(
                    "D-04",
                    "back",
                    0,
                    3,
                    (it, n) -> it.totpWindow(n, 1),
                    it -> it.totp().window().back()),
            count(
                    "D-04",
                    "forward",
                    0,
                    3,
                    (it, n) -> it.totpWindow(1, n),
                    it -> it.totp().window().forward()),
            count(
                    "D-06",
                    "totpDriftSteps",
                    0,
                    2,
                    MfaPolicy.Builder::totpDriftSteps,
                    it -> it.totp().driftSteps()),
            count(
                    "D-07",
                    "codeDigits",
                    6,
                    12,
                    MfaPolicy.Builder::codeDigits,
                    it -> it.codes().digits()),
            time(
                    "D-08",
                    "codeLife",
                    1,
                    600,
                    MfaPolicy.Builder::codeLife,
                    it -> it.codes().life()),
            count(
                    "D-09",
                    "codeMaxFailures",
                    1,
                    10,
                    MfaPolicy.Builder::codeMaxFailures,
                    it -> it.codes().maxFailures()),
            time(
                    "D-10",
                    "sendCooldown",
                    30,
                    3600,
                    MfaPolicy.Builder::sendCooldown,
                    it -> it.sending().cooldown()),
            count(
                    "D-11",
                    "sendsPerTransaction",
                    1,
                    100,
                    MfaPolicy.Builder::sendsPerTransaction,
                    it -> it.sending().perTransaction()),
            count(
                    "D-11",
                    "sendsPerRecipientHour",
                    1,
                    100,
                    MfaPolicy.Builder::sendsPerRecipientHour,
                    it -> it.sending().perRecipientHour()),
            count(
                    "D-11",
                    "sendsPerRecipientDay",
                    1,
                    100,
                    MfaPolicy.Builder::sendsPerRecipientDay,
                    it -> it.sending().perRecipientDay()),
            count(
                    "D-11",
                    "sendsPerUserDay",
                    1,
                    100,
                    MfaPolicy.Builder::sendsPerUserDay,
                    it -> it.sending().perUserDay()),
            count(
                    "D-11",
                    "sendsPerDestinationHour",
                    1,
                    100_000,
                    MfaPolicy.Builder::sendsPerDestinationHour,
                    it -> it.sending().perDestinationHour()),
            count(
                    "THR-12",
                    "sendsPerSourceHour",
                    1,
                    10_000,
                    MfaPolicy.Builder::sendsPerSourceHour,
                    it -> it.sending().perSourceHour()),
            time(
                    "D-12",
                    "sendBackoffFirst",
                    0,
                    3600,
                    MfaPolicy.Builder::sendBackoffFirst,
                    it -> it.sending().backoffFirst()),
            time(
                    "D-12",
                    "sendBackoffMax",
                    60,
                    86_400,
                    MfaPolicy.Builder::sendBackoffMax,
                    it -> it.sending().backoffMax()),
            time(
                    "D-13",
                    "tokenLife",
                    1,
                    600,
                    MfaPolicy.Builder::tokenLife,
                    it -> it.transaction().life()),
            count(
                    "D-13",
                    "tokenMaxFailures",
                    1,
                    1000,
                    MfaPolicy.Builder::tokenMaxFailures,
                    it -> it.transaction().maxFailures()),
            count(
                    "D-14",
                    "lockAfter",
                    1,
                    100,
                    MfaPolicy.Builder::lockAfter,
                    it -> it.lock().softAfter()),
            time(
                    "D-14",
                    "lockFirst",
                    1,
                    86_400,
                    MfaPolicy.Builder::lockFirst,
                    it -> it.lock().first()),
            time(
                    "D-14",
                    "lockMax",
                    30,
                    86_400,
                    MfaPolicy.Builder::lockMax,
                    it -> it.lock().max()),
            count(
                    "D-15",
                    "hardCap",
                    1,
                    100,
                    MfaPolicy.Builder::hardCap,
                    it -> it.lock().hardCap()),
            count(
                    "D-16",
                    "recoveryCount",
                    1,
                    20,
                    MfaPolicy.Builder::recoveryCount,
                    it -> it.recovery().count()),
            count(
                    "D-17",
                    "recoverySlowRounds",
                    10_000,
                    1_000_000,
                    MfaPolicy.Builder::recoverySlowRounds,
                    it -> it.recovery().slowRounds()),
            time(
                    "D-18",
                    "pendingLife",
                    1,
                    600,
                    MfaPolicy.Builder::pendingLife,
                    it -> it.binding().pendingLife()),
            count(
                    "BIND-12",
                    "maxAuthenticatorsPerFactor",
                    1,
                    5,
                    MfaPolicy.Builder::maxAuthenticatorsPerFactor,
                    it -> it.binding().maxPerFactor()),
            count(
                    "BIND-12",
                    "bindableChecksPerTransaction",
                    1,
                    1000,
                    MfaPolicy.Builder::bindableChecksPerTransaction,
                    it -> it.binding().bindableChecksPerTransaction()),
            count(
                    "BIND-12",
                    "bindableChecksPerHour",
                    1,
                    1000,
                    MfaPolicy.Builder::bindableChecksPerHour,
                    it -> it.binding().bindableChecksPerHour()),
            time("BIND-04", "stepUpAge", 60, 3600, MfaPolicy.Builder::stepUpAge, MfaPolicy::stepUpAge));

    private PolicySettings() {}

    /**
     * One setting.
     *
     * @param property the entry of the catalogue
     * @param argument what a refusal has to name
     * @param least the smallest value, a count or seconds
     * @param most the largest value
     * @param build builds a policy with a value
     * @param read reads the value back
     */
    record Setting(
            String property,
            String argument,
            int least,
            int most,
            Function<Integer, MfaPolicy> build,
            Function<MfaPolicy, Integer> read) {
        @Override
        public String toString() {
            return property + " " + argument;
        }
    }

    private static Setting count(
            String property,
            String argument,
            int least,
            int most,
            BiFunction<MfaPolicy.Builder, Integer, MfaPolicy.Builder> set,
            Function<MfaPolicy, Integer> read) {
        return new Setting(
                property,
                argument,
                least,
                most,
                n -> set.apply(roomy(argument), n).build(),
                read);
    }

    private static Setting time(
            String property,
            String argument,
            int least,
            int most,
            BiFunction<MfaPolicy.Builder, Duration, MfaPolicy.Builder> set,
            Function<MfaPolicy, Duration> read) {
        return new Setting(
                property,
                argument,
                least,
                most,
                n -> set.apply(roomy(argument), ofSeconds(n)).build(),
                it -> (int) read.apply(it).toSeconds());
    }

    /** The first pauses bound the longest ones, so they need room above. */
    private static MfaPolicy.Builder roomy(String argument) {
        MfaPolicy.Builder builder = MfaPolicy.builder();
        return switch (argument) {
            case "lockFirst" -> builder.lockMax(Duration.ofHours(24));
            case "sendBackoffFirst" -> builder.sendBackoffMax(Duration.ofHours(24));
            default -> builder;
        };
    }
}
