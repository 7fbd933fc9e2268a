package dev.timerproof.proofs.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.files.RunFolder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SolverKindTest {
  private static final String MACHINE = "os.arch";

  private final String machine = System.getProperty(MACHINE);

  @AfterEach
  void restoreTheMachine() {
    System.setProperty(MACHINE, machine);
  }

  @Test
  void z3_onThisMachine_isThere() {
    assertTrue(SolverKind.Z3.available(), SolverKind.Z3.library());
  }

  @Test
  void solver_withoutALibraryForTheMachine_isMissingAndSaysWhich() {
    System.setProperty(MACHINE, "vax");
    assertFalse(SolverKind.CVC5.available());
    MissingSolverException e =
        assertThrows(MissingSolverException.class, () -> new SolverProcess(SolverKind.CVC5, 1000));
    assertTrue(String.valueOf(e.getMessage()).contains(SolverKind.CVC5.library()), e.getMessage());
  }

  @Test
  void solver_thatCannotBeLoaded_isMissingAndNamesTheTemporaryFolder() {
    String how =
        "ended with exit code 1; it said last:\nException in thread \"main\""
            + " java.lang.UnsatisfiedLinkError: /tmp/a/libz3java.so: /tmp/a/libz3java.so:"
            + " failed to map segment from shared object\n\tat java.base/x.Y.load(Z.java:1)";
    String message =
        String.valueOf(
            SolverProcess.failure(SolverKind.Z3, how, new IOException("no answer")).getMessage());
    assertEquals(
        "z3 is missing: its native library cannot be loaded from the temporary folder "
            + RunFolder.place()
            + ": failed to map segment from shared object; set TMPDIR to a folder with room for it"
            + " that is not mounted noexec",
        message);
  }

  @Test
  void solver_thatDies_isNotMissing() {
    SolverFailedException e =
        SolverProcess.failure(SolverKind.Z3, "was killed by signal 11", new IOException("eof"));
    assertFalse(e instanceof MissingSolverException);
    assertEquals("z3 was killed by signal 11", e.getMessage());
  }

  @Test
  void solver_thatIsKilled_isSaidToBeKilledAndGivesNoAnswer() throws Exception {
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
    try (var solver = new SolverProcess(SolverKind.Z3, 1000)) {
      String question = "(check-sat)\n";
      assertEquals("sat", solver.run(question).strip());
      Predicate<ProcessHandle> old = before::contains;
      List<ProcessHandle> started =
          ProcessHandle.current().children().filter(old.negate()).toList();
      assertEquals(1, started.size(), started::toString);

      started.get(0).destroyForcibly();
      started.get(0).onExit().get();

      SolverFailedException e =
          assertThrows(SolverFailedException.class, () -> solver.run(question));
      assertEquals("z3 was killed by signal 9", e.getMessage());
    }
  }

  @Test
  void pool_ofWhichNoSolverIsThere_isMissing() {
    System.setProperty(MACHINE, "vax");
    Set<SolverKind> alone = Set.of(SolverKind.CVC5);
    assertThrows(
        MissingSolverException.class, () -> new SolverPool(alone, 1, 1000, Optional.empty()));
  }

  @Test
  void names_ofLibraries_areThoseOfEachSystem() {
    assertEquals(
        "/cvc5-libs/windows/x86_64/cvc5jni.dll", new Platform("windows", true, "amd64").ofCvc5());
    assertEquals(
        "/com/microsoft/z3/osx/aarch64/libz3java.dylib",
        new Platform("osx", false, "aarch64").ofZ3());
    assertEquals(
        "/com/microsoft/z3/windows/amd64/libz3java.dll",
        new Platform("windows", true, "amd64").ofZ3());
  }
}
