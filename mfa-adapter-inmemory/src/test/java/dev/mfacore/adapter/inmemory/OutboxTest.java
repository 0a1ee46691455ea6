package dev.mfacore.adapter.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.Purpose;
import dev.mfacore.Recipient;
import dev.mfacore.UserId;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The outbox keeps what was sent, within bounds, and fails when told to. */
class OutboxTest {

    private static final Recipient PHONE = PhoneNumber.parse("+8613800138000");
    private static final Recipient EMAIL = EmailAddress.parse("ada@example.com");

    private final Outbox outbox = new Outbox();

    @Test
    void theLatestMessageToARecipientIsFoundAmongOthers() {
        OtpMessage first = message(PHONE, "111111");
        OtpMessage second = message(PHONE, "222222");
        OtpMessage other = message(EMAIL, "333333");
        Stream.of(first, second, other).forEach(outbox::deliver);
        assertThat(outbox.latest(PHONE)).contains(second);
        assertThat(outbox.messagesTo(PHONE)).containsExactly(first, second);
        assertThat(outbox.messages()).containsExactly(first, second, other);
        assertThat(outbox.latest(EmailAddress.parse("bob@example.com"))).isEmpty();
        outbox.clear();
        assertThat(outbox.messages()).isEmpty();
        assertThat(outbox.latest(PHONE)).isEmpty();
    }

    @Property(tries = 200)
    void theOldestMakesRoomForTheNewest(
            @ForAll @IntRange(min = 1, max = 20) int capacity, @ForAll @IntRange(max = 60) int sent) {
        Outbox small = new Outbox(capacity);
        List<OtpMessage> all = IntStream.range(0, sent)
                .mapToObj(i -> message(PHONE, "%06d".formatted(i)))
                .toList();
        all.forEach(small::deliver);
        assertThat(small.messages()).isEqualTo(all.subList(Math.max(0, sent - capacity), sent));
    }

    @Property(tries = 200)
    @net.jqwik.api.Tag("DOTP-11")
    void exactlyTheNextDeliveriesFailAndNothingOfThemIsKept(
            @ForAll @IntRange(max = 10) int failures, @ForAll @IntRange(max = 20) int sent) {
        Outbox failing = new Outbox();
        failing.failNext(failures);
        long thrown = IntStream.range(0, sent).filter(i -> throwsOn(failing, i)).count();
        assertThat(thrown).isEqualTo(Math.min(failures, sent));
        assertThat(failing.messages())
                .extracting(OtpMessage::code)
                .containsExactlyElementsOf(IntStream.range(Math.min(failures, sent), sent)
                        .mapToObj("%06d"::formatted)
                        .toList());
    }

    @Test
    @Tag("DOTP-10")
    @Tag("SEC-05")
    void noTextFormOrExceptionShowsACode() {
        outbox.deliver(message(PHONE, "987654"));
        assertThat(outbox).hasToString("Outbox[1 messages, codes hidden]");
        assertThat(outbox.messages().toString()).doesNotContain("987654");
        outbox.failNext(1);
        assertThatThrownBy(() -> outbox.deliver(message(PHONE, "987654")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageNotContaining("987654");
    }

    @Test
    void messagesOfManyThreadsAreAllKept() throws InterruptedException {
        int threads = 4;
        CountDownLatch start = new CountDownLatch(threads);
        List<Thread> senders = IntStream.range(0, threads)
                .mapToObj(number -> new Thread(() -> {
                    start.countDown();
                    for (int i = 0; i < 200; i++) {
                        outbox.deliver(message(PHONE, "%06d".formatted(number * 1_000 + i)));
                    }
                }))
                .toList();
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(outbox.messages()).hasSize(800).doesNotHaveDuplicates();
    }

    @Test
    void misuseIsRefusedByName() {
        assertThatThrownBy(() -> new Outbox(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("capacity must be at least 1");
        assertThatThrownBy(() -> outbox.failNext(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deliveries must be 0 or more");
        assertThatThrownBy(() -> outbox.deliver(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("message");
        assertThatThrownBy(() -> outbox.latest(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("recipient");
    }

    private static boolean throwsOn(Outbox outbox, int number) {
        try {
            outbox.deliver(message(PHONE, "%06d".formatted(number)));
            return false;
        } catch (DeliveryException expected) {
            return true;
        }
    }

    private static OtpMessage message(Recipient to, String code) {
        return new OtpMessage("id", Optional.of(new UserId("ada")), to, Purpose.SIGN_IN, code, Instant.EPOCH);
    }
}
