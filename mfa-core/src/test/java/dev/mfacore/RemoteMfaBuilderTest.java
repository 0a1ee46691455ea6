package dev.mfacore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.port.AuthingApi;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the remote side is made of, and what it declares. */
class RemoteMfaBuilderTest {

    private static final AuthingApi NOBODY = new AuthingApi() {
        @Override
        public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
            throw new AssertionError("nothing may be asked while building");
        }
    };

    static Stream<Arguments> lives() {
        return Stream.of(
                setting("stepUpAge", RemoteMfaBuilder::stepUpAge, 60, 3600),
                setting("mfaTokenLife", RemoteMfaBuilder::mfaTokenLife, 60, 600),
                setting("smsCodeLife", RemoteMfaBuilder::smsCodeLife, 30, 600),
                setting("emailCodeLife", RemoteMfaBuilder::emailCodeLife, 30, 3600),
                setting("pendingLife", RemoteMfaBuilder::pendingLife, 60, 3600));
    }

    private static Arguments setting(
            String name, BiFunction<RemoteMfaBuilder, Duration, RemoteMfaBuilder> setter, long least, long most) {
        return Arguments.of(name, setter, Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lives")
    @DisplayName("settings have bounds, and the message names the setting")
    void bounds(
            String name,
            BiFunction<RemoteMfaBuilder, Duration, RemoteMfaBuilder> setter,
            Duration least,
            Duration most) {
        assertThat(setter.apply(Mfa.remote(), least)).isNotNull();
        assertThat(setter.apply(Mfa.remote(), most)).isNotNull();
        for (Duration outside : new Duration[] {least.minusNanos(1), most.plusNanos(1), Duration.ZERO}) {
            assertThatThrownBy(() -> setter.apply(Mfa.remote(), outside))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(name);
        }
    }

    @Test
    @DisplayName("without an API there is nothing to build")
    void apiIsMissing() {
        assertThatThrownBy(() -> Mfa.remote().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("api(...)");
    }

    @Test
    @DisplayName("a management token brings two capabilities, and needs an application")
    void capabilities() {
        assertThat(Mfa.remote().api(NOBODY).build().capabilities()).isEmpty();
        assertThat(Mfa.remote()
                        .api(NOBODY)
                        .management(() -> "token", "app")
                        .build()
                        .capabilities())
                .containsExactlyInAnyOrder(MfaCapability.BEGIN, MfaCapability.BOUND_TARGETS);
        assertThatThrownBy(() -> Mfa.remote().management(() -> "token", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("appId");
    }
}
