package dev.mfacore.server;

import dev.mfacore.server.delivery.DeliveryOptions;
import dev.mfacore.server.http.HttpAddress;
import dev.mfacore.server.http.HttpLimits;
import dev.mfacore.server.session.JwtOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a server starts from. The command line fills it in and checks what does not go together.
 *
 * @param application where applications call
 * @param admin where operators call
 * @param publicUrl how browsers reach the application port; by default where it listens
 * @param data the folder for what is kept
 * @param adminKeyFile the admin key, if it is not in that folder
 * @param issuer names the platform in authenticator apps
 * @param allowConfirmCodeReuse whether the code that confirmed verifies once more
 * @param requireTokenToSend whether codes are sent only with an mfaToken
 * @param testClock whether the admin API can put the clock forward
 * @param delivery how codes reach people
 * @param jwt the platform's own access tokens, if they count
 * @param accessLog whether requests are logged
 * @param applicationLimits bounds of the port for applications
 * @param adminLimits bounds of the admin port
 * @param tenant what Authing's clients are told
 */
public record ServerOptions(
        HttpAddress application,
        HttpAddress admin,
        Optional<URI> publicUrl,
        Path data,
        Optional<Path> adminKeyFile,
        String issuer,
        boolean allowConfirmCodeReuse,
        boolean requireTokenToSend,
        boolean testClock,
        DeliveryOptions delivery,
        Optional<JwtOptions> jwt,
        boolean accessLog,
        HttpLimits applicationLimits,
        HttpLimits adminLimits,
        TenantOptions tenant) {}
