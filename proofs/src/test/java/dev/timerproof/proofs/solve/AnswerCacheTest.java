package dev.timerproof.proofs.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerCacheTest {
  @Test
  void answers_ofTheSameTextAndSolver_areFound(@TempDir Path folder) {
    AnswerCache cache = new AnswerCache(folder);
    cache.keep("z3 1", "text", List.of(Answer.UNSAT, Answer.SAT));
    assertEquals(Optional.of(List.of(Answer.UNSAT, Answer.SAT)), cache.find("z3 1", "text"));
  }

  @Test
  void answers_ofAnotherTextOrSolver_areNotFound(@TempDir Path folder) {
    AnswerCache cache = new AnswerCache(folder);
    cache.keep("z3 1", "text", List.of(Answer.UNSAT));
    assertEquals(Optional.empty(), cache.find("z3 1", "text "));
    assertEquals(Optional.empty(), cache.find("z3 2", "text"));
  }

  @Test
  void answers_thatAreNotDefinite_areNotKept(@TempDir Path folder) {
    AnswerCache cache = new AnswerCache(folder);
    cache.keep("z3 1", "text", List.of(Answer.UNSAT, Answer.UNKNOWN));
    assertEquals(Optional.empty(), cache.find("z3 1", "text"));
  }

  @Test
  void file_thatIsDamaged_isIgnored(@TempDir Path folder) throws IOException {
    AnswerCache cache = new AnswerCache(folder);
    cache.keep("z3 1", "text", List.of(Answer.UNSAT));
    try (Stream<Path> files = Files.walk(folder)) {
      Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      Files.writeString(file, "UNSA");
    }
    assertEquals(Optional.empty(), cache.find("z3 1", "text"));
  }

  @Test
  void names_areKeptInTheirOrder_emptySetsToo(@TempDir Path folder) {
    AnswerCache cache = new AnswerCache(folder);
    List<Set<String>> names = List.of(Set.of(), Set.of("one-heap", "fire-once"), Set.of());
    cache.keepNames("z3 1", "text", names);
    assertEquals(Optional.of(names), cache.names("z3 1", "text"));
  }

  @Test
  void names_ofAFileThatHoldsAnswers_areNotFound(@TempDir Path folder) {
    AnswerCache cache = new AnswerCache(folder);
    cache.keep("z3 1", "text", List.of(Answer.UNSAT));
    assertEquals(Optional.empty(), cache.names("z3 1", "text"));
  }
}
