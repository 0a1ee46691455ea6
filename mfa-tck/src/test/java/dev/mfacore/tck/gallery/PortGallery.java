package dev.mfacore.tck.gallery;

import dev.mfacore.tck.gallery.cipher.CipherFault;
import dev.mfacore.tck.gallery.cipher.CorrectCipher;
import dev.mfacore.tck.gallery.code.CodeFault;
import dev.mfacore.tck.gallery.code.CorrectCode;
import dev.mfacore.tck.gallery.delivery.CorrectDelivery;
import dev.mfacore.tck.gallery.delivery.DeliveryFault;
import dev.mfacore.tck.gallery.directory.CorrectDirectory;
import dev.mfacore.tck.gallery.directory.DirectoryFault;
import dev.mfacore.tck.gallery.listener.CorrectListener;
import dev.mfacore.tck.gallery.listener.ListenerFault;
import dev.mfacore.tck.gallery.qr.CorrectQr;
import dev.mfacore.tck.gallery.qr.QrFault;
import java.util.stream.Stream;

/** The specimens of single ports other than the store. */
final class PortGallery {

    private PortGallery() {}

    static Fault[] faults() {
        return Stream.<Fault[]>of(
                        CipherFault.values(),
                        DeliveryFault.values(),
                        DirectoryFault.values(),
                        QrFault.values(),
                        ListenerFault.values(),
                        CodeFault.values())
                .flatMap(Stream::of)
                .toArray(Fault[]::new);
    }

    static Specimen[] correct() {
        return Stream.<Specimen[]>of(
                        CorrectCipher.values(),
                        CorrectDelivery.values(),
                        CorrectDirectory.values(),
                        CorrectQr.values(),
                        CorrectListener.values(),
                        CorrectCode.values())
                .flatMap(Stream::of)
                .toArray(Specimen[]::new);
    }
}
