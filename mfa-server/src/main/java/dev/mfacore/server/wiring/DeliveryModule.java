package dev.mfacore.server.wiring;

import dagger.Module;
import dagger.Provides;
import dev.mfacore.Factor;
import dev.mfacore.port.OtpDelivery;
import dev.mfacore.server.Keys;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.Users;
import dev.mfacore.server.delivery.Channels;
import dev.mfacore.server.delivery.DeliveryOptions;
import dev.mfacore.server.delivery.MessageWriter;
import dev.mfacore.server.delivery.ServerOutbox;
import dev.mfacore.server.delivery.SmsWebhook;
import dev.mfacore.server.delivery.SmtpDelivery;
import dev.mfacore.server.log.ServerLog;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The channels for codes. */
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
    static OtpDelivery delivery(
            ServerOptions options,
            Optional<ServerOutbox> outbox,
            MessageWriter writer,
            Keys keys,
            InstantSource clock) {
        Map<Factor, OtpDelivery> channels = new EnumMap<>(Factor.class);
        outbox.ifPresent(it -> channels.putAll(Map.of(Factor.SMS, it, Factor.EMAIL, it)));
        options.delivery()
                .sms()
                .ifPresent(it -> channels.put(Factor.SMS, new SmsWebhook(it, keys.smsWebhook(it), writer, clock)));
        options.delivery()
                .smtp()
                .ifPresent(it -> channels.put(Factor.EMAIL, new SmtpDelivery(it, keys.smtp(it), writer, clock)));
        return new Channels(channels);
    }
}
