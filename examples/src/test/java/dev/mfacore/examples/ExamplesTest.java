package dev.mfacore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.KeyRing;
import dev.mfacore.Mfa;
import dev.mfacore.PhoneNumber;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.adapter.inmemory.InMemoryUserDirectory;
import dev.mfacore.adapter.inmemory.Outbox;
import dev.mfacore.port.AuthenticatorStore;
import dev.mfacore.port.StoreKey;
import dev.mfacore.port.StoredState;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples do what the README says they do. */
class ExamplesTest {

    @TempDir
    Path folder;

    @Test
    void quickStartVerifiesASecondFactor() {
        assertThat(QuickStart.run()).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void theEngineRunsOnOwnPortsAndSurvivesARestart() {
        KeyRing keys = KeyRing.generate(new SecureRandom());
        Outbox outbox = new Outbox();
        Caller.SignedIn ada = Caller.signedIn(new UserId("ada"));
        PhoneNumber phone = PhoneNumber.parse("+33 6 12 34 56 78");
        Mfa.Local first = OwnPorts.embed(new FileStore(folder), outbox, new InMemoryUserDirectory(), keys, keys);
        Association.DeliveredCodes pending = (Association.DeliveredCodes)
                first.service().associate(ada, AssociateRequest.deliveredTo("mine", phone));
        Mfa.Local second = OwnPorts.embed(new FileStore(folder), outbox, new InMemoryUserDirectory(), keys, keys);
        String code = outbox.latest(phone).orElseThrow().code();
        assertThat(second.service().confirm(ada, pending.authenticator(), code))
                .isInstanceOf(Confirmation.Confirmed.class);
        Mfa.Local third = OwnPorts.embed(new FileStore(folder), outbox, new InMemoryUserDirectory(), keys, keys);
        assertThat(third.service().begin(BeginRequest.signIn(new UserId("ada"))))
                .isInstanceOf(Beginning.SecondFactorRequired.class);
    }

    @Test
    void theFileStoreIsARegister() {
        AuthenticatorStore store = new FileStore(folder);
        StoreKey key = new StoreKey("user", "../../etc/passwd\u0000é");
        byte[] state = {1, 2, 3};
        assertThat(store.load(key)).isEmpty();
        assertThat(store.save(key, state, 7)).isFalse();
        assertThat(store.save(key, state, AuthenticatorStore.ABSENT)).isTrue();
        assertThat(store.save(key, state, AuthenticatorStore.ABSENT)).isFalse();
        StoredState stored = store.load(key).orElseThrow();
        assertThat(stored.state()).isEqualTo(state);
        assertThat(store.delete(key, stored.version() + 1)).isFalse();
        assertThat(store.delete(key, stored.version())).isTrue();
        assertThat(store.load(key)).isEmpty();
        assertThat(store.save(key, state, AuthenticatorStore.ABSENT)).isTrue();
        assertThat(store.load(key).orElseThrow().version()).isGreaterThan(stored.version());
    }
}
