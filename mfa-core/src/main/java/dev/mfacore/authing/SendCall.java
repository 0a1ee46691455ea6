package dev.mfacore.authing;

import java.util.Optional;

/**
 * Sending pass codes, in both generations of the API.
 *
 * @param <T> the data of a successful answer
 */
public sealed interface SendCall<T> extends AuthingCall<T>
        permits SendCall.SendSmsCode, SendCall.SendEmailCode, SendCall.SendSms, SendCall.SendEmail {

    /**
     * Sends a code by SMS.
     *
     * @param credential any, also none: nothing ties the code to a sign-in
     * @param phone where to
     * @param scene what for; Authing's Java SDK says nothing
     */
    record SendSmsCode(AuthingCredential credential, AuthingContact.Phone phone, Optional<SendScene> scene)
            implements SendCall<Nothing> {
        @Override
        public String operation() {
            return "sendSmsCode";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Sends a code by email.
     *
     * @param credential any, also none: nothing ties the code to a sign-in
     * @param email where to
     * @param scene what for
     */
    record SendEmailCode(AuthingCredential credential, AuthingContact.Email email, SendScene scene)
            implements SendCall<Nothing> {
        @Override
        public String operation() {
            return "sendEmailCode";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Sends a code by SMS, third generation.
     *
     * @param credential any, also none: nothing ties the code to a sign-in
     * @param phone where to
     * @param scene what for
     */
    record SendSms(AuthingCredential credential, AuthingContact.Phone phone, SendScene scene)
            implements SendCall<Nothing> {
        @Override
        public String operation() {
            return "sendSms";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }

    /**
     * Sends a code by email, third generation.
     *
     * @param credential any, also none: nothing ties the code to a sign-in
     * @param email where to
     * @param scene what for
     */
    record SendEmail(AuthingCredential credential, AuthingContact.Email email, SendScene scene)
            implements SendCall<Nothing> {
        @Override
        public String operation() {
            return "sendEmail";
        }

        @Override
        public boolean isRead() {
            return false;
        }
    }
}
