package dev.mfacore.adapter.authing.transport;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/**
 * Decides what of a failed transport may be shown. Exceptions that speak of sockets and certificates are kept as causes;
 * others may quote the other side, so only their text goes on, to be made safe.
 */
final class Causes {

    private Causes() {}

    static NoAnswerException noAnswer(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof NoAnswerException known) {
            return known;
        }
        if (cause instanceof CancellationException) {
            return new NoAnswerException("the call was given up");
        }
        String text = cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        return isHarmless(cause) ? new NoAnswerException(text, cause) : new NoAnswerException(text);
    }

    private static boolean isHarmless(Throwable failure) {
        int depth = 0;
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (!speaksOfTransport(it) || it.getSuppressed().length > 0 || ++depth > 10) {
                return false;
            }
        }
        return true;
    }

    private static boolean speaksOfTransport(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpTimeoutException
                || failure instanceof SocketException
                || failure instanceof UnknownHostException
                || failure instanceof UnresolvedAddressException
                || failure instanceof ClosedChannelException
                || failure instanceof SSLException
                || failure instanceof GeneralSecurityException;
    }
}
