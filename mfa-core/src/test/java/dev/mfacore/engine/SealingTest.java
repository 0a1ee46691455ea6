package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AdminAction;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.ImportedTotp;
import dev.mfacore.KeyRing;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaEvent;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.Rejected;
import dev.mfacore.Rejected.Reason;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.engine.crypto.SealedBox;
import dev.mfacore.engine.state.BoundAuthenticator;
import dev.mfacore.engine.state.UserState;
import dev.mfacore.engine.state.UserStateCodec;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.port.CipherException;
import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import dev.mfacore.port.StoreKey;
import dev.mfacore.support.StateView;
import dev.mfacore.support.TestBench;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sealed texts belong to one owner, one authenticator and one use, and keys can be changed under them. */
class SealingTest {

    private static final AdminAction ACTION = new AdminAction("operator", "a ticket");
    private static final Rejected INVALID = new Rejected(Reason.INVALID_CODE);

    private final TestBench bench = TestBench.create();

    private void rewrite(UserId user, Consumer<UserState> change) {
        UserState state = StateView.state(bench, user);
        change.accept(state);
        bench.store().tamper(new StoreKey("user", user.value()), UserStateCodec.encode(state, 1, new byte[16]));
    }

    private BoundAuthenticator only(UserId user) {
        return StateView.state(bench, user).authenticators().get(0);
    }

    private void reseal(UserId user, byte[] sealed) {
        rewrite(user, state -> state.replace(state.authenticators().get(0).resealed(sealed)));
    }

    private static byte[] flipped(byte[] text, int bit) {
        byte[] copy = text.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }

    @Test
    @Tag("SEC-02")
    void everyFlippedBitOfASealedSecretFailsClosed() {
        TestBench.App app = bench.enrol(ADA);
        byte[] sealed = only(ADA).sealed();
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            reseal(ADA, flipped(sealed, bit));
            bench.events().clear();
            assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code()))
                    .as("bit %d", bit)
                    .isEqualTo(INVALID);
            assertThat(bench.events().outcomes()).containsExactly(MfaEvent.Outcome.UNREADABLE);
        }
        reseal(ADA, sealed);
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("SEC-02")
    void everyCutOfASealedSecretFailsClosed() {
        TestBench.App app = bench.enrol(ADA);
        byte[] sealed = only(ADA).sealed();
        for (int length = 1; length < sealed.length; length++) {
            reseal(ADA, Arrays.copyOf(sealed, length));
            assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code()))
                    .isEqualTo(INVALID);
        }
        reseal(ADA, new byte[0]);
        assertThatThrownBy(() -> bench.service().verifyTotp(bench.signIn(ADA), app.code()))
                .isInstanceOf(MfaUnavailableException.class);
    }

    @Test
    @Tag("SEC-02")
    void everyFlippedBitOfASealedRecipientAndHashKeyFailsClosed() {
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, DeliveryTarget.of(PHONE));
        String code = bench.delivery().codeFor(PHONE);
        byte[] recipient = only(ADA).sealed();
        byte[] hashKey = StateView.state(bench, ADA).sealedHashKey();
        for (int bit = 0; bit < recipient.length * 8; bit++) {
            reseal(ADA, flipped(recipient, bit));
            assertRefused(holder, code);
        }
        reseal(ADA, recipient);
        for (int bit = 0; bit < hashKey.length * 8; bit++) {
            byte[] altered = flipped(hashKey, bit);
            rewrite(ADA, state -> state.setSealedHashKey(altered));
            assertRefused(holder, code);
        }
        rewrite(ADA, state -> state.setSealedHashKey(hashKey));
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), code))
                .isInstanceOf(Verification.Verified.class);
    }

    private void assertRefused(Caller.TokenHolder holder, String code) {
        assertThatThrownBy(() -> bench.service().verifySms(holder, DeliveryTarget.of(PHONE), code))
                .isInstanceOf(MfaUnavailableException.class);
    }

    @Test
    @Tag("SEC-02")
    void aSecretMovedToAnotherUserVerifiesNothing() {
        TestBench.App ada = bench.enrol(ADA);
        bench.enrol(BOB);
        byte[] adas = only(ADA).sealed();
        reseal(BOB, adas);
        assertThat(bench.service().verifyTotp(bench.signIn(BOB), ada.code())).isEqualTo(INVALID);
    }

    @Test
    @Tag("SEC-02")
    void aWholeAuthenticatorMovedToAnotherUserVerifiesNothing() {
        TestBench.App ada = bench.enrol(ADA);
        bench.enrol(BOB);
        BoundAuthenticator adas = only(ADA);
        rewrite(BOB, state -> state.bind(adas));
        assertThat(bench.service().verifyTotp(bench.signIn(BOB), ada.code())).isEqualTo(INVALID);
    }

    @Test
    @Tag("SEC-02")
    void aSecretMovedToAnotherAuthenticatorOfTheUserVerifiesNothing() {
        TestBench.App first = bench.enrol(ADA);
        TestBench.App second = bench.associateApp(Caller.signedIn(ADA), bench.attested());
        bench.service().confirm(Caller.signedIn(ADA), second.id(), second.code());
        first.nextStep();
        byte[] firsts = only(ADA).sealed();
        rewrite(ADA, state -> {
            BoundAuthenticator moved = state.authenticators().get(1).resealed(firsts);
            state.remove(first.id());
            state.replace(moved);
        });
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), first.code())).isEqualTo(INVALID);
    }

    @Test
    @Tag("SEC-02")
    void aTextMovedToAnotherColumnIsUnreadable() {
        TestBench.App app = bench.enrol(ADA);
        byte[] hashKey = StateView.state(bench, ADA).sealedHashKey();
        reseal(ADA, hashKey);
        bench.events().clear();
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isEqualTo(INVALID);
        assertThat(bench.events().outcomes()).containsExactly(MfaEvent.Outcome.UNREADABLE);
    }

    @Test
    @Tag("SEC-02")
    void sealingOneTextOftenGivesEverNewNoncesAndTexts() {
        SealedBox box = new SealedBox(bench.keys(), "test", bench.random());
        Set<ByteBuffer> nonces = new HashSet<>();
        Set<ByteBuffer> texts = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] sealed = box.seal(new byte[20], new byte[0]);
            nonces.add(ByteBuffer.wrap(sealed, 4, 24).slice());
            texts.add(ByteBuffer.wrap(sealed, 28, sealed.length - 28).slice());
        }
        assertThat(nonces).hasSize(2_000);
        assertThat(texts).hasSize(2_000);
    }

    @Test
    @Tag("SEC-02")
    @Tag("SEC-01")
    void oneSecretOfTwoUsersLooksDifferentAtRest() {
        ImportedTotp totp = new ImportedTotp("app", OtpSecret.ofBytes(new byte[20]), TotpParameters.defaults());
        bench.admin().importTotp(ADA, totp, ACTION);
        bench.admin().importTotp(BOB, totp, ACTION);
        assertThat(only(ADA).sealed()).isNotEqualTo(only(BOB).sealed());
    }

    @Test
    @Tag("SEC-03")
    void afterRotationOldRecordsVerifyAndNewOnesUseTheNewKey() {
        TestBench.App old = bench.enrol(ADA);
        Caller.TokenHolder oldToken = bench.signIn(ADA);
        rotateTo(bench.keys().rotate(bench.random()));
        assertThat(bench.service().verifyTotp(oldToken, old.code())).isInstanceOf(Verification.Verified.class);
        bench.enrol(BOB);
        assertThat(keyOf(only(ADA).sealed())).isEqualTo(1);
        assertThat(keyOf(only(BOB).sealed())).isEqualTo(2);
    }

    @Test
    @Tag("SEC-03")
    void resealingChangesTheKeyAndNothingElse() {
        TestBench.App app = bench.enrol(ADA);
        bench.bind(ADA, PHONE);
        Caller.TokenHolder holder = bench.signIn(ADA);
        bench.service().send(holder, DeliveryTarget.of(PHONE));
        String sms = bench.delivery().codeFor(PHONE);
        String before = StateView.of(bench.store());
        KeyRing rotated = bench.keys().rotate(bench.random());
        rotateTo(rotated);
        assertThat(bench.admin().reseal(Optional.empty(), 100))
                .isEqualTo(new MfaAdmin.PageReport(1, 1, 0, Optional.of(ADA.value())));
        assertThat(StateView.of(bench.store())).isEqualTo(before);
        UserState state = StateView.state(bench, ADA);
        assertThat(state.authenticators()).allMatch(it -> keyOf(it.sealed()) == 2);
        assertThat(keyOf(state.sealedHashKey())).isEqualTo(2);
        assertThat(bench.service().verifySms(holder, DeliveryTarget.of(PHONE), sms))
                .isInstanceOf(Verification.Verified.class);
        rotateTo(rotated.without(1));
        assertThat(bench.service()
                        .verifyRecoveryCode(
                                bench.signIn(ADA), app.recoveryCodes().get(1)))
                .isInstanceOf(Verification.Verified.class);
        app.nextStep().nextStep();
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("SEC-03")
    void resealingASecondTimeHasNothingToDo() {
        bench.enrol(ADA);
        rotateTo(bench.keys().rotate(bench.random()));
        assertThat(bench.admin().reseal(Optional.empty(), 100).changed()).isEqualTo(1);
        assertThat(bench.admin().reseal(Optional.empty(), 100).changed()).isZero();
    }

    @Test
    @Tag("SEC-03")
    void aPendingAssociationOutlivesTheOldKeyToo() {
        TestBench.App app = bench.associateApp(Caller.signedIn(ADA));
        KeyRing rotated = bench.keys().rotate(bench.random());
        rotateTo(rotated);
        bench.admin().reseal(Optional.empty(), 100);
        rotateTo(rotated.without(1));
        assertThat(bench.service().confirm(Caller.signedIn(ADA), app.id(), app.code()))
                .isInstanceOf(dev.mfacore.Confirmation.Confirmed.class);
    }

    @Test
    @Tag("SEC-03")
    void anUnknownKeyFailsClosed() {
        TestBench.App app = bench.enrol(ADA);
        rotateTo(bench.keys().rotate(bench.random()).without(1));
        bench.events().clear();
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isEqualTo(INVALID);
        assertThat(bench.events().outcomes()).containsExactly(MfaEvent.Outcome.UNREADABLE);
        assertThatThrownBy(() -> bench.service()
                        .verifyRecoveryCode(
                                bench.signIn(ADA), app.recoveryCodes().get(0)))
                .isInstanceOf(MfaUnavailableException.class)
                .hasRootCauseInstanceOf(CipherException.class);
        assertThat(bench.admin().reseal(Optional.empty(), 100).failed()).isEqualTo(1);
    }

    @Test
    @Tag("SEC-03")
    void aStrangersKeyUnderTheSameIdOpensNothing() {
        TestBench.App app = bench.enrol(ADA);
        Caller.TokenHolder token = bench.signIn(ADA);
        rotateTo(KeyRing.generate(bench.random()));
        assertThat(bench.service().verifyTotp(token, app.code())).isEqualTo(new Rejected(Reason.INVALID_TOKEN));
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), app.code())).isEqualTo(INVALID);
    }

    private void rotateTo(KeyRing ring) {
        bench.restart(builder -> builder.keys(ring).recipientIndexKeys(bench.keys()));
    }

    private static int keyOf(byte[] sealed) {
        return ByteBuffer.wrap(sealed).getInt();
    }

    @Test
    @Tag("SEC-02")
    void textsOfOneUseOpenForNoOther() {
        byte[] sealed = new SealedBox(bench.keys(), "one", bench.random()).seal(new byte[] {1}, new byte[0]);
        SealedBox other = new SealedBox(bench.keys(), "other", bench.random());
        assertThatThrownBy(() -> other.open(sealed, new byte[0])).isInstanceOf(CipherException.class);
        SealedBox same = new SealedBox(bench.keys(), "one", bench.random());
        assertThatThrownBy(() -> same.open(sealed, new byte[] {0})).isInstanceOf(CipherException.class);
        assertThat(List.of(same.open(sealed, new byte[0])[0])).containsExactly((byte) 1);
    }

    @Test
    @Tag("SEC-03")
    void everyUsersHashKeyIsRandom() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            UserId user = new UserId("user" + i);
            bench.bind(user, new dev.mfacore.PhoneNumber("+86138001380" + (10 + i)));
            byte[] key = new dev.mfacore.AesGcmSecretCipher(bench.keys(), bench.random())
                    .open(
                            StateView.state(bench, user).sealedHashKey(),
                            new dev.mfacore.port.SealContext(user.value(), "user", "hash-key"));
            assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
            assertThat(keys.add(Arrays.toString(key))).isTrue();
        }
    }

    @Test
    @Tag("SEC-03")
    void aHashKeyAloneIsSealedAnewToo() {
        TestBench.App app = bench.enrol(ADA);
        bench.service().unbind(Caller.signedIn(ADA), app.id(), bench.attested());
        KeyRing both = bench.keys().rotate(bench.random());
        bench.restart(builder -> builder.keys(both));
        assertThat(bench.admin().reseal(Optional.empty(), 10).changed()).isEqualTo(1);
        assertThat(bench.admin().reseal(Optional.empty(), 10).changed()).isZero();
        bench.restart(builder -> builder.keys(both.without(1)));
        TestBench.App again = bench.enrol(ADA);
        assertThat(bench.service()
                        .verifyRecoveryCode(
                                bench.signIn(ADA), again.recoveryCodes().get(0)))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    @Tag("SEC-05")
    void openedSecretsAreOverwrittenOnceTheyWereUsed() {
        List<byte[]> opened = new java.util.ArrayList<>();
        SecretCipher cipher = new dev.mfacore.AesGcmSecretCipher(bench.keys(), bench.random());
        bench.restart(builder -> builder.cipher(new SecretCipher() {
            @Override
            public byte[] seal(byte[] plain, SealContext context) {
                return cipher.seal(plain, context);
            }

            @Override
            public byte[] open(byte[] sealed, SealContext context) {
                byte[] text = cipher.open(sealed, context);
                if (context.use().equals("totp-secret")) {
                    opened.add(text);
                }
                return text;
            }

            @Override
            public boolean isOutdated(byte[] sealed) {
                return cipher.isOutdated(sealed);
            }
        }));
        TestBench.App app = bench.enrol(ADA);
        bench.service().verifyTotp(bench.signIn(ADA), app.code());
        bench.service().verifyTotp(bench.signIn(ADA), app.wrongCode());
        assertThat(opened).hasSize(3).allSatisfy(it -> assertThat(it).containsOnly(0));
    }
}
