package dev.mfacore.engine.tenant;

import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.EmailAddress;
import dev.mfacore.Factor;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.PhoneNumber;
import dev.mfacore.UserId;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.FactorType;
import dev.mfacore.authing.MfaTriggerData;
import dev.mfacore.authing.MfaTriggerData.ApplicationMfa;
import dev.mfacore.authing.SignInChallenge;
import dev.mfacore.port.UserDirectory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Opens transactions and tells what the user could answer with, as Authing's {@code mfaTriggerData}. */
final class Challenges {

    private final MfaService service;
    private final People people;
    private final List<ApplicationMfa> offers;
    private final boolean revealing;

    Challenges(MfaService service, People people, Set<Factor> factors, boolean revealing) {
        this.service = service;
        this.people = people;
        this.offers = List.of(
                new ApplicationMfa(FactorType.OTP, factors.contains(Factor.TOTP), 1),
                new ApplicationMfa(FactorType.SMS, factors.contains(Factor.SMS), 2),
                new ApplicationMfa(FactorType.EMAIL, factors.contains(Factor.EMAIL), 3),
                new ApplicationMfa(FactorType.FACE, false, 4));
        this.revealing = revealing;
    }

    /** Refuses with a challenge: the user shall give a second factor and then try again. */
    <T> AuthingAnswer<T> stepUp(Visit visit) {
        BeginRequest request = BeginRequest.stepUp(visit.user());
        Beginning beginning = service.begin(visit.source().map(request::from).orElse(request));
        Optional<MfaTriggerData> data = data(visit.user(), beginning, revealing);
        if (data.isEmpty()) {
            return Refused.CHANGED_MEANWHILE.answer();
        }
        SignInChallenge challenge = new SignInChallenge(SignInChallenge.Kind.PERSONAL, data.get());
        return new AuthingAnswer.Refusal<>(
                challenge.kind().code(),
                "A second factor is needed: verify with the mfaToken, then repeat the call with the new access token.",
                Optional.of(challenge),
                Optional.empty());
    }

    /** Opens a sign-in for an administrator, who is shown everything that the directory says. */
    AuthingAnswer<MfaTriggerData> signIn(UserId user, Optional<String> source) {
        BeginRequest request = BeginRequest.signIn(user);
        Beginning beginning = service.begin(source.map(request::from).orElse(request));
        return data(user, beginning, true)
                .<AuthingAnswer<MfaTriggerData>>map(AuthingAnswer::success)
                .orElseGet(Refused.NO_SECOND_FACTOR::answer);
    }

    private Optional<MfaTriggerData> data(UserId user, Beginning beginning, boolean inFull) {
        if (beginning instanceof Beginning.SecondFactorRequired required) {
            return Optional.of(data(user, required.token(), required.authenticators(), inFull));
        }
        if (beginning instanceof Beginning.EnrolmentRequired required) {
            return Optional.of(data(user, required.token(), List.of(), inFull));
        }
        return Optional.empty();
    }

    private MfaTriggerData data(
            UserId user, MfaToken token, List<AuthenticatorSummary> authenticators, boolean inFull) {
        Optional<UserDirectory.Entry> entry = people.find(user);
        Optional<PhoneNumber> phone = entry.flatMap(UserDirectory.Entry::verifiedPhone);
        Optional<EmailAddress> email = entry.flatMap(UserDirectory.Entry::verifiedEmail);
        return new MfaTriggerData(
                token,
                Optional.empty(),
                email.map(it -> shown(it, inFull)),
                entry.map(UserDirectory.Entry::accountName).filter(name -> inFull),
                Optional.empty(),
                phone.map(it -> shown(it, inFull)),
                masked(authenticators, Factor.SMS)
                        .map(it -> phone.filter(
                                        known -> inFull && known.masked().equals(it))
                                .map(Contacts::inFull)
                                .orElseGet(() -> Contacts.maskedPhone(it))),
                masked(authenticators, Factor.EMAIL)
                        .map(it -> email.filter(
                                        known -> inFull && known.masked().equals(it))
                                .map(EmailAddress::address)
                                .orElse(it)),
                false,
                authenticators.stream().anyMatch(it -> it.factor() == Factor.TOTP),
                offers);
    }

    private static Optional<String> masked(List<AuthenticatorSummary> authenticators, Factor factor) {
        return authenticators.stream()
                .filter(it -> it.factor() == factor)
                .flatMap(it -> it.maskedRecipient().stream())
                .findFirst();
    }

    private static String shown(EmailAddress email, boolean inFull) {
        return inFull ? email.address() : email.masked();
    }

    private static AuthingContact.Phone shown(PhoneNumber phone, boolean inFull) {
        return inFull ? Contacts.inFull(phone) : Contacts.maskedPhone(phone.masked());
    }
}
