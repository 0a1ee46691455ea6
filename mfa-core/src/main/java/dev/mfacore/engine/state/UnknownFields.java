package dev.mfacore.engine.state;

import java.util.Arrays;

/** The optional fields of a message that this version does not know, kept as they were read for the next writing. */
public final class UnknownFields {

    /** None. */
    public static final UnknownFields NONE = new UnknownFields(new byte[0]);

    private final byte[] fields;

    private UnknownFields(byte[] fields) {
        this.fields = fields;
    }

    static UnknownFields of(byte[] fields) {
        return fields.length == 0 ? NONE : new UnknownFields(fields);
    }

    void writeTo(FieldWriter out) {
        out.raw(fields, 0, fields.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownFields that && Arrays.equals(fields, that.fields);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fields);
    }

    /** Tells how much there is, and nothing of what it says. */
    @Override
    public String toString() {
        return fields.length + " bytes of unknown fields";
    }
}
