package dev.timerproof.spec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.timerproof.spec.export.JsonExport;
import dev.timerproof.spec.table.reading.TableReader;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String OURS = "dev.timerproof";
  private static final String TABLE = OURS + ".spec.table";
  private static final String CHECKS = TABLE + ".checks";
  private static final String READING = TABLE + ".reading";
  private static final String EVIDENCE = OURS + ".evidence..";
  private static final String TEXT = OURS + ".evidence.text";
  private static final String EXPORT = OURS + ".spec.export";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(OURS);

  @Test
  void rows_ofOurPackages_dependOnNone() {
    onlyOn(TABLE, TABLE).check(CLASSES);
  }

  @Test
  void checks_ofOurPackages_dependOnRowsOnly() {
    onlyOn(CHECKS, TABLE, CHECKS).check(CLASSES);
  }

  @Test
  void reading_ofOurPackages_dependsOnRowsChecksAndTheSettingsOfARunOnly() {
    onlyOn(READING, TABLE, CHECKS, READING, EVIDENCE).check(CLASSES);
  }

  @Test
  void export_ofOurPackages_dependsOnTableAndTheWrappingOfTextOnly() {
    onlyOn(EXPORT, TABLE, READING, EXPORT, TEXT).check(CLASSES);
  }

  @Test
  void tools_ofTlaPlus_areUsedByReadingEvalAndTlcOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(READING, OURS + ".spec.eval", OURS + ".spec.tlc..")
        .should()
        .dependOnClassesThat(from("tlc2", "tla2sany", "util"))
        .check(CLASSES);
  }

  @Test
  void packages_ofThisModule_haveNoCycles() {
    slices().matching(OURS + ".spec.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void rule_aboutDependencies_failsForAPackageThatHasThem() {
    var both = new ClassFileImporter().importClasses(JsonExport.class, TableReader.class);

    assertThrows(AssertionError.class, () -> onlyOn(EXPORT, EXPORT).check(both));
  }

  /** Of this project's packages, classes of one package depend only on the allowed ones. */
  private static ArchRule onlyOn(String of, String... allowed) {
    var other =
        from(OURS).and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed)));
    return noClasses().that().resideInAPackage(of).should().dependOnClassesThat(other);
  }

  private static DescribedPredicate<JavaClass> from(String... roots) {
    return DescribedPredicate.describe(
        "are in " + String.join(", ", roots),
        type -> {
          for (String root : roots) {
            if (type.getPackageName().equals(root)
                || type.getPackageName().startsWith(root + ".")) {
              return true;
            }
          }
          return false;
        });
  }
}
