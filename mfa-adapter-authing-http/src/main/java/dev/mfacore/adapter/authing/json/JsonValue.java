package dev.mfacore.adapter.authing.json;

import java.util.List;

/** A piece of a JSON text. Text forms show no content. */
public sealed interface JsonValue
        permits JsonObject, JsonValue.Items, JsonValue.Text, JsonValue.Digits, JsonValue.Flag, JsonValue.Null {

    /**
     * An array.
     *
     * @param values its elements
     */
    record Items(List<JsonValue> values) implements JsonValue {
        @Override
        public String toString() {
            return "Items[" + values.size() + "]";
        }
    }

    /**
     * A string.
     *
     * @param value as it reads with all escapes undone
     */
    record Text(String value) implements JsonValue {
        @Override
        public String toString() {
            return "Text[hidden]";
        }
    }

    /**
     * A number, not yet understood as one.
     *
     * @param digits as it stands in the text
     */
    record Digits(String digits) implements JsonValue {
        @Override
        public String toString() {
            return "Digits[hidden]";
        }
    }

    /**
     * True or false.
     *
     * @param value which
     */
    record Flag(boolean value) implements JsonValue {}

    /** The literal null, and what is missing. */
    record Null() implements JsonValue {}
}
