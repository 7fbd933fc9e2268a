package dev.timerproof.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's table does not change what is claimed of an edition. */
class ClaimedTest {
  private static TimerTable changed(Path directory, String before, String after, String edition)
      throws IOException {
    try (InputStream in = TableReader.class.getResourceAsStream("/tla/TimerTable.tla")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(text.contains(before), "the table has changed");
      Path file = directory.resolve("TimerTable.tla");
      Files.writeString(file, text.replace(before, after));
      return TableReader.of(file).read(edition);
    }
  }

  @Test
  void editedParameter_loosensNoClaim_andIsRefuted(@TempDir Path directory) throws IOException {
    TimerTable table =
        changed(
            directory,
            "moveDeleted   |-> IF e = \"repaired\" THEN \"Removing\" ELSE \"Removed\"",
            "moveDeleted   |-> \"Removed\"",
            "repaired");
    assertEquals(List.of(), table.mutations());
    ProofReport report =
        Prover.prove(
            table, ProofOptions.quick().withRows(List.of("move.Deleted")), ProofListener.NONE);
    Set<String> refuted =
        report.all(ProofOutcome.REFUTED).stream()
            .map(r -> r.check().name())
            .collect(Collectors.toSet());
    assertTrue(refuted.contains("status-out-always"), refuted::toString);
  }

  @Test
  void editionOfTheUsers_claimsWhatItsParametersSay(@TempDir Path directory) throws IOException {
    TimerTable table = changed(directory, "\"repaired\"", "\"mine\"", "mine");
    assertEquals(Tables.of("repaired").parameters(), Obligations.claimed(table));
  }
}
