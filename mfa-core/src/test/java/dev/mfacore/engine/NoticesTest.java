package dev.mfacore.engine;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.EMAIL;
import static dev.mfacore.support.TestBench.OTHER_PHONE;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AdminAction;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.Caller;
import dev.mfacore.EmailAddress;
import dev.mfacore.Recipient;
import dev.mfacore.port.UserDirectory;
import dev.mfacore.port.UserNotice;
import dev.mfacore.support.TestBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A notice of a change is offered every address of the user, each once, but the one that the change is about. */
@Tag("BIND-13")
class NoticesTest {

    private static final Caller.SignedIn SESSION = Caller.signedIn(ADA);
    private static final EmailAddress SPELT_OTHERWISE = EmailAddress.parse("Ada@EXAMPLE.com");

    private final TestBench bench = TestBench.create();
    private final List<UserNotice> notices = new ArrayList<>();

    @BeforeEach
    void theDirectoryKnowsPhoneAndEmail() {
        UserDirectory directory =
                user -> Optional.of(new UserDirectory.Entry("ada", Optional.of(PHONE), Optional.of(SPELT_OTHERWISE)));
        bench.restart(builder -> builder.notifier(notices::add).directory(directory));
    }

    private List<Recipient> lastAddresses() {
        return notices.get(notices.size() - 1).addresses();
    }

    @Test
    void theDirectorysAddressesHearOfABinding() {
        bench.enrol(ADA);
        assertThat(lastAddresses()).containsExactly(PHONE, SPELT_OTHERWISE);
    }

    @Test
    void anAddressDoesNotHearOfItsOwnBindingWhateverItsSpelling() {
        bench.bind(ADA, EMAIL);
        assertThat(lastAddresses()).containsExactly(PHONE);
        bench.bind(ADA, PHONE);
        assertThat(lastAddresses()).containsExactly(EMAIL);
    }

    @Test
    void anAddressThatIsBoundAndInTheDirectoryIsNamedOnce() {
        bench.bind(ADA, EMAIL);
        bench.bind(ADA, OTHER_PHONE);
        assertThat(lastAddresses()).containsExactly(EMAIL, PHONE);
        TestBench.App app = bench.associateApp(SESSION, bench.attested());
        bench.service().confirm(SESSION, app.id(), app.code());
        assertThat(lastAddresses()).containsExactly(OTHER_PHONE, EMAIL, PHONE);
    }

    @Test
    void anAddressDoesNotHearOfItsOwnRemovalThoughTheDirectoryKnowsIt() {
        AuthenticatorId phone = bench.bind(ADA, PHONE);
        AuthenticatorId email = bench.bind(ADA, EMAIL);
        bench.service().unbind(SESSION, phone, bench.attested());
        assertThat(lastAddresses()).containsExactly(EMAIL);
        bench.admin().removeAuthenticator(ADA, email, new AdminAction("operator", "a ticket"));
        assertThat(lastAddresses()).containsExactly(PHONE);
    }

    @Test
    void aResetIsToldToEveryAddressThatItTookAway() {
        bench.bind(ADA, OTHER_PHONE);
        bench.bind(ADA, EMAIL);
        bench.admin().resetUser(ADA, new AdminAction("operator", "a ticket"));
        assertThat(lastAddresses()).containsExactly(OTHER_PHONE, EMAIL, PHONE);
    }
}
