package dev.mfacore.adapter.authing.exchange;

import dev.mfacore.adapter.authing.json.JsonBody;
import dev.mfacore.adapter.authing.json.JsonValue;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What one kind of call looks like on the wire: the request it becomes, and how the data of its answer read. Immutable
 * once its reader is set, which every factory chain ends with.
 *
 * @param <C> the call
 * @param <T> the data of a successful answer
 */
public final class Exchange<C extends AuthingCall<T>, T> {

    private record QueryMember<C>(String name, Function<C, Optional<String>> value) {}

    private final Class<C> type;
    private final String method;
    private final String template;
    private final List<QueryMember<C>> query;
    private final Optional<Function<C, String>> segment;
    private final Optional<BiConsumer<C, JsonBody>> body;
    private final Side side;
    private final boolean enveloped;
    private final BiFunction<C, JsonValue, T> reader;

    private Exchange(Draft<C, T> draft, BiFunction<C, JsonValue, T> reader) {
        this.type = draft.type;
        this.method = draft.method;
        this.template = draft.template;
        this.query = List.copyOf(draft.query);
        this.segment = draft.segment;
        this.body = draft.body;
        this.side = draft.side;
        this.enveloped = draft.enveloped;
        this.reader = reader;
    }

    static <T, C extends AuthingCall<T>> Draft<C, T> get(Class<C> type, String template) {
        return new Draft<>(type, "GET", template);
    }

    static <T, C extends AuthingCall<T>> Draft<C, T> post(Class<C> type, String template) {
        return new Draft<>(type, "POST", template);
    }

    static <T, C extends AuthingCall<T>> Draft<C, T> delete(Class<C> type, String template) {
        return new Draft<>(type, "DELETE", template);
    }

    /**
     * Returns the kind of call.
     *
     * @return its class
     */
    public Class<C> type() {
        return type;
    }

    /**
     * Says whether the answer stands in an envelope.
     *
     * @return false for introspection alone
     */
    public boolean isEnveloped() {
        return enveloped;
    }

    /**
     * Makes the request.
     *
     * @param call the call
     * @return the request
     * @throws IllegalArgumentException if a value cannot stand in an address
     */
    public PreparedCall prepare(C call) {
        List<String> hidden = new ArrayList<>();
        Optional<byte[]> bytes = body.map(it -> JsonBody.write(json -> it.accept(call, json), hidden));
        return new PreparedCall(
                call.operation(), method, template, path(call) + query(call), bytes, side, List.copyOf(hidden));
    }

    /**
     * Reads the data of a successful answer.
     *
     * @param call the call
     * @param data the data, or the whole answer where it has no envelope
     * @return the data
     * @throws dev.mfacore.adapter.authing.json.UnclearAnswerException if they are not what the call asked for
     */
    public T read(C call, JsonValue data) {
        return reader.apply(call, data);
    }

    private String path(C call) {
        if (segment.isEmpty()) {
            return template;
        }
        int open = template.indexOf('{');
        int close = template.indexOf('}');
        String value = UriText.segment(segment.get().apply(call), template.substring(open + 1, close));
        return template.substring(0, open) + value + template.substring(close + 1);
    }

    private String query(C call) {
        if (query.isEmpty()) {
            return "";
        }
        StringJoiner text = new StringJoiner("&", "?", "").setEmptyValue("");
        for (QueryMember<C> member : query) {
            member.value()
                    .apply(call)
                    .ifPresent(value -> text.add(member.name() + "=" + UriText.query(value, member.name())));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return method + " " + template;
    }

    /** An exchange of which the reader is not yet known. */
    static final class Draft<C extends AuthingCall<T>, T> {

        private final Class<C> type;
        private final String method;
        private final String template;
        private final List<QueryMember<C>> query = new ArrayList<>();
        private Optional<Function<C, String>> segment = Optional.empty();
        private Optional<BiConsumer<C, JsonBody>> body = Optional.empty();
        private Side side = Side.USER;
        private boolean enveloped = true;

        private Draft(Class<C> type, String method, String template) {
            this.type = type;
            this.method = method;
            this.template = template;
        }

        Draft<C, T> segment(Function<C, String> value) {
            segment = Optional.of(value);
            return this;
        }

        Draft<C, T> query(String name, Function<C, String> value) {
            return optionalQuery(name, value.andThen(Optional::of));
        }

        Draft<C, T> optionalQuery(String name, Function<C, Optional<String>> value) {
            query.add(new QueryMember<>(name, value));
            return this;
        }

        Draft<C, T> body(BiConsumer<C, JsonBody> members) {
            body = Optional.of(members);
            return this;
        }

        Draft<C, T> by(Side asker) {
            side = asker;
            return this;
        }

        Draft<C, T> withoutEnvelope() {
            enveloped = false;
            return this;
        }

        Exchange<C, T> reads(BiFunction<C, JsonValue, T> reader) {
            return new Exchange<>(this, reader);
        }

        Exchange<C, T> reads(Function<JsonValue, T> reader) {
            return new Exchange<>(this, (call, data) -> reader.apply(data));
        }
    }

    /** Ignores the data of an answer that has none: Authing leaves them out, or null, or undocumented. */
    static Nothing nothing(JsonValue data) {
        return Nothing.NOTHING;
    }
}
