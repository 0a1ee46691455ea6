package dev.mfacore.tck.clause;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** What channels are tried on. */
final class DeliveryInputs {

    /** Recipients that every channel of their kind reaches, some of them nearly alike. */
    static final List<Recipient> ORDINARY = List.of(
            new PhoneNumber("+8613800138000"),
            new PhoneNumber("+8613800138001"),
            new PhoneNumber("+14155550100"),
            new PhoneNumber("+442071838750"),
            new PhoneNumber("+390612345678"),
            EmailAddress.parse("anna@example.com"),
            EmailAddress.parse("Anna.Maria@example.com"),
            EmailAddress.parse("anna.maria@mail.example.com"),
            EmailAddress.parse("anna+mfa@example.com"),
            EmailAddress.parse("anna_b-c@example.co.uk"));

    /** Recipients that a channel may refuse, but must not mistake. */
    static final List<Recipient> ODD = List.of(
            EmailAddress.parse("o'brien@example.com"),
            EmailAddress.parse("anna%example.org@example.com"),
            EmailAddress.parse("a!b#c$d&e*f/g=h?i^j`k{l|m}n~o@example.com"),
            EmailAddress.parse("anna@例子.测试"),
            EmailAddress.parse("安娜@example.com"),
            EmailAddress.parse("a".repeat(64) + "@" + "b".repeat(63) + ".example.com"),
            new PhoneNumber("+6901234"),
            new PhoneNumber("+881612345678901"));

    private DeliveryInputs() {}

    /** Codes of every length that the policy allows, often with zeros in front. */
    static final class Code implements ArbitrarySupplier<String> {
        @Override
        public Arbitrary<String> get() {
            Arbitrary<String> any =
                    Arbitraries.strings().numeric().ofMinLength(6).ofMaxLength(12);
            Arbitrary<String> zeros = Arbitraries.strings()
                    .numeric()
                    .ofMinLength(4)
                    .ofMaxLength(10)
                    .map(rest -> "00" + rest);
            return Arbitraries.oneOf(List.of(
                    any, zeros, Arbitraries.of("000000", "000000000000", "999999999999", "0123456", "00000001")));
        }
    }

    /** A message with an id of its own, never from the seed: a channel may still know an earlier run's. */
    static OtpMessage message(Trial trial, Recipient recipient, String code, Purpose purpose) {
        return new OtpMessage(
                UUID.randomUUID().toString(),
                Optional.of(new UserId("anna")),
                recipient,
                purpose,
                code,
                trial.clock().instant().plus(Duration.ofMinutes(5)));
    }

    static OtpMessage message(Trial trial, Recipient recipient, String code) {
        return message(trial, recipient, code, Purpose.SIGN_IN);
    }
}
