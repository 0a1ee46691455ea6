package dev.mfacore.tck.clause;

import dev.mfacore.port.StoreKey;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Two different keys of which one is made from the other by what a careless store does to keys. */
final class KeyPairs implements ArbitrarySupplier<KeyPairs.Pair> {

    private static final int LONGEST_ID = 254;

    private static final List<UnaryOperator<String>> CHANGES = List.of(
            id -> id.toUpperCase(Locale.ROOT),
            id -> id.toLowerCase(Locale.ROOT),
            id -> id + " ",
            id -> " " + id,
            id -> id + "\u0000",
            id -> id + "\n",
            id -> id + "0",
            id -> id.substring(0, id.offsetByCodePoints(id.length(), -1)),
            id -> id.substring(id.offsetByCodePoints(0, 1)),
            id -> "%",
            id -> id + "%",
            id -> "*",
            id -> "_".repeat(id.length()),
            id -> "?".repeat(id.length()),
            id -> Normalizer.normalize(id, Normalizer.Form.NFC),
            id -> Normalizer.normalize(id, Normalizer.Form.NFD),
            id -> Normalizer.normalize(id, Normalizer.Form.NFKC),
            String::strip,
            id -> id.replace("\u0000", ""),
            id -> id.replaceAll("[^\\x20-\\x7e]", "?"),
            id -> new String(id.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
            id -> java.net.URLEncoder.encode(id, StandardCharsets.UTF_8),
            id -> id + "/" + id,
            id -> new StringBuilder(id).reverse().toString());

    @Override
    public Arbitrary<Pair> get() {
        Arbitrary<String> ids = Arbitraries.oneOf(
                Arbitraries.of(KeyPool.IDS),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(20),
                Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(20));
        Arbitrary<Pair> changed = Combinators.combine(Arbitraries.of(KeyPool.KINDS), ids, Arbitraries.of(CHANGES))
                .as((kind, id, change) -> new Pair(kind, id, kind, change.apply(id)));
        Arbitrary<Pair> shifted = Combinators.combine(
                        Arbitraries.of(KeyPool.KINDS),
                        ids,
                        Arbitraries.of("", ":", "/", "|", "-", ".", "_", ",", "\u0000"))
                .as((kind, id, separator) -> new Pair(
                        kind,
                        kind + separator + id,
                        kind.substring(0, 1),
                        kind.substring(1) + separator + kind + separator + id));
        Arbitrary<Pair> otherKind = Combinators.combine(
                        Arbitraries.of(KeyPool.KINDS), Arbitraries.of(KeyPool.KINDS), ids)
                .as((kind, other, id) -> new Pair(kind, id, other, id));
        return Arbitraries.oneOf(changed, shifted, otherKind).filter(Pair::isUsable);
    }

    /**
     * Two keys, not made yet: what a change makes of an id may be none.
     *
     * @param kind the one's kind
     * @param id the one's id
     * @param otherKind the other's kind
     * @param otherId the other's id
     */
    record Pair(String kind, String id, String otherKind, String otherId) {

        StoreKey one() {
            return new StoreKey(kind, id);
        }

        StoreKey other() {
            return new StoreKey(otherKind, otherId);
        }

        boolean isUsable() {
            return isId(id) && isId(otherId) && !(kind.equals(otherKind) && id.equals(otherId));
        }

        private static boolean isId(String text) {
            return !text.isEmpty()
                    && StandardCharsets.UTF_8.newEncoder().canEncode(text)
                    && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ID;
        }

        @Override
        public String toString() {
            return Texts.of(one()) + " and " + Texts.of(other());
        }
    }
}
