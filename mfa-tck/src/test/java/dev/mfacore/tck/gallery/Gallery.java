package dev.mfacore.tck.gallery;

import dev.mfacore.tck.gallery.authing.ClientFault;
import dev.mfacore.tck.gallery.authing.CorrectAuthing;
import dev.mfacore.tck.gallery.authing.CorrectTenant;
import dev.mfacore.tck.gallery.authing.TenantFault;
import dev.mfacore.tck.gallery.authing.TransportFault;
import dev.mfacore.tck.gallery.service.CorrectEngine;
import dev.mfacore.tck.gallery.service.EngineFault;
import dev.mfacore.tck.gallery.service.StoryFault;
import dev.mfacore.tck.gallery.store.CorrectStore;
import dev.mfacore.tck.gallery.store.StoreFaults;
import java.util.List;
import java.util.stream.Stream;

/** All specimens: each port adds its own here. */
final class Gallery {

    private Gallery() {}

    static List<Fault> faults() {
        return Stream.<Fault[]>of(
                        StoreFaults.all(),
                        PortGallery.faults(),
                        EngineFault.values(),
                        StoryFault.values(),
                        ClientFault.values(),
                        TransportFault.values(),
                        TenantFault.values())
                .flatMap(Stream::of)
                .toList();
    }

    static List<Specimen> correct() {
        return Stream.<Specimen[]>of(
                        CorrectStore.values(),
                        PortGallery.correct(),
                        CorrectEngine.values(),
                        CorrectAuthing.values(),
                        CorrectTenant.values())
                .flatMap(Stream::of)
                .toList();
    }
}
