package dev.mfacore.tck.story;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A story that shrinks by leaving moves out, many at first and then one by one: each try costs a whole story. */
record ShorterStory(List<Move> value) implements Shrinkable<List<Move>> {

    @Override
    public Stream<Shrinkable<List<Move>>> shrink() {
        return Stream.iterate(value.size() / 2, size -> size > 0, size -> size / 2)
                .flatMap(size -> IntStream.iterate(value.size() - size, from -> from >= 0, from -> from - size)
                        .mapToObj(from -> without(from, size)));
    }

    private Shrinkable<List<Move>> without(int from, int size) {
        List<Move> fewer = new ArrayList<>(value);
        fewer.subList(from, from + size).clear();
        return new ShorterStory(List.copyOf(fewer));
    }

    @Override
    public ShrinkingDistance distance() {
        return ShrinkingDistance.of(value.size());
    }
}
