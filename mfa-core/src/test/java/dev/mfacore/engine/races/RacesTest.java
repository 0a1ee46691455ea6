package dev.mfacore.engine.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Everything that may happen once happens once, and every failure counts, however many threads and engines race for it
 * over one store. The ports dawdle inside the window between load and save, so a check that is not one with its act is
 * found within a few rounds: {@link #everyFaultIsCaughtByEveryRace} shows it for faults made on purpose. A pass says
 * that nothing was found in so many rounds, not that there is nothing.
 */
class RacesTest {

    private static final int ROUNDS = 24;
    private static final int ROUNDS_AT_NIGHT = 600;
    /** A fault is found in most rounds; so many misses in a row mean that the race cannot see it. */
    private static final int MOST_ROUNDS_TO_CATCH = 60;

    private static final int[][] RACERS_AND_NODES = {{2, 1}, {3, 2}, {6, 3}};

    @ParameterizedTest
    @EnumSource(Rounds.class)
    @Tag("STO-01")
    @Tag("STO-02")
    @Tag("STO-03")
    @Tag("STO-04")
    @Tag("THR-05")
    @Tag("THR-11")
    @Tag("TOTP-11")
    @Tag("BIND-11")
    void onceMeansOnceInEveryRace(Rounds race) {
        rounds(race, ROUNDS);
    }

    @ParameterizedTest
    @EnumSource(Rounds.class)
    @Tag("nightly")
    @Tag("STO-01")
    void onceMeansOnceInManyRaces(Rounds race) {
        rounds(race, ROUNDS_AT_NIGHT);
    }

    private static void rounds(Rounds race, int rounds) {
        for (int i = 0; i < rounds; i++) {
            int[] size = RACERS_AND_NODES[i % RACERS_AND_NODES.length];
            race.round(Fault.NONE, size[0], size[1]);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    @Tag("STO-01")
    @Tag("STO-05")
    void everyFaultIsCaughtByEveryRace(Fault fault) {
        for (Rounds race : Rounds.values()) {
            assertThat(caught(race, fault))
                    .as(race + " notices " + fault + " within " + MOST_ROUNDS_TO_CATCH + " rounds")
                    .isPresent();
        }
    }

    private static Optional<AssertionError> caught(Rounds race, Fault fault) {
        for (int i = 0; i < MOST_ROUNDS_TO_CATCH; i++) {
            try {
                race.round(fault, 4, 2);
            } catch (AssertionError e) {
                return Optional.of(e);
            }
        }
        return Optional.empty();
    }

    @Test
    void aFaultIsNotCaughtWhereNobodyRaces() {
        for (Rounds race : Rounds.values()) {
            race.round(Fault.DECIDES_ON_A_COPY, 1, 1);
        }
    }
}
