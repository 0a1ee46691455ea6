package dev.mfacore.tck.clause;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mfacore.tck.run.Expect;
import dev.mfacore.tck.run.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The adapter's own classes, as compiled. */
final class CodeUnderTest {

    private static final Map<ClassLoader, Map<Set<String>, JavaClasses>> READ = new WeakHashMap<>();

    private final Set<String> packages;
    private final JavaClasses classes;

    private CodeUnderTest(Set<String> packages, JavaClasses classes) {
        this.packages = packages;
        this.classes = classes;
    }

    static CodeUnderTest of(Trial trial) {
        Set<String> packages = new TreeSet<>();
        for (Object name : trial.part(Set.class)) {
            packages.add(String.valueOf(name));
        }
        JavaClasses classes = imported(packages);
        Expect.that(!classes.isEmpty(), "classes in the packages " + packages + ", which code(...) names", "none");
        return new CodeUnderTest(packages, classes);
    }

    /** Read once for all rules, as reading costs more than they do. */
    private static JavaClasses imported(Set<String> packages) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        synchronized (READ) {
            return READ.computeIfAbsent(loader, one -> new HashMap<>())
                    .computeIfAbsent(Set.copyOf(packages), CodeUnderTest::read);
        }
    }

    private static JavaClasses read(Set<String> packages) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packages);
        return classes.isEmpty() ? new ClassFileImporter().importPackages(packages) : classes;
    }

    /** Whether a class is the adapter's own. */
    boolean owns(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return packages.stream().anyMatch(one -> name.equals(one) || name.startsWith(one + "."));
    }

    /** Fails if any class breaks the rule, and names all places. */
    void forbid(String rule, Function<JavaClass, Stream<String>> offences) {
        List<String> found =
                classes.stream().flatMap(offences).distinct().sorted().toList();
        Expect.that(found.isEmpty(), rule, String.join("; ", found));
    }
}
