package dev.mfacore.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.authing.AuthingCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Label("CLI-03: what codes mean")
class RefusalMapTest {

    /** By code and step, as decided in the table of the resources. */
    static Map<Integer, Map<Step, Verdict>> decided() {
        List<String> lines = lines();
        List<Step> steps = Arrays.stream(lines.get(0).split(",", -1))
                .skip(1)
                .map(Step::valueOf)
                .toList();
        Map<Integer, Map<Step, Verdict>> table = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<Step, Verdict> row = new TreeMap<>();
            for (int i = 0; i < steps.size(); i++) {
                row.put(steps.get(i), Verdict.valueOf(cells[i + 1]));
            }
            assertThat(table.put(Integer.valueOf(cells[0]), row)).isNull();
        }
        return table;
    }

    private static List<String> lines() {
        try (InputStream in = RefusalMapTest.class.getResourceAsStream("refusals.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("CLI-03")
    @DisplayName("every documented code is decided for every step, and means that")
    void everyCellIsDecided() {
        Map<Integer, Map<Step, Verdict>> table = decided();

        assertThat(table.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AuthingCode.values())
                        .map(AuthingCode::number)
                        .toList());
        table.forEach((code, row) -> {
            assertThat(row.keySet()).containsExactly(Step.values());
            row.forEach((step, verdict) -> assertThat(RefusalMap.of(step, code))
                    .as("%s answered %d", step, code)
                    .isEqualTo(verdict));
        });
    }

    @Property
    @Tag("CLI-03")
    @Label("a code that is not documented says nothing")
    void unknownCodesSayNothing(@ForAll Step step, @ForAll int code) {
        if (AuthingCode.of(code).isEmpty()) {
            assertThat(RefusalMap.of(step, code)).isEqualTo(Verdict.UNAVAILABLE);
        }
    }
}
