package dev.mfacore.server.admin;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Recipient;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.Members;
import java.util.Optional;

/** The parameter {@code recipient}: a phone, or an email address however it is spelt. */
final class RecipientParameter {

    private RecipientParameter() {}

    static Optional<String> identity(ApiRequest request) {
        return request.query("recipient")
                .map(it -> Members.parsed(it, RecipientParameter::recipient).identity());
    }

    private static Recipient recipient(String text) {
        return text.indexOf('@') >= 0 ? EmailAddress.parse(text) : PhoneNumber.parse(text);
    }
}
