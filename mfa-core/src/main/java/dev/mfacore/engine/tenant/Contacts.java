package dev.mfacore.engine.tenant;

import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Caller;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.EmailAddress;
import dev.mfacore.Factor;
import dev.mfacore.Listing;
import dev.mfacore.MfaService;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.authing.AuthingContact;
import java.util.List;
import java.util.Optional;

/** Reads phones and emails as they stand on the wire, and writes them. */
final class Contacts {

    /** Names nobody's authenticator, so that the engine refuses it as it refuses every unknown one. */
    static final AuthenticatorId UNKNOWN = new AuthenticatorId("unknown");

    private static final String MASK = "****";

    private final MfaService service;
    private final String callingCode;

    Contacts(MfaService service, String callingCode) {
        this.service = service;
        this.callingCode = callingCode;
    }

    /** The recipient, in canonical form; empty if it is malformed. */
    Optional<Recipient> read(AuthingContact contact) {
        try {
            return Optional.of(
                    contact instanceof AuthingContact.Phone phone
                            ? read(phone)
                            : EmailAddress.parse(((AuthingContact.Email) contact).address()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private PhoneNumber read(AuthingContact.Phone phone) {
        String number = phone.number().strip();
        Optional<String> code = phone.countryCode().filter(text -> !text.isBlank());
        boolean international = number.startsWith("+") || number.startsWith("00");
        return code.isEmpty() && international
                ? PhoneNumber.parse(number)
                : PhoneNumber.parse(code.map(String::strip).orElse(callingCode), number);
    }

    /**
     * Where a code went or shall go within a transaction; empty if it is malformed. A masked form, as challenges show it,
     * names the one authenticator of the token's user that looks so.
     */
    Optional<DeliveryTarget> target(AuthingContact contact, Caller.TokenHolder holder) {
        return text(contact).contains(MASK)
                ? Optional.of(DeliveryTarget.of(masked(contact, holder)))
                : read(contact).map(DeliveryTarget::of);
    }

    private AuthenticatorId masked(AuthingContact contact, Caller.TokenHolder holder) {
        List<AuthenticatorId> meant = service.listAuthenticators(holder) instanceof Listing.Authenticators listing
                ? listing.authenticators().stream()
                        .filter(it -> looksLike(it, contact))
                        .map(AuthenticatorSummary::id)
                        .toList()
                : List.of();
        return meant.size() == 1 ? meant.get(0) : UNKNOWN;
    }

    private static boolean looksLike(AuthenticatorSummary summary, AuthingContact contact) {
        return summary.factor() == factor(contact)
                && summary.maskedRecipient().filter(text(contact)::equals).isPresent();
    }

    static Factor factor(AuthingContact contact) {
        return contact instanceof AuthingContact.Phone ? Factor.SMS : Factor.EMAIL;
    }

    private static String text(AuthingContact contact) {
        return contact instanceof AuthingContact.Phone phone
                ? phone.number()
                : ((AuthingContact.Email) contact).address();
    }

    /** A phone with its calling code apart, as Authing writes it. */
    static AuthingContact.Phone inFull(PhoneNumber phone) {
        String code = phone.destination();
        return new AuthingContact.Phone(phone.e164().substring(code.length()), Optional.of(code));
    }

    static AuthingContact.Phone maskedPhone(String masked) {
        return new AuthingContact.Phone(masked, Optional.empty());
    }

    /** The masked recipient of an authenticator; none if it delivers nothing. */
    static Optional<AuthingContact> profile(AuthenticatorSummary summary) {
        return summary.maskedRecipient()
                .map(masked -> summary.factor() == Factor.SMS ? maskedPhone(masked) : new AuthingContact.Email(masked));
    }
}
