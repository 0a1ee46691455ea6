package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Listing;
import dev.mfacore.Locked;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaPolicy;
import dev.mfacore.RecoveryPolicy;
import dev.mfacore.Regeneration;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Verification;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.support.SeededRandom;
import dev.mfacore.support.TestBench;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recovery codes: made, shown once, used once, replaced as a whole. */
class RecoveryCodeTest {

    private static final Rejected INVALID = new Rejected(Rejected.Reason.INVALID_CODE);

    private final TestBench bench = TestBench.create();

    private Verification recover(TestBench on, String code) {
        return on.service().verifyRecoveryCode(on.signIn(ADA), code);
    }

    @Test
    @Tag("REC-01")
    void codesAreLongDistinctAndUniform() {
        RecoveryBook book = new RecoveryBook(MfaPolicy.defaults().recovery(), new RandomCodes(new SeededRandom(3)));
        Set<String> seen = new HashSet<>();
        int[][] counts = new int[24][128];
        int sets = 400;
        for (int i = 0; i < sets; i++) {
            for (String code : book.create(new byte[32]).shown().codes()) {
                assertThat(code).matches("([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}");
                assertThat(seen.add(code)).isTrue();
                String symbols = code.replace("-", "");
                for (int at = 0; at < 24; at++) {
                    counts[at][symbols.charAt(at)]++;
                }
            }
        }
        double expected = sets * 10 / 32.0;
        for (int[] position : counts) {
            double sum = 0;
            for (char symbol : RandomCodes.ALPHABET.toCharArray()) {
                sum += (position[symbol] - expected) * (position[symbol] - expected) / expected;
            }
            assertThat(sum).as("31 degrees of freedom").isLessThan(75);
        }
        assertThat(RandomCodes.ALPHABET.chars().distinct().count()).isEqualTo(32);
    }

    @Test
    @Tag("REC-02")
    void eachWorksOnceAndNoMore() {
        List<String> codes = bench.enrol(ADA).recoveryCodes();
        int left = codes.size();
        for (String code : codes) {
            Verification answer = recover(bench, code);
            assertThat(answer).isInstanceOf(Verification.Verified.class);
            left--;
            assertThat(((Verification.Verified) answer).recoveryCodesLeft()).hasValue(left);
            assertThat(recover(bench, code)).isEqualTo(INVALID);
            bench.clock().advanceSeconds(60);
        }
    }

    @Property(tries = 30)
    @net.jqwik.api.Tag("REC-02")
    void nothingElseIsAccepted(@ForAll @StringLength(max = 64) String input) {
        TestBench own = TestBench.create();
        own.enrol(ADA);
        assertThat(recover(own, input)).isEqualTo(INVALID);
        assertThat(recover(own, "")).isEqualTo(INVALID);
    }

    @Test
    @Tag("REC-03")
    void worksForItsOwnerOnly() {
        String adas = bench.enrol(ADA).recoveryCodes().get(0);
        String bobs = bench.enrol(BOB).recoveryCodes().get(0);
        assertThat(recover(bench, bobs)).isEqualTo(INVALID);
        assertThat(bench.service().verifyRecoveryCode(bench.signIn(BOB), adas)).isEqualTo(INVALID);
        assertThat(recover(bench, adas)).isInstanceOf(Verification.Verified.class);
    }

    @Property(tries = 4)
    @net.jqwik.api.Tag("REC-04")
    void isStoredAsASaltedHashOnly(@ForAll RecoveryPolicy.Form form) {
        TestBench own = TestBench.with(MfaPolicy.builder().recoveryForm(form).build());
        List<String> codes = own.enrol(ADA).recoveryCodes();
        String stored = new String(own.stored(ADA).orElseThrow(), java.nio.charset.StandardCharsets.ISO_8859_1);
        for (String code : codes) {
            assertThat(stored).doesNotContain(code).doesNotContain(code.replace("-", ""));
        }
        var set =
                UserStateCodec.decode(own.stored(ADA).orElseThrow()).recovery().orElseThrow();
        assertThat(set.salt()).hasSize(16).isNotEqualTo(new byte[16]);
        assertThat(set.rounds()).isEqualTo(form == RecoveryPolicy.Form.LONG ? 0 : 10_000);
        assertThat(recover(own, codes.get(0))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("REC-04")
    void oneCodeStoredTwiceGivesTwoRecords() {
        RandomCodes same = new RandomCodes(new SeededRandom(1) {
            @Override
            public int nextInt(int bound) {
                return 7;
            }
        });
        var kept = new RecoveryBook(MfaPolicy.defaults().recovery(), same)
                .create(new byte[32])
                .kept();
        assertThat(kept.codes().stream()
                        .map(it -> java.util.Arrays.toString(it.hash()))
                        .distinct()
                        .count())
                .isEqualTo(10);
    }

    @Test
    @Tag("REC-05")
    void regenerationVoidsTheWholeOldSet() {
        TestBench.App app = bench.enrol(ADA);
        recover(bench, app.recoveryCodes().get(0));
        Regeneration answer = bench.service().regenerateRecoveryCodes(Caller.signedIn(ADA), bench.attested());
        List<String> fresh = ((Regeneration.Regenerated) answer).recoveryCodes().codes();
        TestBench each = bench;
        for (String old : app.recoveryCodes().subList(1, 4)) {
            assertThat(recover(each, old)).isEqualTo(INVALID);
        }
        assertThat(recover(bench, fresh.get(0))).isInstanceOf(Verification.Verified.class);
        assertThat(bench.events().changes()).contains(MfaEvent.ChangeType.RECOVERY_CODES_REGENERATED);
    }

    @Test
    @Tag("REC-05")
    @Tag("BIND-05")
    void regenerationNeedsAFreshProof() {
        TestBench.App app = bench.enrol(ADA);
        SecondFactorProof stale =
                new SecondFactorProof.Attested(bench.clock().instant().minusSeconds(600));
        assertThat(bench.service().regenerateRecoveryCodes(Caller.signedIn(ADA), stale))
                .isEqualTo(new Rejected(Rejected.Reason.PROOF_REQUIRED));
        assertThat(recover(bench, app.recoveryCodes().get(0))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("REC-06")
    void isShownOnce() {
        TestBench.App app = bench.enrol(ADA);
        Listing listing = bench.service().listAuthenticators(Caller.signedIn(ADA));
        assertThat(((Listing.Authenticators) listing).recoveryCodesLeft()).isEqualTo(10);
        String everything = listing
                + bench.admin().listAuthenticators(ADA).toString()
                + bench.service().begin(dev.mfacore.BeginRequest.signIn(ADA))
                + bench.events().all();
        app.recoveryCodes().forEach(code -> assertThat(everything).doesNotContain(code));
    }

    @Test
    @Tag("REC-07")
    @Tag("THR-08")
    void isThrottledLikeEveryFactor() {
        TestBench.App app = bench.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            assertThat(recover(bench, "0000-0000-0000-0000-0000-0000")).isEqualTo(INVALID);
        }
        assertThat(recover(bench, app.recoveryCodes().get(0))).isInstanceOf(Locked.class);
        bench.clock().advanceSeconds(30);
        assertThat(recover(bench, app.recoveryCodes().get(0))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("REC-08")
    void presentationIsForgiven() {
        List<String> codes = bench.enrol(ADA).recoveryCodes();
        List<String> spelt = List.of(
                codes.get(0).toUpperCase(Locale.ROOT),
                codes.get(1).replace("-", ""),
                codes.get(2).replace("-", " "),
                " " + codes.get(3) + " ");
        spelt.forEach(code -> assertThat(recover(bench, code)).isInstanceOf(Verification.Verified.class));
    }

    @Property(tries = 60)
    @net.jqwik.api.Tag("REC-08")
    void contentIsNot(@ForAll @IntRange(min = 0, max = 23) int at, @ForAll @IntRange(min = 0, max = 3) int edit) {
        TestBench own = TestBench.create();
        String code = own.enrol(ADA).recoveryCodes().get(0).replace("-", "");
        char other = code.charAt(at) == 'z' ? '0' : 'z';
        String edited = switch (edit) {
            case 0 -> code.substring(0, at) + other + code.substring(at + 1);
            case 1 -> code.substring(0, at);
            case 2 -> code.substring(0, at) + other + code.substring(at);
            default -> code.substring(0, at) + code.substring(at + 1);
        };
        assertThat(recover(own, edited)).isEqualTo(INVALID);
        assertThat(recover(own, code)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("REC-09")
    void isInactiveUntilItsAssociationIsConfirmed() {
        TestBench own = TestBench.with(MfaPolicy.builder().oneRecoveryCode(true).build());
        TestBench.App first = own.enrol(ADA);
        String printed = first.recoveryCodes().get(0);
        TestBench.App second = own.associateApp(Caller.signedIn(ADA), own.attested());
        String pending = second.recoveryCodes().get(0);
        assertThat(recover(own, pending)).isEqualTo(INVALID);
        Verification used = recover(own, printed);
        String replacement = ((Verification.Verified) used)
                .replacement()
                .orElseThrow()
                .codes()
                .get(0);
        assertThat(recover(own, printed)).isEqualTo(INVALID);
        assertThat(own.service().confirm(Caller.signedIn(ADA), second.id(), second.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
        assertThat(recover(own, replacement)).isEqualTo(INVALID);
        assertThat(recover(own, pending)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("REC-09")
    void aPendingFirstAssociationOpensNothing() {
        TestBench.App pending = bench.associateApp(Caller.signedIn(ADA));
        assertThat(recover(bench, pending.recoveryCodes().get(0))).isEqualTo(INVALID);
        assertThat(bench.service().confirm(Caller.signedIn(ADA), pending.id(), pending.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
        assertThat(recover(bench, pending.recoveryCodes().get(0))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("REC-09")
    void aSecondAuthenticatorBringsNoNewSet() {
        bench.enrol(ADA);
        var second = (dev.mfacore.Association.AuthenticatorApp) bench.service()
                .associate(
                        Caller.signedIn(ADA),
                        dev.mfacore.AssociateRequest.authenticatorApp("tablet"),
                        bench.attested());
        assertThat(second.recoveryCodes()).isEmpty();
    }

    @Test
    @Tag("TOTP-11")
    void recoveryBurnsTheOpenTotpSteps() {
        TestBench.App app = bench.enrol(ADA);
        String captured = app.code();
        String next = app.codeIn(1);
        assertThat(recover(bench, app.recoveryCodes().get(0))).isInstanceOf(Verification.Verified.class);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), captured)).isEqualTo(INVALID);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), next)).isEqualTo(INVALID);
        app.nextStep().nextStep();
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Verification.Verified.class);
    }

    @Property(tries = 20)
    @net.jqwik.api.Tag("REC-08")
    @net.jqwik.api.Tag("REC-04")
    void aShortCodeIsNoLessExact(@ForAll @IntRange(min = 0, max = 15) int at) {
        TestBench own = TestBench.with(MfaPolicy.builder()
                .recoveryForm(RecoveryPolicy.Form.SHORT)
                .recoveryCount(2)
                .build());
        String code = own.enrol(ADA).recoveryCodes().get(0).replace("-", "");
        String edited = code.substring(0, at) + (code.charAt(at) == 'z' ? '0' : 'z') + code.substring(at + 1);
        assertThat(recover(own, edited)).isEqualTo(INVALID);
        assertThat(recover(own, "")).isEqualTo(INVALID);
        assertThat(recover(own, " - ")).isEqualTo(INVALID);
        assertThat(recover(own, code)).isInstanceOf(Verification.Verified.class);
        assertThat(recover(own, code)).isEqualTo(INVALID);
    }

    @Test
    @Tag("REC-09")
    void theReplacementOfTheOneCodeWorks() {
        TestBench own = TestBench.with(MfaPolicy.builder().oneRecoveryCode(true).build());
        String code = own.enrol(ADA).recoveryCodes().get(0);
        for (int i = 0; i < 3; i++) {
            Verification.Verified used = (Verification.Verified) recover(own, code);
            code = used.replacement().orElseThrow().codes().get(0);
            own.clock().advanceSeconds(60);
        }
        assertThat(recover(own, code)).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("REC-09")
    void associatingAnewShowsTheCodesAnewUntilOneIsConfirmed() {
        bench.associateApp(Caller.signedIn(ADA));
        TestBench.App again = bench.associateApp(Caller.signedIn(ADA));
        assertThat(bench.service().confirm(Caller.signedIn(ADA), again.id(), again.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
        assertThat(recover(bench, again.recoveryCodes().get(0))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("REC-05")
    @Tag("REC-09")
    void aPendingSetDoesNotReplaceOneThatWasMadeMeanwhile() {
        Caller.TokenHolder holder = bench.signIn(ADA);
        DeliveryTarget phone = DeliveryTarget.of(TestBench.PHONE);
        bench.service().send(holder, phone);
        bench.service().verifySms(holder, phone, bench.delivery().codeFor(TestBench.PHONE));
        TestBench.App app = bench.associateApp(Caller.signedIn(ADA), bench.attested());
        Regeneration answer = bench.service().regenerateRecoveryCodes(Caller.signedIn(ADA), bench.attested());
        List<String> current =
                ((Regeneration.Regenerated) answer).recoveryCodes().codes();
        assertThat(bench.service().confirm(Caller.signedIn(ADA), app.id(), app.code()))
                .isInstanceOf(Confirmation.Confirmed.class);
        assertThat(recover(bench, app.recoveryCodes().get(0))).isEqualTo(INVALID);
        assertThat(recover(bench, current.get(0))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("REC-05")
    void regenerationNeedsAFactorAndAPolicyThatHasRecoveryCodes() {
        Rejected notPermitted = new Rejected(Rejected.Reason.NOT_PERMITTED);
        assertThat(bench.service().regenerateRecoveryCodes(Caller.signedIn(ADA), bench.attested()))
                .isEqualTo(notPermitted);
        bench.enrol(ADA);
        bench.restart(builder -> builder.policy(
                MfaPolicy.builder().factors(Set.of(dev.mfacore.Factor.TOTP)).build()));
        assertThat(bench.service().regenerateRecoveryCodes(Caller.signedIn(ADA), bench.attested()))
                .isEqualTo(notPermitted);
    }

    @Test
    @Tag("REC-05")
    @Tag("REC-07")
    void aNewSetIsNotLockedByFailuresWithTheOldOne() {
        bench.enrol(ADA);
        for (int i = 0; i < 5; i++) {
            recover(bench, "0000");
        }
        assertThat(recover(bench, "0000")).isInstanceOf(Locked.class);
        Regeneration answer = bench.service().regenerateRecoveryCodes(Caller.signedIn(ADA), bench.attested());
        List<String> fresh = ((Regeneration.Regenerated) answer).recoveryCodes().codes();
        assertThat(recover(bench, fresh.get(0))).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("TOTP-11")
    @Tag("TOTP-12")
    void recoveryBurnsTheWindowWhereTheDriftHasMovedIt() {
        TestBench own = TestBench.with(MfaPolicy.builder().totpDriftSteps(2).build());
        TestBench.App app = own.enrol(ADA);
        for (int ahead = 1; ahead <= 2; ahead++) {
            app.nextStep();
            assertThat(own.service().verifyTotp(own.signIn(ADA), app.codeIn(ahead)))
                    .isInstanceOf(Verification.Verified.class);
        }
        app.nextStep();
        assertThat(recover(own, app.recoveryCodes().get(0))).isInstanceOf(Verification.Verified.class);
        for (int ahead = 1; ahead <= 3; ahead++) {
            assertThat(own.service().verifyTotp(own.signIn(ADA), app.codeIn(ahead)))
                    .as("%d steps ahead", ahead)
                    .isEqualTo(INVALID);
        }
        app.nextStep();
        assertThat(own.service().verifyTotp(own.signIn(ADA), app.codeIn(3))).isInstanceOf(Verification.Verified.class);
    }
}
