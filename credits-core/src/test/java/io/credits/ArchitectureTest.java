package io.credits;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAccess.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The laws of the house, read from the compiled classes of core. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter().importPath(Rooms.CLASSES);

    @Test
    void shouldPointEveryArrowDown() {
        classes().should(pointDown()).check(CORE);
    }

    @Test
    void shouldHaveNoCircleBetweenPackages() {
        slices().assignedFrom(packages()).should().beFreeOfCycles().check(CORE);
    }

    @Test
    void shouldKnowNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CORE);
    }

    @Test
    void shouldRequireOnlyWhatEveryHostCanCarry() throws IOException {
        Set<String> required = module().requires().stream()
                .filter(each -> !each.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name)
                .collect(Collectors.toSet());

        assertThat(required).containsExactlyInAnyOrder("java.base", "org.joda.money");
    }

    @Test
    void shouldExportEveryPackageWithAPublicType() throws IOException {
        Set<String> exported = module().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        Set<String> inhabited = CORE.stream()
                .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());

        assertThat(exported).containsAll(inhabited);
    }

    @Test
    void shouldKeepJacksonBehindTheJsonDoor() {
        noClasses()
                .that(describe("stand outside json", (JavaClass each) -> !Rooms.isJson(each.getPackageName())))
                .should()
                .dependOnClassesThat(describe(
                        "are Jackson's, annotations aside",
                        (JavaClass each) -> each.getPackageName().startsWith("com.fasterxml.jackson")
                                && !each.getPackageName().equals("com.fasterxml.jackson.annotation")))
                .check(CORE);
    }

    @Test
    void shouldBeTheSameEverywhereAndAlways() {
        noClasses().should().accessTargetWhere(ambient()).check(CORE);
    }

    @Test
    void shouldOnlyCompute() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        describe("do I/O, log, or run threads", (JavaClass each) -> Ambient.isShell(each.getName())))
                .check(CORE);
    }

    @Test
    void shouldHoldNoFloatingPoint() {
        classes().should(holdNoFloatingPoint()).check(CORE);
        noClasses()
                .should()
                .accessTargetWhere(Predicates.target(describe("take or give floating point", Ambient::isFloating)))
                .check(CORE);
    }

    @Test
    void shouldSayWhatATypeIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Info|Data|Impl|Transaction)")
                .check(CORE);
    }

    private static ModuleDescriptor module() throws IOException {
        try (InputStream file = Files.newInputStream(Rooms.CLASSES.resolve("module-info.class"))) {
            return ModuleDescriptor.read(file);
        }
    }

    private static ArchCondition<JavaClass> pointDown() {
        return new ArchCondition<>("point every arrow down") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                for (Dependency arrow : each.getDirectDependenciesFromSelf()) {
                    String to = arrow.getTargetClass().getBaseComponentType().getPackageName();
                    if (to.equals(Rooms.ROOT) || to.startsWith(Rooms.ROOT + ".")) {
                        Rooms.objection(each.getPackageName(), to)
                                .map(objection -> objection + "; " + arrow.getDescription())
                                .ifPresent(text -> events.add(SimpleConditionEvent.violated(arrow, text)));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> holdNoFloatingPoint() {
        return new ArchCondition<>("hold no floating point") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                each.getFields().stream()
                        .filter(field -> Ambient.isFloating(field.getRawType()))
                        .forEach(field -> events.add(SimpleConditionEvent.violated(field, field.getDescription())));
                each.getCodeUnits().stream()
                        .filter(unit -> Ambient.isFloating(unit.getRawReturnType())
                                || unit.getRawParameterTypes().stream().anyMatch(Ambient::isFloating))
                        .forEach(unit -> events.add(SimpleConditionEvent.violated(unit, unit.getDescription())));
            }
        };
    }

    private static DescribedPredicate<JavaAccess<?>> ambient() {
        return Predicates.target(
                describe("read a clock, default zone, locale, charset or random source", Ambient::isRead));
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass each) {
                return SliceIdentifier.of(each.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}
