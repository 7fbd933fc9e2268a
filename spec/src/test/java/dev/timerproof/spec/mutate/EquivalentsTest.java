package dev.timerproof.spec.mutate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonMappingException;
import dev.timerproof.spec.table.Mutation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EquivalentsTest {
  private static final Equivalents LIST =
      new Equivalents(
          List.of(
              reason("", "for all layers", Map.of("a.b", List.of("drop 4 wake"))),
              reason("proof", "first", Map.of("a.b", List.of("drop * wake"))),
              reason(
                  "proof", "second", Map.of("a.*", List.of("* wake"), "c.d", List.of("to = *")))));

  private static Equivalents.Reason reason(
      String layer, String text, Map<String, List<String>> mutants) {
    return new Equivalents.Reason(List.of("repaired"), layer, false, text, mutants);
  }

  private static Mutant mutant(String edition, String row, String change) {
    return new Mutant(edition, row, change, Mutation.word("row", row, "to", "x"));
  }

  private static Optional<String> ofProof(String row, String change) {
    return LIST.reason("proof", mutant("repaired", row, change)).map(Equivalents.Reason::reason);
  }

  @Test
  void reason_isTheFirstWhosePatternsFitRowAndChange() {
    assertEquals(Optional.of("first"), ofProof("a.b", "drop 4 wake"));
    assertEquals(Optional.of("second"), ofProof("a.c", "drop 4 wake"));
    assertEquals(Optional.of("second"), ofProof("c.d", "to = Moving"));
  }

  @Test
  void mutant_thatNoPatternFitsWhole_hasNoReason() {
    assertEquals(Optional.empty(), ofProof("c.d", "via = Moving"));
    assertEquals(Optional.empty(), ofProof("a.b", "drop 4 wakes"));
    assertEquals(Optional.empty(), ofProof("aXb", "drop 4 wake"));
    assertEquals(Optional.empty(), ofProof("e.a.b", "drop 4 wake"));
  }

  @Test
  void reason_ofOneLayer_isNoneForTheOthers_norForAnotherEdition() {
    Mutant mutant = mutant("repaired", "a.b", "drop 4 wake");
    assertEquals(
        Optional.of("for all layers"), LIST.reason(mutant).map(Equivalents.Reason::reason));
    assertEquals(Optional.empty(), LIST.reason("model", mutant));
    assertEquals(Optional.empty(), LIST.reason(mutant("repaired", "a.b", "drop 5 wake")));
    assertEquals(Optional.empty(), LIST.reason("proof", mutant("go1.19", "a.b", "drop 4 wake")));
  }

  @Test
  void file_thatIsNoSuchList_isRefusedWithThePlace(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("list.json"), "[{\"because\": \"so\"}]");
    var e = assertThrows(JsonMappingException.class, () -> Equivalents.of(file));
    assertEquals(1, e.getLocation().getLineNr());
  }
}
