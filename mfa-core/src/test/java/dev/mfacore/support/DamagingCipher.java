package dev.mfacore.support;

import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import java.util.function.UnaryOperator;

/** A cipher that gives back something else than the secret of an authenticator app was, as a damaged vault would. */
public final class DamagingCipher implements SecretCipher {

    private final SecretCipher intact;
    private volatile UnaryOperator<byte[]> damage = UnaryOperator.identity();

    public DamagingCipher(SecretCipher intact) {
        this.intact = intact;
    }

    /** Does this to every secret that is opened from now on. */
    public void damage(UnaryOperator<byte[]> change) {
        damage = change;
    }

    @Override
    public byte[] seal(byte[] plain, SealContext context) {
        return intact.seal(plain, context);
    }

    @Override
    public byte[] open(byte[] sealed, SealContext context) {
        byte[] opened = intact.open(sealed, context);
        return context.use().equals("totp-secret") ? damage.apply(opened) : opened;
    }

    @Override
    public boolean isOutdated(byte[] sealed) {
        return intact.isOutdated(sealed);
    }
}
