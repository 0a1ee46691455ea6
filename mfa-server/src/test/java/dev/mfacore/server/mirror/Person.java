package dev.mfacore.server.mirror;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.UserId;
import dev.mfacore.port.UserDirectory;
import java.util.Locale;
import java.util.Optional;

/** The users of every side: one of whom nothing is known, one with phone and email, one with an email. */
enum Person {
    EVE("", ""),
    ADA("+8613800138000", "ada@example.com"),
    BOB("", "bob@example.com");

    private final String phone;
    private final String email;

    Person(String phone, String email) {
        this.phone = phone;
        this.email = email;
    }

    UserId id() {
        return new UserId(name().toLowerCase(Locale.ROOT));
    }

    Optional<PhoneNumber> phone() {
        return phone.isEmpty() ? Optional.empty() : Optional.of(PhoneNumber.parse(phone));
    }

    Optional<EmailAddress> email() {
        return email.isEmpty() ? Optional.empty() : Optional.of(EmailAddress.parse(email));
    }

    UserDirectory.Entry profile() {
        return new UserDirectory.Entry(email.isEmpty() ? id().value() : email, phone(), email());
    }
}
