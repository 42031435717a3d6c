package dev.berth.conformance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The rules of ARCHITECTURE.md, section 3, that a test can keep.
class ArchitectureTest {

    private static final JavaClasses BERTH = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // What other modules lend to tests comes in jars.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.berth");

    /// Names of the composition root and of what stands outside of it; they may see what Maven lets them see.
    private static final List<String> OUTSIDE = List.of("server", "cli", "conformance");

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        Set<String> violations = new TreeSet<>();
        for (JavaClass origin : BERTH) {
            String from = relative(origin);
            if (outside(from)) {
                continue;
            }
            List<String> allowed = Levels.ALLOWED.get(from);
            if (allowed == null) {
                violations.add(from + " is not in the table");
                continue;
            }
            for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (!target.getPackageName().startsWith(Levels.ROOT)) {
                    continue;
                }
                String to = relative(target);
                if (!to.equals(from) && !allowed.contains(to)) {
                    violations.add(from + " → " + to + "   (" + dependency.getDescription() + ")");
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void theTableNamesOnlyPackagesThatExist() {
        Set<String> packages = new TreeSet<>();
        BERTH.forEach(type -> packages.add(relative(type)));
        assertThat(packages).containsAll(Levels.ALLOWED.keySet());
    }

    @Test
    void noPackagesFormACycle() {
        slices().matching("dev.berth.(**)").should().beFreeOfCycles().check(BERTH);
    }

    @Test
    void enginesStayInTheirPackages() {
        confine("platform.http", "io.vertx..", "io.netty..");
        confine(
                "platform.db",
                "java.sql..",
                "javax.sql..",
                "org.sqlite..",
                "org.flywaydb..",
                "org.postgresql..",
                "com.zaxxer..");
        confine("platform.telemetry", "ch.qos.logback..");
        confine("access.token", "com.nimbusds..");
        confine("access", "org.bouncycastle..");
        confine("cli", "picocli..", "me.tongfei..");
        confine("control.archive", "org.apache.commons.compress..", "com.github.luben..");
        confine("blobstore.s3", "software.amazon..");
    }

    @Test
    void nobodyWritesToStandardOutputButTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.berth.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(BERTH);
    }

    @Test
    void timeAndRandomnessAreInjected() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.berth.server..", "dev.berth.cli..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.security.SecureRandom.class)
                .orShould()
                .callMethod(java.util.concurrent.ThreadLocalRandom.class, "current")
                .orShould()
                .callMethod(java.time.InstantSource.class, "system")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .check(BERTH);
    }

    @Test
    void staticFieldsAreConstants() {
        fields().that().areStatic().should().beFinal().check(BERTH);
    }

    @Test
    void storesArePackagePrivate() {
        classes()
                .that()
                .haveSimpleNameStartingWith("Jdbc")
                .or()
                .haveSimpleNameEndingWith("Store")
                .and()
                .resideInAnyPackage("dev.berth.access..", "dev.berth.registry..", "dev.berth.control..")
                .should()
                .notBePublic()
                .allowEmptyShould(true)
                .check(BERTH);
    }

    @Test
    void queriesAreWrittenOnlyInStoresOfTheirPackage() {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Jdbc")
                .and()
                .resideOutsideOfPackage("dev.berth.platform.db..")
                .should()
                .callMethod("dev.berth.platform.db.Transaction", "sql", "java.lang.String")
                .check(BERTH);
    }

    @Test
    void classesAreFinalUnlessTheyAreMeantToBeImplemented() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .areNotAnnotations()
                .should(beFinalOrAbstract())
                .check(BERTH);
    }

    @Test
    void noNameHidesWhatItIs() {
        classes()
                .should()
                .haveNameNotMatching(".*\\.[A-Za-z]*(Manager|Helper|Util|Utils|Impl)(\\$.*)?")
                .check(BERTH);
    }

    @Test
    void accessorsCarryNoGet() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : BERTH) {
            type.getMethods().stream()
                    .filter(method -> method.getName().matches("get[A-Z].*"))
                    .filter(method -> method.getRawParameterTypes().isEmpty())
                    .filter(method -> method.getOwner().getAllRawInterfaces().stream()
                            .noneMatch(
                                    face -> face.tryGetMethod(method.getName()).isPresent()))
                    .filter(method -> method.getOwner().getAllRawSuperclasses().stream()
                            .noneMatch(parent ->
                                    parent.tryGetMethod(method.getName()).isPresent()))
                    .forEach(method -> found.add(method.getFullName()));
        }
        assertThat(found).isEmpty();
    }

    private static void confine(String home, String... engines) {
        noClasses()
                .that()
                .resideOutsideOfPackage(Levels.ROOT + home + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(engines)
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAPackage("dev.berth.."))))
                .check(BERTH);
    }

    private static ArchCondition<JavaClass> beFinalOrAbstract() {
        return new ArchCondition<>("be final, abstract or sealed") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean fine = type.getModifiers().contains(JavaModifier.FINAL)
                        || type.getModifiers().contains(JavaModifier.ABSTRACT)
                        || type.isRecord();
                if (!fine) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is neither"));
                }
            }
        };
    }

    private static String relative(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(Levels.ROOT) ? name.substring(Levels.ROOT.length()) : name;
    }

    private static boolean outside(String relative) {
        return OUTSIDE.stream().anyMatch(root -> relative.equals(root) || relative.startsWith(root + "."));
    }
}
