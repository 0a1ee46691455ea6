package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("THR-12")
@Label("THR-12: only allowed destinations")
class AllowedDestinationsTest {

    private static final Recipient CHINA = new PhoneNumber("+8613800138000");
    private static final Recipient BRITAIN = new PhoneNumber("+442079460958");
    private static final Recipient MAIL = EmailAddress.parse("ada@example.com");
    private static final Recipient OTHER_MAIL = EmailAddress.parse("ada@mail.example.com");

    @Example
    @Label("none named means all")
    void emptyMeansAll() {
        assertThat(allowing().allows(CHINA)).isTrue();
        assertThat(allowing().allows(MAIL)).isTrue();
    }

    @Example
    @Label("once one is named, every other is refused, of the other kind too")
    void onlyTheNamed() {
        SendPolicy china = allowing("+86");
        assertThat(china.allows(CHINA)).isTrue();
        assertThat(china.allows(BRITAIN)).isFalse();
        assertThat(china.allows(MAIL)).isFalse();
        SendPolicy domain = allowing("example.com", "+44");
        assertThat(domain.allows(MAIL)).isTrue();
        assertThat(domain.allows(OTHER_MAIL)).isFalse();
        assertThat(domain.allows(BRITAIN)).isTrue();
        assertThat(domain.allows(CHINA)).isFalse();
    }

    @Property
    @Label("an entry that no recipient could ever match is refused, since it would silently allow nothing")
    void deadEntriesAreRefused(@ForAll("dead") String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> allowing(entry))
                .withMessageContaining("allowedDestinations must hold");
    }

    @Provide
    Arbitrary<String> dead() {
        return Arbitraries.of(
                "",
                "+",
                "86",
                "0086",
                "+8",
                "+861",
                "+0",
                "+8613",
                "+1234",
                "+86 ",
                "Example.com",
                "example",
                "@example.com",
                "*.example.com",
                "example.com.",
                ".example.com",
                "b\u00fccher.example",
                "ada@example.com",
                "exa mple.com",
                "-a.example",
                "a..b");
    }

    private static SendPolicy allowing(String... destinations) {
        return MfaPolicy.builder()
                .allowedDestinations(Set.of(destinations))
                .build()
                .sending();
    }
}
