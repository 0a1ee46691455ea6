package dev.mfacore.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is damaged, incomplete or ambiguous is refused, never read as a state that says less. */
@Tag("STO-08")
class UnreadableStateTest {

    private static final byte[] FULL = UserStateCodec.encode(Samples.full(), 1, Samples.WRITE_ID);

    @Test
    void aStateCutOffAnywhereIsRefused() {
        for (byte[] state : everyKind()) {
            for (int length = 0; length < state.length; length++) {
                byte[] cut = Arrays.copyOf(state, length);
                refused(cut, () -> UserStateCodec.decode(cut));
                refused(cut, () -> ClaimCodec.decode(cut));
                refused(cut, () -> QuotaCodec.decode(cut));
                refused(cut, () -> StateHeader.writeId(cut));
            }
        }
    }

    @Test
    void aStateWithAnyBitFlippedIsRefused() {
        for (byte[] state : everyKind()) {
            for (int bit = 0; bit < 8 * state.length; bit++) {
                byte[] flipped = state.clone();
                flipped[bit / 8] ^= (byte) (1 << bit % 8);
                refused(flipped, () -> UserStateCodec.decode(flipped));
                refused(flipped, () -> StateHeader.writeId(flipped));
            }
        }
    }

    @Test
    void aStateOfANewerFormatAsksForAnUpgrade() {
        for (int format : List.of(2, 3, 127, 128, 255)) {
            byte[] newer = FULL.clone();
            newer[1] = (byte) format;
            assertThatThrownBy(() -> UserStateCodec.decode(RawState.sealed(newer)))
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessage(
                            "the state has format " + format + ", newer than this version reads: upgrade this node");
        }
    }

    @Test
    void aStateOfOtherMakeIsRefused() {
        byte[] format0 = FULL.clone();
        format0[1] = 0;
        byte[] unmarked = FULL.clone();
        unmarked[0] = 'm';
        for (byte[] bytes : List.of(new byte[0], new byte[40], RawState.sealed(format0), RawState.sealed(unmarked))) {
            assertThatThrownBy(() -> UserStateCodec.decode(bytes))
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessageContaining("not written by this library");
        }
    }

    @Test
    void aStateTooLongToBeOneIsRefused() {
        byte[] padding = new byte[StateHeader.MAX_BYTES];
        byte[] huge = RawState.with(FULL, List.of(), 48, padding);
        refused(huge, () -> UserStateCodec.decode(huge));
    }

    @ParameterizedTest
    @MethodSource("dev.mfacore.engine.state.Fields#ofUser")
    void aFieldThatIsAlwaysWrittenMustBeThere(Fields.Message message) {
        for (int tag : message.always()) {
            byte[] bytes = RawState.without(FULL, message.path(), tag);
            assertThatThrownBy(() -> UserStateCodec.decode(bytes))
                    .as("tag %d at %s", tag, message.path())
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessage("field " + tag + " is missing");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mfacore.engine.state.Fields#ofUser")
    void aFieldOfWhichThereIsOneMustNotOccurTwice(Fields.Message message) {
        for (int tag : message.once()) {
            byte[] bytes = RawState.edit(FULL, message.path(), tag, fields -> twice(fields, tag));
            assertThatThrownBy(() -> UserStateCodec.decode(bytes))
                    .as("tag %d at %s", tag, message.path())
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessage("field " + tag + " occurs twice");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.mfacore.engine.state.Fields#ofUser")
    void aFieldLongerThanItsValueIsRefused(Fields.Message message) {
        for (Map.Entry<List<Integer>, List<Integer>> numbers : NUMBERS.entrySet()) {
            if (!numbers.getKey().equals(message.path())) {
                continue;
            }
            for (int tag : numbers.getValue()) {
                refusesPayloads(message, tag, new byte[] {2, 0}, new byte[] {}, new byte[] {(byte) 0x82, 0});
                refusesPayloads(message, tag, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 2});
            }
        }
    }

    @Test
    void aMandatoryFieldMustNotBeEmpty() {
        refusesPayloads(path(Fields.USER), 3, new byte[0]);
        refusesPayloads(path(Fields.AUTHENTICATOR), 5, new byte[0]);
        refusesPayloads(path(Fields.AUTHENTICATOR), 1, new byte[0]);
        refusesPayloads(path(Fields.PENDING), 7, new byte[0]);
        refusesPayloads(path(Fields.PENDING), 11, new byte[0]);
        refusesPayloads(path(Fields.TRANSACTION), 1, new byte[0]);
        refusesPayloads(path(Fields.TRANSACTION_CHALLENGE), 5, new byte[0]);
        refusesPayloads(path(Fields.RECOVERY), 1, new byte[0]);
        refusesPayloads(path(Fields.RECOVERY), 5, new byte[0], new byte[] {2});
    }

    @Test
    void aTextMustBeWellFormed() {
        for (byte[] text : List.of(
                new byte[] {(byte) 0xff},
                new byte[] {'a', (byte) 0xc3},
                new byte[] {(byte) 0xc0, (byte) 0x80},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})) {
            refusesPayloads(path(Fields.AUTHENTICATOR), 1, text);
            refusesPayloads(path(Fields.AUTHENTICATOR), 2, text);
            refusesPayloads(path(Fields.PENDING), 2, text);
            byte[] claim = ClaimCodec.encode(Samples.claim(), 1, Samples.WRITE_ID);
            byte[] changed = RawState.replace(claim, List.of(), 1, text);
            refused(changed, () -> ClaimCodec.decode(changed));
        }
    }

    @Test
    void anIdMustBeWithinItsBounds() {
        for (String id : List.of("", "with space", "é", "x".repeat(65))) {
            refusesPayloads(path(Fields.AUTHENTICATOR), 1, id.getBytes(StandardCharsets.UTF_8));
            refusesPayloads(path(Fields.PENDING), 1, id.getBytes(StandardCharsets.UTF_8));
        }
        byte[] claim = ClaimCodec.encode(Samples.claim(), 1, Samples.WRITE_ID);
        for (String owner : List.of("", "x".repeat(255))) {
            byte[] changed = RawState.replace(claim, List.of(), 1, owner.getBytes(StandardCharsets.UTF_8));
            refused(changed, () -> ClaimCodec.decode(changed));
        }
        byte[] nobodys = RawState.without(claim, List.of(), 1);
        refused(nobodys, () -> ClaimCodec.decode(nobodys));
    }

    @Test
    void aChoiceMustBeKnown() {
        byte[][] choices = {{8}, {1}, {16}, {-2, -1, -1, -1, 15}};
        refusesPayloads(path(Fields.AUTHENTICATOR), 3, choices);
        refusesPayloads(path(Fields.AUTHENTICATOR), 33, choices);
        refusesPayloads(path(Fields.PENDING), 3, choices);
        refusesPayloads(path(Fields.THROTTLE), 1, choices);
        refusesPayloads(path(Fields.TRANSACTION_CHALLENGE), 1, choices);
        refusesPayloads(path(Fields.TRANSACTION_CHALLENGE), 3, choices);
        refusesPayloads(path(Fields.TRANSACTION_CHALLENGE), 11, choices);
    }

    @Test
    void aFactorMustFitItsPlace() {
        byte[] totp = {0};
        byte[] sms = {2};
        byte[] recovery = {6};
        refusesPayloads(path(Fields.AUTHENTICATOR), 3, sms, recovery);
        refusesPayloads(path(Fields.PENDING), 3, sms, recovery);
        refusesPayloads(path(Fields.TRANSACTION_CHALLENGE), 1, totp, recovery);
        for (int tag : List.of(9, 11, 13, 15)) {
            byte[] bytes = RawState.edit(FULL, Fields.AUTHENTICATOR, tag, fields -> {
                List<RawState.Field> kept = new ArrayList<>(fields);
                kept.removeIf(f -> f.tag() >= 33 && f.tag() < 48 || f.tag() == 3);
                kept.removeIf(f -> f.tag() != tag && List.of(9, 11, 13, 15).contains(f.tag()));
                kept.add(new RawState.Field(3, sms));
                return kept;
            });
            assertThatThrownBy(() -> UserStateCodec.decode(bytes))
                    .isInstanceOf(UnreadableStateException.class)
                    .hasMessage("field " + tag + " contradicts the others");
        }
    }

    @Test
    void aCountMustNotBeNegative() {
        byte[] minusOne = {1};
        refusesPayloads(path(Fields.USER), 17, minusOne);
        refusesPayloads(path(Fields.THROTTLE), 3, minusOne);
        refusesPayloads(path(Fields.TRANSACTION), 5, minusOne);
        refusesPayloads(path(Fields.TRANSACTION), 9, minusOne);
        refusesPayloads(path(Fields.TRANSACTION_CHALLENGE), 9, minusOne);
        refusesPayloads(path(Fields.PENDING), 15, minusOne);
        refusesPayloads(path(Fields.PENDING), 21, minusOne);
        refusesPayloads(path(Fields.RECOVERY), 3, minusOne);
        refusesPayloads(path(Fields.RECOVERY), 5, new byte[] {1, 9, 9});
    }

    @Test
    void aFlagIsOneOrNotThere() {
        byte[][] values = {{0}, {1}, {4}};
        refusesPayloads(path(Fields.USER), 19, values);
        refusesPayloads(path(Fields.AUTHENTICATOR), 17, values);
        refusesPayloads(path(Fields.TRANSACTION), 7, values);
        refusesPayloads(path(Fields.THROTTLE), 7, values);
        refusesPayloads(path(Fields.PENDING), 9, values);
    }

    @Test
    void parametersMustBeWithinTheirBounds() {
        refusesPayloads(path(Fields.AUTHENTICATOR), 35, new byte[] {0}, new byte[] {10}, new byte[] {18});
        byte[] smallest = new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1};
        refusesPayloads(path(Fields.AUTHENTICATOR), 37, new byte[] {0}, new byte[] {1}, smallest);
        refusesPayloads(path(Fields.PENDING), 37, RawState.varint(2 * 86_401L), RawState.varint(-2));
    }

    @Test
    void aMomentMustBeWithinBoundsAndHaveOneSpelling() {
        byte[] late = RawState.varint(2 * 31_556_889_864_403_200L);
        refusesPayloads(path(Fields.TRANSACTION), 3, late, RawState.varint(-1), RawState.varint(-2));
        refusesPayloads(
                path(Fields.TRANSACTION), 3, new byte[] {2, 0}, join(new byte[] {2}, RawState.varint(1_000_000_000)));
        refusesPayloads(path(Fields.TRANSACTION), 3, new byte[] {2, 1, 1}, join(new byte[] {2}, RawState.varint(-1)));
    }

    @Test
    void twoEntriesOfOneNameAreRefused() {
        for (int tag : List.of(5, 7, 9, 11)) {
            refusesTwins(Fields.USER, tag);
        }
        refusesTwins(Fields.TRANSACTION, 11);
        refusesTwins(Fields.RECOVERY, 5);
    }

    @Test
    void aLengthBeyondTheMessageIsRefused() {
        byte[] tag = {50};
        for (long length : new long[] {1, 1L << 31, 1L << 32, Long.MAX_VALUE, -1}) {
            refusesBody(join(RawState.body(FULL), tag, RawState.varint(length)));
        }
        for (long wrongTag : new long[] {0, 1L << 31, (1L << 32) + 50, -1}) {
            refusesBody(join(RawState.body(FULL), RawState.varint(wrongTag), new byte[1]));
        }
        refusesBody(join(RawState.body(FULL), new byte[] {(byte) 0xb2, 0, 0}));
        refusesBody(join(RawState.body(FULL), new byte[] {50, (byte) 0x80, 0}));
    }

    @Test
    void messagesInMessagesDoNotExhaustTheStack() {
        byte[] nested = {};
        for (int depth = 0; depth < 20_000; depth++) {
            nested = join(new byte[] {7}, RawState.varint(nested.length), nested);
            if (nested.length > 200_000) {
                break;
            }
        }
        refusesBody(nested);
    }

    private static final Map<List<Integer>, List<Integer>> NUMBERS = Map.of(
            Fields.USER, List.of(1, 2, 17, 19),
            Fields.AUTHENTICATOR, List.of(3, 9, 11, 13, 15, 17, 33, 35, 37),
            Fields.PENDING, List.of(3, 15, 21, 33, 35, 37),
            Fields.TRANSACTION, List.of(5, 7, 9),
            Fields.TRANSACTION_CHALLENGE, List.of(1, 3, 9, 11),
            Fields.PENDING_CHALLENGE, List.of(1, 3, 9, 11),
            Fields.PENDING_RECOVERY, List.of(3),
            Fields.THROTTLE, List.of(1, 3, 7),
            Fields.RECOVERY, List.of(3));

    private static List<byte[]> everyKind() {
        return List.of(
                FULL,
                ClaimCodec.encode(Samples.claim(), 1, Samples.WRITE_ID),
                QuotaCodec.encode(Samples.quota(), 1, Samples.WRITE_ID));
    }

    private static Fields.Message path(List<Integer> path) {
        return Fields.ofUser().stream()
                .filter(it -> it.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static void refusesPayloads(Fields.Message message, int tag, byte[]... payloads) {
        assertThat(message.all()).contains(tag);
        for (byte[] payload : payloads) {
            byte[] changed = RawState.replace(FULL, message.path(), tag, payload);
            refused(payload, () -> UserStateCodec.decode(changed));
        }
    }

    private static void refusesTwins(List<Integer> path, int tag) {
        byte[] bytes = RawState.edit(FULL, path, tag, fields -> twice(fields, tag));
        assertThatThrownBy(() -> UserStateCodec.decode(bytes))
                .as("tag %d at %s", tag, path)
                .isInstanceOf(UnreadableStateException.class)
                .hasMessageContaining("two");
    }

    private static List<RawState.Field> twice(List<RawState.Field> fields, int tag) {
        List<RawState.Field> more = new ArrayList<>(fields);
        fields.stream().filter(f -> f.tag() == tag).findFirst().ifPresent(more::add);
        return more;
    }

    private static void refusesBody(byte[] body) {
        byte[] state = RawState.withBody(FULL, body);
        refused(body, () -> UserStateCodec.decode(state));
    }

    private static void refused(byte[] what, ThrowingCallable reading) {
        assertThatThrownBy(reading).as("%d bytes", what.length).isExactlyInstanceOf(UnreadableStateException.class);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    @Test
    void theLongestStateIsWrittenAndReadAndNoLongerOneIsEither() {
        int room = StateHeader.MAX_BYTES - StateHeader.BYTES - StateHeader.CHECKSUM_BYTES - 4;
        FieldWriter longest = new FieldWriter().bytes(48, new byte[room]);
        byte[] state = StateHeader.write(1, Samples.WRITE_ID, longest);
        assertThat(state).hasSize(StateHeader.MAX_BYTES);
        assertThat(StateHeader.writeId(state)).isEqualTo(Samples.WRITE_ID);
        FieldWriter longer = new FieldWriter().bytes(48, new byte[room + 1]);
        assertThatThrownBy(() -> StateHeader.write(1, Samples.WRITE_ID, longer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing was written");
    }

    @Test
    void theShortestStateIsRead() {
        byte[] empty = StateHeader.write(1, Samples.WRITE_ID, new FieldWriter());
        assertThat(empty).hasSize(StateHeader.BYTES + StateHeader.CHECKSUM_BYTES);
        assertThat(StateHeader.writeId(empty)).isEqualTo(Samples.WRITE_ID);
    }
}
