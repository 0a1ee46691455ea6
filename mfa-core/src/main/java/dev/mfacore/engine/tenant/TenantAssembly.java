package dev.mfacore.engine.tenant;

import dev.mfacore.AuthingTenant;
import dev.mfacore.MfaService;
import java.util.Set;

/** Puts a tenant together. */
public final class TenantAssembly {

    private TenantAssembly() {}

    /**
     * Puts a tenant together.
     *
     * @param parts what it is made of
     * @return the tenant
     */
    public static AuthingTenant of(TenantParts parts) {
        Shared shared = shared(parts);
        return new LocalAuthingTenant(table(parts, shared), shared.sessions());
    }

    /** The kinds of call that are answered. */
    static Set<Class<?>> kinds(TenantParts parts) {
        return table(parts, shared(parts)).kinds();
    }

    private static Shared shared(TenantParts parts) {
        MfaService service = parts.engine().service();
        Outcomes outcomes = new Outcomes(parts.clock());
        People people = new People(parts.directory(), parts.userPoolId());
        Challenges challenges = new Challenges(service, people, parts.policy().factors(), parts.revealContacts());
        return new Shared(
                service,
                parts.engine().gateway(),
                new Sessions(parts.accessTokens(), parts.management(), parts.clock()),
                outcomes,
                new Contacts(service, parts.callingCode()),
                people,
                challenges,
                new Apps(service, outcomes, challenges));
    }

    private static HandlerTable table(TenantParts parts, Shared shared) {
        HandlerTable table = new HandlerTable();
        new AuthenticatorCalls(shared).into(table);
        new VerificationCalls(shared).into(table);
        FaceCalls.into(table);
        new SendCalls(shared, parts.requireTokenToSend()).into(table);
        new EnrollmentCalls(shared).into(table);
        new FactorCalls(shared, parts.policy().factors(), parts.userPoolId()).into(table);
        new ManagementReads(parts.engine().admin(), shared, parts.appId()).into(table);
        new ManagementImports(parts.engine().admin(), shared).into(table);
        return table;
    }
}
