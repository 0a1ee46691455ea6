package dev.mfacore.bench.http;

import dev.mfacore.bench.Benchmark;
import dev.mfacore.bench.Effort;
import dev.mfacore.bench.Findings;
import dev.mfacore.bench.Progress;
import dev.mfacore.bench.measure.Comparison;
import dev.mfacore.bench.measure.Interleaved;
import dev.mfacore.bench.measure.Usage;
import dev.mfacore.bench.measure.WrongAnswerException;
import dev.mfacore.bench.report.Finding;
import dev.mfacore.bench.report.Spread;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

/** What the remote adapter adds to a call of {@code java.net.http} that sends the same and reads nothing. */
final class RemoteCallBenchmark implements Benchmark {

    private static final double TARGET = 1.3;

    @Override
    public String name() {
        return "http/remote-call";
    }

    @Override
    public String purpose() {
        return "processor time of a call of the remote adapter, beside a bare java.net.http call to the same stub";
    }

    @Override
    public Findings run(Effort effort, Progress progress) {
        AnswerTemplate template = AnswerTemplate.ofOurServer();
        try (Stub stub = new Stub(template, 1)) {
            RemoteClient adapter = AdapterClient.of(stub.uri());
            RemoteClient bare = bareLike(adapter, stub, template);
            Findings findings = Findings.none();
            for (CallForm form : CallForm.values()) {
                findings = findings.and(compare(adapter, bare, form, effort, progress.of(form.words())));
            }
            return findings;
        }
    }

    private static RemoteClient bareLike(RemoteClient adapter, Stub stub, AnswerTemplate template) {
        RemoteUser user = RemoteUser.some(1, new Random(2)).get(0);
        adapter.verify(user);
        StubHandler.Seen request = stub.last();
        RemoteClient bare = new BareClient(stub.uri(), request, template.of(user).length);
        bare.verify(user);
        if (!stub.last().equals(request)) {
            throw new WrongAnswerException(
                    "the bare client must send what the adapter sends: " + request + ", not " + stub.last());
        }
        return bare;
    }

    private Findings compare(RemoteClient adapter, RemoteClient bare, CallForm form, Effort effort, Progress progress) {
        Random random = new Random(3);
        AtomicReference<List<RemoteUser>> users = new AtomicReference<>(List.of());
        Comparison rounds = Interleaved.run(
                List.of(new CallSide(adapter, form, users::get), new CallSide(bare, form, users::get)),
                () -> users.set(RemoteUser.some(effort.calls(), random)),
                effort,
                progress);
        Spread cost = rounds.ours(1, Usage::cpu);
        return new Findings(
                rounds.results(name(), form.words(), "-", Usage::cpu),
                List.of(Finding.of(
                        "A call of the remote adapter, " + form.words() + ", takes " + cost.text(2, 1)
                                + " times the processor time of a bare java.net.http call.",
                        "at most 1.3",
                        cost.median() <= TARGET)));
    }
}
