package dev.mfacore.server;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.UserId;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.server.delivery.TextLanguage;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/** The users that the admin API has entered, in memory. Safe for use by any number of threads. */
public final class Users implements UserDirectory {

    private static final int LONGEST_ACCOUNT = 254;

    private final ConcurrentMap<UserId, User> users = new ConcurrentHashMap<>();

    /**
     * What is known of a user.
     *
     * @param id who
     * @param phone a phone that the platform has verified
     * @param email an email address that the platform has verified
     * @param name what to call the user
     * @param language the language of messages to the user
     */
    public record User(
            UserId id,
            Optional<PhoneNumber> phone,
            Optional<EmailAddress> email,
            Optional<String> name,
            Optional<TextLanguage> language) {

        /** A user of whom nothing more is known. */
        public static User unknown(UserId id) {
            return new User(id, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** Starts without users. */
    public Users() {}

    /** Creates a user, or changes one; the change sees what was known before. */
    public User put(UserId id, UnaryOperator<User> change) {
        return users.compute(id, (key, before) -> change.apply(before == null ? User.unknown(id) : before));
    }

    /** Looks a user up. */
    public Optional<User> get(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    @Override
    public Optional<Entry> find(UserId id) {
        return get(id).map(user -> new Entry(accountName(user), user.phone(), user.email()));
    }

    private static String accountName(User user) {
        String name = user.email()
                .map(EmailAddress::address)
                .or(user::name)
                .or(() -> user.phone().map(PhoneNumber::e164))
                .orElse(user.id().value());
        return name.length() > LONGEST_ACCOUNT ? name.substring(0, LONGEST_ACCOUNT) : name;
    }
}
