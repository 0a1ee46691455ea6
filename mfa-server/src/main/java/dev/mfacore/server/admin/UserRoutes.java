package dev.mfacore.server.admin;

import dev.mfacore.EmailAddress;
import dev.mfacore.PhoneNumber;
import dev.mfacore.UserId;
import dev.mfacore.port.StoreKey;
import dev.mfacore.server.Users;
import dev.mfacore.server.Users.User;
import dev.mfacore.server.delivery.TextLanguage;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Members;
import dev.mfacore.server.http.Route;
import dev.mfacore.server.log.EventJson;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Users: what the platform tells the server about them. */
final class UserRoutes implements AdminRoutes {

    private static final int LONGEST_NAME = 128;

    private final Users users;

    @Inject
    UserRoutes(Users users) {
        this.users = users;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("PUT", "/admin/v1/users/{id}", this::put), Route.of("GET", "/admin/v1/users/{id}", this::get));
    }

    /** A member that is missing leaves what was; null takes it away. */
    private ApiResponse put(ApiRequest request) {
        UserId id = Members.parsed(request.path("id"), UserId::new);
        Members body = new Members(request.jsonObject());
        Function<Optional<PhoneNumber>, Optional<PhoneNumber>> phone = change(body, "phone", PhoneNumber::parse);
        Function<Optional<EmailAddress>, Optional<EmailAddress>> email = change(body, "email", EmailAddress::parse);
        Function<Optional<String>, Optional<String>> name = change(body, "name", UserRoutes::name);
        Function<Optional<TextLanguage>, Optional<TextLanguage>> language =
                change(body, "language", UserRoutes::language);
        boolean isNew = users.get(id).isEmpty();
        User user = users.put(
                id,
                it -> new User(
                        id,
                        phone.apply(it.phone()),
                        email.apply(it.email()),
                        name.apply(it.name()),
                        language.apply(it.language())));
        return ApiResponse.json(isNew ? 201 : 200, json(user));
    }

    private ApiResponse get(ApiRequest request) {
        return users.get(Members.parsed(request.path("id"), UserId::new))
                .map(it -> ApiResponse.ok(json(it)))
                .orElseThrow(() -> HttpProblem.notFound("There is no such user."));
    }

    private static <T> Function<Optional<T>, Optional<T>> change(
            Members body, String member, Function<String, T> parser) {
        Optional<T> given = body.text(member).map(it -> Members.parsed(it, parser));
        boolean removed = body.isNull(member);
        return before -> removed ? Optional.empty() : given.or(() -> before);
    }

    private static TextLanguage language(String text) {
        return switch (text) {
            case "en" -> TextLanguage.EN;
            case "zh" -> TextLanguage.ZH;
            default -> throw new IllegalArgumentException("language must be en or zh: leave it out for the default");
        };
    }

    private static String name(String text) {
        if (text.isBlank() || text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "name must be 1 to " + LONGEST_NAME + " characters without control characters");
        }
        StoreKey.requireWellFormed(text, "name");
        return text;
    }

    private static ObjectNode json(User user) {
        ObjectNode json = Json.object().put("id", user.id().value());
        user.phone().ifPresent(it -> json.put("phone", it.e164()));
        user.email().ifPresent(it -> json.put("email", it.address()));
        user.name().ifPresent(it -> json.put("name", it));
        user.language().ifPresent(it -> json.put("language", EventJson.name(it)));
        return json;
    }
}
