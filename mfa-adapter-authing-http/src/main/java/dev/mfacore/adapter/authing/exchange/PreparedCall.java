package dev.mfacore.adapter.authing.exchange;

import java.util.List;
import java.util.Optional;

/**
 * One call, ready to be sent.
 *
 * @param operation its name
 * @param method the method
 * @param template the path with names in place of values, for errors
 * @param address path and query, encoded
 * @param body the body, if it has one
 * @param side who asks
 * @param hidden the texts of the body that must not come back in an error
 */
public record PreparedCall(
        String operation,
        String method,
        String template,
        String address,
        Optional<byte[]> body,
        Side side,
        List<String> hidden) {

    @Override
    public String toString() {
        return operation + " (" + method + " " + template + ")";
    }
}
