package dev.mfacore.server.mirror;

import dev.mfacore.MfaToken;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.SecretText;
import dev.mfacore.otp.OtpauthUri;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that an answer says, as a text. Whatever is drawn at random has a name instead, given in the order of appearance: two
 * sides that answer alike are described alike. The words of a refusal are for people and left out.
 */
final class Description {

    private static final Set<String> RANDOM_IDS = Set.of("AuthingAuthenticator.id", "EnrolledFactor.factorId");

    private final Map<String, String> names = new HashMap<>();

    String of(AuthingAnswer<?> answer) {
        if (answer instanceof AuthingAnswer.Success<?> success) {
            return "200 " + of(success.data()) + " " + of(success.recoveryCode());
        }
        AuthingAnswer.Refusal<?> refusal = (AuthingAnswer.Refusal<?>) answer;
        return refusal.code() + " " + of(refusal.challenge()) + " " + of(refusal.retryAfter());
    }

    private String of(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(this::of).orElse("-");
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof SecretText secret) {
            return secret(secret.value());
        }
        if (value instanceof MfaToken token) {
            return named(token.value());
        }
        return value instanceof Record data ? record(data) : value.toString();
    }

    private String record(Record data) {
        String type = data.getClass().getSimpleName();
        return Stream.of(data.getClass().getRecordComponents())
                .map(it -> it.getName() + "=" + member(type, it, data))
                .collect(Collectors.joining(", ", type + "{", "}"));
    }

    private String member(String type, RecordComponent component, Record data) {
        try {
            Object value = component.getAccessor().invoke(data);
            return RANDOM_IDS.contains(type + "." + component.getName()) ? named(value.toString()) : of(value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a record does not show its members", e);
        }
    }

    private String secret(String text) {
        if (text.startsWith("otpauth://")) {
            String secret = OtpauthUri.parse(text).secret().revealBase32();
            return text.replace(secret, named(secret));
        }
        int comma = text.indexOf(',');
        return text.startsWith("data:image/") ? text.substring(0, comma) + ",picture" : named(text);
    }

    private String named(String text) {
        return text.isEmpty() ? "empty" : names.computeIfAbsent(text, it -> "#" + names.size());
    }
}
