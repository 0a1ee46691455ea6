package dev.mfacore.tck.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @Test
    void readsWhatServersWrite() {
        assertThat(JsonText.object(
                        " {\"code\": 200, \"data\": [{\"a\":\"x\\u00e9\\n\\\"\"}, true, null, -1.5e3], \"m\":{}} "))
                .hasValueSatisfying(map -> {
                    assertThat(map.get("code")).isEqualTo(new BigDecimal("200"));
                    assertThat(map.get("m")).isEqualTo(Map.of());
                    assertThat((List<?>) map.get("data")).hasSize(4).first().isEqualTo(Map.of("a", "x\u00e9\n\""));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1}x", "{\"a\":tru}", "<html>", "{\"a\":\"\\u00"})
    void takesNothingElseForAnObject(String text) {
        assertThat(JsonText.object(text)).isEmpty();
    }

    @Test
    void writesEveryStringSoThatItComesBack() {
        String odd = "\u0000\"\\\u2028\ud83d\ude00/\u007f\t";
        assertThat(JsonText.object(JsonText.of("name", odd))).contains(Map.of("name", odd));
    }
}
