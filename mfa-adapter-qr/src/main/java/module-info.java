/** Draws QR codes as PNG, SVG and terminal pictures: on this machine, without AWT and without a network. */
module dev.mfacore.adapter.qr {
    requires static org.jspecify;
    requires transitive dev.mfacore;
    requires io.nayuki.qrcodegen;

    exports dev.mfacore.adapter.qr;
}
