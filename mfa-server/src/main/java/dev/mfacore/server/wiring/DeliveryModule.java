package dev.mfacore.server.wiring;

import dagger.Module;
import dagger.Provides;
import dev.mfacore.Factor;
import dev.mfacore.adapter.inmemory.UserNotices;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.port.UserNotifier;
import dev.mfacore.server.Keys;
import dev.mfacore.server.Secrets;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.Users;
import dev.mfacore.server.delivery.Channels;
import dev.mfacore.server.delivery.DeliveryOptions;
import dev.mfacore.server.delivery.MessageWriter;
import dev.mfacore.server.delivery.NoticeSender;
import dev.mfacore.server.delivery.ServerOutbox;
import dev.mfacore.server.delivery.SmsWebhook;
import dev.mfacore.server.delivery.SmtpDelivery;
import dev.mfacore.server.log.ServerLog;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The channels for codes and notices. */
@Module
final class DeliveryModule {

    private DeliveryModule() {}

    @Provides
    @Singleton
    static Optional<ServerOutbox> outbox(ServerOptions options, InstantSource clock, ServerLog log) {
        if (!options.delivery().isOutbox()) {
            return Optional.empty();
        }
        log.note(
                System.Logger.Level.WARNING,
                "codes are not sent to anyone: they wait in the outbox, which the admin API shows");
        return Optional.of(new ServerOutbox(clock));
    }

    @Provides
    @Singleton
    static MessageWriter writer(ServerOptions options, InstantSource clock, Users users) {
        DeliveryOptions delivery = options.delivery();
        return new MessageWriter(
                delivery.messages(),
                delivery.language(),
                options.issuer(),
                clock,
                user -> users.get(user).flatMap(Users.User::language));
    }

    @Provides
    @Singleton
    static Optional<SmsWebhook> sms(ServerOptions options, MessageWriter writer, Keys keys, InstantSource clock) {
        return options.delivery().sms().map(it -> new SmsWebhook(it, keys.smsWebhook(it), writer, clock));
    }

    @Provides
    @Singleton
    static Optional<SmtpDelivery> mail(ServerOptions options, MessageWriter writer, Keys keys, InstantSource clock) {
        return options.delivery().smtp().map(it -> new SmtpDelivery(it, keys.smtp(it), writer, clock));
    }

    @Provides
    @Singleton
    static OtpDelivery delivery(Optional<ServerOutbox> outbox, Optional<SmsWebhook> sms, Optional<SmtpDelivery> mail) {
        Map<Factor, OtpDelivery> channels = new EnumMap<>(Factor.class);
        outbox.ifPresent(it -> channels.putAll(Map.of(Factor.SMS, it, Factor.EMAIL, it)));
        sms.ifPresent(it -> channels.put(Factor.SMS, it));
        mail.ifPresent(it -> channels.put(Factor.EMAIL, it));
        return new Channels(channels);
    }

    @Provides
    @Singleton
    static Optional<UserNotices> notices(ServerOptions options) {
        return options.delivery().isOutbox() ? Optional.of(new UserNotices()) : Optional.empty();
    }

    @Provides
    @Singleton
    static NoticeSender noticeSender(
            Optional<SmsWebhook> sms,
            Optional<SmtpDelivery> mail,
            MessageWriter writer,
            Secrets secrets,
            ServerLog log,
            MeterRegistry registry) {
        return new NoticeSender(sms, mail, writer, secrets::random, new NoticeReport(log, registry));
    }

    @Provides
    static UserNotifier notifier(Optional<UserNotices> kept, NoticeSender sender) {
        return kept.<UserNotifier>map(it -> it).orElse(sender);
    }
}
