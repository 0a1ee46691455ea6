package dev.mfacore.server.sdk;

import static dev.mfacore.server.wire.WireWorld.EMAIL;
import static dev.mfacore.server.wire.WireWorld.PHONE;
import static dev.mfacore.server.wire.WireWorld.SECRET;
import static dev.mfacore.server.wire.WireWorld.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.authing.sdk.java.client.AuthenticationClient;
import cn.authing.sdk.java.client.ManagementClient;
import cn.authing.sdk.java.dto.EnrollFactorDto;
import cn.authing.sdk.java.dto.EnrollFactorEnrollmentDataDto;
import cn.authing.sdk.java.dto.EnrollFactorRespDto;
import cn.authing.sdk.java.dto.FactorDto;
import cn.authing.sdk.java.dto.FactorProfile;
import cn.authing.sdk.java.dto.FactorToEnrollDto;
import cn.authing.sdk.java.dto.GetFactorDto;
import cn.authing.sdk.java.dto.GetMfaTriggerDataDto;
import cn.authing.sdk.java.dto.GetOtpSecretByUserDto;
import cn.authing.sdk.java.dto.GetUserMfaInfoDto;
import cn.authing.sdk.java.dto.ImportOtpItemDataDto;
import cn.authing.sdk.java.dto.ImportOtpItemDto;
import cn.authing.sdk.java.dto.ImportOtpReqDto;
import cn.authing.sdk.java.dto.MfaOtpVerityDto;
import cn.authing.sdk.java.dto.MfaOtpVerityRespDto;
import cn.authing.sdk.java.dto.MfaTokenIntrospectEndpointParams;
import cn.authing.sdk.java.dto.MfaTokenIntrospectResponse;
import cn.authing.sdk.java.dto.ResetFactorDto;
import cn.authing.sdk.java.dto.SendEmailDto;
import cn.authing.sdk.java.dto.SendEnrollFactorRequestDataDto;
import cn.authing.sdk.java.dto.SendEnrollFactorRequestDto;
import cn.authing.sdk.java.dto.SendSMSDto;
import cn.authing.sdk.java.dto.UserMfaRespDto;
import cn.authing.sdk.java.model.AuthenticationClientOptions;
import cn.authing.sdk.java.model.ManagementClientOptions;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.server.wire.WireWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Maven {@code cn.authing:authing-java-sdk} 3.1.9. It hands every envelope to its caller, who looks at the codes. */
class JavaV3SdkTest {

    private WireWorld world;

    @BeforeEach
    void start() {
        world = WireWorld.start();
    }

    @AfterEach
    void stop() {
        world.requireSilenceAndClose();
    }

    private AuthenticationClient client(String token) throws Exception {
        AuthenticationClientOptions options = new AuthenticationClientOptions();
        options.setAppId(WireWorld.APP);
        options.setAppHost(world.applicationUri().toString());
        options.setAccessToken(token);
        return new AuthenticationClient(options);
    }

    private ManagementClient management(String key) {
        ManagementClientOptions options = new ManagementClientOptions();
        options.setAccessKeyId(WireWorld.POOL);
        options.setAccessKeySecret(key);
        options.setHost(world.adminUri().toString());
        return new ManagementClient(options);
    }

    private static EnrollFactorRespDto enroll(
            AuthenticationClient client, EnrollFactorDto.FactorType type, String token, String code) {
        EnrollFactorEnrollmentDataDto data = new EnrollFactorEnrollmentDataDto();
        data.setPassCode(code);
        EnrollFactorDto enroll = new EnrollFactorDto();
        enroll.setFactorType(type);
        enroll.setEnrollmentToken(token);
        enroll.setEnrollmentData(data);
        return client.enrollFactor(enroll);
    }

    private static SendEnrollFactorRequestDto request(
            SendEnrollFactorRequestDto.FactorType type, FactorProfile profile) {
        SendEnrollFactorRequestDto request = new SendEnrollFactorRequestDto();
        request.setFactorType(type);
        request.setProfile(profile);
        return request;
    }

    @Test
    void anAppIsEnrolledListedVerifiedAndReset() throws Exception {
        AuthenticationClient client = client(world.session(0));
        SendEnrollFactorRequestDataDto made = client.sendEnrollFactorRequest(
                        request(SendEnrollFactorRequestDto.FactorType.OTP, new FactorProfile()))
                .getData();
        world.remember(made.getOtpData().getRecoveryCode());
        FakeAuthenticator app = FakeAuthenticator.scan(
                made.getOtpData().getQrCodeUri(), world.server().clock());
        EnrollFactorRespDto wrong = enroll(
                client, EnrollFactorDto.FactorType.OTP, made.getEnrollmentToken(), world.remember(app.wrongCode()));
        assertThat(wrong.getStatusCode()).isEqualTo(499);
        assertThat(wrong.getApiCode()).isEqualTo(6001);
        assertThat(enroll(client, EnrollFactorDto.FactorType.OTP, made.getEnrollmentToken(), world.remember(app.code()))
                        .getStatusCode())
                .isEqualTo(200);

        List<FactorDto> enrolled = client.listEnrolledFactors().getData();
        assertThat(enrolled).extracting(FactorDto::getFactorType).containsExactly(FactorDto.FactorType.OTP);
        String id = enrolled.get(0).getFactorId();
        GetFactorDto one = new GetFactorDto();
        one.setFactorId(id);
        assertThat(client.getFactor(one).getData().getFactorId()).isEqualTo(id);
        assertThat(client.listFactorsToEnroll().getData())
                .extracting(FactorToEnrollDto::getFactorType)
                .containsExactlyInAnyOrder(FactorToEnrollDto.FactorType.SMS, FactorToEnrollDto.FactorType.EMAIL);

        world.server().clock().advance(Duration.ofSeconds(30));
        MfaOtpVerityRespDto refused = verify(client, app.wrongCode());
        assertThat(refused.getApiCode()).isEqualTo(6001);
        assertThat(refused.getData()).isNull();
        assertThat(verify(client, app.code()).getData().getVerified()).isTrue();

        ResetFactorDto reset = new ResetFactorDto();
        reset.setFactorId("unknown");
        assertThat(client.resetFactor(reset).getStatusCode()).isEqualTo(404);
        reset.setFactorId(id);
        assertThat(client.resetFactor(reset).getStatusCode()).isEqualTo(200);
        assertThat(client.listEnrolledFactors().getData()).isEmpty();
    }

    private MfaOtpVerityRespDto verify(AuthenticationClient client, String code) {
        MfaOtpVerityDto verify = new MfaOtpVerityDto();
        verify.setTotp(world.remember(code));
        return client.mfaOtpVerify(verify);
    }

    @Test
    void aPhoneAndAnEmailAreEnrolled() throws Exception {
        AuthenticationClient client = client(world.session(0));
        FactorProfile phone = new FactorProfile();
        phone.setPhoneNumber(PHONE);
        phone.setPhoneCountryCode("+86");
        String token = client.sendEnrollFactorRequest(request(SendEnrollFactorRequestDto.FactorType.SMS, phone))
                .getData()
                .getEnrollmentToken();
        String code = world.received("+86" + PHONE);
        assertThat(enroll(client, EnrollFactorDto.FactorType.SMS, token, WireWorld.other(code))
                        .getStatusCode())
                .isEqualTo(500);
        assertThat(enroll(client, EnrollFactorDto.FactorType.SMS, token, code).getStatusCode())
                .isEqualTo(200);

        FactorProfile email = new FactorProfile();
        email.setEmail(EMAIL);
        var tooSoon = client.sendEnrollFactorRequest(request(SendEnrollFactorRequestDto.FactorType.EMAIL, email));
        assertThat(tooSoon.getStatusCode())
                .as("a user binds one recipient a minute")
                .isEqualTo(422);
        world.server().clock().advance(Duration.ofMinutes(1));
        String other = client.sendEnrollFactorRequest(request(SendEnrollFactorRequestDto.FactorType.EMAIL, email))
                .getData()
                .getEnrollmentToken();
        assertThat(enroll(client, EnrollFactorDto.FactorType.EMAIL, other, world.received(EMAIL))
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(client.listEnrolledFactors().getData())
                .extracting(FactorDto::getFactorType)
                .containsExactlyInAnyOrder(FactorDto.FactorType.SMS, FactorDto.FactorType.EMAIL);
    }

    @Test
    void aFaceIsNot() throws Exception {
        assertThat(client(world.session(0))
                        .sendEnrollFactorRequest(
                                request(SendEnrollFactorRequestDto.FactorType.FACE, new FactorProfile()))
                        .getStatusCode())
                .isEqualTo(501);
    }

    @Test
    @Tag("BIND-05")
    void anOldSessionIsToldToStepUpAndACodeInItDoesThat() throws Exception {
        FakeAuthenticator app = world.importApp();
        AuthenticationClient client = client(world.session());
        ResetFactorDto reset = new ResetFactorDto();
        reset.setFactorId(client.listEnrolledFactors().getData().get(0).getFactorId());
        assertThat(client.resetFactor(reset).getApiCode()).isEqualTo(1635);
        assertThat(verify(client, app.code()).getData().getVerified()).isTrue();
        assertThat(client.resetFactor(reset).getStatusCode()).isEqualTo(200);
    }

    @Test
    void aDeadTokenIs401And2020() throws Exception {
        var answer = client("dead").listEnrolledFactors();
        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(answer.getApiCode()).isEqualTo(2020);
        assertThat(answer.getRequestId()).isNotBlank();
    }

    @Test
    void anMfaTokenIsLookedAt() throws Exception {
        AuthenticationClient client = client(world.session());
        MfaTokenIntrospectEndpointParams token = new MfaTokenIntrospectEndpointParams();
        token.setToken(world.mfaToken());
        MfaTokenIntrospectResponse seen = client.verifyMfaToken(token);
        assertThat(seen.getActive()).isTrue();
        assertThat(seen.getUserId()).isEqualTo(USER);
        assertThat(seen.getUserPoolId()).isEqualTo(WireWorld.POOL);
        assertThat(seen.getExp() - seen.getIat()).isEqualTo(360);
        token.setToken("dead");
        assertThat(client.verifyMfaToken(token).getActive()).isFalse();
    }

    @Test
    void codesAreSentOnceAMinute() throws Exception {
        world.reachable();
        AuthenticationClient client = client(world.session());
        SendSMSDto sms = new SendSMSDto();
        sms.setChannel(SendSMSDto.Channel.CHANNEL_VERIFY_MFA);
        sms.setPhoneNumber(PHONE);
        sms.setPhoneCountryCode("+86");
        assertThat(client.sendSms(sms).getStatusCode()).isEqualTo(200);
        assertThat(client.sendSms(sms).getStatusCode()).isEqualTo(422);
        world.received("+86" + PHONE);
        SendEmailDto email = new SendEmailDto();
        email.setChannel(SendEmailDto.Channel.CHANNEL_VERIFY_MFA);
        email.setEmail(EMAIL);
        assertThat(client.sendEmail(email).getStatusCode()).isEqualTo(200);
        assertThat(client.sendEmail(email).getStatusCode()).isEqualTo(422);
        world.received(EMAIL);
    }

    @Test
    @Tag("BIND-09")
    void management() {
        world.reachable();
        ManagementClient management = management(world.server().adminKey());
        ImportOtpItemDataDto secret = new ImportOtpItemDataDto();
        secret.setSecret(world.remember(SECRET));
        ImportOtpItemDto item = new ImportOtpItemDto();
        item.setUserId(USER);
        item.setOtp(secret);
        ImportOtpReqDto list = new ImportOtpReqDto();
        list.setList(List.of(item));
        assertThat(management.importOtp(list).getStatusCode()).isEqualTo(200);

        GetUserMfaInfoDto who = new GetUserMfaInfoDto();
        who.setUserId(USER);
        UserMfaRespDto info = management.getUserMfaInfo(who).getData();
        assertThat(info.getTotpStatus()).isEqualTo("enabled");
        assertThat(info.getFaceMfaStatus()).isEqualTo("disabled");
        who.setUserId("nobody");
        assertThat(management.getUserMfaInfo(who).getApiCode()).isEqualTo(2004);

        GetMfaTriggerDataDto trigger = new GetMfaTriggerDataDto();
        trigger.setAppId(WireWorld.APP);
        trigger.setUserId(USER);
        String token =
                world.remember(management.getMfaTriggerData(trigger).getData().getMfaToken());
        FakeAuthenticator app = FakeAuthenticator.scan(
                "otpauth://totp/Acme:ada?secret=" + SECRET + "&issuer=Acme",
                world.server().clock());
        assertThat(WireWorld.code(world.verifyTotp(token, app.code())))
                .as("the token signs in")
                .isEqualTo(200);

        GetOtpSecretByUserDto stored = new GetOtpSecretByUserDto();
        stored.setUserId(USER);
        assertThat(management.getOtpSecretByUser(stored).getStatusCode()).isEqualTo(501);
    }

    @Test
    void aWrongSecretOpensNothing() {
        GetUserMfaInfoDto who = new GetUserMfaInfoDto();
        who.setUserId(USER);
        assertThatThrownBy(() -> management("wrong").getUserMfaInfo(who))
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("accessKeySecret");
    }
}
