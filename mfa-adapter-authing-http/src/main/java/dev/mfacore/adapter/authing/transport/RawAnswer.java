package dev.mfacore.adapter.authing.transport;

import java.net.http.HttpHeaders;

/**
 * An answer that has arrived whole.
 *
 * @param status its HTTP status
 * @param headers its headers
 * @param body its body
 */
record RawAnswer(int status, HttpHeaders headers, byte[] body) {

    @Override
    public String toString() {
        return "RawAnswer[" + status + ", " + body.length + " bytes]";
    }
}
