package dev.mfacore.tck.gallery.delivery;

import dev.mfacore.Factor;
import dev.mfacore.port.DeliveryException;
import dev.mfacore.port.OtpMessage;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.Arrivals.Arrival;
import dev.mfacore.tck.Capability;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Wrong channels, each a few lines around a right one. */
// Its collections are Set.of and List.of, and its suppliers keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum DeliveryFault implements Fault {
    FAILURE_SWALLOWED(
            () -> new ListChannel() {
                @Override
                public void deliver(OtpMessage message) {
                    if (!isDown()) {
                        super.deliver(message);
                    }
                }
            },
            Set.of("DOTP-11"),
            "returned normally"),
    OTHER_EXCEPTION(
            () -> new ListChannel() {
                @Override
                RuntimeException failure(OtpMessage message) {
                    return new IllegalStateException("connection refused");
                }
            },
            Set.of("DOTP-11"),
            "IllegalStateException"),
    SENT_WHEN_IT_IS_UP_AGAIN(
            () -> new ListChannel() {
                private final List<OtpMessage> kept = new ArrayList<>();

                @Override
                RuntimeException failure(OtpMessage message) {
                    kept.add(message);
                    return super.failure(message);
                }

                @Override
                void setDown(boolean down) {
                    super.setDown(down);
                    if (!down) {
                        kept.forEach(this::deliver);
                        kept.clear();
                    }
                }
            },
            Set.of("DOTP-11"),
            "its code is dead"),
    SENT_IN_THE_BACKGROUND(
            () -> new ListChannel() {
                private final ConcurrentLinkedQueue<OtpMessage> queue = new ConcurrentLinkedQueue<>();

                @Override
                public void deliver(OtpMessage message) {
                    queue.add(message);
                    if (queue.size() > 3 && !isDown()) {
                        super.deliver(queue.remove());
                    }
                }
            },
            Set.of("DLV-01", "DLV-02", "DLV-04", "DLV-05", "DOTP-11"),
            Set.of("CLI-05"),
            "when deliver returns"),
    ID_NOTED_BEFORE_SENDING(
            () -> new ListChannel() {
                private final Set<String> ids = ConcurrentHashMap.newKeySet();

                @Override
                public void deliver(OtpMessage message) {
                    if (ids.add(message.id())) {
                        super.deliver(message);
                    }
                }
            },
            Set.of("DOTP-11"),
            "tried again by the caller with the same id"),
    STUCK_AFTER_A_FAILURE(
            () -> new ListChannel() {
                private volatile boolean open;

                @Override
                RuntimeException failure(OtpMessage message) {
                    open = true;
                    return super.failure(message);
                }

                @Override
                void send(OtpMessage message, String text) {
                    if (open) {
                        throw new DeliveryException("circuit open");
                    }
                    super.send(message, text);
                }
            },
            Set.of("DOTP-11"),
            "circuit open"),
    HANGS_WHILE_DOWN(
            () -> new ListChannel() {
                @Override
                RuntimeException failure(OtpMessage message) {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return super.failure(message);
                }
            },
            Set.of("DOTP-11", "DOTP-10"),
            "hangs"),
    SENT_TWICE(
            () -> new ListChannel() {
                @Override
                void send(OtpMessage message, String text) {
                    super.send(message, text);
                    super.send(message, text);
                }
            },
            Set.of("CLI-05", "DLV-04", "DOTP-11"),
            "at most one message"),
    SENT_AGAIN_NOW_AND_THEN(
            () -> new ListChannel() {
                private int calls;

                @Override
                synchronized void send(OtpMessage message, String text) {
                    super.send(message, text);
                    if (++calls % 7 == 0) {
                        super.send(message, text);
                    }
                }
            },
            Set.of("CLI-05", "DLV-04"),
            "at most one message"),
    CODE_AS_A_NUMBER(
            () -> new ListChannel() {
                @Override
                String text(OtpMessage message) {
                    return "Your code is " + Long.parseLong(message.code());
                }
            },
            Set.of("DLV-01", "DLV-02", "DLV-05", "DOTP-11"),
            "leading zeros"),
    CODE_CUT_TO_EIGHT(
            () -> new ListChannel() {
                @Override
                String text(OtpMessage message) {
                    String code = message.code();
                    return code.substring(0, Math.min(8, code.length()));
                }
            },
            Set.of("DLV-01"),
            "plain digits"),
    CODE_IN_GROUPS(
            () -> new ListChannel() {
                @Override
                String text(OtpMessage message) {
                    return message.code().substring(0, 3) + " " + message.code().substring(3);
                }
            },
            Set.of("DLV-01", "DLV-02", "DLV-04", "DLV-05", "DOTP-11"),
            "plain digits"),
    DIGITS_OF_THE_LOCALE(
            () -> new ListChannel() {
                @Override
                String text(OtpMessage message) {
                    String code = message.code();
                    return String.format("%0" + code.length() + "d", Long.parseLong(code));
                }
            },
            Set.of("DLV-01"),
            "default locale ar-EG"),
    WRONG_KIND_OF_PURPOSE(
            () -> new ListChannel() {
                @Override
                String text(OtpMessage message) {
                    return switch (message.purpose()) {
                        case SIGN_IN, STEP_UP -> super.text(message);
                        default -> "Somebody changes your second factor.";
                    };
                }
            },
            Set.of("DLV-01"),
            "plain digits"),
    UNATTACHED_CODES_REFUSED(
            () -> new ListChannel() {
                @Override
                String text(OtpMessage message) {
                    return message.user().orElseThrow() + ": " + super.text(message);
                }
            },
            Set.of("DLV-01"),
            "No value present"),
    EQUAL_CODES_TAKEN_FOR_ONE(
            () -> new ListChannel() {
                private final Set<String> seen = new HashSet<>();

                @Override
                synchronized void send(OtpMessage message, String text) {
                    if (seen.add(message.recipient().address() + message.code())) {
                        super.send(message, text);
                    }
                }
            },
            Set.of("DLV-01"),
            Set.of("DLV-04", "DOTP-11"),
            "an id of its own"),
    QUOTA_OF_ITS_OWN(
            () -> new ListChannel() {
                @Override
                void send(OtpMessage message, String text) {
                    long before = all().stream()
                            .filter(one ->
                                    one.address().equals(message.recipient().address()))
                            .count();
                    if (before >= 10) {
                        throw new DeliveryException("too many");
                    }
                    super.send(message, text);
                }
            },
            Set.of("DLV-01", "DLV-04"),
            "too many"),
    COPY_FOR_SUPPORT(
            () -> new ListChannel() {
                @Override
                void send(OtpMessage message, String text) {
                    super.send(message, text);
                    arrived.add(new Arrival("support@example.com", text));
                }
            },
            Set.of("DOTP-10", "DLV-02", "DLV-04", "DOTP-11"),
            "there and nowhere else"),
    TAG_CUT_OFF(
            () -> new ListChannel() {
                @Override
                void send(OtpMessage message, String text) {
                    String address = message.recipient().address().replaceAll("\\+[a-z]+@", "@");
                    arrived.add(new Arrival(address, text));
                }
            },
            Set.of("DLV-01", "DLV-05", "DOTP-10"),
            "anna+mfa@example.com"),
    MAILBOX_LOWER_CASED(
            () -> new ListChannel() {
                @Override
                void send(OtpMessage message, String text) {
                    arrived.add(new Arrival(message.recipient().address().toLowerCase(Locale.ROOT), text));
                }
            },
            Set.of("DLV-01", "DLV-05", "DOTP-10"),
            "Anna.Maria@example.com"),
    CODE_IN_THE_EXCEPTION(
            () -> new ListChannel() {
                @Override
                RuntimeException failure(OtpMessage message) {
                    return new DeliveryException(
                            "not sent", new IllegalStateException("POST {\"text\":\"" + text(message) + "\"} failed"));
                }
            },
            Set.of("DOTP-10"),
            "exception of a failed delivery"),
    CODE_ON_THE_CONSOLE(
            () -> new ListChannel() {
                @Override
                void send(OtpMessage message, String text) {
                    super.send(message, text);
                    System.out.println("DEBUG sent " + text);
                }
            },
            Set.of("DOTP-10"),
            "the log and the console"),
    CODE_IN_THE_LOG(
            () -> new ListChannel() {
                @Override
                void send(OtpMessage message, String text) {
                    super.send(message, text);
                    System.getLogger("channel").log(System.Logger.Level.DEBUG, "sent {0}", text);
                }
            },
            Set.of("DOTP-10"),
            "the log and the console"),
    LAST_CODE_IN_THE_TEXT_FORM(
            () -> new ListChannel() {
                @Override
                public String toString() {
                    return "ListChannel" + arrived;
                }
            },
            Set.of("DOTP-10"),
            "text form"),
    EMAIL_SILENTLY_LEFT_OUT(
            () -> new ListChannel() {
                @Override
                void send(OtpMessage message, String text) {
                    if (message.recipient().factor() == Factor.SMS) {
                        super.send(message, text);
                    }
                }

                @Override
                Capability[] claims() {
                    return new Capability[] {Capability.PHONE};
                }
            },
            Set.of("DLV-02"),
            "which is not reached"),
    ODD_SIGNS_TAKEN_OUT(
            () -> new ListChannel() {
                @Override
                void send(OtpMessage message, String text) {
                    String address = message.recipient().address().replaceAll("[^A-Za-z0-9@.+_-]", "");
                    arrived.add(new Arrival(address, text));
                }
            },
            Set.of("DLV-02"),
            "o'brien@example.com"),
    REPETITION_NOT_RECOGNISED(
            () -> new ListChannel() {
                @Override
                Capability[] claims() {
                    return new Capability[] {Capability.RECOGNISES_REPETITION};
                }
            },
            Set.of("DLV-03"),
            "second call with the same id"),
    RECIPIENT_IN_A_FIELD(
            () -> new ListChannel() {
                private volatile String address = "";

                // Makes the scheduler take the turn that it would take now and then.
                @SuppressWarnings("ThreadPriorityCheck")
                @Override
                void send(OtpMessage message, String text) {
                    address = message.recipient().address();
                    Thread.yield();
                    arrived.add(new Arrival(address, text));
                }
            },
            Set.of("DLV-04"),
            "threads at once"),
    INTERRUPT_TAKEN_FOR_DONE(
            () -> new ListChannel() {
                @Override
                void send(OtpMessage message, String text) {
                    if (!Thread.interrupted()) {
                        super.send(message, text);
                    }
                }
            },
            Set.of("DLV-05"),
            "swallowed");

    private final Supplier<ListChannel> channel;
    private final Charge charge;

    DeliveryFault(Supplier<ListChannel> channel, Set<String> clauses, String... words) {
        this(channel, clauses, Set.of(), words);
    }

    DeliveryFault(Supplier<ListChannel> channel, Set<String> clauses, Set<String> perhaps, String... words) {
        this.channel = channel;
        this.charge = new Charge(clauses, perhaps, List.of(words));
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        return channel.get().as(reportName());
    }

    @Override
    public Charge charge() {
        return charge;
    }
}
