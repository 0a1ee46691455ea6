package dev.mfacore.tck.clause;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.mfacore.tck.Port;
import dev.mfacore.tck.run.Clause;
import dev.mfacore.tck.run.Covers;
import dev.mfacore.tck.run.Effort;
import dev.mfacore.tck.run.Trial;
import java.io.PrintStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Rules on the adapter's compiled classes. A rule sees calls and fields, not which values go through them. */
@Covers(Port.CODE)
public abstract class CodeClauses {

    private static final Set<String> EXPORTED =
            Set.of("dev.mfacore", "dev.mfacore.authing", "dev.mfacore.otp", "dev.mfacore.port");
    private static final List<String> HIDDEN = List.of("dev.mfacore.engine");
    private static final List<String> BLOCKING = List.of(
            "java.net.",
            "java.nio.channels.",
            "java.nio.file.Files",
            "java.sql.",
            "javax.sql.",
            "java.io.File",
            "java.io.RandomAccessFile");
    private static final List<Class<?>> MUTABLE = List.of(
            java.util.concurrent.ConcurrentMap.class,
            java.util.Queue.class,
            java.util.AbstractCollection.class,
            java.util.AbstractMap.class,
            ThreadLocal.class,
            StringBuilder.class,
            StringBuffer.class,
            java.util.BitSet.class,
            Random.class);

    @Clause(value = "COD-01", effort = Effort.ONCE)
    public final void dependsOnWhatTheCoreExports(Trial trial) {
        CodeUnderTest code = CodeUnderTest.of(trial);
        code.forbid(
                "of the core only the packages " + EXPORTED,
                type -> type.getDirectDependenciesFromSelf().stream()
                        .filter(one -> !code.owns(one.getTargetClass()) && isHidden(one.getTargetClass()))
                        .map(Dependency::getDescription));
    }

    @Clause(value = "COD-02", effort = Effort.ONCE)
    public final void keepsNoStaticState(Trial trial) {
        CodeUnderTest.of(trial)
                .forbid(
                        "no static field that can change, or whose object can",
                        type -> type.getFields().stream()
                                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                                .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL) || isMutable(field))
                                .map(JavaField::getFullName));
    }

    @Clause(value = "COD-03", effort = Effort.ONCE)
    public final void holdsNoMonitorOverInputAndOutput(Trial trial) {
        CodeUnderTest code = CodeUnderTest.of(trial);
        code.forbid(
                "no synchronized method that reaches input or output",
                type -> type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED))
                        .flatMap(method -> blocking(code, method)));
    }

    @Clause(value = "COD-04", effort = Effort.ONCE)
    public final void writesToNoConsole(Trial trial) {
        CodeUnderTest.of(trial)
                .forbid(
                        "no System.out, System.err or printStackTrace()",
                        type -> Stream.concat(
                                type.getFieldAccessesFromSelf().stream()
                                        .filter(access ->
                                                access.getTargetOwner().isEquivalentTo(System.class))
                                        .filter(access ->
                                                access.getTarget().getRawType().isEquivalentTo(PrintStream.class))
                                        .map(JavaAccess::getDescription),
                                type.getMethodCallsFromSelf().stream()
                                        .filter(call ->
                                                call.getTarget().getName().equals("printStackTrace"))
                                        .filter(call -> call.getTarget()
                                                .getRawParameterTypes()
                                                .isEmpty())
                                        .map(JavaAccess::getDescription)));
    }

    @Clause(value = "COD-06", effort = Effort.ONCE)
    public final void drawsNoGuessableRandomness(Trial trial) {
        CodeUnderTest.of(trial)
                .forbid(
                        "no java.util.Random, SplittableRandom or Math.random(): SecureRandom, for whatever others must"
                                + " not guess",
                        type -> Stream.concat(
                                type.getConstructorCallsFromSelf().stream()
                                        .filter(call -> isGuessable(call, type))
                                        .map(JavaAccess::getDescription),
                                type.getMethodCallsFromSelf().stream()
                                        .filter(call -> call.getTargetOwner().isEquivalentTo(Math.class))
                                        .filter(call ->
                                                call.getTarget().getName().equals("random"))
                                        .map(JavaAccess::getDescription)));
    }

    @Clause(value = "COD-07", effort = Effort.ONCE)
    public final void readsOnlyTheClockItIsHanded(Trial trial) {
        CodeUnderTest.of(trial)
                .forbid(
                        "no time but that of the clock which the adapter is handed",
                        type -> Stream.concat(
                                type.getMethodCallsFromSelf().stream()
                                        .filter(CodeClauses::readsTheSystemsClock)
                                        .map(JavaAccess::getDescription),
                                type.getConstructorCallsFromSelf().stream()
                                        .filter(call -> call.getTargetOwner().isEquivalentTo(java.util.Date.class))
                                        .filter(call -> call.getTarget()
                                                .getRawParameterTypes()
                                                .isEmpty())
                                        .map(JavaAccess::getDescription)));
    }

    private static boolean isHidden(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return HIDDEN.stream().anyMatch(one -> name.equals(one) || name.startsWith(one + "."));
    }

    /** Constants of interface types, made by List.of and its like, are immutable as far as byte code tells. */
    private static boolean isMutable(JavaField field) {
        JavaClass type = field.getRawType();
        boolean atomic = type.getPackageName().equals("java.util.concurrent.atomic");
        boolean collection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        boolean kept = collection
                && field.getOwner().getStaticInitializer().stream().anyMatch(initializer -> makesMutable(initializer));
        boolean secure = type.isAssignableTo(java.security.SecureRandom.class);
        return atomic || kept || !secure && MUTABLE.stream().anyMatch(type::isAssignableTo);
    }

    /** Makes a collection that can change, and wraps or copies none. */
    private static boolean makesMutable(JavaCodeUnit initializer) {
        boolean makes = initializer.getConstructorCallsFromSelf().stream()
                .map(JavaAccess::getTargetOwner)
                .anyMatch(made -> made.getPackageName().startsWith("java.util")
                        && (made.isAssignableTo(Collection.class) || made.isAssignableTo(Map.class)));
        boolean freezes = initializer.getMethodCallsFromSelf().stream()
                .map(call -> call.getTarget().getName())
                .anyMatch(name -> name.equals("copyOf") || name.startsWith("unmodifiable"));
        return makes && !freezes;
    }

    /** Follows calls within the adapter's own classes. */
    private static Stream<String> blocking(CodeUnderTest code, JavaMethod start) {
        Set<JavaCodeUnit> seen = new HashSet<>(Set.of(start));
        Deque<JavaCodeUnit> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            for (JavaAccess<?> access : left.pop().getAccessesFromSelf()) {
                String owner = access.getTargetOwner().getName();
                boolean sleeps =
                        owner.equals("java.lang.Thread") && access.getName().equals("sleep");
                if (sleeps || BLOCKING.stream().anyMatch(owner::startsWith)) {
                    return Stream.of(start.getFullName() + " reaches " + owner + "." + access.getName());
                }
                if (code.owns(access.getTargetOwner())
                        && access.getTarget().resolveMember().orElse(null) instanceof JavaCodeUnit next
                        && seen.add(next)) {
                    left.push(next);
                }
            }
        }
        return Stream.empty();
    }

    private static boolean isGuessable(JavaConstructorCall call, JavaClass from) {
        JavaClass made = call.getTargetOwner();
        return (made.isEquivalentTo(Random.class) || made.isEquivalentTo(SplittableRandom.class))
                && !from.isAssignableTo(Random.class);
    }

    /** Choosing the system's clock to hand it on is no reading; reading it where it is chosen is. */
    private static boolean readsTheSystemsClock(JavaMethodCall call) {
        MethodCallTarget target = call.getTarget();
        JavaClass owner = call.getTargetOwner();
        if (owner.isEquivalentTo(System.class)) {
            return target.getName().equals("currentTimeMillis");
        }
        if (owner.getPackageName().equals("java.time") && target.getName().equals("now")) {
            return target.getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(Clock.class));
        }
        boolean reads = owner.isAssignableTo(InstantSource.class)
                && (target.getName().equals("instant") || target.getName().equals("millis"));
        return reads
                && call.getOrigin().getMethodCallsFromSelf().stream().anyMatch(CodeClauses::choosesTheSystemsClock);
    }

    private static boolean choosesTheSystemsClock(JavaMethodCall call) {
        return call.getTargetOwner().isAssignableTo(InstantSource.class)
                && call.getTarget().getName().startsWith("system");
    }
}
