package dev.mfacore.authing;

/** What proves that an enrolment is the user's. */
public sealed interface EnrollmentData permits EnrollmentData.Code, EnrollmentData.Photo {

    /**
     * A code of the app, or one that was sent.
     *
     * @param passCode the code
     */
    record Code(SecretText passCode) implements EnrollmentData {}

    /**
     * A picture of a face.
     *
     * @param photo address or upload key
     * @param external true for an address, false for an upload key
     */
    record Photo(SecretText photo, boolean external) implements EnrollmentData {}
}
