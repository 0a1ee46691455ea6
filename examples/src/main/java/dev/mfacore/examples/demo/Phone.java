package dev.mfacore.examples.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The person at the terminal, who may scan the picture with a real phone and type a code. */
interface Phone {

    /** Asks for the code that a real phone shows; empty if the person rather watches. */
    Optional<String> typedCode(String prompt);

    /** Nobody is there. */
    static Phone nobody() {
        return prompt -> Optional.empty();
    }

    /** Somebody is there. */
    static Phone at(BufferedReader in, Screen screen) {
        return prompt -> {
            screen.show(prompt);
            try {
                return Optional.ofNullable(in.readLine()).map(String::strip).filter(line -> !line.isEmpty());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
