package dev.timerproof.runtime.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.runtime.mutants.Survivors.Entry;
import dev.timerproof.runtime.mutants.Survivors.Mutant;
import dev.timerproof.runtime.mutants.Survivors.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of survivors, without a run of PIT: see docs/runtime.md for that. */
class SurvivorsTest {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));
  private static final Path SOURCES = MODULE.resolve("src/main/java");
  private static final Mutant MUTANT = new Mutant("sched.Worker.spin", "Math", "a = b + c;");

  private static List<Entry> list(String kind) {
    return Survivors.listed(
        List.of(
            "# A comment.", "sched.Worker.spin Math " + kind, "  a = b + c;", "  Because", "so."));
  }

  private static List<String> differences(String status, List<Entry> list) {
    return Survivors.differences(List.of(new Result(MUTANT, status)), list);
  }

  @Test
  void entry_isRead() {
    assertEquals(List.of(new Entry(MUTANT, Survivors.Kind.SPEED, "Because so.")), list("speed"));
  }

  @Test
  void entryWithoutReason_isRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Survivors.listed(List.of("sched.Worker.spin Math speed", "  a = b + c;")));
    assertTrue(refused.toString().contains("entry before line 3"), refused.toString());
    assertThrows(IllegalArgumentException.class, () -> list("luck"));
  }

  @Test
  void survivor_needsAReason() {
    List<String> expected = List.of("survives without a reason: " + MUTANT);
    assertEquals(expected, differences("SURVIVED", List.of()));
    assertEquals(expected, differences("NO_COVERAGE", List.of()));
    assertEquals(List.of(), differences("SURVIVED", list("equivalent")));
    assertEquals(List.of(), differences("KILLED", List.of()));
    Result survived = new Result(MUTANT, "SURVIVED");
    assertEquals(expected, Survivors.differences(List.of(survived, survived), list("equivalent")));
  }

  @Test
  void reason_needsASurvivor() {
    List<String> expected = List.of("has a reason but does not survive: " + MUTANT);
    assertEquals(expected, differences("KILLED", list("equivalent")));
    assertEquals(List.of(), differences("KILLED", list("race")));
    assertEquals(List.of(), differences("TIMED_OUT", list("equivalent")));
    Result other = new Result(new Mutant("sched.Worker.run", "Math", "a = b + c;"), "KILLED");
    assertEquals(expected, Survivors.differences(List.of(other), list("race")));
    Result elsewhere = new Result(new Mutant("sched.Workers.run", "Math", "a = b + c;"), "KILLED");
    assertEquals(List.of(), Survivors.differences(List.of(elsewhere), list("race")));
  }

  @Test
  void report_isRead(@TempDir Path folder) throws Exception {
    Mutant mutant = new Mutant("sched.Lifetime.end", "VoidMethodCall", "");
    Path source = folder.resolve(mutant.source());
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class Lifetime {\n  over = true;\n}\n");
    Path report = folder.resolve("mutations.xml");
    Files.writeString(
        report,
        """
        <mutations>
        <mutation detected='false' status='SURVIVED'>
        <mutatedClass>dev.timerproof.runtime.sched.Lifetime</mutatedClass>
        <mutatedMethod>lambda$end$1</mutatedMethod><lineNumber>2</lineNumber>
        <mutator>org.pitest.mutationtest.engine.gregor.mutators.VoidMethodCallMutator</mutator>
        </mutation>
        </mutations>
        """);
    assertEquals(
        List.of(
            new Result(new Mutant(mutant.place(), mutant.mutator(), "over = true;"), "SURVIVED")),
        Survivors.reported(report, folder));
  }

  /** An entry whose line is gone is about code that is gone. */
  @Test
  void eachEntry_isAboutALineThatExists() throws Exception {
    for (Entry entry :
        Survivors.listed(Files.readAllLines(MODULE.resolve("src/pit/survivors.txt")))) {
      Path source = SOURCES.resolve(entry.mutant().source());
      assertTrue(
          Files.readAllLines(source).stream()
              .anyMatch(l -> l.strip().equals(entry.mutant().line())),
          "survivors.txt: " + source + " has no line " + entry.mutant().line());
    }
  }
}
