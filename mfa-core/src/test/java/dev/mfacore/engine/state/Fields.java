package dev.mfacore.engine.state;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The tags of the first format, as its document lists them. */
final class Fields {

    static final List<Integer> USER = List.of();
    static final List<Integer> AUTHENTICATOR = List.of(5);
    static final List<Integer> PENDING = List.of(7);
    static final List<Integer> TRANSACTION = List.of(9);
    static final List<Integer> TRANSACTION_CHALLENGE = List.of(9, 11);
    static final List<Integer> PENDING_CHALLENGE = List.of(7, 17);
    static final List<Integer> PENDING_RECOVERY = List.of(7, 19);
    static final List<Integer> THROTTLE = List.of(11);
    static final List<Integer> RECOVERY = List.of(13);

    private Fields() {}

    /**
     * The fields of one message.
     *
     * @param path where it is
     * @param always always there
     * @param maybe there if there is something to say
     * @param many there any number of times
     */
    record Message(List<Integer> path, Set<Integer> always, Set<Integer> maybe, Set<Integer> many) {

        List<Integer> once() {
            return Stream.concat(always.stream(), maybe.stream()).sorted().toList();
        }

        List<Integer> all() {
            return Stream.concat(once().stream(), many.stream()).sorted().toList();
        }
    }

    static List<Message> ofUser() {
        Set<Integer> challenge = Set.of(1, 3, 5, 7, 9, 11);
        return List.of(
                new Message(USER, Set.of(1, 2), Set.of(3, 13, 17, 19, 21), Set.of(5, 7, 9, 11, 15)),
                // 33, 35 and 37 belong to every authenticator app, which the samples have first
                new Message(AUTHENTICATOR, Set.of(1, 2, 3, 4, 5, 33, 35, 37), Set.of(9, 11, 13, 15, 17), Set.of()),
                new Message(PENDING, Set.of(1, 2, 3, 4, 5, 7, 11, 15, 21, 33, 35, 37), Set.of(9, 17, 19), Set.of()),
                new Message(TRANSACTION, Set.of(1, 3, 5, 9), Set.of(7), Set.of(11)),
                new Message(TRANSACTION_CHALLENGE, challenge, Set.of(), Set.of()),
                new Message(PENDING_CHALLENGE, challenge, Set.of(), Set.of()),
                new Message(PENDING_RECOVERY, Set.of(1, 3), Set.of(), Set.of(5)),
                new Message(THROTTLE, Set.of(1, 3), Set.of(5, 7), Set.of()),
                new Message(RECOVERY, Set.of(1, 3), Set.of(), Set.of(5)));
    }
}
