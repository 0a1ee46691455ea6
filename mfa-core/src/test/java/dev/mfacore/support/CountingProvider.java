package dev.mfacore.support;

import java.io.Serial;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.MacSpi;

/** Counts the digests and HMACs that are finished while it is the first security provider. */
public final class CountingProvider extends Provider {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final Map<String, String> DIGESTS = Map.of("SHA-1", "SUN", "SHA-256", "SUN", "SHA-512", "SUN");
    private static final String MAC = "HmacSHA256";

    private final transient Map<String, Integer> counts = new ConcurrentHashMap<>();

    private CountingProvider() {
        super("Counting", "1", "counts");
        DIGESTS.forEach((name, source) -> putService(new Counted(this, "MessageDigest", name, source)));
        putService(new Counted(this, "Mac", MAC, "SunJCE"));
    }

    /** Runs something under a provider of its own and takes it away afterwards. */
    public static <T> T during(java.util.function.Function<CountingProvider, T> action) {
        CountingProvider provider = new CountingProvider();
        Security.insertProviderAt(provider, 1);
        try {
            return action.apply(provider);
        } finally {
            Security.removeProvider(provider.getName());
        }
    }

    /** What was finished during an action, by algorithm. */
    public Map<String, Integer> count(Runnable action) {
        counts.clear();
        action.run();
        return Map.copyOf(counts);
    }

    private void finished(String algorithm) {
        counts.merge(algorithm, 1, Integer::sum);
    }

    private static final class Counted extends Service {

        private final CountingProvider provider;
        private final String source;

        Counted(CountingProvider provider, String type, String algorithm, String source) {
            super(provider, type, algorithm, CountingProvider.class.getName(), List.of(), Map.of());
            this.provider = provider;
            this.source = source;
        }

        @Override
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            try {
                return getType().equals("Mac")
                        ? new CountedMac(Mac.getInstance(getAlgorithm(), source), provider)
                        : new CountedDigest(MessageDigest.getInstance(getAlgorithm(), source), provider);
            } catch (java.security.NoSuchProviderException e) {
                throw new NoSuchAlgorithmException(e);
            }
        }
    }

    private static final class CountedDigest extends MessageDigestSpi {

        private final MessageDigest digest;
        private final CountingProvider provider;

        CountedDigest(MessageDigest digest, CountingProvider provider) {
            this.digest = digest;
            this.provider = provider;
        }

        @Override
        protected int engineGetDigestLength() {
            return digest.getDigestLength();
        }

        @Override
        protected void engineUpdate(byte input) {
            digest.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            digest.update(input, offset, length);
        }

        @Override
        protected byte[] engineDigest() {
            provider.finished(digest.getAlgorithm());
            return digest.digest();
        }

        @Override
        protected void engineReset() {
            digest.reset();
        }
    }

    private static final class CountedMac extends MacSpi {

        private final Mac mac;
        private final CountingProvider provider;

        CountedMac(Mac mac, CountingProvider provider) {
            this.mac = mac;
            this.provider = provider;
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec params)
                throws InvalidKeyException, InvalidAlgorithmParameterException {
            mac.init(key, params);
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            mac.update(input, offset, length);
        }

        @Override
        protected byte[] engineDoFinal() {
            provider.finished(MAC);
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }
}
