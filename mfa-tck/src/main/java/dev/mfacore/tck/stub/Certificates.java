package dev.mfacore.tck.stub;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Certificates for the stub, made anew for each run, so that no key lies in the kit's jar. */
public final class Certificates {

    /** What a server shows. */
    public enum Shown {
        /** For this machine, in its time, from the kit's authority. */
        GOOD,
        /** As good, but from an authority that nobody knows. */
        OF_STRANGER,
        /** From the kit's authority, for another machine. */
        OF_ANOTHER_NAME,
        /** From the kit's authority, for this machine, until yesterday. */
        EXPIRED
    }

    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02));
    private static final int[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final int[] BASIC_CONSTRAINTS = {0x55, 0x1D, 0x13};
    private static final int[] ALTERNATIVE_NAME = {0x55, 0x1D, 0x11};
    private static final Duration DAY = Duration.ofDays(1);
    private static final Certificates ALL = made();

    private final SSLContext client;
    private final Map<Shown, SSLContext> servers;

    private Certificates(SSLContext client, Map<Shown, SSLContext> servers) {
        this.client = client;
        this.servers = servers;
    }

    public static SSLContext client() {
        return ALL.client;
    }

    public static SSLContext server(Shown shown) {
        SSLContext context = ALL.servers.get(shown);
        if (context == null) {
            throw new IllegalStateException("no certificate for " + shown);
        }
        return context;
    }

    private static Certificates made() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair ca = generator.generateKeyPair();
            KeyPair stranger = generator.generateKeyPair();
            KeyPair server = generator.generateKeyPair();
            Instant now = Instant.now();
            byte[] authority = extension(BASIC_CONSTRAINTS, Der.sequence(Der.yes()));
            byte[] here = names("localhost", new byte[] {127, 0, 0, 1});
            byte[] there = names("elsewhere.example", new byte[] {(byte) 192, 0, 2, 1});
            Instant soon = now.plus(DAY);
            Certificate own = signed("Kit authority", "Kit authority", ca, ca.getPrivate(), now, soon, authority);
            Map<Shown, SSLContext> servers = new EnumMap<>(Shown.class);
            for (Shown shown : Shown.values()) {
                boolean isStranger = shown == Shown.OF_STRANGER;
                servers.put(
                        shown,
                        showing(
                                server.getPrivate(),
                                signed(
                                        isStranger ? "Stranger" : "Kit authority",
                                        "Scripted server",
                                        server,
                                        isStranger ? stranger.getPrivate() : ca.getPrivate(),
                                        now,
                                        shown == Shown.EXPIRED ? now.minus(DAY) : soon,
                                        shown == Shown.OF_ANOTHER_NAME ? there : here)));
            }
            return new Certificates(trusting(own), servers);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JDK makes no certificates for the kit's server", e);
        }
    }

    private static Certificate signed(
            String issuer, String subject, KeyPair key, PrivateKey signer, Instant now, Instant until, byte[] extension)
            throws GeneralSecurityException {
        byte[] content = Der.sequence(
                Der.tagged(0xA0, Der.integer(2)),
                Der.integer(now.toEpochMilli()),
                ECDSA_SHA256,
                name(issuer),
                Der.sequence(Der.time(now.minus(DAY.multipliedBy(9))), Der.time(until)),
                name(subject),
                key.getPublic().getEncoded(),
                Der.tagged(0xA3, Der.sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(content);
        byte[] whole = Der.sequence(content, ECDSA_SHA256, Der.bits(signature.sign()));
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8(commonName))));
    }

    private static byte[] names(String host, byte[] address) {
        byte[] dns = Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII));
        return extension(ALTERNATIVE_NAME, Der.sequence(dns, Der.tagged(0x87, address)));
    }

    private static byte[] extension(int[] oid, byte[] content) {
        return Der.sequence(Der.oid(oid), Der.octets(content));
    }

    private static SSLContext trusting(Certificate authority) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return context(new KeyManager[0], factory.getTrustManagers());
    }

    private static SSLContext showing(PrivateKey key, Certificate certificate)
            throws GeneralSecurityException, IOException {
        char[] password = new char[] {'k', 'i', 't'};
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key, password, new Certificate[] {certificate});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return context(factory.getKeyManagers(), new TrustManager[0]);
    }

    private static SSLContext context(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust, null);
        return context;
    }
}
