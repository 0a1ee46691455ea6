package dev.mfacore.engine.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.KeyRing;
import dev.mfacore.port.CipherException;
import dev.mfacore.support.SeededRandom;
import java.util.Arrays;
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
}
