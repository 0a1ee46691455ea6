package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

@Tag("INP-10")
@Label("INP-10: calling codes")
class CallingCodesTest {

    /** The codes that ITU-T has assigned (Operational Bulletin, list of E.164 country codes). */
    private static final List<String> ASSIGNED = Stream.of(
                    "1 7 20 27 30-34 36 39 40 41 43-49 51-58 60-66 81 82 84 86 90-95 98",
                    "211-213 216 218 220-229 230-239 240-249 250-258 260-269 290 291 297-299",
                    "350-359 370-379 380-383 385-387 389 420 421 423",
                    "500-509 590-599 670 672-679 680-683 685-689 690-692",
                    "800 808 850 852 853 855 856 870 878 880-883 886 888",
                    "960-968 970-977 979 992-996 998")
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .flatMap(CallingCodesTest::range)
            .toList();

    @Property
    @Label("every assigned code is found in front of any number")
    void assignedCodes(@ForAll("assigned") String code, @ForAll @NumericChars @StringLength(7) String national) {
        assertThat(CallingCodes.of("+" + code + national)).isEqualTo(code);
        assertThat(CallingCodes.require(code)).isEqualTo(code);
        assertThat(CallingCodes.require("+" + code)).isEqualTo(code);
    }

    @Property
    @Label("a phone's destination is its calling code with a plus sign")
    void destinations(@ForAll("assigned") String code) {
        assertThat(new PhoneNumber("+" + code + "2345678").destination()).isEqualTo("+" + code);
    }

    @Property
    @Label("no code begins another one: a part of a code, a code with a digit more and everything else are refused")
    void othersAreRefused(@ForAll("assigned") String code, @ForAll @NumericChars @StringLength(1) String digit) {
        List<String> refused = new ArrayList<>(List.of(code + digit, "00" + code, code + " ", "++" + code, "-" + code));
        for (int length = 0; length < code.length(); length++) {
            refused.add(code.substring(0, length));
        }
        for (String text : refused) {
            assertThatIllegalArgumentException()
                    .as(text)
                    .isThrownBy(() -> CallingCodes.require(text))
                    .withMessageContaining("calling code must be");
        }
    }

    @Provide
    Arbitrary<String> assigned() {
        return Arbitraries.of(ASSIGNED);
    }

    private static Stream<String> range(String text) {
        String[] ends = text.split("-", -1);
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        return Stream.iterate(first, it -> it <= last, it -> it + 1).map(String::valueOf);
    }
}
