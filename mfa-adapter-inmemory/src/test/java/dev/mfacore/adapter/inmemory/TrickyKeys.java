package dev.mfacore.adapter.inmemory;

import dev.mfacore.port.StoreKey;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keys that a careless store takes for one another. */
final class TrickyKeys {

    static final List<String> KINDS = List.of("user", "user-1", "claim", "0");

    static final List<String> IDS = List.of(
            "user",
            "User",
            "USER",
            "user ",
            " user",
            "user1",
            "user10",
            "user-1",
            "claim:user",
            "claim/user",
            "a\u0000b",
            "\u0000",
            "a\tb\n",
            "%",
            "us%",
            "u_er",
            "*",
            "'",
            "\"",
            "'; drop table user; --",
            "\\",
            "Aa",
            "BB",
            "AaBB",
            "BBAa",
            "\u00e9",
            "e\u0301",
            "\u0131",
            "\u0130",
            "\u00df",
            "ss",
            "\u0430",
            "a",
            "\ufb01",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "\uffff",
            "x".repeat(254));

    private static final List<StoreKey> ALL = KINDS.stream()
            .flatMap(kind -> IDS.stream().map(id -> new StoreKey(kind, id)))
            .toList();

    private TrickyKeys() {}

    static List<StoreKey> all() {
        return ALL;
    }

    /** Two to the given power of ids, all with one hash code. */
    static List<String> withEqualHashes(int power) {
        return IntStream.range(0, 1 << power)
                .mapToObj(bits -> IntStream.range(0, power)
                        .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
                .toList();
    }

    /** Ids that lie in one part of the store, and ids that lie scattered. */
    static List<String> crowded() {
        return Stream.of(
                        withEqualHashes(5),
                        IDS,
                        IntStream.range(0, 60).mapToObj(Integer::toString).toList())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
