package dev.mfacore.tck.gallery.service;

import dev.mfacore.Factor;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.EngineAssembly;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Wrong services, each a few lines around the library's engine. */
// Its collections are Set.of and List.of, and its assemblies keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum EngineFault implements Fault {
    /** Accepts one step more ahead. */
    WINDOW_REACHES_TOO_FAR_AHEAD(
            parts -> Engines.under(parts, policy -> policy.totpWindow(1, 2)),
            Set.of("TOTP-06", "TOTP-07", "TOTP-12"),
            "WRONG_CODE"),
    /** Accepts one step more behind. */
    WINDOW_REACHES_TOO_FAR_BACK(
            parts -> Engines.under(parts, policy -> policy.totpWindow(2, 1)), Set.of("TOTP-07"), "WRONG_CODE"),
    /** Accepts no step behind. */
    WINDOW_IS_TOO_NARROW(
            parts -> Engines.under(parts, policy -> policy.totpWindow(0, 1)), Set.of("TOTP-07", "TOTP-09"), "ACCEPTED"),
    /** Runs a second ahead of the clock that it was given. */
    CLOCK_RUNS_AHEAD(
            parts -> Engines.on(parts, () -> parts.clock().instant().plusSeconds(1)),
            Set.of("BIND-04", "SEC-10", "TOTP-06", "TOTP-07"),
            "instant"),
    /** Counts seconds in 31 bits. */
    SECONDS_OVERFLOW(
            parts -> Engines.on(
                    parts, () -> Instant.ofEpochSecond(parts.clock().instant().getEpochSecond() & 0x7fffffffL)),
            Set.of("TOTP-02", "TOTP-05"),
            "ACCEPTED"),
    /** Lets a remembered drift move the window. */
    DRIFT_IS_ON(parts -> Engines.under(parts, policy -> policy.totpDriftSteps(2)), Set.of("TOTP-12"), "drift"),
    /** Forgets which codes of an app were used. */
    ACCEPTS_APP_CODES_TWICE(
            parts -> Engines.behind(parts, MeddlingWithApps::acceptsTwice),
            Set.of("SEC-08", "STO-01", "STO-03", "STO-08", "STO-09", "THR-04", "TOTP-08", "TOTP-09", "TOTP-10"),
            "WRONG_CODE"),
    /** Takes the code that confirmed at the first sign-in. */
    CONFIRMING_CODE_IS_REUSABLE(
            parts -> Engines.under(parts, policy -> policy.confirmCodeReuse(true)), Set.of("TOTP-11"), "first sign-in"),
    /** Leaves the app's codes good after a sign-in by recovery code. */
    RECOVERY_BURNS_NOTHING(
            parts -> Engines.under(parts, policy -> policy.recoveryBurnsTotpWindow(false)),
            Set.of("TOTP-11"),
            "recovery code"),
    /** Counts no replay. */
    REPLAYS_ARE_FREE(
            parts -> Engines.behind(parts, MeddlingWithApps::replaysAreFree), Set.of("SEC-10", "THR-04"), "LOCKED"),
    /** Keeps codes as numbers. */
    LEADING_ZEROS_DO_NOT_COUNT(
            parts -> Engines.behind(
                    parts, (engine, its) -> MeddlingWithApps.reads(engine, its, MeddlingWithApps::parsed)),
            Set.of("TOTP-02", "TOTP-04", "INP-01", "INP-02"),
            "leading zeros"),
    /** Takes digits of every script. */
    ALL_DIGITS_ARE_DIGITS(
            parts -> Engines.behind(
                    parts, (engine, its) -> MeddlingWithApps.reads(engine, its, MeddlingWithApps::normalised)),
            Set.of("INP-01", "INP-02"),
            "U+"),
    /** Looks at the digits only. */
    JUNK_IS_STRIPPED(
            parts -> Engines.behind(
                    parts, (engine, its) -> MeddlingWithApps.reads(engine, its, MeddlingWithApps::digitsOnly)),
            Set.of("INP-02", "INP-05"),
            "the code written"),
    /** Cuts a code to its length. */
    CODES_ARE_CUT(
            parts -> Engines.behind(parts, (engine, its) -> MeddlingWithApps.reads(engine, its, MeddlingWithApps::cut)),
            Set.of("INP-02", "INP-05", "TOTP-02", "TOTP-20"),
            "characters"),
    /** Takes a blank code for the right one. */
    BLANK_CODE_PASSES(parts -> Engines.behind(parts, MeddlingWithApps::blankPasses), Set.of("INP-04", "TXN-06"), "'"),
    /** Lets whoever has no app pass with any code. */
    NO_FACTOR_PASSES(
            parts -> Engines.behind(parts, MeddlingWithApps::nothingEnrolledPasses),
            Set.of("SEC-08", "TOTP-06", "TXN-06"),
            "without an app"),
    /** Takes codes of a pending app. */
    PENDING_APPS_COUNT(parts -> Engines.behind(parts, MeddlingWithApps::pendingCounts), Set.of("BIND-01"), "pending"),
    /** Looks a code up among all users. */
    ANYBODYS_CODE_PASSES(
            parts -> Engines.behind(parts, MeddlingWithApps::anybodysCode), Set.of("TXN-04", "BIND-06"), "another"),
    /** Says of a wrong code that it is wrong while the factor is locked. */
    LOCK_TELLS(
            parts -> Engines.behind(parts, MeddlingWithApps::lockTells),
            Set.of("THR-01", "THR-05", "THR-06"),
            "locked"),
    /** Lets a token complete again and again. */
    TOKEN_LIVES_ON(
            parts -> Engines.behind(parts, MeddlingWithApps::tokenLivesOn), Set.of("SEC-08", "TXN-03"), "DEAD_TOKEN"),
    /** Takes what begins with a token for the token. */
    TOKEN_BY_PREFIX(
            parts -> Engines.behind(parts, MeddlingWithApps::tokenByPrefix), Set.of("TXN-09", "THR-09"), "DEAD_TOKEN"),
    /** Counts a failure of whoever the token names in clear. */
    STRANGERS_LOCK(parts -> Engines.behind(parts, MeddlingWithApps::strangersLock), Set.of("THR-09"), "LOCKED"),
    /** Keeps delivered codes alive for too long. */
    CODE_LIVES_A_SECOND_LONGER(
            parts -> Engines.under(parts, policy -> policy.codeLife(Duration.ofSeconds(301))),
            Set.of("DOTP-04"),
            "at the end of its life"),
    /** Lets delivered codes die too soon. */
    CODE_DIES_A_SECOND_EARLY(
            parts -> Engines.under(parts, policy -> policy.codeLife(Duration.ofSeconds(299))),
            Set.of("DOTP-04"),
            "right before the end"),
    /** Allows a wrong try too many. */
    CODE_SURVIVES_ONE_MORE_TRY(
            parts -> Engines.under(parts, policy -> policy.codeMaxFailures(6)),
            Set.of("DOTP-09"),
            "after 5 wrong ones"),
    /** Allows a wrong try too few. */
    CODE_DIES_A_TRY_EARLY(
            parts -> Engines.under(parts, policy -> policy.codeMaxFailures(4)),
            Set.of("DOTP-09", "THR-08"),
            "after 4 wrong ones"),
    /** Keeps every code of a transaction alive. */
    CODES_PILE_UP(parts -> Engines.behind(parts, MeddlingWithCodes::codesPileUp), Set.of("DOTP-05"), "earlier code"),
    /** Files codes under their recipient alone. */
    CODES_BELONG_TO_RECIPIENTS(
            parts -> Engines.behind(parts, MeddlingWithCodes::codesBelongToRecipients),
            Set.of("DOTP-06"),
            "another transaction"),
    /** Ignores the recipient in the request. */
    CODES_FIT_EVERY_RECIPIENT(
            parts -> Engines.behind(parts, MeddlingWithCodes::codesFitEveryRecipient),
            Set.of("DOTP-07"),
            "another phone"),
    /** Leaves a delivered code in place after success. */
    CODES_STAY(parts -> Engines.behind(parts, MeddlingWithCodes::codesStay), Set.of("DOTP-03"), "WRONG_CODE"),
    /** Takes a code for binding at a sign-in. */
    BINDING_CODES_SIGN_IN(
            parts -> Engines.behind(parts, MeddlingWithCodes::bindingCodesSignIn),
            Set.of("DOTP-03", "DOTP-07"),
            "binding code"),
    /** Says that a code went to a recipient nobody confirmed. */
    SENDS_ANYWHERE(
            parts -> Engines.behind(parts, MeddlingWithCodes::sendsAnywhere),
            Set.of("DOTP-08", "DOTP-12"),
            "not confirmed"),
    /** Has the code in the answer. */
    ECHOES_THE_CODE(
            parts -> Engines.behind(parts, MeddlingWithCodes::echoesTheCode),
            Set.of("DOTP-10"),
            "does not hold the code"),
    /** Lets a one-letter recovery code pass. */
    ANY_TEXT_RECOVERS(
            parts -> Engines.behind(parts, MeddlingWithCodes::anyRecoveryCode), Set.of("REC-02"), "no recovery code"),
    /** Leaves a recovery code in place after success. */
    RECOVERY_CODES_STAY(
            parts -> Engines.behind(parts, MeddlingWithCodes::recoveryCodesStay),
            Set.of("REC-02", "REC-05", "REC-08", "STO-01"),
            "again"),
    /** Looks a recovery code up among all users. */
    ANYBODYS_RECOVERY_CODE_PASSES(
            parts -> Engines.behind(parts, MeddlingWithCodes::anybodysRecoveryCode),
            Set.of("REC-03"),
            "another user's"),
    /** Takes recovery codes of a pending association. */
    PENDING_RECOVERY_CODES_COUNT(
            parts -> Engines.behind(parts, MeddlingWithCodes::pendingRecoveryCodes), Set.of("REC-09"), "pending"),
    /** Counts no wrong recovery code. */
    RECOVERING_HAS_NO_LIMIT(
            parts -> Engines.behind(parts, MeddlingWithCodes::recoveringHasNoLimit),
            Set.of("REC-07", "THR-08"),
            "locked"),
    /** Demands hyphens and capitals. */
    RECOVERY_SPELLING_IS_STRICT(
            parts -> Engines.behind(parts, MeddlingWithCodes::strictSpelling), Set.of("REC-08"), "another spelling"),
    /** Compares recovery codes up to the shorter one. */
    RECOVERY_BY_PREFIX(
            parts -> Engines.behind(parts, MeddlingWithCodes::prefixRecovers), Set.of("REC-08"), "more or fewer"),
    /** Leaves old recovery codes in force. */
    NEW_RECOVERY_CODES_ARE_ADDED(
            parts -> Engines.behind(parts, MeddlingWithCodes::newCodesAreAdded), Set.of("REC-05"), "older set"),
    /** Keeps tokens alive for too long. */
    TOKEN_LIVES_A_SECOND_LONGER(
            parts -> Engines.under(parts, policy -> policy.tokenLife(Duration.ofSeconds(301))),
            Set.of("TXN-02"),
            "DEAD_TOKEN"),
    /** Lets tokens die too soon. */
    TOKEN_DIES_A_SECOND_EARLY(
            parts -> Engines.under(parts, policy -> policy.tokenLife(Duration.ofSeconds(299))),
            Set.of("TXN-02", "DOTP-04"),
            "right before its end"),
    /** Locks after one failure too many. */
    LOCKS_A_FAILURE_LATE(
            parts -> Engines.under(parts, policy -> policy.lockAfter(6)),
            Set.of(
                    "BIND-13", "REC-07", "SEC-10", "STO-04", "THR-02", "THR-03", "THR-04", "THR-05", "THR-06", "THR-08",
                    "THR-10"),
            "LOCKED"),
    /** Locks after one failure too few. */
    LOCKS_A_FAILURE_EARLY(
            parts -> Engines.under(parts, policy -> policy.lockAfter(4)),
            Set.of(
                    "BIND-13", "DOTP-09", "INP-01", "INP-02", "INP-04", "REC-07", "SEC-10", "STO-04", "THR-02",
                    "THR-03", "THR-04", "THR-06", "THR-07", "THR-08", "THR-10", "TXN-07"),
            "LOCKED"),
    /** Locks for longer than it should. */
    LOCKS_TOO_LONG(
            parts -> Engines.under(parts, policy -> policy.lockFirst(Duration.ofSeconds(32))),
            Set.of("REC-07", "THR-02", "THR-06", "THR-07", "THR-08"),
            "lock"),
    /** Disables before the cap. */
    CAP_IS_TOO_LOW(parts -> Engines.under(parts, policy -> policy.hardCap(99)), Set.of("THR-01"), "100"),
    /** Forgets failures when a sign-in begins. */
    SIGN_IN_REFILLS(
            MeddlingWithLocks::signInRefills,
            Set.of("BIND-13", "SEC-10", "STO-08", "THR-01", "THR-02", "THR-03", "THR-04", "THR-06", "THR-07", "THR-10"),
            "LOCKED"),
    /** Forgets failures when a lock ends. */
    LOCK_END_REFILLS(
            MeddlingWithLocks::lockEndRefills, Set.of("STO-08", "THR-01", "THR-02", "THR-07", "TXN-07"), "LOCKED"),
    /** Writes without looking at the version. */
    LAST_WRITER_WINS(
            parts -> Engines.over(parts, Forgetting.lastWriterWins(parts.store())),
            Set.of("STO-01", "STO-09"),
            "at once"),
    /** Lets pending associations die too soon. */
    PENDING_DIES_A_SECOND_EARLY(
            parts -> Engines.under(parts, policy -> policy.pendingLife(Duration.ofSeconds(599))),
            Set.of("BIND-03"),
            "the end"),
    /** Asks for no proof when associating. */
    PROOF_IS_OPTIONAL(
            parts -> Engines.behind(parts, MeddlingWithBindings::proofIsOptional),
            Set.of("BIND-04", "BIND-05"),
            "without a proof"),
    /** Takes proofs that are too old. */
    PROOF_AGES_SLOWLY(
            parts -> Engines.under(parts, policy -> policy.stepUpAge(Duration.ofSeconds(601))),
            Set.of("BIND-04", "BIND-05"),
            "too old"),
    /** Asks for no proof when unbinding. */
    REMOVAL_IS_FREE(
            parts -> Engines.behind(parts, MeddlingWithBindings::removalIsFree),
            Set.of("BIND-05", "BIND-13"),
            "without a proof"),
    /** Says that it unbound and does not. */
    UNBINDS_NOTHING(
            parts -> Engines.behind(parts, MeddlingWithBindings::unbindsNothing),
            Set.of("BIND-05", "BIND-07", "BIND-08", "BIND-09", "BIND-13"),
            "unbinding"),
    /** Says that it unbound another user's authenticator. */
    REMOVES_ANYBODYS(
            parts -> Engines.behind(parts, MeddlingWithBindings::removesAnybodys), Set.of("BIND-06"), "another's"),
    /** Lists the authenticators of all users. */
    LISTS_EVERYBODYS(
            parts -> Engines.behind(parts, MeddlingWithBindings::listsEverybodys),
            Set.of("BIND-03", "BIND-06", "BIND-10", "SEC-09"),
            "list"),
    /** Shows an app's secret again. */
    LISTS_THE_SECRET(
            parts -> Engines.behind(
                    parts,
                    (engine, its) -> MeddlingWithBindings.tellsInTheName(engine, its, MeddlingWithBindings::secretOf)),
            Set.of("BIND-09"),
            "no secret"),
    /** Shows recovery codes again. */
    LISTS_RECOVERY_CODES(
            parts -> Engines.behind(
                    parts,
                    (engine, its) ->
                            MeddlingWithBindings.tellsInTheName(engine, its, MeddlingWithBindings::recoveryCodeOf)),
            Set.of("REC-06"),
            "no recovery code"),
    /** Confirms with any of the user's codes. */
    ANY_CODE_CONFIRMS(
            parts -> Engines.behind(parts, MeddlingWithBindings::anyCodeConfirms), Set.of("BIND-02"), "old app"),
    /** Counts no wrong code when confirming. */
    CONFIRMING_HAS_NO_LIMIT(
            parts -> Engines.behind(parts, MeddlingWithBindings::confirmingHasNoLimit), Set.of("THR-08"), "LOCKED"),
    /** Takes a half-done sign-in for a session. */
    TOKENS_ENROL(parts -> Engines.behind(parts, MeddlingWithBindings::tokensEnrol), Set.of("TXN-05"), "half-way"),
    /** Lets no newcomer enrol. */
    TOKENS_ENROL_NOTHING(
            parts -> Engines.behind(parts, MeddlingWithBindings::tokensEnrolNothing), Set.of("TXN-05"), "ACCEPTED"),
    /** Lets whoever has no factor in. */
    SECOND_FACTOR_IS_OPTIONAL(
            parts -> Engines.under(parts, policy -> policy.secondFactorRequired(false)),
            Set.of("BIND-08"),
            "ENROLMENT"),
    /** Recovers with a token that is used up. */
    RECOVERING_LOOKS_AT_NO_TOKEN(
            parts -> Engines.behind(parts, MeddlingWithCodes::recoveringLooksAtNoToken),
            Set.of("STO-02", "TXN-02", "TXN-03", "TXN-07"),
            "dead token"),
    /** Sends again too soon. */
    COOLDOWN_IS_SHORT(
            parts -> Engines.under(
                    parts,
                    policy -> policy.sendCooldown(Duration.ofSeconds(59))
                            .sendBackoffFirst(Duration.ZERO)
                            .sendBackoffMax(Duration.ZERO)),
            Set.of("THR-11"),
            "pause is over"),
    /** Sends again too late. */
    COOLDOWN_IS_LONG(
            parts -> Engines.under(parts, policy -> policy.sendCooldown(Duration.ofSeconds(62))),
            Set.of("DOTP-05", "THR-11"),
            "ACCEPTED"),
    /** Sends one more in an hour. */
    HOURLY_QUOTA_IS_LARGE(
            parts -> Engines.under(parts, policy -> policy.sendsPerRecipientHour(6)),
            Set.of("THR-12", "THR-13"),
            "any hour"),
    /** Sends one more in a day. */
    DAILY_QUOTA_IS_LARGE(
            parts -> Engines.under(parts, policy -> policy.sendsPerRecipientDay(11)), Set.of("THR-12"), "any day"),
    /** Takes a failing store for a yes. */
    OUTAGES_PASS(parts -> Engines.behind(parts, MeddlingWithTheRest::outagesPass), Set.of("STO-08"), "the store"),
    /** Has delivered codes in the store. */
    KEEPS_CODES(
            parts -> Engines.behind(parts, MeddlingWithTheRest::keepsCodes), Set.of("SEC-04"), "nowhere in the store"),
    /** Has hashes of recovery codes in the store that anybody can compute. */
    HASHES_RECOVERY_CODES_PLAINLY(
            parts -> Engines.behind(parts, MeddlingWithTheRest::hashesRecoveryCodesPlainly),
            Set.of("REC-04"),
            "nowhere in the store"),
    /** Gives one token twice. */
    TOKENS_REPEAT(
            parts -> Engines.behind(parts, MeddlingWithTheRest::tokensRepeat), Set.of("TXN-01"), "different tokens"),
    /** Keeps tokens alive for a failure too many. */
    TOKEN_SURVIVES_ONE_MORE_FAILURE(
            parts -> Engines.under(parts, policy -> policy.tokenMaxFailures(6)), Set.of("TXN-07"), "failed 5 times"),
    /** Ends tokens after a failure too few. */
    TOKEN_DIES_A_FAILURE_EARLY(
            parts -> Engines.under(parts, policy -> policy.tokenMaxFailures(4)), Set.of("TXN-07"), "DEAD_TOKEN"),
    /** Takes no context for the right one. */
    CONTEXT_IS_OPTIONAL(
            parts -> Engines.behind(parts, MeddlingWithTheRest::contextIsOptional),
            Set.of("TXN-08"),
            "another context"),
    /** Answers otherwise where there is no app. */
    TELLS_WHO_HAS_NO_APP(
            parts -> Engines.behind(parts, MeddlingWithTheRest::tellsWhoHasNoApp),
            Set.of("SEC-08", "TXN-06"),
            "as to a wrong code"),
    /** Counts failures by address. */
    EVERY_ADDRESS_HAS_ITS_BUDGET(
            parts -> Engines.behind(parts, MeddlingWithTheRest::everyAddressHasItsBudget), Set.of("THR-10"), "address"),
    /** Says that a code was sent which was not. */
    SAYS_SENT(parts -> Engines.behind(parts, MeddlingWithTheRest::saysSent), Set.of("DOTP-11"), "failing channel"),
    /** Keeps factors that the policy forbids. */
    FORBIDDEN_FACTORS_WORK(
            parts -> Engines.under(parts, policy -> policy.factors(EnumSet.allOf(Factor.class))),
            Set.of("DOTP-12"),
            "forbidden"),
    /** Tells no event while locked. */
    LOCKED_ATTEMPTS_ARE_SILENT(
            parts -> MeddlingWithTheRest.hearing(parts, event -> !MeddlingWithTheRest.isLockedAttempt(event)),
            Set.of("SEC-10"),
            "LOCKED"),
    /** Announces no unbinding. */
    UNBINDING_IS_SILENT(
            parts -> MeddlingWithTheRest.hearing(parts, event -> !MeddlingWithTheRest.isUnbound(event)),
            Set.of("BIND-13"),
            "UNBOUND"),
    /** Binds a recipient with a code that went elsewhere. */
    ANY_DELIVERED_CODE_CONFIRMS(
            parts -> Engines.behind(parts, MeddlingWithTheRest::anyDeliveredCodeConfirms),
            Set.of("BIND-10"),
            "another recipient"),
    /** Lets two accounts have one recipient. */
    RECIPIENTS_ARE_SHARED(
            parts -> Engines.under(parts, policy -> policy.uniqueRecipients(false)),
            Set.of("BIND-11", "BIND-12"),
            "NO"),
    /** Answers fewer questions than it should. */
    ASKING_HAS_A_LOW_LIMIT(
            parts -> Engines.under(parts, policy -> policy.bindableChecksPerTransaction(9)),
            Set.of("BIND-12"),
            "as allowed"),
    /** Lists phones in full. */
    LISTS_RECIPIENTS(
            parts -> Engines.behind(parts, MeddlingWithTheRest::listsRecipients),
            Set.of("SEC-09"),
            "no full recipient"),
    /** Forgets used codes once their time is over, and has them come again. */
    USED_CODES_ARE_PURGED(
            parts -> Engines.behind(parts, MeddlingWithTime::usedCodesArePurged), Set.of("TOTP-10"), "put back"),
    /** Takes a mark ahead of the clock for a mistake. */
    MARKS_AHEAD_ARE_IGNORED(
            parts -> Engines.behind(parts, MeddlingWithTime::marksAheadAreIgnored), Set.of("TOTP-10"), "put back"),
    /** Draws secrets out of letters and digits. */
    SECRETS_ARE_PRINTABLE(MeddlingRandom::printableSecrets, Set.of("TOTP-15"), "drawn evenly, bit 7"),
    /** Draws secrets out of a source that starts with the time. */
    SECRETS_COME_FROM_THE_START(MeddlingRandom::secretsFromTheStart, Set.of("TOTP-15"), "start alike"),
    /** Ends every secret alike. */
    SECRETS_END_ALIKE(MeddlingRandom::secretsWithAnEnding, Set.of("TOTP-15"), "of secrets"),
    /** Sends only 900,000 of a million codes. */
    CODES_NEVER_BEGIN_WITH_ZERO(MeddlingRandom::codesWithoutLeadingZero, Set.of("DOTP-01"), "0 at place 1"),
    /** Sends a thousand of a million codes. */
    CODES_REPEAT_DIGITS(MeddlingRandom::codesThatRepeatDigits, Set.of("DOTP-01"), "the same at places"),
    /** Sends one number after the other. */
    CODES_COUNT(MeddlingRandom::codesThatCount, Set.of("DOTP-01", "DOTP-02"), "tells the next one"),
    /** Sends one code to all at one moment. */
    CODES_COME_FROM_THE_TIME(MeddlingRandom::codesFromTheTime, Set.of("BIND-10", "DOTP-02"), "codes of one moment"),
    /** Draws codes out of a source that starts with the time. */
    CODES_COME_FROM_THE_START(MeddlingRandom::codesFromTheStart, Set.of("DOTP-02"), "start alike"),
    /** Draws recovery codes of 62 bits. */
    RECOVERY_CODES_HAVE_FEW_SYMBOLS(MeddlingRandom::recoveryCodesOfFewSymbols, Set.of("REC-01"), "64 random bits"),
    /** Doubles every symbol of a recovery code. */
    RECOVERY_CODES_REPEAT_SYMBOLS(MeddlingRandom::recoveryCodesThatRepeat, Set.of("REC-01"), "the same at places"),
    /** Draws recovery codes out of a source that starts with the time. */
    RECOVERY_CODES_COME_FROM_THE_START(MeddlingRandom::recoveryCodesFromTheStart, Set.of("REC-01"), "start alike"),
    /** Sends one more to a destination. */
    DESTINATION_QUOTA_IS_LARGE(
            parts -> Engines.under(
                    parts,
                    policy -> policy.sendsPerDestinationHour(
                            parts.policy().sending().perDestinationHour() + 1)),
            Set.of("THR-12"),
            "within the hour"),
    /** Sends one more to a user. */
    USER_QUOTA_IS_LARGE(
            parts -> Engines.under(
                    parts,
                    policy -> policy.sendsPerUserDay(parts.policy().sending().perUserDay() + 1)),
            Set.of("THR-12"),
            "same user"),
    /** Sends one more in a transaction. */
    TRANSACTION_QUOTA_IS_LARGE(
            parts -> Engines.under(
                    parts,
                    policy ->
                            policy.sendsPerTransaction(parts.policy().sending().perTransaction() + 1)),
            Set.of("THR-12"),
            "in one transaction"),
    /** Sends to every destination. */
    DESTINATIONS_ARE_OPEN(
            parts -> Engines.under(parts, policy -> policy.allowedDestinations(Set.of())),
            Set.of("THR-12"),
            "DESTINATION_REFUSED"),
    /** Takes every secret over that is short. */
    SHORT_IMPORTS_PASS(
            parts -> Engines.under(parts, policy -> policy.legacyImport(true)), Set.of("TOTP-14"), "15 bytes refused"),
    /** Takes over only what it would generate itself. */
    STRONG_IMPORTS_ARE_REFUSED(MeddlingWithImports::shortImportsAreRefused, Set.of("TOTP-14"), "20 bytes"),
    /** Calls no secret weak. */
    WEAK_IMPORTS_ARE_NOT_MARKED(MeddlingWithImports::weakIsNotTold, Set.of("TOTP-14"), "weak"),
    /** Cuts imported secrets to the length of the shortest hash. */
    IMPORTED_SECRETS_ARE_CUT(MeddlingWithImports::secretsAreCut, Set.of("TOTP-02", "TOTP-14"), "SHA256"),
    /** Takes the text of an imported secret for the secret. */
    IMPORTED_SECRETS_ARE_TEXTS(
            MeddlingWithImports::secretsAreTexts, Set.of("TOTP-01", "TOTP-02", "TOTP-06", "TOTP-14"), "RFC 4226"),
    /** Takes every imported app for one with SHA-1. */
    IMPORTED_HASH_IS_FORGOTTEN(MeddlingWithImports::hashIsForgotten, Set.of("TOTP-02"), "SHA256"),
    /** Divides seconds with truncation. */
    STEPS_ARE_TRUNCATED(
            parts -> Engines.on(parts, () -> {
                Instant now = parts.clock().instant();
                return now.isBefore(Instant.EPOCH) ? Instant.ofEpochSecond((now.getEpochSecond() + 1) / 30 * 30) : now;
            }),
            Set.of("TOTP-06"),
            "an instant before"),
    /** Generates the 80 bits that older systems have. */
    SECRETS_ARE_SHORT(
            parts -> Engines.behind(parts, MeddlingWithUris::secretsAreShort), Set.of("TOTP-14"), "bytes of a secret"),
    /** Escapes account names that will be escaped. */
    ACCOUNTS_ARE_ESCAPED_TWICE(
            parts -> Engines.behind(parts, MeddlingWithUris::accountsAreEscapedTwice), Set.of("TOTP-18"), "shows"),
    /** Takes what stands before a colon for the issuer. */
    ACCOUNTS_NAME_THE_ISSUER(
            parts -> Engines.behind(parts, MeddlingWithUris::accountsNameTheIssuer), Set.of("TOTP-19"), "evil"),
    /** Tells a hash that it does not use. */
    HASH_IS_ONLY_TOLD(MeddlingWithUris::hashIsOnlyTold, Set.of("TOTP-20"), "confirming"),
    /** Counts sendings by the letters of an address. */
    LETTER_CASE_COUNTS(
            parts -> Engines.behind(parts, MeddlingWithUris::letterCaseCounts), Set.of("THR-13"), "another spelling"),
    /** Expects codes in the digits of the default locale. */
    LOCALE_DECIDES(
            parts -> Engines.behind(parts, MeddlingWithUris::localeDecides), Set.of("TOTP-03"), "default locale"),
    /** Sends codes in the digits of the default locale. */
    CODES_ARE_FORMATTED(MeddlingWithUris::codesAreFormatted, Set.of("DOTP-01"), "ASCII digits");

    private final EngineAssembly assembly;
    private final Charge charge;

    EngineFault(EngineAssembly assembly, Set<String> clauses, String... words) {
        this.assembly = assembly;
        this.charge = Charge.of(clauses, words);
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named(reportName()).engine(assembly);
    }

    @Override
    public Charge charge() {
        return charge;
    }

    /** None of them hangs, and whole stories take their time on a busy machine. */
    @Override
    public Map<String, String> settings() {
        return Map.of("profile", "quick");
    }

    /**
     * Whole stories may show nearly everything that is wrong. What forgets at the wrong moment forgets other things as well,
     * in a race; and a race is found or not.
     */
    @Override
    public Set<String> perhaps() {
        Set<String> all = new HashSet<>(Set.of("SVC-01", "SVC-02", "SVC-03", "SVC-04"));
        all.addAll(
                switch (this) {
                    case SIGN_IN_REFILLS, LOCK_END_REFILLS, LAST_WRITER_WINS ->
                        Set.of("STO-01", "STO-02", "STO-03", "STO-04", "THR-05", "THR-11");
                    case TOKENS_REPEAT -> Set.of("STO-01", "STO-02", "STO-03", "STO-04", "THR-01", "THR-05");
                    // Codes of eight digits lose a zero now and then.
                    case LEADING_ZEROS_DO_NOT_COUNT -> Set.of("TOTP-20");
                    case LOCKS_A_FAILURE_EARLY -> Set.of("STO-03");
                    default -> Set.of();
                });
        return all;
    }
}
