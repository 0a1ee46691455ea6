package dev.mfacore.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/**
 * Whatever the bytes, reading them ends in a state or in {@link UnreadableStateException}, also where the checksum
 * happens to fit; and what could be read can be written and read again.
 */
@Tag("STO-08")
class StateFuzzTest {

    private static final byte[] FULL = UserStateCodec.encode(Samples.full(), 1, Samples.WRITE_ID);
    private static final byte[] CLAIM = ClaimCodec.encode(Samples.claim(), 1, Samples.WRITE_ID);
    private static final byte[] QUOTA = QuotaCodec.encode(Samples.quota(), 1, Samples.WRITE_ID);

    private static final byte[] UNATTACHED = UnattachedCodeCodec.encode(Samples.unattached(), 1, Samples.WRITE_ID);

    @Example
    void everyBitFlippedUnderAFittingChecksum() {
        for (byte[] state : List.of(FULL, CLAIM, QUOTA, UNATTACHED)) {
            byte[] body = RawState.body(state);
            for (int bit = 0; bit < 8 * body.length; bit++) {
                byte[] flipped = body.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                check(RawState.withBody(state, flipped));
            }
        }
    }

    @Example
    void everyCutUnderAFittingChecksum() {
        for (byte[] state : List.of(FULL, CLAIM, QUOTA, UNATTACHED)) {
            byte[] body = RawState.body(state);
            for (int length = 0; length < body.length; length++) {
                check(RawState.withBody(state, Arrays.copyOf(body, length)));
            }
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void severalBytesChanged(@ForAll("changes") List<Change> changes) {
        byte[] body = RawState.body(FULL);
        changes.forEach(it -> body[Math.floorMod(it.place(), body.length)] = it.value());
        check(RawState.withBody(FULL, body));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void anyBytesAsABody(@ForAll @Size(max = 200) byte[] body) {
        check(RawState.withBody(FULL, body));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void anyFieldsAsABody(@ForAll("fields") List<RawState.Field> fields) {
        check(RawState.withBody(FULL, RawState.join(fields)));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void anyBytesAtAll(@ForAll @Size(max = 200) byte[] state) {
        check(state);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(Arbitraries.integers(), Arbitraries.bytes())
                .as(Change::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    /** Messages whose tags make sense, three deep. */
    @Provide
    Arbitrary<List<RawState.Field>> fields() {
        Arbitrary<byte[]> flat = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(12),
                Arbitraries.longs().map(RawState::varint),
                Arbitraries.integers().between(0, 20).map(RawState::varint));
        Arbitrary<byte[]> nested = message(Arbitraries.oneOf(flat, message(flat)));
        return fieldsOf(Arbitraries.oneOf(flat, nested));
    }

    /** One byte put in another's place. */
    record Change(int place, byte value) {}

    private static Arbitrary<byte[]> message(Arbitrary<byte[]> payloads) {
        return fieldsOf(payloads).map(RawState::join);
    }

    private static Arbitrary<List<RawState.Field>> fieldsOf(Arbitrary<byte[]> payloads) {
        return Combinators.combine(Arbitraries.integers().between(1, 50), payloads)
                .as(RawState.Field::new)
                .list()
                .ofMaxSize(14);
    }

    private static void check(byte[] state) {
        check(state, UserStateCodec::decode, it -> UserStateCodec.encode(it, 1, Samples.WRITE_ID));
        check(state, ClaimCodec::decode, it -> ClaimCodec.encode(it, 1, Samples.WRITE_ID));
        check(state, QuotaCodec::decode, it -> QuotaCodec.encode(it, 1, Samples.WRITE_ID));
        check(state, UnattachedCodeCodec::decode, it -> UnattachedCodeCodec.encode(it, 1, Samples.WRITE_ID));
    }

    private static <T> void check(byte[] state, Function<byte[], T> decode, Function<T, byte[]> encode) {
        Optional<T> read;
        try {
            read = Optional.of(decode.apply(state));
        } catch (UnreadableStateException expected) {
            read = Optional.empty();
        }
        read.ifPresent(it -> {
            byte[] written = encode.apply(it);
            assertThat(encode.apply(decode.apply(written))).isEqualTo(written);
        });
    }
}
