package dev.mfacore;

import java.util.Map;
import java.util.Set;

/**
 * What people dial in front of a number inside its country and leave out from abroad. Nearly everywhere that is one zero;
 * here are the countries where it is something else, or where the zero belongs to the number.
 */
final class TrunkPrefixes {

    /** Italy and the Vatican, San Marino, Ivory Coast, Congo: numbers begin with a zero that is dialled from abroad too. */
    private static final Set<String> ZERO_BELONGS = Set.of("39", "378", "225", "242");

    /** A prefix where numbers of the country could begin likewise is known by the count of digits in its closed plan. */
    private record Trunk(String prefix, int digits) {

        private static final int ANY = 0;

        boolean leads(String national) {
            return national.startsWith(prefix) && (digits == ANY || national.length() == digits);
        }
    }

    private static final Map<String, Trunk> OTHERS = Map.of(
            "1", new Trunk("1", 11),
            "7", new Trunk("8", 11),
            "36", new Trunk("06", Trunk.ANY),
            "370", new Trunk("8", 9),
            "375", new Trunk("80", 11));

    private TrunkPrefixes() {}

    static boolean zeroBelongs(String callingCode) {
        return ZERO_BELONGS.contains(callingCode);
    }

    /** Takes one trunk prefix off, if there is one. */
    static String strip(String callingCode, String national) {
        Trunk other = OTHERS.get(callingCode);
        if (other != null && other.leads(national)) {
            return national.substring(other.prefix().length());
        }
        boolean zero = national.startsWith("0") && !zeroBelongs(callingCode);
        return zero ? national.substring(1) : national;
    }

    static boolean leads(String callingCode, String national) {
        return strip(callingCode, national).length() < national.length();
    }
}
