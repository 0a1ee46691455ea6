package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.support.FakeStore;
import dev.mfacore.support.SeededRandom;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The builder names what is missing and refuses what it cannot do. */
class LocalMfaBuilderTest {

    private static final KeyRing KEYS = KeyRing.generate(new SeededRandom(1));

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> Mfa.local().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("keys(...)");
        assertThatThrownBy(() -> Mfa.local().keys(KEYS).recipientIndexKeys(KEYS).build())
                .hasMessageContaining("issuer(...)");
        assertThatThrownBy(() -> Mfa.local()
                        .keys(KEYS)
                        .recipientIndexKeys(KEYS)
                        .issuer("Example")
                        .build())
                .hasMessageContaining("store(...)");
    }

    @Test
    @Tag("BIND-11")
    void theIndexOfRecipientsNeverChangesSilently() {
        LocalMfaBuilder builder =
                Mfa.local().issuer("Example").store(new FakeStore()).keys(KEYS);
        assertThatThrownBy(builder::build).hasMessageContaining("recipientIndexKeys(...)");
        MfaPolicy appsOnly = MfaPolicy.builder().factors(Set.of(Factor.TOTP)).build();
        assertThat(builder.policy(appsOnly).build().service()).isNotNull();
    }

    @Test
    void anUnknownStateFormatIsRefused() {
        assertThatThrownBy(() -> Mfa.local().stateFormat(0)).hasMessageContaining("stateFormat");
        assertThatThrownBy(() -> Mfa.local().stateFormat(2)).hasMessageContaining("stateFormat");
    }
}
