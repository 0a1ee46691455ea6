package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.BindableAnswer;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.MfaAdmin.PageReport;
import dev.mfacore.MfaAdmin.RecordKind;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Rejected;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.port.StoreKey;
import dev.mfacore.support.PortProbe;
import dev.mfacore.support.PortProbe.Call;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A claim counts as long as its owner holds that very recipient, whatever else the owner has. */
@Tag("BIND-11")
class ClaimHoldersTest {

    private static final Caller.SignedIn BOBS_SESSION = Caller.signedIn(BOB);

    private final TestBench bench = TestBench.create();

    /** Lets Ada have an app and another phone, and leave the claim of a phone behind. */
    private void adaGaveUpHerPhone() {
        bench.enrol(ADA);
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        bench.bind(ADA, OTHER_PHONE);
        bench.service().unbind(Caller.signedIn(ADA), phone, bench.attested());
    }

    private Confirmation bobBindsThePhone() {
        Association.DeliveredCodes pending = (Association.DeliveredCodes)
                bench.service().associate(BOBS_SESSION, AssociateRequest.deliveredTo("mine", PHONE));
        return bench.service()
                .confirm(BOBS_SESSION, pending.authenticator(), bench.delivery().codeFor(PHONE));
    }

    private BindableAnswer forBob() {
        return bench.service().checkBindable(bench.signIn(BOB), PHONE);
    }

    private PageReport cleanClaims() {
        return bench.admin().cleanUp(RecordKind.CLAIM, Optional.empty(), 100);
    }

    @Test
    @Tag("BIND-12")
    void aPhoneGivenUpIsFreeThoughItsFormerOwnerHasOtherFactors() {
        adaGaveUpHerPhone();
        assertThat(forBob()).isEqualTo(new BindableAnswer.Decided(true));
        assertThat(bobBindsThePhone()).isInstanceOf(Confirmation.Confirmed.class);
        assertThat(StateView.state(bench, ADA).authenticators()).hasSize(2);
    }

    @Test
    void cleaningUpTakesTheClaimThatWasLeftBehindAndNoOther() {
        adaGaveUpHerPhone();
        assertThat(cleanClaims())
                .extracting(PageReport::seen, PageReport::changed, PageReport::failed)
                .containsExactly(2, 1, 0);
        assertThat(cleanClaims())
                .extracting(PageReport::seen, PageReport::changed, PageReport::failed)
                .containsExactly(1, 0, 0);
    }

    @Test
    @Tag("SEC-02")
    void aPhoneWhoseRecordCannotBeReadGoesToNobodyElse() {
        bench.bind(ADA, PHONE);
        var state = StateView.state(bench, ADA);
        state.replace(state.authenticators().get(0).resealed(new byte[] {1}));
        bench.store().tamper(UserRegister.key(ADA), UserStateCodec.encode(state, 1, new byte[16]));
        assertThat(forBob()).isEqualTo(new BindableAnswer.Decided(false));
        assertThat(cleanClaims().changed()).isZero();
        assertThat(bobBindsThePhone()).isEqualTo(new Rejected(Reason.NOT_BINDABLE));
    }

    @Test
    void aRecordThatIsGoneWhenCleaningReachesItIsNoFailure() {
        adaGaveUpHerPhone();
        bench.service().checkBindable(bench.signIn(BOB), PHONE);
        for (RecordKind kind : List.of(RecordKind.CLAIM, RecordKind.RECIPIENT_QUOTA, RecordKind.BINDABLE_QUOTA)) {
            var mfa = PortProbe.on(bench).engine(MfaPolicy.defaults(), PortProbe.namesOnly(), new PortProbe.Hook() {
                @Override
                public void before(int number, Call call) {}

                @Override
                public void after(int number, Call call) {
                    if (call == Call.PAGE) {
                        deleteAll(kind);
                    }
                }
            });
            PageReport report = mfa.admin().cleanUp(kind, Optional.empty(), 100);
            assertThat(report.seen()).isPositive();
            assertThat(report)
                    .extracting(PageReport::changed, PageReport::failed)
                    .containsExactly(0, 0);
        }
    }

    private void deleteAll(RecordKind kind) {
        List<StoreKey> keys = new ArrayList<>();
        bench.store().forEach((key, state) -> keys.add(key));
        keys.removeIf(key -> !key.kind().equals(kind.storeKind()));
        keys.forEach(key ->
                bench.store().delete(key, bench.store().load(key).orElseThrow().version()));
    }

    @Test
    @Tag("STO-05")
    void aClaimThatWasRenewedMeanwhileIsNotReportedAsRemoved() {
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        bench.service().unbind(Caller.signedIn(ADA), phone, bench.attested());
        AtomicBoolean done = new AtomicBoolean();
        var mfa = PortProbe.on(bench).engine(MfaPolicy.defaults(), PortProbe.namesOnly(), (number, call) -> {
            if (call == Call.DELETE && !done.getAndSet(true)) {
                bench.bind(ADA, PHONE);
            }
        });
        PageReport report = mfa.admin().cleanUp(RecordKind.CLAIM, Optional.empty(), 10);
        assertThat(done).isTrue();
        assertThat(report.changed()).isZero();
    }
}
