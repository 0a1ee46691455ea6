package dev.mfacore.tck.gallery.authing;

import dev.mfacore.MfaUnavailableException;
import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingCode;
import dev.mfacore.authing.EnrolledFactor;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.ManagementCall;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.SignInChallenge;
import dev.mfacore.port.AuthingApi;
import dev.mfacore.tck.wire.Json;
import dev.mfacore.tck.wire.WireExample;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** A correct client, small and slow. Faults override what they get wrong. */
class HttpAuthing implements AuthingApi {

    final Exchanger exchanger;
    final InstantSource clock;

    HttpAuthing(Exchanger exchanger, InstantSource clock) {
        this.exchanger = exchanger;
        this.clock = clock;
    }

    @Override
    public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
        WireExample like = Requests.like(call);
        Exchanger.Request request = new Exchanger.Request(
                String.valueOf(like.part("request").get("method")),
                target(like),
                headers(call),
                body(like),
                call.isRead());
        Exchanger.Response response;
        try {
            response = exchange(request);
        } catch (IOException | NumberFormatException e) {
            throw failed(e);
        }
        try {
            return answer(call, response);
        } catch (IllegalArgumentException
                | ClassCastException
                | java.util.NoSuchElementException
                | DateTimeException
                | IndexOutOfBoundsException e) {
            throw unclear(response);
        }
    }

    String target(WireExample like) {
        StringBuilder path = new StringBuilder();
        like.path().forEach(segment -> path.append('/').append(segment(segment)));
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        Json.object(like.part("request").getOrDefault("query", Map.of()))
                .forEach((name, value) -> query.add(name + "=" + encoded((String) value)));
        return path + query.toString();
    }

    String segment(String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("userId must not be empty or dots alone: it stands in a path");
        }
        return encoded(value);
    }

    String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    Map<String, String> headers(AuthingCall<?> call) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/json");
        token(call).ifPresent(token -> headers.put("Authorization", "Bearer " + checked(token)));
        return headers;
    }

    Optional<String> token(AuthingCall<?> call) {
        return call.credential().bearer().map(SecretText::value);
    }

    String checked(String token) {
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("token must be visible ASCII characters");
        }
        return token;
    }

    Optional<String> body(WireExample like) {
        return Optional.ofNullable(like.part("request").get("body")).map(Json::write);
    }

    Exchanger.Response exchange(Exchanger.Request request) throws IOException {
        return exchanger.exchange(request);
    }

    <T> AuthingAnswer<T> answer(AuthingCall<T> call, Exchanger.Response response) {
        Map<String, Object> body = Json.object(parsed(response.body()));
        if (call instanceof FactorCall.VerifyMfaToken && body.containsKey("active")) {
            requireOk(response);
            return success(call, body, Optional.empty());
        }
        int code = code(body);
        if (code == AuthingAnswer.SUCCESS) {
            requireOk(response);
            return success(call, body.getOrDefault("data", Json.Absent.NULL), recoveryCode(body));
        }
        if (response.status() != 200 && response.status() != 400 || isUndocumented(code)) {
            throw new IllegalArgumentException("code");
        }
        return refusal(code, body, response);
    }

    Object parsed(byte[] body) {
        return Json.read(body);
    }

    boolean isUndocumented(int code) {
        return AuthingCode.of(code).isEmpty();
    }

    void requireOk(Exchanger.Response response) {
        if (response.status() != 200) {
            throw new IllegalArgumentException("status");
        }
    }

    /** The one code that all members say together. */
    int code(Map<String, Object> body) {
        List<Long> said = Stream.of("apiCode", "code", "statusCode")
                .filter(body::containsKey)
                .map(name -> number(Optional.ofNullable(body.get(name)).orElseThrow()))
                .toList();
        long successes = said.stream().filter(it -> it == AuthingAnswer.SUCCESS).count();
        boolean apiCodeAlone = said.size() == 1 && body.containsKey("apiCode");
        if (said.isEmpty() || successes != 0 && successes != said.size() || apiCodeAlone) {
            throw new IllegalArgumentException("codes");
        }
        return narrowed(said.get(0));
    }

    int narrowed(long code) {
        return Math.toIntExact(Math.max(-1, Math.min(code, 1_000_000)));
    }

    long number(Object code) {
        return code instanceof String text ? Long.parseLong(text) : (Long) code;
    }

    Optional<SecretText> recoveryCode(Map<String, Object> body) {
        return Optional.ofNullable(body.get("recoveryCode")).map(it -> new SecretText((String) it));
    }

    @SuppressWarnings("unchecked") // The reader reads what the kind of call says.
    <T> AuthingAnswer<T> success(AuthingCall<T> call, Object data, Optional<SecretText> recoveryCode) {
        T read = (T) data(call, data);
        requireAbout(call, read);
        return new AuthingAnswer.Success<>(read, recoveryCode);
    }

    Object data(AuthingCall<?> call, Object data) {
        return Answers.data(call, data);
    }

    void requireAbout(AuthingCall<?> call, Object data) {
        boolean isOther =
                call instanceof FactorCall.GetFactor get && !get.factorId().equals(((EnrolledFactor) data).factorId())
                        || call instanceof ManagementCall.ImportTotp to
                                && !to.userId().equals(((AuthingAuthenticator) data).userId())
                        || data instanceof List<?> rows
                                && rows.stream()
                                                .filter(AuthingAuthenticator.class::isInstance)
                                                .map(row -> ((AuthingAuthenticator) row).userId())
                                                .distinct()
                                                .count()
                                        > 1;
        if (isOther) {
            throw new IllegalArgumentException("about something else");
        }
    }

    <T> AuthingAnswer<T> refusal(int code, Map<String, Object> body, Exchanger.Response response) {
        Optional<SignInChallenge> challenge = Stream.of(SignInChallenge.Kind.values())
                .filter(kind -> kind.code() == code && body.get("data") instanceof Map<?, ?>)
                .map(kind -> new SignInChallenge(
                        kind,
                        Answers.trigger(Optional.ofNullable(body.get("data")).orElseThrow())))
                .findFirst();
        String message = body.get("message") instanceof String text ? text : "";
        return new AuthingAnswer.Refusal<>(code, message, challenge, wait(response));
    }

    Optional<Duration> wait(Exchanger.Response response) {
        return response.header("retry-after").flatMap(text -> {
            try {
                return Optional.of(
                        text.matches("[0-9]{1,9}")
                                ? Duration.ofSeconds(Long.parseLong(text))
                                : Duration.between(
                                        clock.instant(),
                                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                                .toInstant()));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    /** There was no response. */
    RuntimeException failed(Exception e) {
        return new MfaUnavailableException("no answer: " + e.getClass().getSimpleName());
    }

    /** There was one, but it says nothing. */
    RuntimeException unclear(Exchanger.Response response) {
        return new MfaUnavailableException("no clear answer, HTTP " + response.status());
    }
}
