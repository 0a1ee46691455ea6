package dev.mfacore.server.delivery;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Arrivals.Arrival;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.TckEnvironment;
import jakarta.mail.Address;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The compliance test kit on mail. */
class SmtpTckTest extends MfaTck {

    // The far end runs in this JVM, and what it logs is not the channel's.
    private static final Logger FAR_END = Logger.getLogger("com.icegreen.greenmail");

    // Costs too much to start for each try.
    private static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    static {
        FAR_END.setLevel(Level.OFF);
        SERVER.start();
    }

    @Override
    public Adapter adapter(TckEnvironment env) throws FolderException {
        SERVER.purgeEmailFromAllMailboxes();
        SmtpOptions options = new SmtpOptions(
                URI.create("smtp://127.0.0.1:" + SERVER.getSmtp().getPort()),
                false,
                "Acme <mfa@acme.example>",
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5));
        MessageWriter writer =
                new MessageWriter(Optional.empty(), TextLanguage.BOTH, "Acme", env.clock(), user -> Optional.empty());
        return Adapter.named("smtp")
                .delivery(new SmtpDelivery(options, Optional.empty(), writer, env.clock()), () -> arrivals())
                .supports(Capability.EMAIL);
    }

    private static List<Arrival> arrivals() throws Exception {
        List<Arrival> all = new ArrayList<>();
        for (MimeMessage mail : SERVER.getReceivedMessages()) {
            for (Address address : mail.getAllRecipients()) {
                all.add(new Arrival(((InternetAddress) address).getAddress(), (String) mail.getContent()));
            }
        }
        return all;
    }
}
