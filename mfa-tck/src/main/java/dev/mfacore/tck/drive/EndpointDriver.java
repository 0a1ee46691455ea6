package dev.mfacore.tck.drive;

import dev.mfacore.EmailAddress;
import dev.mfacore.Factor;
import dev.mfacore.MfaPolicy;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.tck.Endpoint;
import dev.mfacore.tck.EndpointHooks;
import dev.mfacore.tck.drive.Http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Drives a server over Authing's protocol. Users, phones and addresses are new in every try: the server keeps them. */
public final class EndpointDriver implements Driver {

    private static final AtomicLong RECIPIENTS =
            new AtomicLong(ThreadLocalRandom.current().nextLong(100_000_000, 900_000_000));

    private final Endpoint endpoint;
    private final EndpointHooks hooks;
    private final Http http;
    private final String namespace;
    private final Map<String, Pass> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final boolean standsStill;

    EndpointDriver(Endpoint endpoint, String namespace) {
        this.endpoint = endpoint;
        this.hooks = endpoint.hooks();
        this.http = new Http(endpoint.base());
        this.namespace = namespace;
        this.standsStill = hooks.advance(0).equals(hooks.advance(0));
    }

    /** Opens a connection of its own, on which nothing is rewritten. */
    public KeptConnection connection() {
        return new KeptConnection(endpoint.base());
    }

    @Override
    public MfaPolicy policy() {
        return endpoint.policy();
    }

    @Override
    public void know(String user) {
        names.put(id(user), user);
        hooks.createUser(id(user));
    }

    /** The user's id at the server: the story's name, in characters that fit into every address. */
    public String id(String user) {
        StringBuilder id = new StringBuilder(namespace).append('-');
        user.chars()
                .limit(100)
                .forEach(c -> id.append(
                        (c < 0x7f && Character.isLetterOrDigit(c))
                                ? Character.toString(c)
                                : "_" + Integer.toHexString(c)));
        return id.append('.').append(user.length()).toString();
    }

    @Override
    public Recipient phone(int number) {
        return new PhoneNumber("+8613" + RECIPIENTS.getAndIncrement());
    }

    @Override
    public Recipient email(int number) {
        return EmailAddress.parse("u" + RECIPIENTS.getAndIncrement() + "@" + namespace + ".example.com");
    }

    @Override
    public Answer begin(String user, Purpose purpose, Optional<String> context) {
        return hooks.begin(id(user))
                .map(it -> Answer.of(it.enrolmentRequired() ? Kind.ENROLMENT : Kind.SECOND_FACTOR, "")
                        .with(Pass.token(user, it.mfaToken())))
                .orElseGet(() -> Answer.of(Kind.NO_FACTOR, ""));
    }

    /** One for each user, since what it associates it has to confirm. */
    @Override
    public Pass session(String user) {
        return sessions.computeIfAbsent(
                user, name -> Pass.session(name, hooks.openSession(id(name), Optional.empty())));
    }

    @Override
    public Pass provenSession(String user) {
        return Pass.session(user, hooks.openSession(id(user), Optional.of(Duration.ZERO)));
    }

    @Override
    public Answer list(Pass caller) {
        String path = caller.session() ? "/api/v3/list-enrolled-factors" : "/api/v2/mfa/authenticator";
        return WireAnswers.list(http.send("GET", path, headers(caller), ""), now());
    }

    @Override
    public Answer associateApp(Pass caller) {
        boolean third = caller.session();
        Reply reply = third
                ? post(caller, "/api/v3/send-enroll-factor-request", "{\"factorType\":\"OTP\",\"profile\":{}}")
                : post(caller, "/api/v2/mfa/totp/associate", JsonText.of("authenticator_type", "totp"));
        Answer answer = WireAnswers.of(reply, false, now());
        if (!answer.accepted()) {
            return answer;
        }
        var data = third && reply.data().get("otpData") instanceof Map<?, ?> otp ? JsonText.cast(otp) : reply.data();
        return answer.naming(WireAnswers.text(reply.data(), "enrollmentToken").orElse("pending"))
                .showing(
                        WireAnswers.text(data, third ? "qrCodeUri" : "qrcode_uri"),
                        WireAnswers.text(data, third ? "recoveryCode" : "recovery_code").stream()
                                .toList());
    }

    @Override
    public Answer associate(Pass caller, Recipient recipient) {
        return associate(caller, recipient.factor(), recipient.address());
    }

    @Override
    public Answer associate(Pass caller, Factor factor, String spelling) {
        boolean phone = factor == Factor.SMS;
        String profile = JsonText.of(phone ? "phoneNumber" : "email", spelling);
        Reply reply = post(
                caller,
                "/api/v3/send-enroll-factor-request",
                "{\"factorType\":\"" + (phone ? "SMS" : "EMAIL") + "\",\"profile\":" + profile + "}");
        Answer answer = WireAnswers.of(reply, true, now());
        return answer.accepted()
                ? Answer.of(Kind.ACCEPTED, reply.body())
                        .naming(WireAnswers.text(reply.data(), "enrollmentToken")
                                .orElse("pending"))
                : answer;
    }

    @Override
    public Answer confirm(Pass caller, Factor factor, String authenticator, String code) {
        String type = switch (factor) {
            case SMS -> "SMS";
            case EMAIL -> "EMAIL";
            default -> "OTP";
        };
        Reply reply = caller.session()
                ? post(
                        caller,
                        "/api/v3/enroll-factor",
                        "{\"factorType\":\"" + type + "\",\"enrollmentToken\":" + JsonText.quote(authenticator)
                                + ",\"enrollmentData\":" + JsonText.of("passCode", code) + "}")
                : post(
                        caller,
                        "/api/v2/mfa/totp/associate/confirm",
                        JsonText.of("authenticator_type", "totp", "totp", code));
        return WireAnswers.of(reply, false, now());
    }

    @Override
    public Answer unbind(Pass caller, Factor factor, String authenticator) {
        return WireAnswers.of(
                post(caller, "/api/v3/reset-factor", JsonText.of("factorId", authenticator)), false, now());
    }

    @Override
    public Answer verifyTotp(Pass caller, String code) {
        return verified(post(caller, "/api/v2/mfa/totp/verify", JsonText.of("totp", code)));
    }

    @Override
    public Answer verify(Pass caller, Recipient recipient, String code) {
        boolean phone = recipient.factor() == Factor.SMS;
        return verified(post(
                caller,
                "/api/v2/applications/mfa/" + (phone ? "sms" : "email") + "/verify",
                JsonText.of(phone ? "phone" : "email", recipient.address(), "code", code)));
    }

    @Override
    public Answer recover(Pass caller, String code) {
        Reply reply = post(caller, "/api/v2/mfa/totp/recovery", JsonText.of("recoveryCode", code));
        return verified(reply)
                .showing(
                        Optional.empty(),
                        WireAnswers.text(reply.json(), "recoveryCode").stream().toList());
    }

    private Answer verified(Reply reply) {
        Answer answer = WireAnswers.of(reply, false, now());
        return WireAnswers.text(reply.data(), "id")
                .filter(id -> answer.accepted())
                .map(id -> answer.about(names.getOrDefault(id, id), Optional.empty()))
                .orElse(answer);
    }

    @Override
    public Answer bindable(Pass caller, Recipient recipient) {
        String member = recipient.factor() == Factor.SMS ? "phone" : "email";
        Reply reply = post(caller, "/api/v2/applications/mfa/check", JsonText.of(member, recipient.address()));
        Answer answer = WireAnswers.of(reply, true, now());
        return answer.accepted()
                ? Answer.of(Boolean.TRUE.equals(reply.json().get("data")) ? Kind.YES : Kind.NO, reply.body())
                : answer;
    }

    @Override
    public Answer send(Pass caller, Recipient recipient) {
        boolean phone = recipient.factor() == Factor.SMS;
        Reply reply = phone
                ? post(caller, "/api/v2/sms/send", JsonText.of("phone", recipient.address(), "scene", "mfa-verify"))
                : post(
                        caller,
                        "/api/v2/email/send",
                        JsonText.of("email", recipient.address(), "scene", "MFA_VERIFY_CODE"));
        Answer answer = WireAnswers.of(reply, true, now());
        return answer.accepted() ? Answer.of(Kind.ACCEPTED, reply.body()) : answer;
    }

    /** The protocol has no such call. */
    @Override
    public Answer regenerate(Pass caller) {
        return Answer.of(Kind.NOT_PERMITTED, "");
    }

    @Override
    public Answer invalidate(String user) {
        hooks.invalidate(id(user));
        sessions.remove(user);
        return Answer.of(Kind.ACCEPTED, "");
    }

    @Override
    public List<String> codes(Recipient recipient) {
        return hooks.codesTo(recipient);
    }

    /** A clock that goes on by itself cannot be put right before a moment. */
    @Override
    public Duration tick() {
        return Duration.ofSeconds(standsStill ? 1 : 2);
    }

    @Override
    public Instant now() {
        return hooks.advance(0);
    }

    @Override
    public void advance(Duration by) {
        hooks.advance(by.plusNanos(999_999_999).toSeconds());
    }

    /** Posts JSON as the caller. */
    public Reply post(Pass caller, String path, String body) {
        Map<String, String> headers = new HashMap<>(headers(caller));
        headers.put("Content-Type", "application/json");
        return http.send("POST", path, headers, body);
    }

    /** What no header can carry goes as an address would write it. */
    private static Map<String, String> headers(Pass caller) {
        String text = caller.text();
        boolean plain = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
        return Map.of("Authorization", "Bearer " + (plain ? text : URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }
}
