package dev.mfacore.tck.clause;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What several threads did to one register, at most 40 calls. It is right if there is an order of all calls, true to who
 * ended before whom began, in which a plain register gives these answers. The search for one remembers where it has been
 * (Wing and Gong 1993, Lowe 2017).
 */
final class History {

    private static final int STATE_BITS = 20;

    private final List<RecordedCall> calls;
    private final Set<Long> seen = new HashSet<>();

    History(List<RecordedCall> calls) {
        this.calls = List.copyOf(calls);
    }

    boolean isThatOfARegister() {
        seen.clear();
        return search(0, 0);
    }

    /** The history up to the first return that no register explains; calls under way then are pending. */
    History shortestWrong() {
        List<RecordedCall> byReturn = calls.stream()
                .sorted(Comparator.comparingLong(RecordedCall::returned))
                .toList();
        for (RecordedCall last : byReturn) {
            List<RecordedCall> part = new ArrayList<>();
            for (RecordedCall call : calls) {
                if (call.called() < last.returned()) {
                    boolean pending = call.returned() > last.returned();
                    if (!pending || call.verb() != RecordedCall.Verb.LOAD) {
                        part.add(pending ? call.pending() : call);
                    }
                }
            }
            History shorter = new History(part);
            if (!shorter.isThatOfARegister()) {
                return shorter;
            }
        }
        return this;
    }

    /** The calls as a table, threads as columns, in the order of their beginnings. */
    List<String> table(int threads) {
        int width =
                calls.stream().mapToInt(call -> call.toString().length()).max().orElse(0) + 2;
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder();
        for (int i = 0; i < threads; i++) {
            head.append(padded("thread " + i, width));
        }
        lines.add(head.toString());
        calls.stream().sorted(Comparator.comparingLong(RecordedCall::called)).forEach(call -> {
            String line = " ".repeat(width * call.thread()) + padded(call.toString(), width);
            lines.add(line.stripTrailing());
        });
        return lines;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private boolean search(long done, int state) {
        if (!seen.add(done << STATE_BITS | state)) {
            return false;
        }
        long firstReturn = Long.MAX_VALUE;
        boolean allEnded = true;
        for (int i = 0; i < calls.size(); i++) {
            if ((done >>> i & 1) == 0 && calls.get(i).ended()) {
                allEnded = false;
                firstReturn = Math.min(firstReturn, calls.get(i).returned());
            }
        }
        if (allEnded) {
            return true;
        }
        for (int i = 0; i < calls.size(); i++) {
            RecordedCall call = calls.get(i);
            if ((done >>> i & 1) == 0 && call.called() < firstReturn) {
                int next = after(call, state);
                if (next >= 0 && search(done | 1L << i, next)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The state after a call that finds this one, or -1 if a register would not have answered so. */
    private static int after(RecordedCall call, int state) {
        if (call.verb() == RecordedCall.Verb.LOAD) {
            return call.state() == state ? state : -1;
        }
        int written = call.verb() == RecordedCall.Verb.SAVE ? call.state() : 0;
        boolean matches = call.expected() == state;
        return switch (call.answer()) {
            case YES -> matches ? written : -1;
            case NO -> matches ? -1 : state;
            // Without effect it need not be placed at all.
            case UNKNOWN -> matches ? written : -1;
        };
    }
}
