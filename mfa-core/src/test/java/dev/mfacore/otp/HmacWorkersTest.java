package dev.mfacore.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Digests are reused, keep nothing of a key between calls, and failures and threads do not get into each other's way. */
class HmacWorkersTest {

    private final ObservedDigest.Work work = new ObservedDigest.Work();
    private final List<ObservedDigest> digests = new ArrayList<>();

    @Property(tries = 300)
    @Tag("SEC-05")
    void nothingOfAKeyIsLeftBehind(
            @ForAll OtpAlgorithm algorithm, @ForAll @Size(min = 1, max = 200) byte[] key, @ForAll long counter) {
        HmacWorkers workers = observed(algorithm);
        int code = workers.code(key, counter);
        assertThat(workers.highestMatch(key, code, counter, counter, -7)).isEqualTo(counter);
        assertThat(pooled(workers)).isNotEmpty().allMatch(HmacWorker::isWiped);
        assertThat(digests).allMatch(ObservedDigest::isClean);
    }

    @Example
    @Tag("SEC-05")
    void aWorkerInUseIsNotWipedAndOneClosedIs() {
        ObservedDigest digest = ObservedDigest.of(OtpAlgorithm.SHA1, work);
        HmacWorker worker = new HmacWorker(OtpAlgorithm.SHA1, 6, digest);
        assertThat(worker.isWiped()).isTrue();
        worker.open(ReferenceOtp.SEED);
        assertThat(worker.code(0)).isEqualTo(755224);
        assertThat(worker.isWiped()).isFalse();
        assertThat(digest.isClean()).isFalse();
        worker.close();
        assertThat(worker.isWiped()).isTrue();
        assertThat(digest.isClean()).isTrue();
    }

    @Property(tries = 200)
    @Tag("SEC-05")
    void aFailureAtAnyPointLeavesNoKeyAndNoBrokenWorker(
            @ForAll OtpAlgorithm algorithm,
            @ForAll @Size(min = 1, max = 200) byte[] key,
            @ForAll @IntRange(min = 0, max = 5) int failAt) {
        HmacWorkers workers = observed(algorithm);
        ObservedDigest broken = digests.get(0);
        work.failAtFinish = work.finished + failAt;
        assertThatThrownBy(() -> codesOf(workers, key, 3))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("planned failure");
        assertThat(digests).allMatch(ObservedDigest::isClean);
        assertThat(pooled(workers)).allMatch(HmacWorker::isWiped);
        int madeBefore = work.made;
        for (int counter = 0; counter < 50; counter++) {
            assertThat(workers.code(key, counter)).isEqualTo(expected(algorithm, key, counter));
        }
        assertThat(work.made - madeBefore).isLessThanOrEqualTo(1);
        assertThat(broken.isClean()).isTrue();
    }

    @Example
    @Tag("SEC-05")
    void aFailureDropsTheWorkerThatFailed() {
        HmacWorkers workers = observed(OtpAlgorithm.SHA1);
        workers.code(ReferenceOtp.SEED, 0);
        int before = pooled(workers).size();
        work.failAtFinish = work.finished;
        assertThatThrownBy(() -> workers.code(ReferenceOtp.SEED, 1)).isInstanceOf(IllegalStateException.class);
        assertThat(pooled(workers)).hasSizeBetween(before - 1, before);
        assertThat(pooled(workers).size() + 1).isEqualTo(work.made);
    }

    @Example
    void aThreadReusesItsDigests() {
        HmacWorkers workers = observed(OtpAlgorithm.SHA256);
        IntStream.range(0, 1000).forEach(counter -> workers.code(ReferenceOtp.SEED, counter));
        assertThat(work.made).isLessThanOrEqualTo(2);
    }

    @Example
    @Tag("TOTP-16")
    void anEmptyKeyIsRefusedAndDoesNotHarmThePool() {
        HmacWorkers workers = observed(OtpAlgorithm.SHA1);
        assertThatThrownBy(() -> workers.code(new byte[0], 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(workers.code(ReferenceOtp.SEED, 0)).isEqualTo(755224);
    }

    @Example
    void manyThreadsGetTheirOwnAnswers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            hammer(threads, 16, 500);
        } finally {
            threads.shutdownNow();
        }
    }

    @Example
    void thousandsOfLightThreadsGetTheirOwnAnswers() throws Exception {
        ExecutorService threads = oneThreadPerTask();
        try {
            hammer(threads, 2000, 5);
        } finally {
            threads.shutdownNow();
        }
    }

    /** All start together, each with its own key, and match the code of a step in the middle of the window. */
    private static void hammer(ExecutorService threads, int tasks, int rounds) throws Exception {
        Totp totp = Totp.of(TotpParameters.defaults(), TotpWindow.defaults());
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Boolean>> answers = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            byte[] key = ("key of task number " + task).getBytes(StandardCharsets.US_ASCII);
            answers.add(threads.submit(allRight(totp, key, rounds, start)));
        }
        start.countDown();
        for (Future<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
    }

    private static Callable<Boolean> allRight(Totp totp, byte[] key, int rounds, CountDownLatch start) {
        return () -> {
            start.await();
            for (int step = 0; step < rounds; step++) {
                String code = ReferenceOtp.code(OtpAlgorithm.SHA1, 6, key, step);
                if (totp.matchStep(key, code, step) < step || totp.codeAt(key, step) != Integer.parseInt(code)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Virtual threads where the JDK has them (21 and later), else a bounded number of ordinary ones. */
    private static ExecutorService oneThreadPerTask() throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            return Executors.newFixedThreadPool(200);
        }
        return (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private HmacWorkers observed(OtpAlgorithm algorithm) {
        digests.clear();
        return new HmacWorkers(algorithm, 6, () -> {
            ObservedDigest digest = ObservedDigest.of(algorithm, work);
            digests.add(digest);
            return digest;
        });
    }

    private static void codesOf(HmacWorkers workers, byte[] key, int count) {
        for (int counter = 0; counter < count; counter++) {
            workers.code(key, counter);
        }
    }

    private static int expected(OtpAlgorithm algorithm, byte[] key, long counter) {
        return Integer.parseInt(ReferenceOtp.code(algorithm, 6, key, counter));
    }

    private static List<HmacWorker> pooled(HmacWorkers workers) {
        List<HmacWorker> found = new ArrayList<>();
        for (int place = 0; place < workers.places(); place++) {
            HmacWorker worker = workers.pooled(place);
            if (worker != null) {
                found.add(worker);
            }
        }
        return found;
    }

    @Example
    void aThreadReusesItsDigestsForWindowsToo() {
        HmacWorkers workers = observed(OtpAlgorithm.SHA256);
        IntStream.range(0, 1000).forEach(first -> workers.highestMatch(ReferenceOtp.SEED, 0, first, first + 2, -1));
        assertThat(work.made).isLessThanOrEqualTo(2);
    }
}
