package dev.mfacore.tck.clause;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;

/** Texts that would change a request if they were put into it as they are. */
final class AuthingTexts implements ArbitrarySupplier<String> {

    private static final List<String> CASES = List.of(
            "a/b",
            "../../v2/mfa/totp/associate",
            "a/../b",
            "..",
            "%2e%2e%2f",
            "a%2Fb",
            "100%",
            "%",
            "%zz",
            "a?type=FACE",
            "a&userId=eve",
            "a&type=FACE#",
            "a#b",
            "a=b",
            "a;b=c",
            "a+b",
            "a b",
            " a ",
            "+",
            "\"},\"totp\":\"000000",
            "a\"b\\c",
            "a\\u0022b",
            "${jndi:ldap://x}",
            "{userId}",
            "%s%n%d",
            "<a>|^`[]{}~",
            "@:!$'()*,",
            "\u00e9\u00fc\u4e2d\u6587",
            "\ud83d\ude00",
            "e\u0301",
            "\u2028\u2029\ufeff",
            "null",
            "true",
            "0012",
            "1e3");

    @Override
    public Arbitrary<String> get() {
        Arbitrary<String> any = Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("/%?&=#+;\"\\.\u00e9\u4e2d")
                .ofMinLength(1)
                .ofMaxLength(40);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.of(CASES)),
                net.jqwik.api.Tuple.of(2, any),
                net.jqwik.api.Tuple.of(1, any.list().ofSize(12).map(parts -> String.join("/", parts))));
    }

    static List<String> cases() {
        return CASES;
    }
}
