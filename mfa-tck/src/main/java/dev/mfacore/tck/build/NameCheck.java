package dev.mfacore.tck.build;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;

/**
 * Refuses to compile a test of the kit that Surefire would pass over because of its name: a build without a single test
 * is green. javac starts this by itself wherever the kit is on its class path; it looks at the tests of Maven projects
 * only, and writes nothing.
 */
public final class NameCheck implements Plugin {

    private static final String KIT = "dev.mfacore.tck.MfaTck";
    private static final String EXCUSE = "tck-name";
    /** What Surefire includes unless told otherwise. */
    private static final Pattern FOUND = Pattern.compile("Test.*|.*Test|.*Tests|.*TestCase");

    private static final String TESTS = "/src/test/";

    /** Made by javac. */
    public NameCheck() {}

    @Override
    public String getName() {
        return "MfaTckNameCheck";
    }

    @Override
    public boolean autoStart() {
        return true;
    }

    @Override
    public void init(JavacTask task, String... arguments) {
        task.addTaskListener(new TaskListener() {
            @Override
            public void finished(TaskEvent event) {
                if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
                    check(event.getTypeElement(), event.getCompilationUnit(), Trees.instance(task));
                }
            }
        });
    }

    private static void check(TypeElement type, CompilationUnitTree unit, Trees trees) {
        String name = type.getSimpleName().toString();
        if (type.getKind() == ElementKind.CLASS
                && type.getNestingKind() == NestingKind.TOP_LEVEL
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && !FOUND.matcher(name).matches()
                && isKit(type.getSuperclass())
                && !isExcused(type)
                && isTestOfMaven(unit.getSourceFile().toUri())) {
            ClassTree tree = trees.getTree(type);
            trees.printMessage(
                    Diagnostic.Kind.ERROR,
                    name + " extends MfaTck, but Maven's Surefire runs only classes named *Test, Test*, *Tests or"
                            + " *TestCase, so no clause would be run and the build would be green: name it " + name
                            + "Test. If your build finds it in another way, annotate it with @SuppressWarnings(\""
                            + EXCUSE
                            + "\").",
                    tree,
                    unit);
        }
    }

    private static boolean isKit(TypeMirror type) {
        for (TypeMirror one = type; one instanceof DeclaredType; ) {
            TypeElement element = (TypeElement) ((DeclaredType) one).asElement();
            if (element.getQualifiedName().contentEquals(KIT)) {
                return true;
            }
            one = element.getSuperclass();
        }
        return false;
    }

    private static boolean isExcused(Element type) {
        return Optional.ofNullable(type.getAnnotation(SuppressWarnings.class)).stream()
                .flatMap(it -> java.util.Arrays.stream(it.value()))
                .anyMatch(EXCUSE::equals);
    }

    /** Gradle and others do not go by names, and main classes are for the command line. */
    private static boolean isTestOfMaven(URI source) {
        if (!"file".equals(source.getScheme())) {
            return false;
        }
        String path = Path.of(source).toString().replace('\\', '/');
        int tests = path.lastIndexOf(TESTS);
        return tests >= 0 && Files.exists(Path.of(path.substring(0, tests), "pom.xml"));
    }
}
