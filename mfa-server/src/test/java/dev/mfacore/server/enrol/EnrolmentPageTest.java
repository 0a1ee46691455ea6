package dev.mfacore.server.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.ServerUnderTest;
import dev.mfacore.server.enrol.Browser.Look;
import dev.mfacore.server.node.NeedsNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The enrolment page in a real browser. */
@NeedsNode
class EnrolmentPageTest {

    private static final String ENGLISH = "en-GB,en";
    private static final String CHINESE = "zh-CN,zh,en";
    private static final Duration NEXT_CODE = Duration.ofSeconds(60);

    private static Browser browser;

    private ServerUnderTest server;

    @BeforeAll
    static void launch() throws IOException {
        browser = new Browser();
    }

    @AfterAll
    static void quit() {
        browser.close();
    }

    @BeforeEach
    void start() {
        server = ServerUnderTest.start();
        server.admin("PUT", "/admin/v1/users/ada", "{\"name\":\"Ada\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Whatever a test did: the page asked its own server only, and neither script nor policy had to complain. */
    @AfterEach
    void nothingOutsideAndNothingWrong() {
        String own = server.server().applicationUri() + "/enroll";
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(it -> it.startsWith(own) || it.startsWith("data:image/png;base64,"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Tag("SRV-02")
    void theWholeJourney() {
        String link = link();
        visit(link, ENGLISH, Look.DESKTOP);
        browser.shown("#add");
        assertThat(browser.evaluate("location.href").stringValue())
                .isEqualTo(server.server().applicationUri() + "/enroll");
        assertThat(browser.requests()).noneMatch(it -> it.contains(link.substring(link.indexOf('#') + 1)));

        browser.type("#name", "Ada's phone");
        browser.click("#add .primary");
        browser.shown("#qr");
        FakeAuthenticator phone = FakeAuthenticator.scan(browser.scan("en-scan"), server.clock());
        assertThat(phone.label()).isEqualTo("Acme: Ada");

        browser.type("#code", phone.wrongCode());
        browser.click("#confirm .primary");
        browser.says("#error", "was not accepted");
        browser.type("#code", phone.code());
        browser.click("#confirm .primary");

        browser.shown("#recovery-codes li");
        String code = browser.text("#recovery-codes");
        assertThat(code).matches("[a-z0-9]{4}(-[a-z0-9]{4}){5}");
        browser.picture("en-recovery");
        browser.click("#kept .primary");
        browser.says("#error", "tick the box");
        browser.click("#copy-codes");
        browser.says("#news", "Copied");
        assertThat(browser.evaluate("navigator.clipboard.readText()").stringValue())
                .isEqualTo(code);
        browser.click("#print-codes");
        assertThat(browser.evaluate("window.printed").intValue()).isEqualTo(1);
        browser.click("#kept-box");
        browser.click("#kept .primary");

        browser.shown("#authenticators li");
        assertThat(browser.text("#authenticators")).contains("Ada's phone", "Authenticator app");
        assertThat(browser.text("#codes-left")).endsWith("1");
        assertThat(browser.evaluate("document.documentElement.outerHTML").stringValue())
                .doesNotContain(code);
        browser.picture("en-list");

        server.clock().advance(NEXT_CODE);
        browser.click("#authenticators button");
        browser.shown("#prove");
        browser.type("#proof-code", phone.wrongCode());
        browser.click("#proof .primary");
        browser.says("#error", "was not accepted");
        assertThat(authenticators()).isEqualTo(1);
        browser.type("#proof-code", phone.code());
        browser.click("#proof .primary");
        browser.says("#news", "was removed");
        assertThat(authenticators()).isZero();

        browser.click("#finish");
        browser.says("#message", "All done");
    }

    @Test
    void theJourneyInChinese() {
        visit(link(), CHINESE, Look.DESKTOP);
        browser.says("h1:is(#home-title)", "两步验证");
        assertThat(browser.evaluate("document.documentElement.lang").stringValue())
                .isEqualTo("zh-CN");
        browser.click("#add .primary");
        browser.shown("#qr");
        FakeAuthenticator phone = FakeAuthenticator.scan(browser.scan("zh-scan"), server.clock());
        browser.type("#code", phone.wrongCode());
        browser.click("#confirm .primary");
        browser.says("#error", "验证码未通过");
        browser.type("#code", phone.code());
        browser.click("#confirm .primary");
        browser.says("#recovery", "请保存恢复码");
        browser.picture("zh-recovery");
        browser.click("#kept-box");
        browser.click("#kept .primary");
        browser.says("#authenticators", "我的手机");
        browser.picture("zh-list");
    }

    @ParameterizedTest
    @CsvSource({"fr-FR,Two-step verification,en", "'fr,zh-TW',两步验证,zh-CN", "'de,en,zh',Two-step verification,en"})
    void theFirstLanguageThatThereIs(String languages, String title, String lang) {
        visit(link(), languages, Look.DESKTOP);
        browser.says("#home-title", title);
        assertThat(browser.evaluate("document.documentElement.lang").stringValue())
                .isEqualTo(lang);
    }

    @Test
    void aLinkOpensOnce() {
        String link = link();
        visit(link, ENGLISH, Look.DESKTOP);
        browser.shown("#add");
        visit(link, ENGLISH, Look.DESKTOP);
        browser.says("#message", "This link does not work");
        browser.picture("en-used-link");
    }

    @Test
    void anOldLinkDoesNotOpen() {
        String link = link();
        server.clock().advance(EnrolmentLinks.LIFE);
        visit(link, CHINESE, Look.DESKTOP);
        browser.says("#message", "此链接无效");
    }

    @Test
    void aPageThatWasOpenTooLongEnds() {
        visit(link(), ENGLISH, Look.DESKTOP);
        browser.shown("#add");
        server.clock().advance(PageSessions.LIFE);
        browser.click("#add .primary");
        browser.says("#message", "This page has ended");
    }

    @Test
    @Tag("THR-01")
    void wrongCodesLockAndTheReaderIsToldForHowLong() {
        FakeAuthenticator phone = enrol(CHINESE);
        server.clock().advance(NEXT_CODE);
        browser.click("#new-codes");
        browser.shown("#prove");
        guessUntil("错误次数过多", phone);
        assertThat(browser.text("#error")).matches("错误次数过多。请在\\d+(秒|秒钟|分钟)后重试。");
        browser.picture("zh-locked");
        browser.type("#proof-code", phone.code());
        browser.click("#proof .primary");
        browser.says("#error", "错误次数过多");
    }

    private void guessUntil(String words, FakeAuthenticator phone) {
        for (int i = 0; i < 20 && !browser.text("#error").contains(words); i++) {
            browser.type("#proof-code", phone.wrongCode());
            browser.click("#proof .primary");
            browser.evaluate(
                    "new Promise((ready) => { const look = () => document.querySelector('#error').innerText"
                            + " && !document.body.hasAttribute('aria-busy') ? ready() : requestAnimationFrame(look); look(); })");
        }
    }

    @Test
    void aRecoveryCodeProvesAndItsSuccessorIsShown() {
        enrol(ENGLISH);
        String first = kept;
        browser.click("#new-codes");
        browser.shown("#prove");
        browser.click("input[value=recovery-code]");
        browser.type("#proof-code", first);
        browser.click("#proof .primary");
        browser.says("#recovery-why", "takes its place");
        String second = browser.text("#recovery-codes");
        browser.click("#kept-box");
        browser.click("#kept .primary");
        browser.says("#recovery-why", "");
        browser.evaluate("new Promise((ready) => { const look = () => { const shown = document.querySelector("
                + "'#recovery-codes'); return shown.innerText && shown.innerText !== '" + second
                + "' ? ready() : requestAnimationFrame(look); }; look(); })");
        assertThat(browser.text("#recovery-codes")).isNotEqualTo(first).isNotEqualTo(second);
    }

    @Test
    void whoHasPhoneOrEmailProvesWithACodeSentThere() {
        server.admin("PUT", "/admin/v1/users/ada", "{\"email\":\"ada@example.com\"}");
        server.admin("POST", "/admin/v1/users/ada/transactions", "{}");
        visit(link(), ENGLISH, Look.DESKTOP);
        browser.shown("#authenticators li");
        browser.click("#add .primary");
        browser.shown("#send");
        browser.picture("en-prove");
        browser.click("#send");
        browser.says("#news", "A code was sent to a");
        browser.type("#proof-code", sentTo("ada@example.com"));
        browser.click("#proof .primary");
        browser.shown("#qr");
        FakeAuthenticator phone = FakeAuthenticator.scan(browser.scan("en-scan-further"), server.clock());
        browser.type("#code", phone.code());
        browser.click("#confirm .primary");
        browser.shown("#recovery-codes li");
        assertThat(authenticators()).isEqualTo(2);
        browser.click("#kept-box");
        browser.click("#kept .primary");
        browser.shown("#authenticators li:nth-child(2)");
    }

    @ParameterizedTest
    @CsvSource({"'en-GB,en', A code was sent to, was not accepted, was removed", "'zh-CN,zh', 验证码已发送至, 验证码未通过, 移除"})
    void aCodeBySmsProves(String languages, String sent, String refused, String removed) {
        server.admin("PUT", "/admin/v1/users/ada", "{\"phone\":\"+8613800138000\",\"email\":\"ada@example.com\"}");
        server.admin("POST", "/admin/v1/users/ada/transactions", "{}");
        visit(link(), languages, Look.PHONE);
        browser.shown("#authenticators li:nth-child(2)");
        assertThat(browser.text("#authenticators")).contains("+****00").doesNotContain("13800138000");
        browser.click("#authenticators li:nth-child(2) button");
        browser.shown("#prove");
        browser.click("input[value=sms]");
        browser.shown("#send");
        assertThat(browser.evaluate("document.querySelector('#proof-code').autocomplete")
                        .stringValue())
                .isEqualTo("one-time-code");
        browser.click("#send");
        browser.says("#news", sent);
        assertThat(browser.text("#news")).contains("+****00");
        inspect("look-" + languages.substring(0, 2) + "-sent");
        String code = sentTo("%2B8613800138000");
        browser.type("#proof-code", (code.startsWith("1") ? "2" : "1") + code.substring(1));
        browser.click("#proof .primary");
        browser.says("#error", refused);
        assertThat(authenticators()).isEqualTo(2);
        browser.type("#proof-code", code);
        browser.click("#proof .primary");
        browser.says("#news", removed);
        assertThat(authenticators()).isEqualTo(1);
    }

    private String sentTo(String recipient) {
        return server.admin("GET", "/admin/v1/outbox?recipient=" + recipient)
                .json()
                .get(0)
                .path("code")
                .stringValue();
    }

    @Test
    void theJourneyWithoutAMouse() {
        visit(link(), ENGLISH, Look.DESKTOP);
        browser.shown("#add");
        browser.tabTo("#name");
        assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                        .stringValue())
                .isEqualTo("solid");
        browser.tabTo("#add .primary");
        browser.press("Enter");
        browser.shown("#qr");
        browser.tabTo("summary");
        browser.press("Enter");
        browser.shown("#secret");
        browser.tabTo("#copy-secret");
        browser.press("Space");
        browser.says("#news", "Copied");
        String typed = browser.text("#secret");
        assertThat(typed).matches("[A-Z2-7]{4}( [A-Z2-7]{1,4})+");
        assertThat(browser.evaluate("navigator.clipboard.readText()").stringValue())
                .isEqualTo(typed.replace(" ", ""));
        String uri = "otpauth://totp/Acme:Ada?secret=" + typed.replace(" ", "") + "&issuer=Acme";
        FakeAuthenticator phone = FakeAuthenticator.scan(uri, server.clock());
        browser.tabTo("#code");
        browser.keys(phone.code());
        browser.press("Enter");
        browser.shown("#recovery-codes li");
        browser.tabTo("#kept-box");
        browser.press("Space");
        browser.press("Enter");
        browser.shown("#authenticators li");
        server.clock().advance(NEXT_CODE);
        browser.tabTo("#authenticators button");
        browser.press("Enter");
        browser.shown("#prove");
        browser.tabTo("#proof-code");
        browser.keys(phone.code());
        browser.press("Enter");
        browser.says("#news", "was removed");
        browser.tabTo("#finish");
        browser.press("Enter");
        browser.says("#message", "All done");
    }

    /** Every screen, in both languages: for axe by day and by night, and on the narrowest phone. */
    @ParameterizedTest
    @CsvSource({"'en-GB,en'", "'zh-CN,zh'"})
    void everyScreenIsAccessibleAndFitsAPhone(String languages) {
        String name = "look-" + languages.substring(0, 2) + "-";
        String link = link();
        visit(link, languages, Look.DESKTOP);
        browser.shown("#add");
        inspect(name + "start");
        browser.type("#name", "x");
        browser.evaluate("document.querySelector('#name').value = ' '");
        browser.click("#add .primary");
        browser.shown("#error:not(:empty)");
        inspect(name + "missing-name");
        browser.type("#name", "W".repeat(64));
        browser.click("#add .primary");
        browser.shown("#qr");
        browser.click("summary");
        browser.shown("#secret");
        inspect(name + "scan");
        FakeAuthenticator phone = FakeAuthenticator.scan(browser.scan(name + "scan"), server.clock());
        browser.type("#code", phone.wrongCode());
        browser.click("#confirm .primary");
        browser.shown("#error:not(:empty)");
        inspect(name + "wrong-code");
        browser.type("#code", phone.code());
        browser.click("#confirm .primary");
        browser.shown("#recovery-codes li");
        inspect(name + "recovery");
        browser.click("#kept-box");
        browser.click("#kept .primary");
        browser.shown("#authenticators li");
        inspect(name + "list");
        browser.click("#new-codes");
        browser.shown("#prove");
        inspect(name + "prove");
        browser.click("#prove .back");
        browser.shown("#finish");
        browser.click("#finish");
        browser.shown("#message");
        inspect(name + "done");
    }

    /** The screens of those who cannot go on, in both languages. */
    @ParameterizedTest
    @CsvSource({"'en-GB,en', This link does not work, This page has ended, Too many", "'zh-CN,zh', 此链接无效, 页面已结束, 错误次数过多"
    })
    void everyDeadEndIsAccessibleAndFitsAPhone(String languages, String used, String ended, String locked) {
        String name = "look-" + languages.substring(0, 2) + "-";
        FakeAuthenticator phone = enrol(languages);
        server.clock().advance(NEXT_CODE);
        browser.click("#new-codes");
        browser.shown("#prove");
        guessUntil(locked, phone);
        browser.says("#error", locked);
        inspect(name + "locked");
        server.clock().advance(PageSessions.LIFE);
        browser.click("#proof .primary");
        browser.says("#message", ended);
        inspect(name + "ended");
        String link = link();
        visit(link, languages, Look.DESKTOP);
        browser.shown("#finish");
        visit(link, languages, Look.DESKTOP);
        browser.says("#message", used);
        inspect(name + "used-link");
    }

    private void inspect(String name) {
        for (Look look : List.of(Look.DESKTOP, Look.DESKTOP.atNight(), Look.PHONE, Look.PHONE.atNight())) {
            browser.look(look);
            assertThat(browser.violations())
                    .as("what axe says of %s, %s", name, look)
                    .isEmpty();
            assertThat(browser.evaluate("document.documentElement.scrollWidth").intValue())
                    .as("width of %s, %s", name, look)
                    .isLessThanOrEqualTo(look.width());
        }
        browser.picture(name + "-phone-night");
        browser.look(Look.DESKTOP);
    }

    private String kept = "";

    private FakeAuthenticator enrol(String languages) {
        visit(link(), languages, Look.DESKTOP);
        browser.shown("#add");
        browser.click("#add .primary");
        browser.shown("#qr");
        FakeAuthenticator phone = FakeAuthenticator.scan(browser.scan("enrol"), server.clock());
        browser.type("#code", phone.code());
        browser.click("#confirm .primary");
        browser.shown("#recovery-codes li");
        kept = browser.text("#recovery-codes");
        browser.click("#kept-box");
        browser.click("#kept .primary");
        browser.shown("#authenticators li");
        return phone;
    }

    private String link() {
        return server.admin("POST", "/admin/v1/users/ada/enrolment-links", "{}")
                .json()
                .path("url")
                .stringValue();
    }

    private static void visit(String link, String languages, Look look) {
        browser.visit(link, languages, look);
    }

    private int authenticators() {
        return server.admin("GET", "/admin/v1/users/ada/authenticators").json().size();
    }
}
