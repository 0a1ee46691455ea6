package dev.mfacore.server.delivery;

import dev.mfacore.Factor;
import dev.mfacore.Recipient;
import dev.mfacore.port.UserNotice;
import dev.mfacore.port.UserNotifier;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Tells users of changes over the channels that deliver codes (BIND-13), behind the caller's back: no call waits for a
 * notice or fails with one. Safe for use by any number of threads.
 */
public final class NoticeSender implements UserNotifier, AutoCloseable {

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 1_000;
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final Map<Factor, NoticeChannel> channels = new EnumMap<>(Factor.class);
    private final MessageWriter writer;
    private final Supplier<String> ids;
    private final BiConsumer<Factor, NoticeOutcome> outcomes;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), NoticeSender::daemon);

    /**
     * Makes a sender.
     *
     * @param ids makes the id of a notice
     * @param outcomes hears what became of each notice
     */
    public NoticeSender(
            Optional<SmsWebhook> sms,
            Optional<SmtpDelivery> mail,
            MessageWriter writer,
            Supplier<String> ids,
            BiConsumer<Factor, NoticeOutcome> outcomes) {
        sms.ifPresent(it -> channels.put(Factor.SMS, it));
        mail.ifPresent(it -> channels.put(Factor.EMAIL, it));
        this.writer = writer;
        this.ids = ids;
        this.outcomes = outcomes;
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void notify(UserNotice notice) {
        writer.notice(notice.change()).ifPresent(text -> {
            for (Recipient to : notice.addresses()) {
                NoticeChannel channel = channels.get(to.factor());
                if (channel != null) {
                    handOn(channel, new Notice(ids.get(), to, notice.change(), text));
                }
            }
        });
    }

    /** Waits a moment for those on their way. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    private void handOn(NoticeChannel channel, Notice notice) {
        Factor factor = notice.to().factor();
        try {
            threads.execute(() -> outcomes.accept(factor, send(channel, notice)));
        } catch (RejectedExecutionException e) {
            outcomes.accept(factor, NoticeOutcome.DROPPED);
        }
    }

    private static NoticeOutcome send(NoticeChannel channel, Notice notice) {
        try {
            channel.send(notice);
            return NoticeOutcome.SENT;
        } catch (RuntimeException e) {
            return NoticeOutcome.FAILED;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "mfa-notices");
        thread.setDaemon(true);
        return thread;
    }
}
