package dev.mfacore.tck.gallery.cipher;

import dev.mfacore.port.CipherException;
import dev.mfacore.port.SealContext;
import dev.mfacore.port.SecretCipher;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.crypto.Cipher;

/** Wrong ciphers, each a few lines around a right one. */
@SuppressWarnings("ImmutableEnumChecker")
public enum CipherFault implements Fault {
    SIGNS_WITHOUT_ENCRYPTING(
            keys -> new MacCipher(keys) {
                @Override
                byte[] crypt(int mode, byte[] key, byte[] iv, byte[] text) {
                    return text.clone();
                }
            },
            Set.of("SEC-01", "SEC-02"),
            "plain text"),
    ECB_AND_MAC(
            keys -> new MacCipher(keys) {
                @Override
                String mode() {
                    return "AES/ECB/PKCS5Padding";
                }
            },
            Set.of("SEC-01", "SEC-02"),
            "equal parts of a text look equal"),
    CBC_WITHOUT_MAC(
            keys -> new MacCipher(keys) {
                @Override
                byte[] mac(byte[] key, byte[] body, SealContext context) {
                    return body.length > 1 ? new byte[MAC] : super.mac(key, body, context);
                }
            },
            Set.of("SEC-02", "SEC-03", "CIP-06"),
            "turned over"),
    NO_ASSOCIATED_DATA(
            keys -> new GcmCipher(keys) {
                @Override
                byte[] bound(byte[] header, SealContext context) {
                    return header;
                }
            },
            Set.of("SEC-02", "SEC-03"),
            "opened for"),
    CONTEXT_JOINED_WITHOUT_LENGTHS(
            keys -> new GcmCipher(keys) {
                @Override
                byte[] bound(byte[] header, SealContext context) {
                    return utf8(context.user() + context.record() + context.use());
                }
            },
            Set.of("SEC-02"),
            "opened for"),
    CONTEXT_JOINED_WITH_COLONS(
            keys -> new GcmCipher(keys) {
                @Override
                byte[] bound(byte[] header, SealContext context) {
                    return utf8(context.user() + ":" + context.record() + ":" + context.use());
                }
            },
            Set.of("SEC-02"),
            ":"),
    CONTEXT_CASE_FOLDED(
            keys -> new GcmCipher(keys) {
                @Override
                byte[] bound(byte[] header, SealContext context) {
                    return new SealContext(context.user().toLowerCase(Locale.ROOT), context.record(), context.use())
                            .associatedData();
                }
            },
            Set.of("SEC-02"),
            "user=Anna"),
    CONTEXT_BY_HASH_CODE(
            keys -> new GcmCipher(keys) {
                @Override
                byte[] bound(byte[] header, SealContext context) {
                    return utf8("" + context.hashCode());
                }
            },
            Set.of("SEC-02"),
            "BB"),
    USER_ONLY(
            keys -> new GcmCipher(keys) {
                @Override
                byte[] bound(byte[] header, SealContext context) {
                    return utf8(context.user());
                }
            },
            Set.of("SEC-02"),
            "opened for"),
    FIXED_NONCE(
            keys -> new GcmCipher(keys) {
                @Override
                byte[] nonce() {
                    return new byte[NONCE];
                }
            },
            Set.of("SEC-02"),
            "another result for the same text",
            "nonce was used twice"),
    NONCE_FROM_THE_CLOCK(
            keys -> new GcmCipher(keys) {
                @Override
                byte[] nonce() {
                    return ByteBuffer.allocate(NONCE)
                            .putLong(System.currentTimeMillis())
                            .array();
                }
            },
            Set.of("SEC-02"),
            "nonce was used twice"),
    NONCE_COUNTED_FROM_ZERO(
            keys -> new GcmCipher(keys) {
                private final AtomicLong last = new AtomicLong();

                @Override
                byte[] nonce() {
                    return ByteBuffer.allocate(NONCE)
                            .putLong(last.incrementAndGet())
                            .array();
                }
            },
            Set.of("SEC-02"),
            "another instance, same keys",
            "nonce was used twice"),
    NONCE_FROM_A_SHORT_COUNTER(
            keys -> new GcmCipher(keys) {
                private final AtomicLong last = new AtomicLong(System.nanoTime());

                @Override
                byte[] nonce() {
                    return ByteBuffer.allocate(NONCE)
                            .putShort((short) (last.incrementAndGet() & 0x3f))
                            .array();
                }
            },
            Set.of("SEC-02"),
            "nonce was used twice"),
    VERSION_BYTE_IGNORED(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public byte[] seal(byte[] plain, SealContext context) {
                    return GcmCipher.join(new byte[] {1}, super.seal(plain, context));
                }

                @Override
                public byte[] open(byte[] sealed, SealContext context) {
                    return super.open(tail(sealed), context);
                }

                @Override
                public boolean isOutdated(byte[] sealed) {
                    return super.isOutdated(tail(sealed));
                }
            },
            Set.of("SEC-02", "SEC-03"),
            "of byte 0 turned over"),
    WHAT_FOLLOWS_IS_IGNORED(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public byte[] open(byte[] sealed, SealContext context) {
                    CipherException last = new CipherException("too short");
                    for (int cut = 0; cut < Math.min(2, sealed.length); cut++) {
                        try {
                            return super.open(Arrays.copyOf(sealed, sealed.length - cut), context);
                        } catch (CipherException e) {
                            last = e;
                        }
                    }
                    throw last;
                }
            },
            Set.of("SEC-02"),
            "behind it"),
    BELIEVES_A_LENGTH(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public byte[] seal(byte[] plain, SealContext context) {
                    byte[] sealed = super.seal(plain, context);
                    return GcmCipher.join(
                            ByteBuffer.allocate(4).putInt(sealed.length).array(), sealed);
                }

                @Override
                public byte[] open(byte[] sealed, SealContext context) {
                    byte[] text = new byte[ByteBuffer.wrap(sealed).getInt()];
                    ByteBuffer.wrap(sealed).position(4).get(text);
                    if (text.length != sealed.length - 4) {
                        throw new CipherException("too long");
                    }
                    return super.open(text, context);
                }

                @Override
                public boolean isOutdated(byte[] sealed) {
                    return super.isOutdated(Arrays.copyOfRange(sealed, 4, sealed.length));
                }
            },
            Set.of("SEC-02", "SEC-03", "CIP-06"),
            Set.of("SEC-05"),
            "the cipher itself failed"),
    RAW_EXCEPTION(
            keys -> new GcmCipher(keys) {
                @Override
                RuntimeException failure(GeneralSecurityException e) {
                    return new IllegalStateException("decryption failed", e);
                }
            },
            Set.of("SEC-02", "SEC-03", "CIP-06"),
            "the cipher itself failed",
            "IllegalStateException"),
    NOTHING_IF_IT_CANNOT_OPEN(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public byte[] open(byte[] sealed, SealContext context) {
                    try {
                        return super.open(sealed, context);
                    } catch (CipherException e) {
                        return new byte[0];
                    }
                }
            },
            Set.of("SEC-02", "SEC-03", "CIP-06"),
            "returned 0 bytes"),
    FALLS_BACK_TO_PLAIN_TEXT(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public byte[] open(byte[] sealed, SealContext context) {
                    boolean unknown =
                            sealed.length < GcmCipher.HEADER || !keys.byId().containsKey(sealed[0]);
                    return unknown ? sealed.clone() : super.open(sealed, context);
                }
            },
            Set.of("SEC-02", "SEC-03", "CIP-06"),
            "a CipherException for"),
    OLD_KEYS_THROWN_AWAY(
            keys -> new GcmCipher(new Keys(Map.of(keys.current(), keys.byId().get(keys.current())), keys.current())),
            Set.of("SEC-03"),
            "the key is not there"),
    NEVER_ROTATES(keys -> new GcmCipher(new Keys(keys.byId(), (byte) 1)), Set.of("SEC-03"), "isOutdated"),
    ONE_KEY_FOR_ALL_IDS(
            keys -> new GcmCipher(keys) {
                @Override
                byte[] crypt(int mode, byte[] header, byte[] text, SealContext context) {
                    byte[] first = keys.byId().get((byte) 1);
                    Map<Byte, byte[]> same = new HashMap<>();
                    for (int id = -128; id < 128; id++) {
                        same.put((byte) id, first);
                    }
                    return new GcmCipher(new Keys(same, header[0])).crypt(mode, header, text, context);
                }
            },
            Set.of("SEC-03"),
            "newer key"),
    ALWAYS_OUTDATED(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public boolean isOutdated(byte[] sealed) {
                    return true;
                }
            },
            Set.of("CIP-04", "CIP-05", "CIP-07", "SEC-03"),
            "just sealed"),
    NEVER_OUTDATED(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public boolean isOutdated(byte[] sealed) {
                    return false;
                }
            },
            Set.of("SEC-03"),
            "isOutdated, after the rotation"),
    TEXT_THROUGH_A_STRING(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public byte[] seal(byte[] plain, SealContext context) {
                    return super.seal(utf8(new String(plain, StandardCharsets.UTF_8)), context);
                }
            },
            Set.of("CIP-01", "CIP-02", "CIP-03", "CIP-05", "CIP-07", "SEC-02", "SEC-03"),
            "what opens of"),
    ZEROS_AT_THE_END_LOST(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public byte[] open(byte[] sealed, SealContext context) {
                    byte[] plain = super.open(sealed, context);
                    int end = plain.length;
                    while (end > 1 && plain[end - 1] == 0) {
                        end--;
                    }
                    return Arrays.copyOf(plain, end);
                }
            },
            Set.of("CIP-01"),
            Set.of("CIP-03", "CIP-05", "CIP-07", "SEC-02", "SEC-03"),
            "what opens"),
    BASE64_AROUND(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public byte[] seal(byte[] plain, SealContext context) {
                    return Base64.getEncoder().encode(super.seal(plain, context));
                }

                @Override
                public byte[] open(byte[] sealed, SealContext context) {
                    return super.open(decoded(sealed), context);
                }

                @Override
                public boolean isOutdated(byte[] sealed) {
                    return super.isOutdated(decoded(sealed));
                }

                private static byte[] decoded(byte[] sealed) {
                    byte[] raw;
                    try {
                        raw = Base64.getDecoder().decode(sealed);
                    } catch (IllegalArgumentException e) {
                        throw new CipherException("no Base64");
                    }
                    if (!Arrays.equals(sealed, Base64.getEncoder().encode(raw))) {
                        throw new CipherException("not as it was written");
                    }
                    return raw;
                }
            },
            Set.of("CIP-02"),
            "1024 bytes sealed in at most 1280"),
    WIPES_WHAT_IT_WAS_HANDED(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public byte[] seal(byte[] plain, SealContext context) {
                    byte[] sealed = super.seal(plain, context);
                    Arrays.fill(plain, (byte) 0);
                    return sealed;
                }
            },
            Set.of("CIP-03"),
            "handed to seal, afterwards"),
    HANDS_OUT_ITS_CACHE(
            keys -> new Wrapped(new GcmCipher(keys)) {
                private final Map<String, byte[]> opened = new HashMap<>();

                @Override
                public synchronized byte[] open(byte[] sealed, SealContext context) {
                    return opened.computeIfAbsent(
                            Arrays.toString(sealed) + context, key -> super.open(sealed, context));
                }
            },
            Set.of("CIP-03"),
            "what opens the second time"),
    ONE_BUFFER_FOR_ALL_CALLS(
            keys -> new Wrapped(new GcmCipher(keys)) {
                private final byte[] buffer = new byte[1024];

                // Makes the scheduler take the turn that it would take now and then.
                @SuppressWarnings("ThreadPriorityCheck")
                @Override
                public byte[] seal(byte[] plain, SealContext context) {
                    System.arraycopy(plain, 0, buffer, 0, plain.length);
                    Thread.yield();
                    return super.seal(Arrays.copyOf(buffer, plain.length), context);
                }
            },
            Set.of("CIP-07"),
            "while other threads"),
    SECRET_IN_THE_EXCEPTION(
            keys -> new MacCipher(keys) {
                @Override
                RuntimeException refusal(byte[] key, byte[] body) {
                    byte[] iv = Arrays.copyOf(body, IV);
                    byte[] text = Arrays.copyOfRange(body, IV, body.length - 1);
                    String plain = new String(crypt(Cipher.DECRYPT_MODE, key, iv, text), StandardCharsets.UTF_8);
                    return new CipherException("cannot be trusted", new IllegalStateException("text was " + plain));
                }
            },
            Set.of("SEC-05"),
            "CANARY"),
    LAST_SECRET_IN_THE_TEXT_FORM(
            keys -> new Wrapped(new GcmCipher(keys)) {
                private volatile byte[] last = {};

                @Override
                public byte[] open(byte[] sealed, SealContext context) {
                    byte[] opened = super.open(sealed, context);
                    last = opened.clone();
                    return opened;
                }

                @Override
                public String toString() {
                    return "Cipher[last=" + Base64.getEncoder().encodeToString(last) + "]";
                }
            },
            Set.of("SEC-05"),
            "text form"),
    KEY_OF_EACH_INSTANCE(
            keys -> {
                Map<Byte, byte[]> own = new HashMap<>();
                long salt = Counter.LAST.incrementAndGet();
                keys.byId()
                        .forEach((id, key) ->
                                own.put(id, Keys.of("" + (salt - salt % 2), id).key(id)));
                return new GcmCipher(new Keys(own, keys.current()));
            },
            Set.of("CIP-05", "SEC-03"),
            "altered or moved"),
    SWALLOWS_THE_INTERRUPT(
            keys -> new Wrapped(new GcmCipher(keys)) {
                @Override
                public byte[] open(byte[] sealed, SealContext context) {
                    Thread.interrupted();
                    return super.open(sealed, context);
                }
            },
            Set.of("CIP-08"),
            "swallowed");

    private final Function<Keys, SecretCipher> cipher;
    private final Charge charge;

    CipherFault(Function<Keys, SecretCipher> cipher, Set<String> clauses, String... words) {
        this(cipher, clauses, Set.of(), words);
    }

    CipherFault(Function<Keys, SecretCipher> cipher, Set<String> clauses, Set<String> perhaps, String... words) {
        this.cipher = cipher;
        this.charge = new Charge(clauses, perhaps, List.of(words));
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return CorrectCipher.opened(reportName(), env, cipher);
    }

    @Override
    public Charge charge() {
        return charge;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] tail(byte[] sealed) {
        return Arrays.copyOfRange(sealed, Math.min(1, sealed.length), sealed.length);
    }

    /** Counts instances; an enum's constants cannot use its own static fields. */
    private static final class Counter {
        static final AtomicLong LAST = new AtomicLong();
    }

    /** Around a right one. */
    private static class Wrapped implements SecretCipher {
        private final SecretCipher right;

        Wrapped(SecretCipher right) {
            this.right = right;
        }

        @Override
        public byte[] seal(byte[] plain, SealContext context) {
            return right.seal(plain, context);
        }

        @Override
        public byte[] open(byte[] sealed, SealContext context) {
            return right.open(sealed, context);
        }

        @Override
        public boolean isOutdated(byte[] sealed) {
            return right.isOutdated(sealed);
        }
    }
}
