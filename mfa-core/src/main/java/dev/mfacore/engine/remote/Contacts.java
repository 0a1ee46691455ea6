package dev.mfacore.engine.remote;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.authing.AuthingContact;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phones and email addresses: ours are canonical, Authing's are what somebody once typed. */
final class Contacts {

    /** What Authing assumes where no calling code stands beside a number. */
    private static final String ASSUMED_CALLING_CODE = "+86";

    /** Shown of what cannot be read. */
    private static final String HIDDEN = "****";

    /** As this library masks: a tenant that it answers tells no more. */
    private static final Pattern MASKED = Pattern.compile("\\+\\*{4}[0-9]{2}|[^*@]{1,2}\\*{4}@\\*{4}");

    private Contacts() {}

    static AuthingContact of(Recipient recipient) {
        return recipient instanceof PhoneNumber phone
                ? of(phone)
                : new AuthingContact.Email(((EmailAddress) recipient).address());
    }

    /** The national number, and the calling code beside it. */
    private static AuthingContact.Phone of(PhoneNumber phone) {
        String callingCode = phone.destination();
        return new AuthingContact.Phone(phone.e164().substring(callingCode.length()), Optional.of(callingCode));
    }

    static Optional<PhoneNumber> phone(AuthingContact.Phone phone) {
        try {
            String code = phone.countryCode().filter(it -> !it.isBlank()).orElse(ASSUMED_CALLING_CODE);
            return Optional.of(PhoneNumber.parse(code, phone.number()));
        } catch (IllegalArgumentException e) {
            return ownCallingCode(phone.number());
        }
    }

    /** A number that brings another calling code along than the one beside it. */
    private static Optional<PhoneNumber> ownCallingCode(String number) {
        try {
            return number.startsWith("+") ? Optional.of(PhoneNumber.parse(number)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<EmailAddress> email(String address) {
        try {
            return Optional.of(EmailAddress.parse(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String masked(AuthingContact contact) {
        String text = contact instanceof AuthingContact.Phone phone
                ? phone.number()
                : ((AuthingContact.Email) contact).address();
        if (MASKED.matcher(text).matches()) {
            return text;
        }
        Optional<? extends Recipient> recipient =
                contact instanceof AuthingContact.Phone phone ? phone(phone) : email(text);
        return recipient.map(Recipient::masked).orElse(HIDDEN);
    }
}
