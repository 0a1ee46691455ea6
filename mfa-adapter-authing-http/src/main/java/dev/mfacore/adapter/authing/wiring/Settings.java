package dev.mfacore.adapter.authing.wiring;

import dev.mfacore.adapter.authing.EmailScene;
import dev.mfacore.adapter.authing.FaceSpelling;
import dev.mfacore.adapter.authing.transport.ClientIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What the graph starts from.
 *
 * @param base the address that every path is put after
 * @param identity what names the client to the other side
 * @param client sends
 * @param callers runs what depends on answers, which may block
 * @param deadline for a whole call
 * @param responseCap the most bytes of an answer
 * @param readRetries how often a read is repeated that got no answer
 * @param faces how pictures of faces are named
 * @param scene how an emailed code is asked for
 * @param clock tells how far off a date is
 */
public record Settings(
        URI base,
        ClientIdentity identity,
        HttpClient client,
        Executor callers,
        Duration deadline,
        int responseCap,
        int readRetries,
        FaceSpelling faces,
        EmailScene scene,
        InstantSource clock) {}
