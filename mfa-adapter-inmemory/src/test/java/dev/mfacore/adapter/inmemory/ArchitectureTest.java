package dev.mfacore.adapter.inmemory;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** What the adapter may know of the rest. */
@AnalyzeClasses(packages = "dev.mfacore.adapter.inmemory", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HERE = "dev.mfacore.adapter.inmemory";
    private static final Set<String> EXPORTED_BY_CORE =
            Set.of("dev.mfacore", "dev.mfacore.authing", "dev.mfacore.otp", "dev.mfacore.port");

    @ArchTest
    static final ArchRule knows_what_the_core_exports_and_no_other_adapter = classes()
            .should()
            .onlyDependOnClassesThat(describe(
                    "are its own, exported by the core, or not ours",
                    target -> isItsOwn(target) || isExportedByCore(target) || !isOurs(target)));

    @ArchTest
    static final ArchRule no_state_is_shared_by_accident =
            fields().that().areStatic().should().beFinal().allowEmptyShould(true);

    private static boolean isItsOwn(JavaClass type) {
        return packageOf(type).equals(HERE) || packageOf(type).startsWith(HERE + ".");
    }

    private static boolean isExportedByCore(JavaClass type) {
        return EXPORTED_BY_CORE.contains(packageOf(type));
    }

    private static boolean isOurs(JavaClass type) {
        return packageOf(type).equals("dev.mfacore") || packageOf(type).startsWith("dev.mfacore.");
    }

    private static String packageOf(JavaClass type) {
        return type.getBaseComponentType().getPackageName();
    }
}
