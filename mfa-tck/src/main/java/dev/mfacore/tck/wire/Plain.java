package dev.mfacore.tck.wire;

import dev.mfacore.MfaToken;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingContact;
import dev.mfacore.authing.AuthingCredential;
import dev.mfacore.authing.EnrollmentData;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TokenIntrospection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vocabulary's records as plain values and back, so that calls and answers can stand in files and be compared member
 * by member, hidden texts included. Of a closed family, such as the credentials, a value stands under its kind's name.
 */
public final class Plain {

    private static final List<Class<?>> FAMILIES =
            List.of(AuthingCredential.class, AuthingContact.class, EnrollmentData.class, TokenIntrospection.class);

    private Plain() {}

    public static Map<String, Object> ofAnswer(AuthingAnswer<?> answer) {
        return Map.of(answer instanceof AuthingAnswer.Success<?> ? "success" : "refusal", members((Record) answer));
    }

    public static Object of(Object value) {
        if (value instanceof SecretText secret) {
            return secret.value();
        }
        if (value instanceof MfaToken token) {
            return token.value();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Plain::of).toList();
        }
        if (value instanceof Record one) {
            boolean isOfFamily = FAMILIES.stream().anyMatch(family -> family.isInstance(one));
            return isOfFamily ? Map.of(one.getClass().getSimpleName(), members(one)) : members(one);
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        return value instanceof Boolean || value instanceof Long || value instanceof String ? value : value.toString();
    }

    private static Map<String, Object> members(Record one) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            Object value = get(one, component);
            Object there = value instanceof Optional<?> optional ? optional.orElse(null) : value;
            if (there != null) {
                members.put(component.getName(), of(there));
            }
        }
        return members;
    }

    private static Object get(Record one, RecordComponent component) {
        try {
            return component.getAccessor().invoke(one);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the vocabulary's " + component + " cannot be read", e);
        }
    }

    /** Makes the call that its file describes. */
    static AuthingCall<?> call(Map<String, Object> plain) {
        String kind = AuthingCall.class.getPackageName() + "."
                + String.valueOf(plain.get("kind")).replace('.', '$');
        try {
            return (AuthingCall<?>) make(Class.forName(kind), plain);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the vocabulary has no " + kind, e);
        }
    }

    private static Object make(Type type, Object plain) {
        if (type instanceof ParameterizedType generic) {
            List<?> items = (List<?>) plain;
            return items.stream()
                    .map(item -> make(generic.getActualTypeArguments()[0], item))
                    .toList();
        }
        Class<?> target = (Class<?>) type;
        if (target == SecretText.class) {
            return new SecretText((String) plain);
        }
        if (target == MfaToken.class) {
            return new MfaToken((String) plain);
        }
        if (target.isEnum()) {
            return List.of(target.getEnumConstants()).stream()
                    .filter(one -> one.toString().equals(plain))
                    .findFirst()
                    .orElseThrow();
        }
        if (FAMILIES.stream().anyMatch(family -> family.isAssignableFrom(target))) {
            Map.Entry<String, Object> named =
                    Json.object(plain).entrySet().iterator().next();
            return record(
                    kinds(target).stream()
                            .filter(kind -> kind.getSimpleName().equals(named.getKey()))
                            .findFirst()
                            .orElseThrow(),
                    Json.object(named.getValue()));
        }
        return target.isRecord() ? record(target, Json.object(plain)) : plain;
    }

    private static List<Class<?>> kinds(Class<?> family) {
        if (!family.isSealed()) {
            return List.of(family);
        }
        List<Class<?>> kinds = new ArrayList<>();
        for (Class<?> kind : family.getPermittedSubclasses()) {
            kinds.addAll(kinds(kind));
        }
        return kinds;
    }

    private static Object record(Class<?> type, Map<String, Object> plain) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = component(components[i], Optional.ofNullable(plain.get(components[i].getName())));
        }
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the vocabulary's " + type.getName() + " cannot be made", e);
        }
    }

    private static Object component(RecordComponent component, Optional<Object> plain) {
        if (component.getGenericType() instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return plain.map(value -> make(generic.getActualTypeArguments()[0], value));
        }
        return make(component.getGenericType(), plain.orElseThrow());
    }
}
