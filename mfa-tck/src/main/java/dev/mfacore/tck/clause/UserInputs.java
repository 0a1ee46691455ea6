package dev.mfacore.tck.clause;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.UserId;
import dev.mfacore.port.UserDirectory.Entry;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** Users that a careless look-up takes for one another, and what is known of them. */
final class UserInputs {

    /** All different, in groups of look-alikes. */
    static final List<String> TRICKY = List.of(
            "anna",
            "Anna",
            "ANNA",
            "anna ",
            " anna",
            "anna\u0000",
            "anna\n",
            "anna\t",
            "\u0430nna",
            "ann\u0101",
            "anna\u200b",
            "\u00e9",
            "e\u0301",
            "\u212b",
            "\u00c5",
            "ß",
            "ss",
            "ı",
            "i",
            "İ",
            "I",
            "7",
            "07",
            "7.0",
            "+7",
            "٧",
            "Aa",
            "BB",
            "AaAa",
            "BBBB",
            "polygenelubricants",
            "%",
            "_",
            "*",
            "?",
            "a%",
            "a_",
            "ab",
            "a*",
            "a/b",
            "a\\b",
            "a:b",
            "a|b",
            "a,b",
            "a=b",
            "a;b",
            "'",
            "''",
            "\"",
            "' OR '1'='1",
            "*)(uid=*",
            "../anna",
            ".",
            "..",
            "null",
            "NULL",
            "undefined",
            "true",
            "${anna}",
            "{{anna}}",
            "%61nna",
            "anna%20",
            "安娜",
            "😀",
            "a".repeat(253),
            "a".repeat(254),
            "a".repeat(253) + "b",
            "b" + "a".repeat(253));

    private UserInputs() {}

    /** Any identifier that the port may be handed. */
    static final class Id implements ArbitrarySupplier<UserId> {
        @Override
        public Arbitrary<UserId> get() {
            Arbitrary<String> any = Arbitraries.strings()
                    .withCharRange('\u0000', '\ud7ff')
                    .ofMinLength(1)
                    .ofMaxLength(60);
            return Arbitraries.oneOf(List.of(
                            Arbitraries.of(TRICKY),
                            Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(60),
                            any))
                    .map(UserId::new);
        }
    }

    /** Anything that may be known of a user. */
    static final class Known implements ArbitrarySupplier<Entry> {
        @Override
        public Arbitrary<Entry> get() {
            Arbitrary<String> name = Arbitraries.oneOf(List.of(
                    Arbitraries.of(
                            "anna@example.com", "Anna Maria", " a ", "安娜", "O'Brien \"x\" \\ %_", "a".repeat(254)),
                    Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(60)));
            Arbitrary<Optional<PhoneNumber>> phone = Arbitraries.of("+8613800138000", "+14155550100", "+390612345678")
                    .map(PhoneNumber::new)
                    .optional();
            Arbitrary<Optional<EmailAddress>> email = Arbitraries.of(
                            "anna@example.com", "Anna.B@example.com", "a+b@example.com", "安娜@例子.测试", "o'b@example.com")
                    .map(EmailAddress::parse)
                    .optional();
            return Combinators.combine(name, phone, email).as(Entry::new);
        }
    }
}
