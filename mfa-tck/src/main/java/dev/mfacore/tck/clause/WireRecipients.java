package dev.mfacore.tck.clause;

import static dev.mfacore.tck.clause.Wire.granted;
import static dev.mfacore.tck.clause.Wire.refused;

import dev.mfacore.EmailAddress;
import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.drive.Cast;
import dev.mfacore.tck.drive.JsonText;
import dev.mfacore.tck.drive.Pass;
import dev.mfacore.tck.drive.Person;
import dev.mfacore.tck.drive.Scene;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;

/** Phones and email addresses as texts, of which a server has to make one recipient or none. */
public abstract class WireRecipients {

    @Clause(
            value = "INP-08",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void lookAlikesAreOthers(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        String plain = scene.email().address();
        Recipient email = EmailAddress.parse("kis-" + plain);
        ada.bind(email);
        String address = email.address();
        int at = address.indexOf('@');
        String loud = address.substring(0, at) + address.substring(at).toUpperCase(Locale.ROOT);
        refuseAll(
                scene,
                ada,
                email,
                List.of(
                        "\u212ais-" + plain,
                        "k\u0131s-" + plain,
                        "ki\u017f-" + plain,
                        "ki\uff53-" + plain,
                        "k\u0456s-" + plain),
                JsonText.of("email", loud));
    }

    /** So few with each code that it stays alive; then the code for another spelling of its own recipient. */
    private static void refuseAll(Scene scene, Person user, Recipient recipient, List<String> others, String own) {
        Wire wire = new Wire(scene);
        boolean phone = recipient.factor() == Factor.SMS;
        String path = phone ? Wire.SMS : Wire.EMAIL;
        int some = scene.harmlessFailures();
        scene.needs(some > 0, "allows no failure");
        for (int from = 0; from < others.size(); from += some) {
            Pass token = user.signIn();
            String code = user.sent(token, recipient);
            for (String other : others.subList(from, Math.min(others.size(), from + some))) {
                refused(
                        "the code for what is another recipient or none",
                        wire.post(
                                "another or none",
                                token,
                                path,
                                JsonText.of(phone ? "phone" : "email", other, "code", code)));
            }
            String body = own.substring(0, own.length() - 1) + ",\"code\":" + JsonText.quote(code) + "}";
            granted("the code for another spelling of its recipient", wire.post("the same", token, path, body));
            scene.advance(Duration.ofHours(2));
        }
    }

    @Clause(
            value = "INP-09",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void oneRecipientOrNone(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Wire wire = new Wire(scene);
        Pass session = scene.person().session();
        Recipient email = scene.email();
        Recipient other = scene.email();
        String one = email.address();
        String two = other.address();
        for (String text : List.of(
                one + "," + two,
                one + ";" + two,
                one + " " + two,
                one + "\n" + two,
                one + "\r\nBcc: " + two,
                one + "\n",
                one + "\u0000",
                one + "@" + two,
                one.replace('@', '\uff20'),
                one.replace("@", "\uff20x@"),
                one.replace("@", "@\u202e"),
                one.replace("@", "\u2028@"),
                "<" + one + ">",
                "mailto:" + one + "?bcc=" + two,
                one.replaceAll("@.*", ""),
                "@" + one.replaceAll(".*@", ""))) {
            refused(
                    "what is no single address",
                    wire.post("no single address", session, Wire.BEGIN_FACTOR, factor(text)));
        }
        Expect.equal("codes sent meanwhile", 0, scene.delivered(email) + scene.delivered(other));
        granted("one address", wire.post("one address", session, Wire.BEGIN_FACTOR, factor(one)));
        Expect.equal("codes sent to it", 1, scene.delivered(email));
        Expect.equal("codes sent to another", 0, scene.delivered(other));
    }

    private static String factor(String email) {
        return "{\"factorType\":\"EMAIL\",\"profile\":" + JsonText.of("email", email) + "}";
    }

    @Clause(
            value = "INP-10",
            effort = Effort.SCENE,
            needs = {Capability.MOVES_TIME, Capability.RECIPIENT_ASSOCIATION})
    public final void onePhoneOneForm(Trial trial, @ForAll(supplier = Casts.class) Cast cast) {
        Scene scene = Scene.of(trial, cast);
        Person ada = scene.person();
        Recipient phone = scene.phone();
        ada.bind(phone);
        String number = phone.address();
        String national = number.substring(3);
        List<String> others = List.of(
                "+1" + number.substring(1),
                number + "0",
                number.substring(0, number.length() - 1),
                number + "x1",
                number + ";ext=1",
                number + ",1",
                "tel:" + number + ";phone-context=+86",
                "+86" + fullWidth(national),
                "110",
                "+CALLME1",
                "");
        refuseAll(scene, ada, phone, others, JsonText.of("phone", national, "phoneCountryCode", "+86"));
    }

    private static String fullWidth(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(c -> wide.append((char) (c - '0' + 0xff10)));
        return wide.toString();
    }
}
