package dev.mfacore.engine.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.KeyRing;
import dev.mfacore.port.CipherException;
import dev.mfacore.support.SeededRandom;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sealed texts down to the shortest there is. */
class SealedBoxTest {

    private static final byte[] NOTHING = {};

    private final KeyRing ring = KeyRing.generate(new SeededRandom(1));
    private final SealedBox box = new SealedBox(ring, "test", new SeededRandom(2));

    @Test
    @Tag("SEC-02")
    void theEmptyTextIsSealedLikeAnyOther() {
        byte[] sealed = box.seal(NOTHING, NOTHING);
        assertThat(sealed).hasSize(SealedBox.OVERHEAD);
        assertThat(box.open(sealed, NOTHING)).isEmpty();
        assertThat(box.isCurrent(sealed)).isTrue();
        SealedBox next = new SealedBox(ring.rotate(new SeededRandom(3)), "test", new SeededRandom(4));
        assertThat(next.isCurrent(sealed)).isFalse();
        assertThat(next.open(sealed, NOTHING)).isEmpty();
    }

    @Test
    @Tag("SEC-02")
    void whatIsTooShortToBeSealedIsRefusedAndOutdated() {
        byte[] sealed = box.seal(NOTHING, NOTHING);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThat(box.isCurrent(cut)).isFalse();
            assertThatThrownBy(() -> box.open(cut, NOTHING)).isInstanceOf(CipherException.class);
        }
    }

    @Test
    @Tag("SEC-02")
    void aTextThatDoesNotOpenSpoilsNothingForTheNext() {
        byte[] plain = {1, 2, 3};
        byte[] sealed = box.seal(plain, NOTHING);
        for (int at = Integer.BYTES; at < sealed.length; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            assertThatThrownBy(() -> box.open(altered, NOTHING)).isInstanceOf(CipherException.class);
            assertThat(box.open(sealed, NOTHING)).isEqualTo(plain);
            assertThat(box.open(box.seal(plain, sealed), sealed)).isEqualTo(plain);
        }
    }

    @Test
    @Tag("SEC-02")
    void theCipherIsGcmUnderAKeyDerivedFromHalfOfTheNonce() throws GeneralSecurityException {
        byte[] plain = {1, 2, 3};
        byte[] place = {4, 5};
        for (int i = 0; i < 3; i++) {
            ByteBuffer sealed = ByteBuffer.wrap(box.seal(plain, place));
            assertThat(sealed.getInt()).isEqualTo(ring.currentId());
            byte[] half = new byte[12];
            byte[] nonce = new byte[12];
            sealed.get(half).get(nonce);
            byte[] boxKey = Hmac.derive(ring.revealKey(ring.currentId()), "test");
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(Hmac.of(boxKey, half), "AES"),
                    new GCMParameterSpec(128, nonce));
            cipher.updateAAD(place);
            assertThat(cipher.doFinal(sealed.array(), sealed.position(), sealed.remaining()))
                    .isEqualTo(plain);
        }
    }
}
