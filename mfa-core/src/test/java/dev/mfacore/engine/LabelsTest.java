package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.Caller;
import dev.mfacore.Mfa;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.support.TestBench;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names in authenticator apps: safe, and short enough to be drawn. */
class LabelsTest {

    private static OtpauthUri uri(String account) {
        TestBench bench = TestBench.create();
        UserDirectory directory =
                user -> Optional.of(new UserDirectory.Entry(account, Optional.empty(), Optional.empty()));
        bench.restart(builder -> builder.directory(directory));
        return bench.associateApp(Caller.signedIn(ADA)).uri();
    }

    @ParameterizedTest
    @CsvSource({"evil:admin,evil-admin", "a%3Ab,a-b", "a%3ab,a-b", "ada@example.com,ada@example.com", "' ',ada"})
    @Tag("TOTP-19")
    void colonsAreReplaced(String account, String shown) {
        assertThat(uri(account).account()).isEqualTo(shown);
    }

    @Test
    @Tag("TOTP-18")
    void theLongestNameIsCutToWhatAPictureHolds() {
        OtpauthUri uri = uri("\u4e2d".repeat(254));
        assertThat(uri.toUriString()).hasSizeLessThanOrEqualTo(1024);
        assertThat(uri.account()).matches("\u4e2d{50,254}");
        assertThat(OtpauthUri.parse(uri.toUriString()).secret()).isEqualTo(uri.secret());
    }

    @Test
    @Tag("TOTP-19")
    void anIssuerThatCannotBeShownIsRefusedAtOnce() {
        assertThatThrownBy(() -> Mfa.local().issuer("a:b")).hasMessageContaining("issuer");
        assertThatThrownBy(() -> Mfa.local().issuer("\u4e2d".repeat(100))).hasMessageContaining("issuer");
        assertThatThrownBy(() -> Mfa.local().issuer(" ")).hasMessageContaining("issuer");
    }
}
