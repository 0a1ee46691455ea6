package dev.mfacore.engine.races;

import static dev.mfacore.support.TestBench.ADA;
import static dev.mfacore.support.TestBench.BOB;
import static dev.mfacore.support.TestBench.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mfacore.AssociateRequest;
import dev.mfacore.Association;
import dev.mfacore.AuthenticatorId;
import dev.mfacore.AuthenticatorSummary;
import dev.mfacore.Caller;
import dev.mfacore.Confirmation;
import dev.mfacore.DeliveryTarget;
import dev.mfacore.Factor;
import dev.mfacore.Locked;
import dev.mfacore.MfaPolicy;
import dev.mfacore.Regeneration;
import dev.mfacore.Rejected;
import dev.mfacore.SecondFactorProof;
import dev.mfacore.Sending;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.support.TestBench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** What can be raced for, each with what has to hold afterwards. */
enum Rounds {
    SAME_APP_CODE {
        @Override
        void round(Fault fault, int racers, int nodes) {
            Race race = new Race(MfaPolicy.defaults(), fault, nodes);
            TestBench.App app = race.bench().enrol(ADA);
            String code = app.code();
            List<Caller.TokenHolder> tokens = tokens(race, racers);
            assertThat(accepted(all(racers, i -> () -> race.node(i).verifyTotp(tokens.get(i), code))))
                    .isEqualTo(1);
        }
    },
    SAME_APP_CODE_FOR_EVERY_PURPOSE {
        @Override
        void round(Fault fault, int racers, int nodes) {
            Race race = new Race(MfaPolicy.defaults(), fault, nodes);
            String code = race.bench().enrol(ADA).code();
            SecondFactorProof proof = new SecondFactorProof.TotpCode(code);
            List<Caller.TokenHolder> tokens = tokens(race, racers);
            Caller.SignedIn session = Caller.signedIn(ADA);
            List<Object> answers = all(racers, i -> () -> switch (i % 3) {
                case 0 -> race.node(i).verifyTotp(tokens.get(i), code);
                case 1 -> race.node(i).regenerateRecoveryCodes(session, proof);
                default -> race.node(i).associate(session, AssociateRequest.authenticatorApp("second"), proof);
            });
            assertThat(answers.stream().filter(Rounds::isAccepted)).hasSize(1);
        }
    },
    SAME_RECOVERY_CODE {
        @Override
        void round(Fault fault, int racers, int nodes) {
            Race race = new Race(MfaPolicy.defaults(), fault, nodes);
            String code = race.bench().enrol(ADA).recoveryCodes().get(0);
            List<Caller.TokenHolder> tokens = tokens(race, racers);
            assertThat(accepted(all(racers, i -> () -> race.node(i).verifyRecoveryCode(tokens.get(i), code))))
                    .isEqualTo(1);
            assertThat(race.stored(ADA).recoveryCodesLeft()).isEqualTo(9);
        }
    },
    DIFFERENT_RECOVERY_CODES {
        @Override
        void round(Fault fault, int racers, int nodes) {
            Race race = new Race(MfaPolicy.defaults(), fault, nodes);
            List<String> codes = race.bench().enrol(ADA).recoveryCodes();
            List<Caller.TokenHolder> tokens = tokens(race, racers);
            assertThat(accepted(all(racers, i -> () -> race.node(i).verifyRecoveryCode(tokens.get(i), codes.get(i)))))
                    .isEqualTo(racers);
            assertThat(race.stored(ADA).recoveryCodesLeft()).isEqualTo(10 - racers);
        }
    },
    SAME_DELIVERED_CODE {
        @Override
        void round(Fault fault, int racers, int nodes) {
            Race race = new Race(MfaPolicy.defaults(), fault, nodes);
            Caller.TokenHolder token = sentTo(race);
            String code = race.bench().delivery().codeFor(PHONE);
            assertThat(accepted(all(racers, i -> () -> race.node(i).verifySms(token, DeliveryTarget.of(PHONE), code))))
                    .isEqualTo(1);
        }
    },
    SAME_TOKEN_DIFFERENT_FACTORS {
        @Override
        void round(Fault fault, int racers, int nodes) {
            Race race = new Race(MfaPolicy.defaults(), fault, nodes);
            TestBench.App app = race.bench().enrol(ADA);
            Caller.TokenHolder token = sentTo(race);
            String sms = race.bench().delivery().codeFor(PHONE);
            String totp = app.code();
            String recovery = app.recoveryCodes().get(0);
            List<Verification> answers = all(racers, i -> () -> switch (i % 3) {
                case 0 -> race.node(i).verifyTotp(token, totp);
                case 1 -> race.node(i).verifyRecoveryCode(token, recovery);
                default -> race.node(i).verifySms(token, DeliveryTarget.of(PHONE), sms);
            });
            assertThat(accepted(answers)).isEqualTo(1);
            losersConsumedNothing(race, winner(answers), totp, recovery);
        }
    },
    WRONG_GUESSES_AGAINST_THE_LOCK {
        @Override
        void round(Fault fault, int racers, int nodes) {
            MfaPolicy policy = MfaPolicy.builder().lockAfter(2).build();
            Race race = new Race(policy, fault, nodes);
            String wrong = race.bench().enrol(ADA).wrongCode();
            List<Caller.TokenHolder> tokens = tokens(race, racers + 1);
            race.bench().service().verifyTotp(tokens.get(racers), wrong);
            List<Verification> answers = all(racers, i -> () -> race.node(i).verifyTotp(tokens.get(i), wrong));
            assertThat(answers).allMatch(it -> it instanceof Rejected || it instanceof Locked);
            assertThat(answers.stream().filter(Rejected.class::isInstance)).hasSize(1);
            assertThat(failures(race)).isEqualTo(2);
        }
    },
    WRONG_GUESSES_WITH_ONE_TOKEN {
        @Override
        void round(Fault fault, int racers, int nodes) {
            MfaPolicy policy =
                    MfaPolicy.builder().lockAfter(100).tokenMaxFailures(1).build();
            Race race = new Race(policy, fault, nodes);
            String wrong = race.bench().enrol(ADA).wrongCode();
            Caller.TokenHolder token = race.bench().signIn(ADA);
            List<Verification> answers = all(racers, i -> () -> race.node(i).verifyTotp(token, wrong));
            assertThat(answers.stream().filter(it -> it.equals(new Rejected(Rejected.Reason.INVALID_CODE))))
                    .hasSize(1);
            assertThat(failures(race)).isEqualTo(1);
        }
    },
    EVERY_FAILURE_COUNTS {
        @Override
        void round(Fault fault, int racers, int nodes) {
            MfaPolicy policy = MfaPolicy.builder().lockAfter(100).build();
            Race race = new Race(policy, fault, nodes);
            String wrong = race.bench().enrol(ADA).wrongCode();
            List<Caller.TokenHolder> tokens = tokens(race, racers);
            all(racers, i -> () -> race.node(i).verifyTotp(tokens.get(i), wrong));
            assertThat(failures(race)).isEqualTo(racers);
        }
    },
    WATERMARK {
        @Override
        void round(Fault fault, int racers, int nodes) {
            Race race =
                    new Race(MfaPolicy.builder().totpWindow(2, 2).lockAfter(100).build(), fault, nodes);
            TestBench.App app = race.bench().enrol(ADA).nextStep().nextStep();
            long now = Math.floorDiv(race.bench().clock().instant().getEpochSecond(), 30L);
            List<Caller.TokenHolder> tokens = tokens(race, racers);
            ConcurrentSkipListSet<Long> accepted = new ConcurrentSkipListSet<>();
            all(racers, i -> () -> {
                int offset = i % 5 - 2;
                Verification answer = race.node(i).verifyTotp(tokens.get(i), app.codeIn(offset));
                if (answer instanceof Verification.Verified) {
                    assertThat(accepted.add(now + offset))
                            .as("a step accepted twice")
                            .isTrue();
                }
                return answer;
            });
            long stored = race.stored(ADA)
                    .active(Factor.TOTP)
                    .get(0)
                    .totp()
                    .orElseThrow()
                    .lastStep();
            assertThat(stored).isEqualTo(accepted.last());
        }
    },
    CONFIRMS_OF_ONE_ASSOCIATION {
        @Override
        void round(Fault fault, int racers, int nodes) {
            Race race = new Race(MfaPolicy.defaults(), fault, nodes);
            Caller.SignedIn session = Caller.signedIn(ADA);
            TestBench.App app = race.bench().associateApp(session);
            String code = app.code();
            List<Confirmation> answers = all(racers, i -> () -> race.node(i).confirm(session, app.id(), code));
            assertThat(answers.stream().filter(Confirmation.Confirmed.class::isInstance))
                    .hasSize(1);
            assertThat(race.stored(ADA).active(Factor.TOTP)).hasSize(1);
        }
    },
    SENDS {
        @Override
        void round(Fault fault, int racers, int nodes) {
            Race race = new Race(MfaPolicy.defaults(), fault, nodes);
            race.bench().bind(ADA, PHONE);
            List<Caller.TokenHolder> tokens = tokens(race, racers);
            int before = race.bench().delivery().messages().size();
            List<Sending> answers = all(racers, i -> () -> race.node(i).send(tokens.get(i), DeliveryTarget.of(PHONE)));
            assertThat(race.bench().delivery().messages().size() - before).isEqualTo(1);
            assertThat(answers.stream().filter(Sending.Sent.class::isInstance)).hasSize(1);
            int sender = answers.indexOf(answers.stream()
                    .filter(Sending.Sent.class::isInstance)
                    .findFirst()
                    .orElseThrow());
            String code = race.bench().delivery().codeFor(PHONE);
            assertThat(race.bench().service().verifySms(tokens.get(sender), DeliveryTarget.of(PHONE), code))
                    .as("the code that was sent is good")
                    .isInstanceOf(Verification.Verified.class);
        }
    },
    ONE_RECIPIENT_FOR_SEVERAL_USERS {
        @Override
        void round(Fault fault, int racers, int nodes) {
            MfaPolicy policy = MfaPolicy.defaults();
            Race race = new Race(policy, fault, nodes);
            List<UserId> users = new ArrayList<>();
            List<AuthenticatorId> ids = new ArrayList<>();
            List<String> codes = new ArrayList<>();
            for (int i = 0; i < Math.min(racers, 3); i++) {
                users.add(List.of(ADA, BOB, new UserId("eve")).get(i));
                race.bench().clock().advance(Duration.ofSeconds(61));
                ids.add(pendingPhone(race, users.get(i)));
                codes.add(race.bench().delivery().codeFor(PHONE));
            }
            List<Confirmation> answers = all(
                    users.size(),
                    i -> () -> race.node(i).confirm(Caller.signedIn(users.get(i)), ids.get(i), codes.get(i)));
            assertThat(answers.stream().filter(Confirmation.Confirmed.class::isInstance))
                    .hasSize(1);
            assertThat(users.stream()
                            .flatMap(it -> race.bench().admin().listAuthenticators(it).authenticators().stream())
                            .filter(it -> it.status() == AuthenticatorSummary.Status.ACTIVE))
                    .hasSize(1);
        }
    },
    SAME_UNATTACHED_CODE {
        @Override
        void round(Fault fault, int racers, int nodes) {
            Race race = new Race(UNATTACHED, fault, nodes);
            race.bench().bind(ADA, PHONE);
            List<Caller.TokenHolder> tokens = tokens(race, racers);
            String code = unattached(race);
            assertThat(accepted(all(
                            racers, i -> () -> race.node(i).verifySms(tokens.get(i), DeliveryTarget.of(PHONE), code))))
                    .isEqualTo(1);
        }
    },
    ONE_UNATTACHED_CODE_FOR_SEVERAL_USERS {
        @Override
        void round(Fault fault, int racers, int nodes) {
            MfaPolicy shared = UNATTACHED.toBuilder().uniqueRecipients(false).build();
            Race race = new Race(shared, fault, nodes);
            List<Caller.TokenHolder> tokens = Stream.iterate(0, i -> i + 1)
                    .limit(racers)
                    .map(i -> race.bench().signIn(new UserId("user-" + i)))
                    .toList();
            String code = unattached(race);
            assertThat(accepted(all(
                            racers, i -> () -> race.node(i).verifySms(tokens.get(i), DeliveryTarget.of(PHONE), code))))
                    .isEqualTo(1);
        }
    },
    WRONG_GUESSES_AT_ONE_UNATTACHED_CODE {
        @Override
        void round(Fault fault, int racers, int nodes) {
            MfaPolicy policy =
                    UNATTACHED.toBuilder().lockAfter(100).codeMaxFailures(10).build();
            Race race = new Race(policy, fault, nodes);
            race.bench().bind(ADA, PHONE);
            List<Caller.TokenHolder> tokens = tokens(race, racers);
            unattached(race);
            all(racers, i -> () -> race.node(i).verifySms(tokens.get(i), DeliveryTarget.of(PHONE), "wrong!"));
            assertThat(race.stored(ADA).throttle(Factor.SMS).failures()).isEqualTo(racers);
            assertThat(race.unattached().failures()).isEqualTo(racers);
        }
    };

    private static final MfaPolicy UNATTACHED =
            MfaPolicy.builder().unattachedCodes(true).build();

    /** One round; an {@link AssertionError} if the race was lost. */
    abstract void round(Fault fault, int racers, int nodes);

    private static <R> List<R> all(int racers, IntFunction<Callable<R>> racer) {
        return Race.run(
                Stream.iterate(0, i -> i + 1).limit(racers).map(racer::apply).toList());
    }

    private static List<Caller.TokenHolder> tokens(Race race, int count) {
        return Stream.generate(() -> race.bench().signIn(ADA)).limit(count).toList();
    }

    private static long accepted(List<Verification> answers) {
        return answers.stream().filter(Verification.Verified.class::isInstance).count();
    }

    private static boolean isAccepted(Object answer) {
        return answer instanceof Verification.Verified
                || answer instanceof Regeneration.Regenerated
                || answer instanceof Association.AuthenticatorApp;
    }

    private static int failures(Race race) {
        return race.stored(ADA).throttle(Factor.TOTP).failures();
    }

    private static Caller.TokenHolder sentTo(Race race) {
        race.bench().bind(ADA, PHONE);
        Caller.TokenHolder token = race.bench().signIn(ADA);
        assertThat(race.bench().service().send(token, DeliveryTarget.of(PHONE))).isInstanceOf(Sending.Sent.class);
        return token;
    }

    private static String unattached(Race race) {
        assertThat(race.bench().gateway().sendUnattached(PHONE, Optional.empty()))
                .isInstanceOf(Sending.Sent.class);
        return race.bench().delivery().codeFor(PHONE);
    }

    private static AuthenticatorId pendingPhone(Race race, UserId user) {
        Association pending =
                race.bench().service().associate(Caller.signedIn(user), AssociateRequest.deliveredTo("mine", PHONE));
        return ((Association.DeliveredCodes) pending).authenticator();
    }

    private static Optional<Factor> winner(List<Verification> answers) {
        return answers.stream()
                .filter(Verification.Verified.class::isInstance)
                .map(it -> ((Verification.Verified) it).factor())
                .findFirst();
    }

    /** Only what won is used up; a recovery burns the app's window, and that alone (TOTP-11). */
    private static void losersConsumedNothing(Race race, Optional<Factor> winner, String totp, String recovery) {
        TestBench bench = race.bench();
        boolean appFree = winner.filter(it -> it == Factor.SMS).isPresent();
        assertThat(bench.service().verifyTotp(bench.signIn(ADA), totp) instanceof Verification.Verified)
                .as("the app's code can still be used after " + winner)
                .isEqualTo(appFree);
        boolean recoveryFree = winner.filter(it -> it != Factor.RECOVERY_CODE).isPresent();
        assertThat(bench.service().verifyRecoveryCode(bench.signIn(ADA), recovery) instanceof Verification.Verified)
                .as("the recovery code can still be used after " + winner)
                .isEqualTo(recoveryFree);
    }

    static List<Rounds> everyone() {
        return Collections.unmodifiableList(List.of(values()));
    }
}
