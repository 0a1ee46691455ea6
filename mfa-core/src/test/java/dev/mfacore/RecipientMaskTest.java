package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

@Tag("SEC-09")
@Label("SEC-09: masked recipients")
class RecipientMaskTest {

    @Property
    @Label("two phones of any length and country with the same last two digits cannot be told apart")
    void phones(@ForAll("phones") PhoneNumber one, @ForAll("phones") PhoneNumber other) {
        String end = one.e164().substring(one.e164().length() - 2);
        PhoneNumber twin =
                new PhoneNumber(other.e164().substring(0, other.e164().length() - 2) + end);
        assertThat(twin.masked()).isEqualTo(one.masked()).isEqualTo("+****" + end);
    }

    @Property
    @Label("two email addresses of any length and domain with the same first letter cannot be told apart")
    void emails(@ForAll("emails") EmailAddress one, @ForAll("emails") EmailAddress other) {
        String start = one.address().substring(0, 1);
        EmailAddress twin = new EmailAddress(start + other.address());
        assertThat(twin.masked()).isEqualTo(one.masked()).isEqualTo(start + "****@****");
    }

    @Example
    @Label("a first letter of two characters is not cut in half")
    void supplementaryLetter() {
        assertThat(EmailAddress.parse("\ud840\udc00x@example.com").masked()).isEqualTo("\ud840\udc00****@****");
    }

    @Property
    @Tag("SEC-05")
    @Label("SEC-05: the text form is the masked one, also inside of other values")
    void textForms(@ForAll("phones") PhoneNumber phone, @ForAll("emails") EmailAddress email) {
        assertThat(phone).hasToString(phone.masked());
        assertThat(email).hasToString(email.masked());
        assertThat(DeliveryTarget.of(phone).toString()).doesNotContain(phone.e164());
        assertThat(AssociateRequest.deliveredTo("mail", email).toString()).doesNotContain(email.address());
    }

    @Provide
    Arbitrary<PhoneNumber> phones() {
        Arbitrary<String> start = Arbitraries.of("+861", "+4420", "+492", "+9989", "+8523");
        return Combinators.combine(
                        start, Arbitraries.strings().numeric().ofMinLength(6).ofMaxLength(9))
                .as((code, rest) -> new PhoneNumber(code + rest));
    }

    @Provide
    Arbitrary<EmailAddress> emails() {
        Arbitrary<String> word =
                Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(20);
        return Combinators.combine(word, word)
                .as((local, domain) -> new EmailAddress(local + "@" + domain + ".example"));
    }
}
