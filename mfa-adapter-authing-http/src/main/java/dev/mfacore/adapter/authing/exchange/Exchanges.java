package dev.mfacore.adapter.authing.exchange;

import dev.mfacore.adapter.authing.EmailScene;
import dev.mfacore.adapter.authing.FaceSpelling;
import dev.mfacore.authing.AuthingCall;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of all exchanges, one for every kind of call. Immutable. */
public final class Exchanges {

    private final Map<Class<?>, Exchange<?, ?>> byType;

    /**
     * Makes the table.
     *
     * @param faces how pictures of faces are named
     * @param scene how an emailed code is asked for
     */
    public Exchanges(FaceSpelling faces, EmailScene scene) {
        Map<Class<?>, Exchange<?, ?>> table = new HashMap<>();
        Stream.of(
                        MfaExchanges.all(),
                        FaceExchanges.all(faces),
                        SendExchanges.all(scene),
                        FactorExchanges.all(),
                        ManagementExchanges.all())
                .flatMap(List::stream)
                .forEach(it -> table.put(it.type(), it));
        this.byType = Map.copyOf(table);
    }

    /**
     * Finds how a call is put.
     *
     * @param call the call
     * @param <T> the data of a successful answer
     * @return its exchange
     */
    @SuppressWarnings("unchecked") // The key of an exchange is the class of its calls.
    public <T> Exchange<AuthingCall<T>, T> of(AuthingCall<T> call) {
        Exchange<?, ?> exchange = byType.get(call.getClass());
        if (exchange == null) {
            throw new UnsupportedOperationException(call.operation() + " is not offered over HTTP");
        }
        return (Exchange<AuthingCall<T>, T>) exchange;
    }

    /**
     * Returns all of them.
     *
     * @return the exchanges, in no order
     */
    public Collection<Exchange<?, ?>> all() {
        return byType.values();
    }
}
