package dev.mfacore.engine.state;

import java.util.ArrayList;
import java.util.List;

/** The message of one set of recovery codes. */
final class RecoveryCodec {

    private static final int SALT = 1;
    private static final int ROUNDS = 3;
    private static final int CODE = 5;

    private RecoveryCodec() {}

    static void encode(RecoverySet it, FieldWriter out) {
        out.bytes(SALT, it.salt()).number(ROUNDS, it.rounds());
        it.codes().forEach(code -> out.numbered(CODE, code.index(), code.hash()));
        out.unknown(it.unknown());
    }

    static RecoverySet decode(FieldReader in) {
        byte[] salt = {};
        int rounds = 0;
        List<RecoverySet.Entry> codes = new ArrayList<>();
        while (in.next()) {
            switch (in.tag()) {
                case SALT -> salt = in.filled();
                case ROUNDS -> rounds = in.count();
                case CODE -> codes.add(new RecoverySet.Entry(in.many().leadingCount(), in.filled()));
                default -> in.keepUnknown();
            }
        }
        in.require(SALT, ROUNDS);
        Identifiers.requireDistinct(codes, RecoverySet.Entry::index);
        return new RecoverySet(salt, rounds, List.copyOf(codes), in.unknown());
    }
}
