package dev.mfacore.bench.jmh;

import dev.mfacore.AdminAction;
import dev.mfacore.BeginRequest;
import dev.mfacore.Beginning;
import dev.mfacore.Caller;
import dev.mfacore.ImportedTotp;
import dev.mfacore.UserId;
import dev.mfacore.Verification;
import dev.mfacore.adapter.inmemory.InMemoryMfa;
import dev.mfacore.adapter.inmemory.testing.VirtualClock;
import dev.mfacore.bench.measure.WrongAnswerException;
import dev.mfacore.bench.report.Result;
import dev.mfacore.otp.OtpAlgorithm;
import dev.mfacore.otp.OtpSecret;
import dev.mfacore.otp.Totp;
import dev.mfacore.otp.TotpParameters;
import dev.mfacore.otp.TotpWindow;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The engine's part of a sign-in: begin, and verify the code of an authenticator app. Users take turns, and the clock goes
 * one step on with each turn, so that no answer can be remembered. Making the code, which is the user's part, is in it:
 * well under a microsecond.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineSignIn {

    private static final Totp TOTP = Totp.of(TotpParameters.defaults(), TotpWindow.none());

    private record Member(UserId id, OtpSecret secret) {}

    @Param("10000")
    private int users;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final InMemoryMfa mfa = InMemoryMfa.builder("Bench").clock(clock).build();
    private final List<Member> members = new ArrayList<>();
    private int next;

    /** Enters the users. */
    @Setup
    public void enter() {
        SecureRandom random = new SecureRandom();
        AdminAction action = new AdminAction("bench", "to have users");
        for (int i = 0; i < users; i++) {
            Member member = new Member(new UserId("user-" + i), OtpSecret.generate(OtpAlgorithm.SHA1, random));
            mfa.admin()
                    .importTotp(member.id, new ImportedTotp("app", member.secret, TotpParameters.defaults()), action);
            members.add(member);
        }
    }

    /** One sign-in. */
    @Benchmark
    @Labels(operation = "engine/sign-in", form = "begin and verify TOTP", algorithm = "SHA1", library = Result.OURS)
    public Verification signIn() {
        if (next == 0) {
            clock.advance(TotpParameters.defaults().period());
        }
        Member member = members.get(next);
        next = (next + 1) % members.size();
        Beginning beginning = mfa.service().begin(BeginRequest.signIn(member.id));
        if (!(beginning instanceof Beginning.SecondFactorRequired begun)) {
            throw new WrongAnswerException("no second factor is asked: " + beginning);
        }
        Verification answer =
                mfa.service().verifyTotp(Caller.holding(begun.token()), TOTP.generate(member.secret, clock.instant()));
        if (!(answer instanceof Verification.Verified)) {
            throw new WrongAnswerException("a right code was refused: " + answer);
        }
        return answer;
    }
}
