package dev.timerproof.proofs.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timerproof.proofs.matrix.MutantProof.Fate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurvivorsTest {
  private static final Survivors LIST =
      Survivors.of(
          List.of(
              new Survivors.Rule(false, "first", List.of("a.b drop * wake")),
              new Survivors.Rule(true, "second", List.of("* wake", "c.d to = *"))));

  private static Optional<String> reason(String row, String change, Fate fate) {
    return LIST.reason(new MatrixVerdict(row, change, fate, "", ""));
  }

  @Test
  void reason_ofASurvivor_isThatOfTheFirstRuleThatFits() {
    assertEquals(Optional.of("first"), reason("a.b", "drop 4 wake", Fate.PROVEN));
    assertEquals(Optional.of("second"), reason("a.c", "drop 4 wake", Fate.SAME));
    assertEquals(Optional.of("second"), reason("c.d", "to = Moving", Fate.PROVEN));
  }

  @Test
  void survivor_thatNoRuleFits_hasNoReason() {
    assertEquals(Optional.empty(), reason("c.d", "via = Moving", Fate.PROVEN));
    assertEquals(Optional.empty(), reason("aXb", "drop 4 wakes", Fate.PROVEN));
  }

  @Test
  void mutant_thatIsFound_needsNoReason() {
    assertEquals(Optional.empty(), reason("a.b", "drop 4 wake", Fate.SAFETY));
    assertEquals(Optional.empty(), reason("a.b", "drop 4 wake", Fate.UNKNOWN));
  }
}
