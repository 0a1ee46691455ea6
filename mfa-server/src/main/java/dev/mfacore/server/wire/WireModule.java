package dev.mfacore.server.wire;

import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ElementsIntoSet;
import dev.mfacore.AuthingTenant;
import dev.mfacore.Mfa;
import dev.mfacore.MfaPolicy;
import dev.mfacore.server.Keys;
import dev.mfacore.server.ServerOptions;
import dev.mfacore.server.Users;
import dev.mfacore.server.http.AdminPort;
import dev.mfacore.server.http.PublicPort;
import dev.mfacore.server.http.RouteGroup;
import dev.mfacore.server.session.ServerTokens;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** Authing's protocol on both ports: users' operations on the public one, administrators' on the admin port. */
@Module
public final class WireModule {

    private static final List<String> V2 = List.of("/api/v2/", "/graphql/");
    private static final List<String> V3 = List.of("/api/v3/", "/mfa/token/");

    private WireModule() {}

    @Provides
    @Singleton
    static ManagementTokens managementTokens(Keys keys, ServerOptions options, InstantSource clock) {
        return new ManagementTokens(keys.admin(), options.tenant().userPoolId(), clock);
    }

    @Provides
    @Singleton
    static AuthingTenant tenant(
            Mfa.Local engine,
            MfaPolicy policy,
            ServerOptions options,
            ServerTokens tokens,
            Users users,
            InstantSource clock,
            ManagementTokens management) {
        return Mfa.tenant(engine)
                .policy(policy)
                .accessTokens(tokens)
                .directory(users)
                .userPoolId(options.tenant().userPoolId())
                .appId(options.tenant().appId())
                .defaultCallingCode(options.tenant().callingCode())
                .requireTokenToSend(options.requireTokenToSend())
                .management(management::isManagement)
                .clock(clock)
                .build();
    }

    @Provides
    @ElementsIntoSet
    @PublicPort
    static Set<RouteGroup> applications(AuthingTenant tenant, MfaPolicy policy, ServerOptions options) {
        SendRoutes sending = new SendRoutes(tenant);

        WireRoutes v2 = new WireRoutes(tenant, Envelope.SECOND_GENERATION);
        new MfaRoutes(tenant).into(v2);
        sending.intoSecondGeneration(v2);
        new ConfigRoutes(options.issuer(), policy.codes().digits()).into(v2);

        WireRoutes v3 = new WireRoutes(tenant, Envelope.THIRD_GENERATION);
        new FactorRoutes(tenant).into(v3);
        sending.intoThirdGeneration(v3);

        return Set.of(
                new RouteGroup(V2, v2.all(), Envelope.SECOND_GENERATION),
                new RouteGroup(List.of(), new GraphqlRoutes(tenant, sending).routes(), Envelope.SECOND_GENERATION),
                new RouteGroup(V3, v3.all(), Envelope.THIRD_GENERATION),
                new RouteGroup(List.of(), new IntrospectionRoutes(tenant).routes(), Envelope.THIRD_GENERATION));
    }

    @Provides
    @ElementsIntoSet
    @AdminPort
    static Set<RouteGroup> administrators(AuthingTenant tenant, ManagementTokens tokens) {
        ManagementRoutes management = new ManagementRoutes(tenant, tokens);
        WireRoutes v2 = new WireRoutes(tenant, Envelope.SECOND_GENERATION);
        management.intoSecondGeneration(v2);
        WireRoutes v3 = new WireRoutes(tenant, Envelope.THIRD_GENERATION);
        management.intoThirdGeneration(v3);
        return Set.of(
                new RouteGroup(V2, v2.all(), Envelope.SECOND_GENERATION),
                new RouteGroup(List.of(), new ManagementGraphql(tokens).routes(), Envelope.SECOND_GENERATION),
                new RouteGroup(V3, v3.all(), Envelope.THIRD_GENERATION));
    }
}
