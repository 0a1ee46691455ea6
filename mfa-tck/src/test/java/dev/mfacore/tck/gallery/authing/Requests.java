package dev.mfacore.tck.gallery.authing;

import dev.mfacore.authing.AuthingCall;
import dev.mfacore.tck.wire.Plain;
import dev.mfacore.tck.wire.WireExample;
import dev.mfacore.tck.wire.WireExamples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the example that a call is like, and puts the call's own texts into it. */
final class Requests {

    /** What is the protocol's own word, where all other texts are the caller's. */
    private static final Set<String> WORDS = Set.of("factorType", "type", "source", "scene");

    private Requests() {}

    static WireExample like(AuthingCall<?> call) {
        for (WireExample example : WireExamples.all()) {
            if (example.call().getClass() == call.getClass()) {
                Map<String, String> texts = new HashMap<>();
                if (isLike(Plain.of(example.call()), Plain.of(call), "", texts)) {
                    return example.with(texts);
                }
            }
        }
        throw new UnsupportedOperationException("no example of such a call");
    }

    private static boolean isLike(Object example, Object own, String name, Map<String, String> texts) {
        if (example instanceof Map<?, ?> map) {
            return own instanceof Map<?, ?> other
                    && map.keySet().equals(other.keySet())
                    && map.keySet().stream()
                            .allMatch(key -> isLike(
                                    Optional.<Object>ofNullable(map.get(key)).orElseThrow(),
                                    Optional.<Object>ofNullable(other.get(key)).orElseThrow(),
                                    (String) key,
                                    texts));
        }
        if (example instanceof List<?> list) {
            return own instanceof List<?> other
                    && list.size() == other.size()
                    && (list.isEmpty() || isLike(list.get(0), other.get(0), name, texts));
        }
        if (example instanceof String text && own instanceof String other && !WORDS.contains(name)) {
            texts.put(text, other);
            return true;
        }
        return example.equals(own);
    }
}
