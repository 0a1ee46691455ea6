package dev.mfacore.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.UserId;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.authing.SecretText;
import dev.mfacore.port.AccessTokens.Session;
import dev.mfacore.server.Secrets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good tokens of a platform open a session; every forgery that is known of JWTs does not. */
class PlatformTokensTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId ADA = new UserId("ada");

    @TempDir
    static Path folder;

    private static RSAKey rsa;
    private static ECKey ec;
    private static RSAKey foreign;

    private final VirtualClock clock = new VirtualClock(NOW);
    private PlatformTokens tokens;

    @BeforeAll
    static void makeKeys() throws Exception {
        rsa = new RSAKeyGenerator(2048).keyID("r1").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("e1").generate();
        foreign = new RSAKeyGenerator(2048).keyID("r1").generate();
    }

    @BeforeEach
    void start() throws Exception {
        tokens = tokens(keys("keys.json", new JWKSet(List.of(rsa.toPublicJWK(), ec.toPublicJWK()))));
    }

    @Test
    void aGoodTokenOpensASession() throws Exception {
        Session session = resolve(signed(claims().build())).orElseThrow();
        assertThat(session.user()).isEqualTo(ADA);
        assertThat(session.expiresAt()).isEqualTo(NOW.plusSeconds(600));
        assertThat(session.secondFactorAt()).isEmpty();
        assertThat(resolve(sign(JWSAlgorithm.ES256, "e1", new ECDSASigner(ec), claims().build())))
                .isPresent();
        assertThat(resolve(sign(JWSAlgorithm.PS256, "r1", new RSASSASigner(rsa), claims().build())))
                .isPresent();
    }

    @Test
    void theSecondFactorCountsOnlyWithItsMethodAndNotFromTheFuture() throws Exception {
        Date at = Date.from(NOW.minusSeconds(120));
        assertThat(secondFactorAt(claims().claim("auth_time", at).claim("amr", List.of("pwd", "mfa"))))
                .contains(NOW.minusSeconds(120));
        assertThat(secondFactorAt(claims().claim("auth_time", at))).isEmpty();
        assertThat(secondFactorAt(claims().claim("auth_time", at).claim("amr", List.of("pwd"))))
                .isEmpty();
        assertThat(secondFactorAt(claims().claim("auth_time", Date.from(NOW.plusSeconds(3600)))
                        .claim("amr", List.of("mfa"))))
                .isEmpty();
        assertThat(secondFactorAt(claims().claim("auth_time", Date.from(NOW.plusSeconds(10)))
                        .claim("amr", List.of("mfa"))))
                .contains(NOW);
    }

    @Test
    void aTokenForOthersOrOutsideItsTimeOpensNothing() throws Exception {
        assertThat(resolve(signed(claims().issuer("https://evil.example").build())))
                .isEmpty();
        assertThat(resolve(signed(claims().issuer(null).build()))).isEmpty();
        assertThat(resolve(signed(claims().audience("other").build()))).isEmpty();
        assertThat(resolve(signed(claims().audience((String) null).build()))).isEmpty();
        assertThat(resolve(signed(claims().audience(List.of("other", "mfa")).build())))
                .isPresent();
        assertThat(resolve(signed(claims().expirationTime(null).build()))).isEmpty();
        assertThat(resolve(signed(claims().issueTime(null).build()))).isEmpty();
        assertThat(resolve(signed(claims().subject(null).build()))).isEmpty();
        assertThat(resolve(signed(claims().subject("").build()))).isEmpty();
        assertThat(resolve(signed(
                        claims().expirationTime(Date.from(NOW.minusSeconds(31))).build())))
                .isEmpty();
        assertThat(resolve(signed(
                        claims().expirationTime(Date.from(NOW.minusSeconds(29))).build())))
                .isPresent();
        assertThat(resolve(signed(
                        claims().notBeforeTime(Date.from(NOW.plusSeconds(31))).build())))
                .isEmpty();
    }

    @Test
    void withoutASignatureOfThePlatformNothingOpens() throws Exception {
        String good = signed(claims().build());
        String[] parts = good.split("\\.", -1);
        assertThat(resolve(new PlainJWT(claims().build()).serialize())).isEmpty();
        assertThat(resolve(encode("{\"alg\":\"none\"}") + "." + parts[1] + ".")).isEmpty();
        assertThat(resolve(encode("{\"alg\":\"None\",\"kid\":\"r1\"}") + "." + parts[1] + "." + parts[2]))
                .isEmpty();
        assertThat(resolve(parts[0] + "." + parts[1] + ".")).isEmpty();
        String evil = encode(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"ada\"", "\"eve\""));
        assertThat(resolve(parts[0] + "." + evil + "." + parts[2])).isEmpty();
        assertThat(resolve(sign(JWSAlgorithm.RS256, "r1", new RSASSASigner(foreign), claims().build())))
                .isEmpty();
        assertThat(resolve(sign(JWSAlgorithm.RS256, "unknown", new RSASSASigner(rsa), claims().build())))
                .isEmpty();
    }

    @Test
    void aPublicKeyIsNoSharedSecret() throws Exception {
        byte[] der = rsa.toRSAPublicKey().getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (byte[] secret : List.of(der, pem, rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            assertThat(resolve(sign(JWSAlgorithm.HS256, "r1", new MACSigner(secret), claims().build())))
                    .isEmpty();
        }
    }

    @Test
    void keysThatTheTokenBringsAlongCountForNothing() throws Exception {
        JWSHeader embedded = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwk(foreign.toPublicJWK())
                .keyID("r1")
                .build();
        JWSHeader elsewhere = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwkURL(URI.create("https://evil.example/keys"))
                .x509CertURL(URI.create("https://evil.example/cert"))
                .build();
        for (JWSHeader header : List.of(embedded, elsewhere)) {
            SignedJWT jwt = new SignedJWT(header, claims().build());
            jwt.sign(new RSASSASigner(foreign));
            assertThat(resolve(jwt.serialize())).isEmpty();
        }
    }

    @Test
    void otherKindsOfSignedTextsOpenNothing() throws Exception {
        for (String type : List.of("logout+jwt", "secevent+jwt", "JOSE")) {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID("r1")
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims().build());
            jwt.sign(new RSASSASigner(rsa));
            assertThat(resolve(jwt.serialize())).as(type).isEmpty();
        }
        for (String junk : List.of("", ".", "..", "a.b.c", "mfas_", "mfas_abc", "eyJhbGciOiJSUzI1NiJ9..", "你.好.吗")) {
            assertThat(resolve(junk)).as(junk).isEmpty();
        }
        SignedJWT critical = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("r1")
                        .criticalParams(Set.of("x-unknown"))
                        .customParam("x-unknown", true)
                        .build(),
                claims().build());
        critical.sign(new RSASSASigner(rsa));
        assertThat(resolve(critical.serialize())).isEmpty();
    }

    @Test
    void revokingAUserEndsEarlierTokensAndTheServersOwnSessions() throws Exception {
        String earlier = signed(claims().build());
        SecretText own = tokens.issue(ADA, NOW).token();
        assertThat(tokens.resolve(own)).isPresent();
        tokens.revoke(ADA);
        assertThat(resolve(earlier)).isEmpty();
        assertThat(tokens.resolve(own)).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(resolve(signed(claims().issueTime(Date.from(clock.instant())).build())))
                .isPresent();
        assertThat(resolve(signed(claims().subject("bob").build()))).isPresent();
    }

    @Test
    void theSessionKeepsItsNameWhenThePlatformRenewsTheToken() throws Exception {
        Session one = resolve(signed(claims().claim("sid", "s1").build())).orElseThrow();
        Session two = resolve(signed(claims().claim("sid", "s1").jwtID("other").build()))
                .orElseThrow();
        Session other = resolve(signed(claims().claim("sid", "s2").build())).orElseThrow();
        assertThat(two.name()).isEqualTo(one.name());
        assertThat(other.name()).isNotEqualTo(one.name());
    }

    @Test
    void keysAreFetchedOnceAndFailuresToFetchThemAreNoVerdict() throws Exception {
        AtomicInteger fetched = new AtomicInteger();
        byte[] body = new JWKSet(rsa.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        HttpServer platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        platform.createContext("/keys", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        platform.start();
        URI address = URI.create("http://127.0.0.1:" + platform.getAddress().getPort() + "/keys");
        try {
            PlatformTokens remote = tokens(address);
            for (int i = 0; i < 3; i++) {
                assertThat(remote.resolve(new SecretText(signed(claims().build()))))
                        .isPresent();
            }
            assertThat(fetched).hasValue(1);
        } finally {
            platform.stop(0);
        }
        PlatformTokens unreachable = tokens(address);
        String token = signed(claims().build());
        assertThatThrownBy(() -> unreachable.resolve(new SecretText(token)))
                .isInstanceOf(MfaUnavailableException.class)
                .hasMessageNotContaining(token);
    }

    @Test
    void aKeyFileMustHoldPublicKeysOnly() throws Exception {
        OctetSequenceKey shared = new OctetSequenceKeyGenerator(256).keyID("s").generate();
        for (JWKSet set : List.of(new JWKSet(rsa), new JWKSet(shared), new JWKSet(List.of()))) {
            Path file = Files.writeString(folder.resolve("bad.json"), set.toString(false));
            assertThatThrownBy(() -> tokens(file.toUri())).hasMessageContaining("must hold public keys only");
        }
        Path junk = Files.writeString(folder.resolve("junk.json"), "[]");
        assertThatThrownBy(() -> tokens(junk.toUri())).hasMessageContaining("is no JWK set");
    }

    private Optional<Instant> secondFactorAt(JWTClaimsSet.Builder claims) throws Exception {
        return resolve(signed(claims.build())).orElseThrow().secondFactorAt();
    }

    private Optional<Session> resolve(String token) {
        return tokens.resolve(new SecretText(token));
    }

    private PlatformTokens tokens(URI keys) {
        JwtOptions options = new JwtOptions(
                keys, "https://id.example.com", "mfa", "sub", "auth_time", Optional.of("mfa"), Duration.ofSeconds(30));
        return new PlatformTokens(options, new ServerSessions(clock, new Secrets(new SecureRandom())), clock);
    }

    private static URI keys(String name, JWKSet set) throws Exception {
        return Files.writeString(folder.resolve(name), set.toString()).toUri();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://id.example.com")
                .audience("mfa")
                .subject("ada")
                .issueTime(Date.from(NOW.minusSeconds(60)))
                .expirationTime(Date.from(NOW.plusSeconds(600)));
    }

    private static String signed(JWTClaimsSet claims) throws Exception {
        return sign(JWSAlgorithm.RS256, "r1", new RSASSASigner(rsa), claims);
    }

    private static String sign(JWSAlgorithm algorithm, String key, JWSSigner signer, JWTClaimsSet claims)
            throws Exception {
        SignedJWT jwt =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
