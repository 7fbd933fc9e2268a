package dev.timerproof.spec.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.spec.table.reading.MutexTableReader;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutexComparisonTest {
  private static MutexComparison comparison() throws IOException {
    return new MutexComparison(MutexTableReader.builtIn(), Evidence.builtIn());
  }

  @Test
  void editionWithItself_isEqual() throws IOException {
    assertTrue(comparison().between("go1.23.2", "go1.23.2").isEmpty());
  }

  @Test
  void firstFix_changesTheRecordOfSends() throws IOException {
    EditionDiff diff = comparison().between("go1.23.0", "go1.23.2");

    assertEquals(
        List.of("inflight"),
        diff.parameters().stream().map(EditionDiff.ParameterChange::name).toList());
    assertTrue(diff.changes().stream().allMatch(c -> c.parameters().equals(List.of("inflight"))));
    assertTrue(
        diff.changes().stream().anyMatch(c -> c.difference().name().equals("fire.chan")),
        diff.changes().toString());
  }

  @Test
  void repairs_eachHaveACaseThatFailsWithoutThem() throws IOException {
    EditionDiff diff = comparison().between("go1.23.2", "repaired-mutex");

    assertEquals(6, diff.parameters().size());
    for (EditionDiff.ParameterChange parameter : diff.parameters()) {
      assertTrue(!parameter.cases().isEmpty(), parameter.name());
    }
  }

  @Test
  void statusWord_andWhatBecameOfIt() throws IOException {
    TableReader reader = TableReader.builtIn();

    String text = comparison().from(reader.read("go1.22"), "go1.23.2");

    for (String status : reader.vocabulary().statuses()) {
      assertTrue(text.contains("| " + status + " |"), status);
    }
    for (String op : reader.read("go1.22").frames().keySet()) {
      assertTrue(text.contains("| " + op + " |"), op);
    }
  }
}
