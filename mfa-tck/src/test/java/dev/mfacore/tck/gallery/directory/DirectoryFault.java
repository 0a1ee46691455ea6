package dev.mfacore.tck.gallery.directory;

import dev.mfacore.EmailAddress;
import dev.mfacore.UserId;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Wrong directories, each a few lines around a right one. */
// Its collections are Set.of and List.of, and its suppliers keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum DirectoryFault implements Fault {
    IGNORES_CASE(
            () -> new MapDirectory() {
                @Override
                String key(UserId user) {
                    return user.value().toLowerCase(Locale.ROOT);
                }
            },
            Set.of("DIR-02"),
            "look-alikes"),
    TRIMS_IDS(
            () -> new MapDirectory() {
                @Override
                String key(UserId user) {
                    return user.value().strip();
                }
            },
            Set.of("DIR-02"),
            "anna "),
    NORMALISES_IDS(
            () -> new MapDirectory() {
                @Override
                String key(UserId user) {
                    return Normalizer.normalize(user.value(), Normalizer.Form.NFC);
                }
            },
            Set.of("DIR-02"),
            "e\\u0301"),
    IDS_CUT_AT_253(
            () -> new MapDirectory() {
                @Override
                String key(UserId user) {
                    return user.value().substring(0, Math.min(253, user.value().length()));
                }
            },
            Set.of("DIR-02"),
            "aaaa"),
    KEYED_BY_HASH_CODE(
            () -> new MapDirectory() {
                @Override
                String key(UserId user) {
                    return "" + user.hashCode();
                }
            },
            Set.of("DIR-02"),
            "\"BB\""),
    IDS_AS_WILDCARDS(
            () -> new MapDirectory() {
                @Override
                public Optional<Entry> find(UserId user) {
                    super.find(user);
                    StringBuilder pattern = new StringBuilder();
                    for (String part : user.value().split("(?<=[%_])|(?=[%_])", -1)) {
                        pattern.append(part.equals("%") ? ".*" : part.equals("_") ? "." : Pattern.quote(part));
                    }
                    return rows.entrySet().stream()
                            .filter(row -> Pattern.compile(pattern.toString(), Pattern.DOTALL)
                                    .matcher(row.getKey())
                                    .matches())
                            .map(Map.Entry::getValue)
                            .findFirst();
                }
            },
            Set.of("DIR-02"),
            Set.of("DIR-03"),
            "\"%\""),
    @SuppressWarnings("NullAway")
    NULL_FOR_UNKNOWN(
            () -> new MapDirectory() {
                @Override
                @SuppressWarnings({"NullAway", "NullOptional"})
                public Optional<Entry> find(UserId user) {
                    Optional<Entry> found = super.find(user);
                    return found.isPresent() ? found : null;
                }
            },
            Set.of("DIR-02", "DIR-03", "DIR-04", "DIR-05"),
            "null"),
    THROWS_FOR_UNKNOWN(
            () -> new MapDirectory() {
                @Override
                public Optional<Entry> find(UserId user) {
                    return Optional.of(super.find(user).orElseThrow());
                }
            },
            Set.of("DIR-02", "DIR-03", "DIR-04", "DIR-05"),
            "No value present"),
    DEFAULT_ENTRY_FOR_UNKNOWN(
            () -> new MapDirectory() {
                @Override
                public Optional<Entry> find(UserId user) {
                    return super.find(user)
                            .or(() -> Optional.of(new Entry(user.value(), Optional.empty(), Optional.empty())));
                }
            },
            Set.of("DIR-02", "DIR-03", "DIR-04", "DIR-05"),
            "nothing for user"),
    REMEMBERS_FOR_EVER(
            () -> new MapDirectory() {
                private final Map<UserId, Optional<Entry>> cache = new ConcurrentHashMap<>();

                @Override
                public Optional<Entry> find(UserId user) {
                    return cache.computeIfAbsent(user, super::find);
                }
            },
            Set.of("DIR-02", "DIR-04", "DIR-06"),
            "just entered"),
    REMEMBERS_WHO_WAS_FOUND(
            () -> new MapDirectory() {
                private final Map<UserId, Entry> cache = new ConcurrentHashMap<>();

                @Override
                public Optional<Entry> find(UserId user) {
                    Optional<Entry> found = Optional.ofNullable(cache.get(user)).or(() -> super.find(user));
                    found.ifPresent(entry -> cache.put(user, entry));
                    return found;
                }
            },
            Set.of("DIR-04", "DIR-06"),
            "just changed"),
    EMPTY_MEMBERS_LEFT_AS_THEY_WERE(
            () -> new MapDirectory() {
                @Override
                void put(UserId user, Entry entry) {
                    rows.merge(
                            key(user),
                            entry,
                            (old, next) -> new Entry(
                                    next.accountName(),
                                    next.verifiedPhone().or(old::verifiedPhone),
                                    next.verifiedEmail().or(old::verifiedEmail)));
                }
            },
            Set.of("DIR-04"),
            "just stripped"),
    EMAIL_LOWER_CASED(
            () -> new MapDirectory() {
                @Override
                public Optional<Entry> find(UserId user) {
                    return super.find(user)
                            .map(entry -> new Entry(
                                    entry.accountName(),
                                    entry.verifiedPhone(),
                                    entry.verifiedEmail()
                                            .map(email -> EmailAddress.parse(
                                                    email.address().toLowerCase(Locale.ROOT)))));
                }
            },
            Set.of("DIR-01", "DIR-02", "DIR-03", "DIR-05"),
            Set.of("DIR-04"),
            "email"),
    ACCOUNT_NAME_CUT(
            () -> new MapDirectory() {
                @Override
                public Optional<Entry> find(UserId user) {
                    return super.find(user)
                            .map(entry -> new Entry(
                                    entry.accountName()
                                            .substring(
                                                    0,
                                                    Math.min(
                                                            64,
                                                            entry.accountName().length())),
                                    entry.verifiedPhone(),
                                    entry.verifiedEmail()));
                }
            },
            Set.of("DIR-01", "DIR-02"),
            Set.of("DIR-04"),
            "account"),
    NOBODY_WHILE_DOWN(
            () -> new MapDirectory() {
                @Override
                public Optional<Entry> find(UserId user) {
                    try {
                        return super.find(user);
                    } catch (IllegalStateException e) {
                        return Optional.empty();
                    }
                }
            },
            Set.of("DIR-05"),
            "an exception for a user"),
    ROW_IN_A_FIELD(
            () -> new MapDirectory() {
                private volatile Optional<Entry> row = Optional.empty();

                // Makes the scheduler take the turn that it would take now and then.
                @SuppressWarnings("ThreadPriorityCheck")
                @Override
                public Optional<Entry> find(UserId user) {
                    row = super.find(user);
                    Thread.yield();
                    return row;
                }
            },
            Set.of("DIR-06"),
            "thread");

    private final Supplier<MapDirectory> directory;
    private final Charge charge;

    DirectoryFault(Supplier<MapDirectory> directory, Set<String> clauses, String... words) {
        this(directory, clauses, Set.of(), words);
    }

    DirectoryFault(Supplier<MapDirectory> directory, Set<String> clauses, Set<String> perhaps, String... words) {
        this.directory = directory;
        this.charge = new Charge(clauses, perhaps, List.of(words));
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return directory.get().as(reportName());
    }

    @Override
    public Charge charge() {
        return charge;
    }
}
