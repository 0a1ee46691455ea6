package dev.mfacore.engine.tenant;

import dev.mfacore.MfaGateway;
import dev.mfacore.MfaService;

/**
 * What the handlers of all groups use.
 *
 * @param service the engine's side for users
 * @param gateway the engine's side for fronts
 * @param sessions who calls
 * @param outcomes refusals in Authing's codes
 * @param contacts phones and emails
 * @param people the directory
 * @param challenges demands of a second factor
 * @param apps binding and unbinding
 */
record Shared(
        MfaService service,
        MfaGateway gateway,
        Sessions sessions,
        Outcomes outcomes,
        Contacts contacts,
        People people,
        Challenges challenges,
        Apps apps) {}
