package dev.mfacore.adapter.authing.transport;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What names the client, the application and the tenant to the other side. Immutable, and its text form shows none of the
 * extra headers, which may hold keys of a gateway.
 */
public final class ClientIdentity {

    private static final String USER_POOL = "x-authing-userpool-id";

    private final Optional<String> userPoolId;
    private final Map<String, String> user;
    private final Map<String, String> managementV2;
    private final Map<String, String> managementV3;

    /**
     * Makes an identity.
     *
     * @param version of this library
     * @param appId the application
     * @param userPoolId the user pool
     * @param tenantId the tenant within it
     * @param lang the language of messages
     * @param extra further headers, none of which is one of ours
     */
    public ClientIdentity(
            String version,
            String appId,
            Optional<String> userPoolId,
            Optional<String> tenantId,
            Optional<String> lang,
            Map<String, String> extra) {
        this.userPoolId = userPoolId;
        Map<String, String> common = new LinkedHashMap<>(extra);
        common.put("User-Agent", "mfa-core/" + version);
        common.put("x-authing-request-from", "mfa-core");
        common.put("x-authing-sdk-version", "mfa-core:" + version);
        lang.ifPresent(it -> common.put("x-authing-lang", it));
        userPoolId.ifPresent(it -> common.put(USER_POOL, it));
        this.managementV2 = with(common, "x-authing-app-tenant-id", tenantId);
        this.managementV3 = with(common, "x-authing-tenant-id", tenantId);
        this.user = with(managementV2, "x-authing-app-id", Optional.of(appId));
    }

    Optional<String> userPoolId() {
        return userPoolId;
    }

    Map<String, String> userHeaders() {
        return user;
    }

    Map<String, String> managementHeadersV2() {
        return managementV2;
    }

    Map<String, String> managementHeadersV3() {
        return managementV3;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, Optional<String> value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        value.ifPresent(it -> all.put(name, it));
        return Map.copyOf(all);
    }

    @Override
    public String toString() {
        return "ClientIdentity[hidden]";
    }
}
