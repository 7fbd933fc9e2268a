package dev.timerproof.fuzz.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.fuzz.state.Finding;
import dev.timerproof.fuzz.subject.Replay;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PowerTest {
  private static final TableReader READER = TableReader.builtIn();

  @Test
  void mutantsThatOthersKill_areFoundAndReplay() throws IOException {
    Power power = new Power(READER, 2_000, true, 1);
    for (Subject subject : Power.sample(READER, 2, 2)) {
      assertFalse(power.isOfPoller(subject), subject.toString());
      Power.Found found = power.search(subject);
      assertTrue(found.isFound(), subject.toString());
      // This runs the input again, with the fault and without it.
      Finding finding = found.finding(READER).orElseThrow();
      assertEquals(subject.mutation(), finding.mutation());
      assertEquals(
          found.property(),
          Replay.fault(finding.target(), finding.edition(), finding.mutation(), finding.input())
              .orElseThrow()
              .property());
    }
  }

  @Test
  void tableAsItIs_isNotFound() {
    Power.Found found = new Power(READER, 200, true, 1).search(new Subject("repaired", ""));
    assertFalse(found.isFound(), found.toString());
    assertEquals(200, found.executions());
  }

  @Test
  void faultOfThePoller_isTold() {
    Power power = new Power(READER, 1, true, 1);
    assertTrue(power.isOfPoller(new Subject("repaired", "find.polled.wanted drop 3 tail")));
    assertFalse(power.isOfPoller(new Subject("repaired", "del.Waiting drop 2 incdel")));
  }
}
