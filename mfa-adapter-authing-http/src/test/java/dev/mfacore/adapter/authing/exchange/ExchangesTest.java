package dev.mfacore.adapter.authing.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.adapter.authing.EmailScene;
import dev.mfacore.adapter.authing.FaceSpelling;
import dev.mfacore.authing.AuthingCall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table has every call of the port, and no other. */
class ExchangesTest {

    @Test
    void everyKindOfCallHasItsExchange() {
        List<Class<?>> kinds = new ArrayList<>();
        collect(AuthingCall.class, kinds);
        Exchanges exchanges = new Exchanges(FaceSpelling.IS_EXTERNAL, EmailScene.MFA_VERIFY_CODE);
        assertThat(kinds).hasSizeGreaterThan(20);
        assertThat(exchanges.all())
                .extracting(Exchange::type)
                .map(it -> (Object) it)
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    private static void collect(Class<?> type, List<Class<?>> kinds) {
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(it -> collect(it, kinds));
        } else {
            kinds.add(type);
        }
    }
}
