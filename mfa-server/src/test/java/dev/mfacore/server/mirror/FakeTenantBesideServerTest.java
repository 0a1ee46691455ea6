package dev.mfacore.server.mirror;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * What an application sees in its tests is what it sees in front of the server: the fake tenant and the server behind HTTP
 * answer alike, but for contacts, which the fake shows in full.
 */
class FakeTenantBesideServerTest {

    @Property(tries = 40, seed = "20260302", generation = GenerationMode.RANDOMIZED)
    @Tag("CLI-04")
    @Tag("CLI-09")
    void theFakeTenantAnswersAsTheServerDoes(@ForAll("stories") List<Move> story) {
        beside(story);
        Mirror.happened(List.of("VERIFY_TOTP 200", "CONFIRM 200", "ASSOCIATE 1635", "RECOVER 200", "DELETE 200"));
    }

    @Property(tries = 300, generation = GenerationMode.RANDOMIZED)
    @Tag("nightly")
    @Tag("CLI-04")
    @Tag("CLI-09")
    void theFakeTenantAnswersAsTheServerDoesInLongStories(@ForAll("longStories") List<Move> story) {
        beside(story);
        Mirror.happened(MirrorTest.INTERESTING);
    }

    private static void beside(List<Move> story) {
        try (Side fake = new FakeSide();
                Side server = new ServerSide()) {
            Mirror.play(story, fake, server);
        }
    }

    @Provide
    Arbitrary<List<Move>> stories() {
        return Moves.upTo(25);
    }

    @Provide
    Arbitrary<List<Move>> longStories() {
        return Moves.upTo(80);
    }
}
