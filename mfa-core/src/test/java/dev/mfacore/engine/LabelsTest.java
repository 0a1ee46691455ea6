package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.Caller;
import dev.mfacore.Mfa;
import dev.mfacore.otp.OtpauthUri;
import dev.mfacore.port.QrImage;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.support.TestBench;
import java.nio.charset.StandardCharsets;
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

    @Test
    @Tag("TOTP-18")
    void aNameThatJustFitsIsNotCut() {
        int others = uri("a").toUriString().length() - 1;
        int room = 1024 - others;
        String name = "\u4e2d".repeat((room - 1) / 9 - 1) + "a".repeat(room - 9 * ((room - 1) / 9 - 1));
        assertThat(uri(name).account()).isEqualTo(name);
        assertThat(uri(name).toUriString()).hasSize(1024);
        assertThat(uri(name + "a").account()).isEqualTo(name);
    }

    @Test
    @Tag("TOTP-19")
    void halvesOfCharactersAreLeftOutAndTheirNeighboursAreNot() {
        assertThat(uri("a\ud800b").account()).isEqualTo("ab");
        assertThat(uri("a\udfffb").account()).isEqualTo("ab");
        assertThat(uri("a\udbffb\udc00c").account()).isEqualTo("abc");
        assertThat(uri("a\ud7ff\ue000\ud83d\ude00b").account()).isEqualTo("a\ud7ff\ue000\ud83d\ude00b");
    }

    @Test
    @Tag("TOTP-18")
    void thePictureIsThatOfTheUri() {
        TestBench bench = TestBench.create();
        bench.restart(builder ->
                builder.qrRenderer(text -> new QrImage("text/plain", text.getBytes(StandardCharsets.UTF_8))));
        var shown = (Association.AuthenticatorApp)
                bench.service().associate(Caller.signedIn(ADA), AssociateRequest.authenticatorApp("phone"));
        assertThat(new String(shown.qr().orElseThrow().bytes(), StandardCharsets.UTF_8))
                .isEqualTo(shown.uri().toUriString());
    }
}
