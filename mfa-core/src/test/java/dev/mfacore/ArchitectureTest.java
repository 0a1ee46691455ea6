package dev.mfacore;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/** What may know what inside the core, and what the core must never reach for. */
@AnalyzeClasses(packages = "dev.mfacore", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String DRIVING = "dev.mfacore";
    private static final String OTP = "dev.mfacore.otp";
    private static final String PORT = "dev.mfacore.port";
    private static final String ENGINE = "dev.mfacore.engine..";
    private static final String TENANT = "dev.mfacore.engine.tenant";
    private static final String REMOTE = "dev.mfacore.engine.remote";
    private static final String ANNOTATIONS = "org.jspecify.annotations";

    /** The one class that wires the local engine; the system's clock and random source are its defaults. */
    private static final String BUILDER = "dev.mfacore.LocalMfaBuilder";

    /** The one class that wires a tenant; the system's clock is its default. */
    private static final String TENANT_BUILDER = "dev.mfacore.AuthingTenantBuilder";

    /** The one class that wires the remote side; the system's clock is its default. */
    private static final String REMOTE_BUILDER = "dev.mfacore.RemoteMfaBuilder";

    private static final Set<String> JAVA_BASE =
            ModuleLayer.boot().findModule("java.base").orElseThrow().getPackages();

    @ArchTest
    static final ArchRule core_stands_on_the_jdk_alone = classes()
            .should()
            .onlyDependOnClassesThat(describe(
                    "are ours, of java.base, or JSpecify's annotations",
                    target -> isOurs(target)
                            || target.getBaseComponentType().isPrimitive()
                            || JAVA_BASE.contains(target.getBaseComponentType().getPackageName())
                            || target.getPackageName().equals(ANNOTATIONS)));

    @ArchTest
    static final ArchRule algorithms_know_nothing_else_of_ours = classes()
            .that()
            .resideInAPackage(OTP)
            .should()
            .onlyDependOnClassesThat(describe(
                    "are algorithms themselves or not ours",
                    target -> !isOurs(target) || target.getPackageName().equals(OTP)));

    @ArchTest
    static final ArchRule ports_do_not_know_the_engine = noClasses()
            .that()
            .resideInAPackage(PORT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ENGINE);

    @ArchTest
    static final ArchRule only_the_builders_know_the_engine = noClasses()
            .that()
            .resideInAPackage(DRIVING)
            .and()
            .doNotHaveFullyQualifiedName(BUILDER)
            .and()
            .doNotHaveFullyQualifiedName(REMOTE_BUILDER)
            .and()
            .doNotHaveFullyQualifiedName("dev.mfacore.AesGcmSecretCipher")
            .and()
            .doNotHaveFullyQualifiedName(TENANT_BUILDER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ENGINE);

    @ArchTest
    static final ArchRule the_tenants_builder_knows_the_tenant_alone = noClasses()
            .that()
            .haveFullyQualifiedName(TENANT_BUILDER)
            .should()
            .dependOnClassesThat(describe(
                    "are of the engine, but not of the tenant",
                    target -> target.getPackageName().startsWith("dev.mfacore.engine")
                            && !target.getPackageName().equals(TENANT)));

    @ArchTest
    static final ArchRule the_tenant_knows_the_engines_public_side_alone = noClasses()
            .that()
            .resideInAPackage(TENANT)
            .should()
            .dependOnClassesThat(describe(
                    "are of the engine, but not of the tenant",
                    target -> target.getPackageName().startsWith("dev.mfacore.engine")
                            && !target.getPackageName().equals(TENANT)));

    @ArchTest
    static final ArchRule the_engine_does_not_know_the_tenant = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .and()
            .resideOutsideOfPackage(TENANT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TENANT);

    @ArchTest
    static final ArchRule the_remote_builder_knows_the_remote_side_alone = noClasses()
            .that()
            .haveFullyQualifiedName(REMOTE_BUILDER)
            .should()
            .dependOnClassesThat(describe(
                    "are of the local engine",
                    target -> target.getPackageName().startsWith("dev.mfacore.engine")
                            && !target.getPackageName().equals(REMOTE)));

    @ArchTest
    static final ArchRule the_local_engine_does_not_know_the_remote_side = noClasses()
            .that()
            .resideOutsideOfPackage(REMOTE)
            .and()
            .doNotHaveFullyQualifiedName(REMOTE_BUILDER)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(REMOTE);

    @ArchTest
    static final ArchRule the_remote_side_shares_events_and_input_caps_alone = noClasses()
            .that()
            .resideInAPackage(REMOTE)
            .should()
            .dependOnClassesThat(describe(
                    "are of the local engine, but neither its event bus nor its input caps",
                    target -> target.getPackageName().startsWith("dev.mfacore.engine")
                            && !target.getPackageName().equals(REMOTE)
                            && !Set.of("dev.mfacore.engine.EventBus", "dev.mfacore.engine.Inputs")
                                    .contains(target.getName())));

    @ArchTest
    static final ArchRule the_default_cipher_knows_the_sealed_box_alone = noClasses()
            .that()
            .haveFullyQualifiedName("dev.mfacore.AesGcmSecretCipher")
            .should()
            .dependOnClassesThat(describe(
                    "are of the engine, but not its sealed box",
                    target -> target.getPackageName().startsWith("dev.mfacore.engine")
                            && !target.getName().equals("dev.mfacore.engine.crypto.SealedBox")));

    @ArchTest
    static final ArchRule state_and_crypto_do_not_know_who_uses_them = noClasses()
            .that()
            .resideInAnyPackage("dev.mfacore.engine.state..", "dev.mfacore.engine.crypto..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.mfacore.engine");

    @ArchTest
    static final ArchRule nobody_reads_a_clock =
            noClasses().should().accessTargetWhere(access("reads the time", ArchitectureTest::readsTheTime));

    @ArchTest
    static final ArchRule only_the_builders_name_the_system_clock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BUILDER)
            .and()
            .doNotHaveFullyQualifiedName(TENANT_BUILDER)
            .and()
            .doNotHaveFullyQualifiedName(REMOTE_BUILDER)
            .should()
            .accessTargetWhere(access("takes the system's clock", ArchitectureTest::takesTheSystemClock));

    @ArchTest
    static final ArchRule only_the_builder_makes_a_random_source = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(BUILDER)
            .should()
            .accessTargetWhere(access("makes a SecureRandom", ArchitectureTest::makesSecureRandom));

    @ArchTest
    static final ArchRule nothing_guessable_is_drawn_from = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class, SplittableRandom.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule no_state_is_shared_by_accident =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule no_state_hides_in_threads =
            noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class);

    @ArchTest
    static final ArchRule no_method_locks_its_object = methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED);

    @ArchTest
    static final ArchRule nobody_prints =
            noClasses().should().accessTargetWhere(access("prints", ArchitectureTest::prints));

    private static boolean isOurs(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.equals(DRIVING) || name.startsWith(DRIVING + ".");
    }

    private static DescribedPredicate<JavaAccess<?>> access(String what, AccessTest test) {
        return describe(
                what,
                access -> test.matches(
                        access.getTargetOwner().getFullName(),
                        access.getTarget().getName()));
    }

    private static boolean readsTheTime(String owner, String member) {
        return owner.startsWith("java.time.") && member.equals("now")
                || owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime").contains(member)
                || Set.of("java.util.Date", "java.util.GregorianCalendar").contains(owner)
                || owner.equals("java.util.Calendar") && member.equals("getInstance");
    }

    private static boolean takesTheSystemClock(String owner, String member) {
        return owner.equals("java.time.InstantSource") && member.equals("system")
                || owner.equals("java.time.Clock") && (member.startsWith("system") || member.startsWith("tick"));
    }

    private static boolean makesSecureRandom(String owner, String member) {
        return owner.equals(SecureRandom.class.getName())
                && (member.equals("<init>") || member.startsWith("getInstance"));
    }

    private static boolean prints(String owner, String member) {
        return owner.equals("java.lang.System") && Set.of("out", "err").contains(member)
                || member.equals("printStackTrace");
    }

    @FunctionalInterface
    private interface AccessTest {
        boolean matches(String owner, String member);
    }
}
