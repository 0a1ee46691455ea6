package dev.mfacore.tck.gallery.authing;

import dev.mfacore.authing.AuthingAnswer;
import dev.mfacore.authing.AuthingAuthenticator;
import dev.mfacore.authing.AuthingCall;
import dev.mfacore.authing.AuthingUser;
import dev.mfacore.authing.FactorCall;
import dev.mfacore.authing.MfaCall;
import dev.mfacore.authing.Nothing;
import dev.mfacore.authing.SecretText;
import dev.mfacore.authing.TokenIntrospection;
import dev.mfacore.port.AuthingApi;
import dev.mfacore.tck.Adapter;
import dev.mfacore.tck.TckEnvironment;
import dev.mfacore.tck.gallery.Charge;
import dev.mfacore.tck.gallery.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Wrong tenants, each a few lines around a correct one. */
// Its collections are Set.of and List.of, and its functions keep nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum TenantFault implements Fault {
    /** An app counts as soon as it is associated. */
    COUNTS_UNCONFIRMED_APPS(
            Set.of("API-06"),
            api -> new Meddling(api) {
                @Override
                Object meddle(AuthingCall<?> call, Object data) {
                    return data instanceof List<?> rows
                            ? rows.stream().map(Meddling::enabled).toList()
                            : data;
                }
            },
            "before one is confirmed"),
    /** Does not look at the code that confirms. */
    CONFIRMS_WITH_ANY_CODE(
            Set.of("API-06"),
            api -> new Meddling(api) {
                @Override
                @SuppressWarnings("unchecked")
                public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
                    AuthingAnswer<T> answer = super.call(call);
                    return call instanceof MfaCall.ConfirmAssociateMfaAuthenticator
                                    && answer instanceof AuthingAnswer.Refusal<T> refusal
                                    && refusal.code() == 6001
                            ? (AuthingAnswer<T>) AuthingAnswer.success(Nothing.NOTHING)
                            : answer;
                }
            },
            "a wrong code to confirm"),
    /** Hands out no session after the second factor. */
    VERIFIES_WITHOUT_TOKEN(
            Set.of("API-07", "API-08", "API-09", "API-10", "API-11"),
            api -> new Meddling(api) {
                @Override
                Object meddle(AuthingCall<?> call, Object data) {
                    return data instanceof AuthingUser user ? AuthingUser.of(user.id()) : data;
                }
            },
            "an access token for ada"),
    /** Takes a code for right that was right before. */
    TAKES_CODES_AGAIN(
            Set.of("API-07"),
            api -> new Meddling(api) {
                private final Map<SecretText, Object> right = new HashMap<>();

                @Override
                Optional<Object> instead(AuthingCall<?> call) {
                    return call instanceof MfaCall.VerifyTotpMfa verify
                            ? Optional.ofNullable(right.get(verify.totp()))
                            : Optional.empty();
                }

                @Override
                Object meddle(AuthingCall<?> call, Object data) {
                    if (call instanceof MfaCall.VerifyTotpMfa verify) {
                        right.put(verify.totp(), data);
                    }
                    return data;
                }
            },
            "the same code in another sign-in"),
    /** Answers with the user who came last. */
    ANSWERS_WITH_ANOTHER_USER(
            Set.of("API-08"),
            api -> new Meddling(api) {
                private Optional<AuthingUser> last = Optional.empty();

                @Override
                Object meddle(AuthingCall<?> call, Object data) {
                    if (data instanceof AuthingUser user && call instanceof MfaCall.VerifyTotpMfa) {
                        last = last.or(() -> Optional.of(user));
                        return last.orElseThrow();
                    }
                    return data;
                }
            },
            "the user in the answer to ada"),
    /** Does not hand out the new recovery code. */
    KEEPS_THE_NEW_RECOVERY_CODE(
            Set.of("API-09"),
            api -> new Meddling(api) {
                @Override
                Optional<SecretText> recoveryCode(Optional<SecretText> code) {
                    return Optional.empty();
                }
            },
            "a new recovery code in exchange"),
    /** Hands out a new recovery code that it never stored. */
    INVENTS_RECOVERY_CODES(
            Set.of("API-09"),
            api -> new Meddling(api) {
                @Override
                Optional<SecretText> recoveryCode(Optional<SecretText> code) {
                    return code.map(one -> new SecretText("ffff-ffff-ffff-ffff-ffff-ffff"));
                }
            },
            "the new recovery code"),
    /** A code that testers like was left in. */
    HAS_A_MASTER_CODE(
            Set.of("API-10"),
            api -> new Meddling(api) {
                @Override
                Optional<Object> instead(AuthingCall<?> call) {
                    return call instanceof MfaCall.VerifyAppEmailMfa verify
                                    && verify.code().value().equals("000000")
                            ? Optional.of(AuthingUser.of("ada"))
                            : Optional.empty();
                }
            },
            "a code where none was sent"),
    /** Whatever looks like an mfaToken is alive. */
    TOKENS_NEVER_END(
            Set.of("API-11"),
            api -> new Meddling(api) {
                private Optional<Object> alive = Optional.empty();

                @Override
                Object meddle(AuthingCall<?> call, Object data) {
                    if (data instanceof TokenIntrospection.Active) {
                        alive = Optional.of(data);
                    }
                    return call instanceof FactorCall.VerifyMfaToken ? alive.orElse(data) : data;
                }
            },
            "an hour later"),
    /** Takes whatever token there is for somebody's. */
    OPENS_TO_ANY_TOKEN(
            Set.of("API-05"),
            api -> new Meddling(api) {
                @Override
                Optional<Object> instead(AuthingCall<?> call) {
                    return call instanceof FactorCall.ListFactorsToEnroll ? Optional.of(List.of()) : Optional.empty();
                }
            },
            "with an invented token");

    private final Charge charge;
    private final UnaryOperator<AuthingApi> meddling;

    TenantFault(Set<String> clauses, UnaryOperator<AuthingApi> meddling, String... words) {
        this.charge = Charge.of(clauses, words);
        this.meddling = meddling;
    }

    @Override
    public Adapter adapter(TckEnvironment env) {
        EngineTenant tenant = new EngineTenant(env.clock());
        return Adapter.named(reportName()).authingTenant(meddling.apply(tenant.api()), tenant);
    }

    @Override
    public Charge charge() {
        return charge;
    }

    /** Stands before a tenant and changes what it says, or says something itself. */
    private static class Meddling implements AuthingApi {

        final AuthingApi delegate;

        Meddling(AuthingApi delegate) {
            this.delegate = delegate;
        }

        static Object enabled(Object row) {
            return row instanceof AuthingAuthenticator app
                    ? new AuthingAuthenticator(
                            app.id(),
                            app.userId(),
                            app.authenticatorType(),
                            true,
                            app.createdAt(),
                            app.updatedAt(),
                            app.source())
                    : row;
        }

        Optional<Object> instead(AuthingCall<?> call) {
            return Optional.empty();
        }

        Object meddle(AuthingCall<?> call, Object data) {
            return data;
        }

        Optional<SecretText> recoveryCode(Optional<SecretText> code) {
            return code;
        }

        @Override
        @SuppressWarnings("unchecked") // Faults answer with data of the call's kind.
        public <T> AuthingAnswer<T> call(AuthingCall<T> call) {
            Optional<Object> own = instead(call);
            if (own.isPresent()) {
                return AuthingAnswer.success((T) own.get());
            }
            AuthingAnswer<T> answer = delegate.call(call);
            return answer instanceof AuthingAnswer.Success<T> success
                    ? new AuthingAnswer.Success<>(
                            (T) meddle(call, success.data()), recoveryCode(success.recoveryCode()))
                    : answer;
        }
    }
}
