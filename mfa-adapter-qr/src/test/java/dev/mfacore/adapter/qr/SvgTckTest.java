package dev.mfacore.adapter.qr;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;

/** The compliance test kit on pictures in SVG. */
class SvgTckTest extends MfaTck {

    @Override
    public Adapter adapter(TckEnvironment env) {
        return Adapter.named("qr-svg").qr(QrPictures.defaults()::svg);
    }
}
