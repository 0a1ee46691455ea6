package dev.mfacore.authing;

import java.util.Optional;

/**
 * A factor that the user has.
 *
 * @param factorId Authing's id of it
 * @param type its kind
 * @param profile the phone or email, for those kinds
 */
public record EnrolledFactor(String factorId, FactorType type, Optional<AuthingContact> profile) {}
