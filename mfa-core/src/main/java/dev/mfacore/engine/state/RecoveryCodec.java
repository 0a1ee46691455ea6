package dev.mfacore.engine.state;

import java.util.ArrayList;
import java.util.List;

/** The message of one set of recovery codes. */
final class RecoveryCodec {

    private static final int SALT = 1;
    private static final int ROUNDS = 3;
    private static final int INDEX = 5;
    private static final int HASH = 7;

    private RecoveryCodec() {}

    static byte[] encode(RecoverySet it) {
        FieldWriter out = new FieldWriter().bytes(SALT, it.salt()).number(ROUNDS, it.rounds());
        it.codes().forEach(code -> out.number(INDEX, code.index()).bytes(HASH, code.hash()));
        return out.toBytes();
    }

    static RecoverySet decode(byte[] message) {
        byte[] salt = {};
        int rounds = 0;
        int index = 0;
        List<RecoverySet.Entry> codes = new ArrayList<>();
        FieldReader in = new FieldReader(message);
        while (in.next()) {
            switch (in.tag()) {
                case SALT -> salt = in.bytes();
                case ROUNDS -> rounds = in.integer();
                case INDEX -> index = in.integer();
                case HASH -> codes.add(new RecoverySet.Entry(index, in.bytes()));
                default -> in.keepUnknown();
            }
        }
        return new RecoverySet(salt, rounds, List.copyOf(codes));
    }
}
