package dev.mfacore.server.admin;

import dev.mfacore.AdminAction;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.MfaAdmin;
import dev.mfacore.MfaService;
import dev.mfacore.MfaToken;
import dev.mfacore.UserId;
import dev.mfacore.port.AccessTokens;
import dev.mfacore.server.enrol.EnrolmentLinks;
import dev.mfacore.server.http.ApiRequest;
import dev.mfacore.server.http.ApiResponse;
import dev.mfacore.server.http.HttpProblem;
import dev.mfacore.server.http.Json;
import dev.mfacore.server.http.Members;
import dev.mfacore.server.http.Route;
import dev.mfacore.server.session.ServerTokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Sessions, sign-in transactions and links to the enrolment page, after the platform has done its own part. */
final class SessionRoutes implements AdminRoutes {

    private static final long LONGEST_AGE = Duration.ofDays(365).toSeconds();

    private final KnownUser users;
    private final ServerTokens tokens;
    private final EnrolmentLinks links;
    private final MfaService service;
    private final MfaAdmin admin;
    private final InstantSource clock;

    @Inject
    SessionRoutes(
            KnownUser users,
            ServerTokens tokens,
            EnrolmentLinks links,
            MfaService service,
            MfaAdmin admin,
            InstantSource clock) {
        this.users = users;
        this.tokens = tokens;
        this.links = links;
        this.service = service;
        this.admin = admin;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.of("POST", "/admin/v1/users/{id}/sessions", this::openSession),
                Route.of("DELETE", "/admin/v1/users/{id}/sessions", this::endSessions),
                Route.of("POST", "/admin/v1/users/{id}/transactions", this::begin),
                Route.of("POST", "/admin/v1/users/{id}/enrolment-links", this::link));
    }

    private ApiResponse openSession(ApiRequest request) {
        UserId user = users.of(request);
        Optional<Instant> secondFactorAt = new Members(request.jsonObject())
                .wholeNumber("secondFactorAgeSeconds", 0, LONGEST_AGE)
                .map(age -> clock.instant().minusSeconds(age));
        AccessTokens.Issued token = tokens.open(user, secondFactorAt);
        return ApiResponse.json(
                201,
                Json.object()
                        .put("accessToken", token.token().value())
                        .put("expiresAt", token.expiresAt().toString()));
    }

    /** For a password that changed and an account that was disabled (TXN-07). */
    private ApiResponse endSessions(ApiRequest request) {
        UserId user = users.of(request);
        AdminAction action = KnownUser.action(request);
        admin.invalidateTransactions(user, action);
        tokens.revoke(user);
        links.revoke(user);
        return ApiResponse.nothing();
    }

    private ApiResponse begin(ApiRequest request) {
        UserId user = users.of(request);
        request.jsonObject();
        Beginning beginning = service.begin(BeginRequest.signIn(user).from(request.clientAddress()));
        if (beginning instanceof Beginning.SecondFactorRequired it) {
            return opened(it.token(), it.expiresAt(), false);
        }
        if (beginning instanceof Beginning.EnrolmentRequired it) {
            return opened(it.token(), it.expiresAt(), true);
        }
        throw new HttpProblem(409, "The policy asks this user for no second factor, so there is no transaction.");
    }

    private static ApiResponse opened(MfaToken token, Instant expiresAt, boolean enrolmentRequired) {
        return ApiResponse.json(
                201,
                Json.object()
                        .put("mfaToken", token.value())
                        .put("expiresAt", expiresAt.toString())
                        .put("enrolmentRequired", enrolmentRequired));
    }

    private ApiResponse link(ApiRequest request) {
        UserId user = users.of(request);
        request.jsonObject();
        EnrolmentLinks.Link link = links.create(user);
        return ApiResponse.json(
                201,
                Json.object()
                        .put("url", link.url().toString())
                        .put("expiresAt", link.expiresAt().toString()));
    }
}
