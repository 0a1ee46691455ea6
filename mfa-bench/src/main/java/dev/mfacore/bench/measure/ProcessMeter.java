package dev.mfacore.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what this process has used, less what the benchmark's own threads have: those whose names begin with
 * {@value #HARNESS}, such as a load generator or a stub. Collector, compiler, selector and pool threads all count. The
 * processor time of a process comes in steps of 10 ms on Linux, so that a measurement should last a second.
 *
 * <p>Threads of the harness have to outlive a measurement: the time of one that ended counts as the process's.
 */
public final class ProcessMeter {

    /** How the names of the benchmark's own threads begin. */
    public static final String HARNESS = "bench-";

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long startedAt;
    private final long cpu;
    private final Map<Long, Long> allocated;

    private ProcessMeter(long cpu, Map<Long, Long> allocated, long startedAt) {
        this.cpu = cpu;
        this.allocated = allocated;
        this.startedAt = startedAt;
    }

    /** Starts measuring. */
    public static ProcessMeter start() {
        Map<Long, Long> allocated = new HashMap<>();
        long cpu = read(allocated);
        return new ProcessMeter(cpu, allocated, System.nanoTime());
    }

    /** Returns what was used since the start. */
    public Usage stop(long operations) {
        long wall = System.nanoTime() - startedAt;
        Map<Long, Long> now = new HashMap<>();
        long used = read(now) - cpu;
        long bytes = 0;
        for (Map.Entry<Long, Long> thread : now.entrySet()) {
            bytes += thread.getValue() - allocated.getOrDefault(thread.getKey(), 0L);
        }
        // A moment may lie between two steps of the clock; ratios want more than nothing.
        return new Usage(operations, wall, Math.max(1, used), bytes);
    }

    /** Fills in the bytes that each thread has allocated, and returns the processor time. */
    private static long read(Map<Long, Long> allocated) {
        long[] ids = THREADS.getAllThreadIds();
        ThreadInfo[] infos = THREADS.getThreadInfo(ids);
        long[] bytes = THREADS.getThreadAllocatedBytes(ids);
        long harness = 0;
        for (int i = 0; i < ids.length; i++) {
            ThreadInfo info = infos[i];
            if (info == null) {
                continue;
            }
            if (info.getThreadName().startsWith(HARNESS)) {
                harness += Math.max(0, THREADS.getThreadCpuTime(ids[i]));
            } else {
                allocated.put(ids[i], Math.max(0, bytes[i]));
            }
        }
        return SYSTEM.getProcessCpuTime() - harness;
    }
}
