/** The second factor as a library: the domain, its ports and the one-time-password algorithms. */
module dev.mfacore {
    requires static org.jspecify;

    exports dev.mfacore;
    exports dev.mfacore.authing;
    exports dev.mfacore.otp;
    exports dev.mfacore.port;
}
