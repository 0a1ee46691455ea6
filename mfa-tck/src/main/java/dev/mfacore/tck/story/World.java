package dev.mfacore.tck.story;

import dev.mfacore.Recipient;
import java.util.HashMap;
import java.util.Map;

/** Everything that a service has to remember, as it may be. After a failed call there may be several such worlds. */
final class World {

    private final Map<String, Account> accounts = new HashMap<>();
    final Map<String, Token> tokens = new HashMap<>();

    World copy() {
        World copy = new World();
        accounts.forEach((user, account) -> copy.accounts.put(user, account.copy()));
        copy.tokens.putAll(tokens);
        return copy;
    }

    Account of(String user) {
        return accounts.computeIfAbsent(user, it -> new Account());
    }

    boolean isTaken(Recipient recipient, String by) {
        return accounts.entrySet().stream()
                .anyMatch(it -> !it.getKey().equals(by)
                        && it.getValue().holder(recipient).isPresent());
    }
}
