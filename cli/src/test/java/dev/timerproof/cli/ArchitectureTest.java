package dev.timerproof.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.timerproof.conformance.planted.ReachesUp;
import dev.timerproof.runtime.RuntimeBuilder;
import dev.timerproof.runtime.planted.UsesAnother;
import dev.timerproof.spec.planted.UsesTheCommand;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dependencies between the modules have one direction. */
class ArchitectureTest {
  private static final String ROOT = "dev.timerproof.";

  /** The modules of this project that each module may use, besides itself. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("runtime", Set.of()),
          Map.entry("evidence", Set.of()),
          Map.entry("spec", Set.of("evidence")),
          Map.entry("generate", Set.of("evidence", "spec")),
          Map.entry("proofs", Set.of("evidence", "spec")),
          Map.entry("conformance", Set.of("evidence", "spec", "generate", "runtime")),
          Map.entry("lincheck", Set.of("evidence", "spec", "generate", "runtime")),
          Map.entry("jcstress", Set.of("evidence", "spec", "generate", "runtime")),
          Map.entry(
              "mutants", Set.of("evidence", "spec", "generate", "proofs", "lincheck", "jcstress")),
          Map.entry(
              "fuzz",
              Set.of(
                  "evidence", "spec", "generate", "runtime", "lincheck", "mutants", "conformance")),
          Map.entry(
              "cli",
              Set.of(
                  "evidence",
                  "spec",
                  "generate",
                  "proofs",
                  "conformance",
                  "lincheck",
                  "jcstress",
                  "mutants",
                  "fuzz")));

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.timerproof");

  private static String module(JavaClass c) {
    String rest = c.getPackageName().substring(ROOT.length());
    return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
  }

  private static boolean isOurs(JavaClass c) {
    return c.getPackageName().startsWith(ROOT);
  }

  private static ArchRule arrowsOf(String module) {
    var forbidden =
        DescribedPredicate.<JavaClass>describe(
            "classes of ours that " + module + " may not use",
            c -> isOurs(c) && !module(c).equals(module) && !mayUse(module).contains(module(c)));
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(ROOT + module + "..")
        .should()
        .dependOnClassesThat(forbidden);
  }

  private static Set<String> mayUse(String module) {
    return MAY_USE.getOrDefault(module, Set.of());
  }

  @Test
  void modules_thatAreThere_areThoseWithARule() {
    Set<String> seen =
        OURS.stream().map(ArchitectureTest::module).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(MAY_USE.keySet()), seen);
  }

  @Test
  void arrows_betweenModules_pointOneWay() {
    MAY_USE.keySet().forEach(module -> arrowsOf(module).check(OURS));
  }

  @Test
  void arrows_thatPointTheOtherWay_areSeen() {
    for (Class<?> planted : Set.of(UsesTheCommand.class, UsesAnother.class, ReachesUp.class)) {
      JavaClasses classes = new ClassFileImporter().importClasses(planted);
      String module = module(classes.get(planted));
      assertTrue(arrowsOf(module).evaluate(classes).hasViolation(), planted + " is not seen");
    }
  }

  @Test
  void packages_ofAllModules_haveNoCycles() {
    slices()
        .matching(ROOT + "(**)")
        .should()
        .beFreeOfCycles()
        // The only dependency of the public interface on its implementation.
        .ignoreDependency(
            JavaClass.Predicates.type(RuntimeBuilder.class),
            JavaClass.Predicates.resideInAPackage("dev.timerproof.runtime.hosted"))
        .check(OURS);
  }
}
