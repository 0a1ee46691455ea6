package dev.mfacore.server.admin;

import dev.mfacore.AdminAction;
import dev.mfacore.UserId;
import dev.mfacore.server.Users;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Members;

/** What many routes read out of their requests: the user of the path, and who acts and why. */
final class KnownUser {

    private static final String ACTOR = "admin-api";
    private static final String REASON = "none given";

    private final Users users;

    KnownUser(Users users) {
        this.users = users;
    }

    UserId of(ApiRequest request) {
        return require(request.path("id"));
    }

    UserId require(String text) {
        UserId id = Members.parsed(text, UserId::new);
        if (users.get(id).isEmpty()) {
            throw HttpProblem.notFound("There is no such user: create it with PUT /admin/v1/users/{id}.");
        }
        return id;
    }

    static AdminAction action(ApiRequest request) {
        String actor = request.query("actor").orElse(ACTOR);
        String reason = request.query("reason").orElse(REASON);
        return Members.parsed(actor, it -> new AdminAction(it, reason));
    }
}
