package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("INP-05")
@Label("INP-05: free texts are bounded")
class TextCapsTest {

    private static final UserId ADA = new UserId("ada");
    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);
    private static final Caller.TokenHolder HOLDER = Caller.holding(new MfaToken("token"));

    /**
     * A place that takes a text.
     *
     * @param argument the name in its refusal
     * @param longest the longest text
     * @param take hands a text in
     */
    record Place(String argument, int longest, Consumer<String> take) {
        @Override
        public String toString() {
            return argument;
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place("session", 4096, SESSION::inSession),
            new Place("source", 512, SESSION::from),
            new Place("context", 512, HOLDER::inContext),
            new Place("source", 512, HOLDER::from),
            new Place("context", 512, BeginRequest.signIn(ADA)::inContext),
            new Place("source", 512, BeginRequest.stepUp(ADA)::from),
            new Place("name", 64, AssociateRequest::authenticatorApp),
            new Place("name", 64, text -> AssociateRequest.deliveredTo(text, new PhoneNumber("+8613800138000"))));

    @Property
    @Tag("INP-04")
    @Label("INP-04: a blank text is refused, and so is one above the cap, with the argument's name")
    void caps(@ForAll("places") Place place) {
        assertThatCode(() -> place.take().accept("x")).doesNotThrowAnyException();
        assertThatCode(() -> place.take().accept("x".repeat(place.longest()))).doesNotThrowAnyException();
        for (String text : new String[] {"", " ", "\t", "\u3000", "x".repeat(place.longest() + 1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> place.take().accept(text))
                    .withMessageStartingWith(place.argument() + " must ");
        }
    }

    @Property
    @Tag("INP-09")
    @Label("INP-09: an authenticator's name has no control characters")
    void names(@ForAll char c) {
        if (Character.isISOControl(c) || Character.isSurrogate(c)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AssociateRequest.authenticatorApp("a" + c + "b"))
                    .withMessageStartingWith("name must ");
        } else {
            assertThat(AssociateRequest.authenticatorApp("a" + c + "b").name()).isEqualTo("a" + c + "b");
        }
    }

    @Example
    @Label("an authenticator's name is well-formed Unicode")
    void loneSurrogates() {
        assertThat(AssociateRequest.authenticatorApp("\ud83d\udcf1").name()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AssociateRequest.authenticatorApp("phone \ud83d"))
                .withMessageStartingWith("name must be well-formed Unicode");
    }

    @Example
    @Tag("DOTP-07")
    @Label("DOTP-07: no transaction begins for a binding")
    void purposes() {
        BeginRequest begin = BeginRequest.unbind(ADA);
        assertThat(begin.purpose()).isEqualTo(Purpose.UNBIND);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BeginRequest(ADA, Purpose.BIND, begin.context(), begin.source()))
                .withMessageContaining("purpose must not be BIND");
    }

    @Provide
    Arbitrary<Place> places() {
        return Arbitraries.of(PLACES);
    }
}
