package dev.mfacore.server.mirror;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/**
 * Client over server over memory is memory: the HTTP adapter in front of a server answers what a tenant in this process
 * does, in all random stories of three users with several sessions, sign-ins and apps on a clock that goes both ways.
 */
class MirrorTest {

    /** What has to come about in a run, or the run says nothing. */
    static final List<String> INTERESTING = List.of(
            "TRIGGER_DATA 200",
            "TRIGGER_DATA 404",
            "TRIGGER_DATA 2004",
            "TRIGGER_DATA 2020",
            "LIST 200",
            "LIST 2021",
            "ASSOCIATE 200",
            "ASSOCIATE 403",
            "CONFIRM 200",
            "CONFIRM 6001",
            "VERIFY_TOTP 200",
            "VERIFY_TOTP 6001",
            "VERIFY_TOTP 2021",
            "VERIFY_EMAIL 200",
            "VERIFY_EMAIL 500",
            "RECOVER 200",
            "RECOVER 6002",
            "BINDABLE 200",
            "SEND_EMAIL_CODE 200",
            "SEND_EMAIL_CODE 400",
            "SEND_SMS_CODE 200",
            "ENROLLMENT 200",
            "DELETE 200",
            "IMPORT_TOTP 200",
            "IMPORT_TOTP 400",
            "INTROSPECT 200",
            "MFA_INFO 200");

    @Property(tries = 60, seed = "20260301", generation = GenerationMode.RANDOMIZED)
    @Tag("CLI-04")
    @Tag("CLI-09")
    @Tag("SRV-05")
    @Tag("TXN-05")
    void clientOverServerAnswersAsMemoryDoes(@ForAll("stories") List<Move> story) {
        mirrored(story);
        Mirror.happened(INTERESTING);
    }

    @Property(tries = 600, generation = GenerationMode.RANDOMIZED)
    @Tag("nightly")
    @Tag("CLI-04")
    @Tag("CLI-09")
    void clientOverServerAnswersAsMemoryDoesInLongStories(@ForAll("longStories") List<Move> story) {
        mirrored(story);
        Mirror.happened(INTERESTING);
    }

    private static void mirrored(List<Move> story) {
        try (Side memory = new TenantSide();
                Side server = new ServerSide()) {
            Mirror.play(story, memory, server);
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
