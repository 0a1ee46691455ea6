package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.KeyRing;
import dev.mfacore.MfaAdmin.PageReport;
import dev.mfacore.MfaAdmin.RecordKind;
import dev.mfacore.UserId;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.support.SeededRandom;
import dev.mfacore.support.StepwiseStore;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cleaning up, counting and sealing anew: page by page, and nothing that is still in use. */
class HousekeepingTest {

    private final TestBench bench = TestBench.create();

    private PageReport clean(RecordKind kind) {
        return bench.admin().cleanUp(kind, Optional.empty(), 100);
    }

    @Test
    @Tag("STO-07")
    void expiredTransactionsAndAssociationsGo() {
        TestBench.App app = bench.enrol(ADA);
        bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        bench.associateApp(Caller.signedIn(ADA), bench.attested());
        assertThat(clean(RecordKind.USER)).isEqualTo(new PageReport(1, 0, 0, Optional.of("ada")));
        bench.clock().advance(Duration.ofMinutes(16));
        assertThat(clean(RecordKind.USER)).isEqualTo(new PageReport(1, 1, 0, Optional.of("ada")));
        var state = UserStateCodec.decode(bench.stored(ADA).orElseThrow());
        assertThat(state.transactions()).isEmpty();
        assertThat(state.pending()).isEmpty();
        assertThat(state.authenticators()).hasSize(1);
        assertThat(clean(RecordKind.USER).changed()).isZero();
    }

    @Test
    @Tag("BIND-11")
    void claimsThatNobodyHoldsGoAndOthersStay() {
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        bench.bind(BOB, OTHER_PHONE);
        assertThat(clean(RecordKind.CLAIM).changed()).isZero();
        bench.service().unbind(Caller.signedIn(ADA), phone, bench.attested());
        PageReport report = clean(RecordKind.CLAIM);
        assertThat(report.seen()).isEqualTo(2);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(bench.admin().count(RecordKind.CLAIM)).isEqualTo(1);
        Caller.TokenHolder carol = bench.signIn(new UserId("carol"));
        assertThat(bench.service().checkBindable(carol, OTHER_PHONE)).isEqualTo(new BindableAnswer.Decided(false));
        assertThat(bench.service().checkBindable(carol, PHONE)).isEqualTo(new BindableAnswer.Decided(true));
    }

    @Test
    void aClaimOfAUserWithoutARecordGoes() {
        bench.bind(ADA, PHONE);
        bench.store()
                .delete(
                        UserRegister.key(ADA),
                        bench.store().load(UserRegister.key(ADA)).orElseThrow().version());
        assertThat(clean(RecordKind.CLAIM).changed()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RECIPIENT_QUOTA", "DESTINATION_QUOTA", "BINDABLE_QUOTA"})
    @Tag("THR-12")
    void quotasGoAfterADayAndNotBefore(RecordKind kind) {
        bench.service().checkBindable(bench.signIn(BOB), PHONE);
        bench.bind(ADA, PHONE);
        bench.service().send(bench.signIn(ADA), DeliveryTarget.of(PHONE));
        long before = bench.admin().count(kind);
        assertThat(before).isPositive();
        bench.clock().advance(Duration.ofDays(1).minusNanos(1));
        if (kind != RecordKind.BINDABLE_QUOTA) {
            assertThat(clean(kind).changed()).isZero();
        }
        bench.clock().advance(Duration.ofNanos(1));
        assertThat(clean(kind).changed()).isPositive();
        assertThat(bench.admin().count(kind)).isZero();
    }

    @Test
    void pagesFollowOneAnother() {
        for (int i = 0; i < 5; i++) {
            bench.enrol(new UserId("user" + i));
        }
        PageReport first = bench.admin().cleanUp(RecordKind.USER, Optional.empty(), 3);
        assertThat(first.seen()).isEqualTo(3);
        PageReport second = bench.admin().cleanUp(RecordKind.USER, first.next(), 3);
        assertThat(second.seen()).isEqualTo(2);
        PageReport third = bench.admin().cleanUp(RecordKind.USER, second.next(), 3);
        assertThat(third).isEqualTo(new PageReport(0, 0, 0, Optional.empty()));
        assertThat(bench.admin().count(RecordKind.USER)).isEqualTo(5);
    }

    @Test
    void aPageHasBounds() {
        assertThat(bench.admin().cleanUp(RecordKind.USER, Optional.empty(), 1).seen())
                .isZero();
        assertThat(bench.admin()
                        .cleanUp(RecordKind.USER, Optional.empty(), 10_000)
                        .seen())
                .isZero();
        for (int limit : new int[] {0, 10_001}) {
            assertThatThrownBy(() -> bench.admin().cleanUp(RecordKind.USER, Optional.empty(), limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("limit");
        }
    }

    @Test
    void aStoreThatCannotPageIsToldApart() {
        var mfa = bench.over(new StepwiseStore());
        assertThatThrownBy(() -> mfa.admin().count(RecordKind.USER))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("KeyPaging");
    }

    @Test
    @Tag("SEC-03")
    @Tag("BIND-11")
    void theIndexKeyRotatesWithoutLosingAHolder() {
        bench.bind(ADA, PHONE);
        KeyRing both = bench.keys().rotate(new SeededRandom(8));
        bench.restart(builder -> builder.recipientIndexKeys(both));
        assertThat(bench.service().checkBindable(bench.signIn(BOB), PHONE))
                .isEqualTo(new BindableAnswer.Decided(false));
        bench.admin().reseal(Optional.empty(), 100);
        KeyRing onlyNew = both.without(1);
        bench.restart(builder -> builder.recipientIndexKeys(onlyNew));
        assertThat(bench.service().checkBindable(bench.signIn(BOB), PHONE))
                .isEqualTo(new BindableAnswer.Decided(false));
    }

    @Test
    @Tag("STO-07")
    void anAssociationGoesAloneAndATransactionGoesAlone() {
        TestBench.App app = bench.enrol(ADA);
        bench.associateApp(Caller.signedIn(ADA), bench.attested());
        bench.clock().advance(Duration.ofMinutes(10));
        assertThat(clean(RecordKind.USER).changed()).as("association").isEqualTo(1);
        assertThat(clean(RecordKind.USER).changed()).isZero();
        bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        bench.clock().advance(Duration.ofMinutes(16));
        assertThat(clean(RecordKind.USER).changed()).as("transaction").isEqualTo(1);
        assertThat(clean(RecordKind.USER)).isEqualTo(new PageReport(1, 0, 0, Optional.of("ada")));
    }
}
