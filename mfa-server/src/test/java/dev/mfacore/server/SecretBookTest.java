package dev.mfacore.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.UserId;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A book of secrets")
class SecretBookTest {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int PER_USER = 2;

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final VirtualClock clock = new VirtualClock(START);
    private final SecretBook<Integer> book = book(clock);

    /** What the book should hold, looked through from end to end at every step. */
    private record Kept(String secret, UserId user, int value, Instant end) {}

    @Property(tries = 300)
    void opensWhatAListThatIsSearchedWouldOpen(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 5) Integer> acts,
            @ForAll @IntRange(min = 1, max = 3) int users) {
        // Made anew: jqwik keeps the test's instance from one try to the next.
        VirtualClock clock = new VirtualClock(START);
        SecretBook<Integer> book = book(clock);
        List<Kept> kept = new ArrayList<>();
        List<String> ever = new ArrayList<>();
        for (int i = 0; i < acts.size(); i++) {
            UserId user = new UserId("user-" + i % users);
            String old = ever.isEmpty() ? "none" : ever.get(i % ever.size());
            switch (acts.get(i)) {
                case 0, 1, 2 -> {
                    int value = i;
                    SecretBook.Issued<Integer> issued = book.issue(user, end -> value);
                    List<Kept> own =
                            kept.stream().filter(it -> it.user().equals(user)).toList();
                    if (own.size() >= PER_USER) {
                        kept.remove(own.get(0));
                    }
                    kept.add(new Kept(
                            issued.secret(), user, value, clock.instant().plus(LIFE)));
                    ever.add(issued.secret());
                }
                case 3 -> {
                    assertThat(book.take(old).map(SecretBook.Entry::value)).isEqualTo(expected(kept, old));
                    kept.removeIf(it -> it.secret().equals(old));
                }
                case 4 -> {
                    book.revoke(user);
                    kept.removeIf(it -> it.user().equals(user));
                }
                default -> clock.advance(Duration.ofMinutes(4));
            }
            kept.removeIf(it -> !it.end().isAfter(clock.instant()));
            for (String secret : ever) {
                assertThat(book.find(secret).map(SecretBook.Entry::value)).isEqualTo(expected(kept, secret));
            }
        }
    }

    private static SecretBook<Integer> book(VirtualClock clock) {
        return new SecretBook<>(clock, new Secrets(new SecureRandom()), LIFE, PER_USER);
    }

    private static Optional<Integer> expected(List<Kept> kept, String secret) {
        return kept.stream()
                .filter(it -> it.secret().equals(secret))
                .map(Kept::value)
                .findFirst();
    }

    @Test
    @DisplayName("a secret opens until the moment of its end, and not then")
    void end() {
        String secret = book.issue(new UserId("ada"), end -> 1).secret();

        clock.advance(LIFE.minusNanos(1));
        assertThat(book.find(secret)).isPresent();
        clock.advance(Duration.ofNanos(1));
        assertThat(book.find(secret)).isEmpty();
        assertThat(book.take(secret)).isEmpty();
    }

    @Test
    @DisplayName("what has expired is gone at the next issue, however much it was")
    void expiredGo() {
        for (int i = 0; i < 1_000; i++) {
            book.issue(new UserId("user-" + i), end -> 1);
        }
        clock.advance(LIFE);
        book.issue(new UserId("ada"), end -> 1);

        assertThat(book.size()).isEqualTo(1);
    }

    @Test
    @Tag("SEC-05")
    @DisplayName("what is kept is named by a hash, and changes without a new secret")
    void change() {
        SecretBook.Issued<Integer> issued = book.issue(new UserId("ada"), end -> 1);
        book.change(issued.entry().hash(), before -> before + 1);
        book.change("unknown", before -> before + 1);

        assertThat(book.find(issued.secret()).orElseThrow().value()).isEqualTo(2);
        assertThat(issued.entry().hash()).isNotEqualTo(issued.secret());
        assertThat(issued.toString()).doesNotContain(issued.secret());
    }
}
