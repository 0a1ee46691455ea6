package dev.mfacore.engine.tenant;

import dev.mfacore.EmailAddress;
import dev.mfacore.MfaUnavailableException;
import dev.mfacore.PhoneNumber;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.port.UserDirectory;
import java.util.Optional;
import java.util.function.Function;

/** What the platform's directory says of users, in Authing's form. */
final class People {

    private final Optional<UserDirectory> directory;
    private final String userPoolId;

    People(Optional<UserDirectory> directory, String userPoolId) {
        this.directory = directory;
        this.userPoolId = userPoolId;
    }

    Optional<UserDirectory.Entry> find(UserId user) {
        try {
            return directory.flatMap(it -> it.find(user));
        } catch (RuntimeException e) {
            throw new MfaUnavailableException("the user directory failed", e);
        }
    }

    /** The user as a verification answers, still without a token. */
    AuthingUser profile(UserId user) {
        Optional<UserDirectory.Entry> entry = find(user);
        return new AuthingUser(
                user.value(),
                Optional.of(userPoolId),
                entry.map(UserDirectory.Entry::accountName),
                Optional.empty(),
                entry.flatMap(UserDirectory.Entry::verifiedEmail).map(EmailAddress::address),
                entry.flatMap(UserDirectory.Entry::verifiedPhone).map(PhoneNumber::e164),
                Optional.empty(),
                Optional.empty());
    }

    /** Answers about a user whom an administrator names. */
    <T> AuthingAnswer<T> known(String id, Function<UserId, AuthingAnswer<T>> answer) {
        UserId user;
        try {
            user = new UserId(id);
        } catch (IllegalArgumentException e) {
            return Refused.MALFORMED.because(e);
        }
        boolean known = directory.isEmpty() || find(user).isPresent();
        return known ? answer.apply(user) : Refused.USER_NOT_FOUND.answer();
    }
}
