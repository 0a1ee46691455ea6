package dev.mfacore.tck.run;

import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.MfaTck;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.stub.AuthingStub;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One try of a clause: opens the adapter at first use, on data of its own, and closes everything at its end. Its story
 * is told if the clause fails. Used by one thread, but for {@link #say}.
 */
public final class Trial implements AutoCloseable {

    private final MfaTck tck;
    private final Port port;
    private final Profile profile;
    private final Claims claims;
    private final TrialData data = new TrialData();
    private final List<OpenedAdapter> opened = new ArrayList<>();
    private final List<String> story = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> reached = new TreeSet<>();
    private final Map<String, Long> measures = new TreeMap<>();

    Trial(MfaTck tck, Port port, Profile profile, Claims claims) {
        this.tck = tck;
        this.port = port;
        this.profile = profile;
        this.claims = claims;
    }

    /** The adapter of this try, opened at the first call. */
    public Adapter adapter() {
        return opened.isEmpty() ? openAnother() : opened.get(opened.size() - 1).adapter();
    }

    /** The part under test, of the adapter that was opened last. */
    public <T> T part(Class<T> type) {
        return adapter().part(port, type);
    }

    /** Opens one more instance on the same data, as another node. */
    public Adapter openAnother() {
        OpenedAdapter one = OpenedAdapter.open(tck, data);
        opened.add(one);
        claims.mustHold(one.adapter());
        return one.adapter();
    }

    /** Closes every open instance and opens one anew on the same data. */
    public Adapter restart() {
        closeInstances();
        say("restart");
        return openAnother();
    }

    /** Ends the process that keeps the data without warning, and opens the adapter anew. */
    public Adapter kill() {
        adapter()
                .kill()
                .orElseThrow(() -> new IllegalStateException(
                        "the adapter claims survives-kill but gave no onKill(...): say how to end its process"))
                .run();
        say("kill");
        opened.clear();
        return openAnother();
    }

    public TckClock clock() {
        return data.clock();
    }

    /** The server in Authing's place, plain and patient unless {@link #authing(StubPeer)} chose another. */
    public AuthingStub authing() {
        return data.authing().stub();
    }

    /** Puts another server in Authing's place, for adapters opened from now on. */
    public AuthingStub authing(StubPeer next) {
        return data.authing(next).stub();
    }

    /** Names this try's data, as the adapter is told as well. */
    public String namespace() {
        return data.namespace();
    }

    public Profile profile() {
        return profile;
    }

    /** Adds a line to the story: what was done and what came of it, without any secret but generated ones. */
    public void say(String line) {
        story.add(line);
    }

    List<String> story() {
        return List.copyOf(story);
    }

    TrialData.Place place() {
        return data.place();
    }

    /** Notes that the generated input was of an interesting class. */
    public void reached(String label) {
        reached.add(label);
    }

    Set<String> reached() {
        return reached;
    }

    /** Notes a number for the report that may differ from run to run, such as the rounds of a race. */
    public void measure(String what, long number) {
        measures.merge(what, number, Long::sum);
    }

    Map<String, Long> measures() {
        return measures;
    }

    @Override
    public void close() {
        closeInstances();
        data.close();
    }

    private void closeInstances() {
        RuntimeException failure = null;
        for (OpenedAdapter one : opened) {
            try {
                one.close();
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        opened.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
