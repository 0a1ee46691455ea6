package dev.mfacore.otp;

/** The hash functions of one-time passwords. The constants' names are their spelling in {@code otpauth} URIs. */
public enum OtpAlgorithm {
    /** HMAC-SHA-1, which every authenticator app knows. */
    SHA1("SHA-1", 64, 20),
    /** HMAC-SHA-256. */
    SHA256("SHA-256", 64, 32),
    /** HMAC-SHA-512. */
    SHA512("SHA-512", 128, 64);

    private final String digestName;
    private final int blockBytes;
    private final int hashBytes;

    OtpAlgorithm(String digestName, int blockBytes, int hashBytes) {
        this.digestName = digestName;
        this.blockBytes = blockBytes;
        this.hashBytes = hashBytes;
    }

    /**
     * Returns the length of a new secret: that of the hash (RFC 6238 section 5.1, RFC 4226 section 4 R6).
     *
     * @return 20, 32 or 64 bytes
     */
    public int secretBytes() {
        return hashBytes;
    }

    String digestName() {
        return digestName;
    }

    int blockBytes() {
        return blockBytes;
    }

    int hashBytes() {
        return hashBytes;
    }
}
