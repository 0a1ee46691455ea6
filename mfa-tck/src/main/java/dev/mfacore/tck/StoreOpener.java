package dev.mfacore.tck;

import dev.mfacore.port.AuthenticatorStore;
import java.nio.file.Path;

/** Opens a store in the process that {@link StoreProcess} runs. A class with a constructor without arguments. */
@FunctionalInterface
public interface StoreOpener {

    /**
     * Opens the store on its data.
     *
     * @param directory where the data of one try are
     * @return the store; it is closed if it is {@link AutoCloseable}
     * @throws Exception if it cannot be opened
     */
    AuthenticatorStore open(Path directory) throws Exception;
}
