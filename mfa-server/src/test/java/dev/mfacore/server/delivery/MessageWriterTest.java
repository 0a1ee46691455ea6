package dev.mfacore.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.Factor;
import dev.mfacore.MfaEvent;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Purpose;
import dev.mfacore.UserId;
import dev.mfacore.port.OtpMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageWriterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId ADA = new UserId("ada");

    private static final Set<MfaEvent.ChangeType> SILENT = Set.of(
            MfaEvent.ChangeType.IMPORTED,
            MfaEvent.ChangeType.IMPORTED_WEAK,
            MfaEvent.ChangeType.TRANSACTIONS_INVALIDATED);

    @TempDir
    Path folder;

    @Test
    void everyPurposeHasItsWordsInBothLanguages() {
        MessageWriter writer = writer(Optional.empty(), TextLanguage.BOTH);
        for (Purpose purpose : Purpose.values()) {
            OtpMessage message = message(purpose, Optional.of(ADA));
            for (String text : new String[] {writer.sms(message), writer.subject(message), writer.body(message)}) {
                assertThat(text).contains("Acme").doesNotContain("{").doesNotContain("null");
            }
            assertThat(writer.sms(message)).contains("123456");
            assertThat(writer.body(message)).contains("123456");
            assertThat(writer.subject(message)).doesNotContain("123456").doesNotContain("\n");
        }
    }

    @Test
    void aUsersLanguageGoesBeforeTheStandard() {
        MessageWriter writer = new MessageWriter(
                Optional.empty(),
                TextLanguage.EN,
                "Acme",
                InstantSource.fixed(NOW),
                user -> Optional.of(TextLanguage.ZH));
        assertThat(writer.sms(message(Purpose.SIGN_IN, Optional.of(ADA)))).startsWith("【Acme】");
        assertThat(writer.sms(message(Purpose.SIGN_IN, Optional.empty()))).startsWith("Acme: ");
    }

    @Test
    @Tag("BIND-13")
    void everyChangeHasItsWordsInBothLanguagesOrNone() {
        for (MfaEvent.ChangeType type : MfaEvent.ChangeType.values()) {
            Optional<NoticeText> notice =
                    writer(Optional.empty(), TextLanguage.BOTH).notice(change(type));
            if (SILENT.contains(type)) {
                assertThat(notice).as(type.name()).isEmpty();
                continue;
            }
            NoticeText text = notice.orElseThrow();
            for (String each : new String[] {text.sms(), text.subject(), text.body()}) {
                assertThat(each).as(type.name()).contains("Acme", "\u60a8").doesNotContain("{", "null");
            }
            assertThat(text.subject()).doesNotContain("\n");
            assertThat(text.sms()).contains("2026-03-01 12:00 UTC");
        }
    }

    @Test
    @Tag("BIND-13")
    void aNoticeIsSilencedByAnEmptyTextAndGivenWordsByAnother() throws Exception {
        Files.writeString(
                folder.resolve("messages.en.properties"),
                "change.bound =\nchange.imported = your {factor} moved to {issuer}\n");
        MessageWriter writer = writer(Optional.of(folder), TextLanguage.EN);
        assertThat(writer.notice(change(MfaEvent.ChangeType.BOUND))).isEmpty();
        assertThat(writer.notice(change(MfaEvent.ChangeType.IMPORTED))
                        .orElseThrow()
                        .subject())
                .isEqualTo("Acme: your authenticator app moved to Acme");
        assertThat(writer(Optional.of(folder), TextLanguage.BOTH)
                        .notice(change(MfaEvent.ChangeType.BOUND))
                        .orElseThrow()
                        .sms())
                .startsWith("\u3010Acme\u3011")
                .doesNotContain("contact");
    }

    @Test
    void textsAreReplacedOneByOne() throws Exception {
        Files.writeString(folder.resolve("messages.zh.properties"), "sms = {issuer}的码：{code}\npurpose.sign-in = 登入\n");
        MessageWriter writer = writer(Optional.of(folder), TextLanguage.ZH);
        assertThat(writer.sms(message(Purpose.SIGN_IN, Optional.empty()))).isEqualTo("Acme的码：123456");
        assertThat(writer.subject(message(Purpose.SIGN_IN, Optional.empty()))).isEqualTo("Acme：登入验证码");
    }

    @Test
    void whatIsWrongWithATextIsSaid() throws Exception {
        refused("sms = hello", "sms must hold {code}");
        refused("email.body = {issuer}", "email.body must hold {code}");
        refused("sms = {code} {name}", "no placeholders but");
        refused("smss = {code}", "there is no text smss");
        refused("email.subject = a\\nBcc: eve@example.com", "must be one line");
        refused("notice.sms = hello", "notice.sms must hold {what}");
        refused("notice.email.body = {what} {code}", "no placeholders but");
        refused("notice.email.subject = {what}\\nBcc: eve@example.com", "must be one line");
        refused("change.bound = one\\ntwo", "change.bound must be one line");
        refused("sms = \\u00zz", "must be a properties file in UTF-8");
        assertThatThrownBy(() -> writer(Optional.of(folder.resolve("none")), TextLanguage.EN))
                .hasMessageContaining("is no folder");
    }

    private void refused(String text, String why) throws Exception {
        Files.writeString(folder.resolve("messages.en.properties"), text);
        assertThatThrownBy(() -> writer(Optional.of(folder), TextLanguage.EN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("messages.en.properties")
                .hasMessageContaining(why);
    }

    private static MessageWriter writer(Optional<Path> folder, TextLanguage language) {
        return new MessageWriter(folder, language, "Acme", InstantSource.fixed(NOW), user -> Optional.empty());
    }

    private static MfaEvent.Change change(MfaEvent.ChangeType type) {
        return new MfaEvent.Change(
                NOW,
                Optional.of(ADA),
                type,
                Optional.of(Factor.TOTP),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
    }

    private static OtpMessage message(Purpose purpose, Optional<UserId> user) {
        return new OtpMessage("id", user, PhoneNumber.parse("+8613800138000"), purpose, "123456", NOW.plusSeconds(300));
    }
}
