package dev.mfacore.adapter.qr;

import static org.assertj.core.api.Assertions.assertThat;

import io.nayuki.qrcodegen.QrCode;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SEC-06")
class NothingOutsideTest {

    /** Network, files, processes, logs, reflection by name; and AWT, which a server or container may lack. */
    private static final List<String> FORBIDDEN = List.of(
            "java/net/",
            "java/nio/channels/",
            "java/nio/file/",
            "java/io/File",
            "java/lang/Process",
            "java/lang/Runtime;",
            "java/lang/System$Logger",
            "java/util/logging/",
            "java/awt/",
            "javax/",
            "forName",
            "loadLibrary");

    @Test
    @DisplayName("SEC-06: no class here or in the QR generator names a network, file, process, log or AWT class")
    void noClassReachesOutside() {
        assertThat(offences(ClassConstants.ofAllBeside(QrPictures.class))).isEmpty();
        assertThat(offences(ClassConstants.ofAllBeside(QrCode.class))).isEmpty();
    }

    @Test
    @DisplayName("SEC-06: the only address in the compiled classes is the SVG namespace, which nobody fetches")
    void noClassHoldsAForeignAddress() {
        Set<String> addresses = ClassConstants.ofAllBeside(QrPictures.class).values().stream()
                .flatMap(Set::stream)
                .filter(text ->
                        text.replace("\"http://www.w3.org/2000/svg\"", "").contains("//"))
                .collect(Collectors.toSet());

        assertThat(addresses).isEmpty();
    }

    @Test
    @DisplayName("SEC-06: the scan sees what it looks for: these tests use files, networks' addresses and AWT")
    void scanSeesWhatItLooksFor() {
        assertThat(ClassConstants.ofAllBeside(QrPictures.class))
                .containsKeys("module-info.class", "dev/mfacore/adapter/qr/PngDrawing.class");
        assertThat(offences(ClassConstants.ofAllBeside(NothingOutsideTest.class)))
                .anyMatch(offence -> offence.contains("java/net/URI"))
                .anyMatch(offence -> offence.contains("java/nio/file/Files"))
                .anyMatch(offence -> offence.contains("java/awt/image/BufferedImage"));
    }

    @Test
    @DisplayName("SEC-06: the module needs the core and the QR generator, and neither desktop nor network modules")
    void moduleRequiresTheCoreAndTheGenerator() throws URISyntaxException {
        ModuleDescriptor module = descriptor();

        assertThat(module.requires().stream().map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder("java.base", "org.jspecify", "dev.mfacore", "io.nayuki.qrcodegen");
        assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
                .containsExactly("dev.mfacore.adapter.qr");
    }

    private static ModuleDescriptor descriptor() throws URISyntaxException {
        URI place = QrPictures.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        return ModuleFinder.of(Path.of(place))
                .find("dev.mfacore.adapter.qr")
                .orElseThrow()
                .descriptor();
    }

    private static List<String> offences(Map<String, Set<String>> constantsByFile) {
        return constantsByFile.entrySet().stream()
                .flatMap(file -> file.getValue().stream()
                        .filter(constant -> FORBIDDEN.stream().anyMatch(constant::contains))
                        .map(constant -> file.getKey() + ": " + constant))
                .toList();
    }
}
