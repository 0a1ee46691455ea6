package dev.mfacore.server.mirror;

import static dev.mfacore.server.mirror.Belongings.newest;
import static dev.mfacore.server.mirror.Belongings.oldest;

import dev.mfacore.Recipient;
import dev.mfacore.adapter.inmemory.testing.FakeAuthenticator;
import dev.mfacore.authing.SecretText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Codes as right or wrong as a move wants them, each from the side's own secrets and messages. */
final class Codes {

    private static final String NEVER = "not a code";

    private final Side side;

    Codes(Side side) {
        this.side = side;
    }

    SecretText totp(Belongings own, Move move) {
        FakeAuthenticator app = newest(own.apps, null);
        if (app == null) {
            return new SecretText(move.code() == 9 ? "" : NEVER);
        }
        String code = switch (move.code()) {
            case 5 -> app.wrongCode();
            case 6 -> app.codeAt(side.clock().instant().minus(Duration.ofMinutes(5)));
            case 7 -> newest(own.usedCodes, NEVER);
            case 8 -> oldest(own.apps, app).code();
            case 9 -> "";
            default -> app.code();
        };
        own.usedCodes.add(code);
        return new SecretText(code);
    }

    SecretText recovery(Belongings own, Move move) {
        return new SecretText(
                switch (move.code()) {
                    case 6 -> "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF";
                    case 7 -> oldest(own.recoveryCodes, NEVER);
                    case 8 -> newest(own.recoveryCodes, NEVER).toLowerCase(Locale.ROOT);
                    case 9 -> "";
                    default -> newest(own.recoveryCodes, NEVER);
                });
    }

    SecretText sent(Optional<Recipient> recipient, Move move) {
        List<String> sent = recipient.map(side::codes).orElse(List.of());
        return new SecretText(
                switch (move.code()) {
                    case 6, 7 -> wrong(newest(sent, "999999"));
                    case 8 -> oldest(sent, NEVER);
                    case 9 -> "";
                    default -> newest(sent, NEVER);
                });
    }

    private static String wrong(String code) {
        return String.format(Locale.ROOT, "%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }
}
