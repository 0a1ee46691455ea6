package dev.mfacore.server.delivery;

import dev.mfacore.Recipient;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.OtpMessage;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands mail to a mail server, once and within a deadline (DOTP-11). TLS is demanded, and the server's name checked,
 * unless the mail server is on this machine. Safe for use by any number of threads.
 */
public final class SmtpDelivery implements OtpDelivery, NoticeChannel, AutoCloseable {

    private static final int MOST_AT_ONCE = 32;

    // At its finest level the library logs every line to the mail server, and so the code (DOTP-10).
    // Kept in a field because loggers that nobody holds lose their level.
    private static final Logger CONVERSATION = Logger.getLogger("org.eclipse.angus.mail.smtp.protocol");

    static {
        CONVERSATION.setLevel(Level.OFF);
    }

    private final SmtpOptions options;
    private final Optional<String> password;
    private final MessageWriter writer;
    private final InstantSource clock;
    private final Session session;
    private final InternetAddress from;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), SmtpDelivery::daemon);

    /**
     * Makes a channel.
     *
     * @throws IllegalArgumentException if the sender is no address
     */
    public SmtpDelivery(SmtpOptions options, Optional<String> password, MessageWriter writer, InstantSource clock) {
        this.options = options;
        this.password = password;
        this.writer = writer;
        this.clock = clock;
        this.session = Session.getInstance(properties(options));
        try {
            this.from = new InternetAddress(options.from(), true);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("--smtp-from must be a mail address such as mfa@example.com", e);
        }
    }

    @Override
    public void deliver(OtpMessage message) {
        hand(() -> mail(message.id(), message.recipient(), writer.subject(message), writer.body(message)));
    }

    @Override
    public void send(Notice notice) {
        NoticeText text = notice.text();
        hand(() -> mail(notice.id(), notice.to(), text.subject(), text.body()));
    }

    private void hand(Callable<MimeMessage> mail) {
        AtomicReference<@Nullable Transport> open = new AtomicReference<>();
        Future<?> handing;
        try {
            handing = threads.submit(() -> {
                transmit(mail.call(), open);
                return null;
            });
        } catch (RejectedExecutionException e) {
            throw new DeliveryException("the mail server is too slow: " + MOST_AT_ONCE + " mails wait for it", e);
        }
        try {
            handing.get(options.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            hangUp(open.get());
            throw new DeliveryException(
                    "the mail server did not take the mail within "
                            + options.deadline().toMillis() + " ms",
                    e);
        } catch (ExecutionException e) {
            throw new DeliveryException("the mail server did not take the mail", withoutTexts(e));
        } catch (InterruptedException e) {
            hangUp(open.get());
            Thread.currentThread().interrupt();
            throw new DeliveryException("handing over a mail was interrupted", e);
        } finally {
            handing.cancel(true);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private MimeMessage mail(String id, Recipient to, String subject, String body) throws MessagingException {
        MimeMessage mail = new NamedMail(session, id, from);
        mail.setFrom(from);
        mail.setRecipient(RecipientType.TO, new InternetAddress(to.address(), true));
        mail.setSubject(subject, StandardCharsets.UTF_8.name());
        mail.setText(body, StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
    }

    private void transmit(MimeMessage mail, AtomicReference<@Nullable Transport> open) throws MessagingException {
        try (Transport transport = session.getTransport()) {
            open.set(transport);
            transport.connect(
                    options.url().getHost(),
                    options.url().getPort(),
                    options.user().orElse(null),
                    password.orElse(null));
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }

    /** A mail whose id tells nothing of this machine, and is the same for a repetition. */
    private static final class NamedMail extends MimeMessage {

        private final String id;

        NamedMail(Session session, String id, InternetAddress from) {
            super(session);
            String address = from.getAddress();
            this.id = "<" + id + "@" + address.substring(address.lastIndexOf('@') + 1) + ">";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    private static Properties properties(SmtpOptions options) {
        boolean implicit = "smtps".equals(options.url().getScheme());
        String protocol = implicit ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        Duration deadline = options.deadline();
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty("mail.mime.allowutf8", "true");
        for (String time : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty(prefix + time, Long.toString(deadline.toMillis()));
        }
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", Boolean.toString(options.demandsTls() && !implicit));
        properties.setProperty(prefix + "auth", Boolean.toString(options.user().isPresent()));
        return properties;
    }

    /** What a mail server says may quote the mail, so only the kind of failure goes on. */
    private static Throwable withoutTexts(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return new MessagingException(
                cause == null ? "unknown" : cause.getClass().getSimpleName());
    }

    private static void hangUp(@Nullable Transport transport) {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException | IllegalStateException e) {
                // It is given up anyway.
                return;
            }
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mfa-mail");
        thread.setDaemon(true);
        return thread;
    }
}
