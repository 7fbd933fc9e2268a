package dev.timerproof.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.cli.report.Places.Spot;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.ScopeKind;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowPlacesTest {
  private static final String TABLE = "spec/src/main/tla/TimerTable.tla";

  private static Settings settings(TableSource table) {
    return new Settings(
        Profile.QUICK,
        List.of("go1.19", "repaired"),
        List.of("go1.23.2"),
        table,
        Optional.empty(),
        7,
        Optional.empty(),
        Optional.empty());
  }

  private static Claim found(String detail) {
    return Claim.of("model/one-go1.19", "all is well", ScopeKind.BOUNDED)
        .withOutcome(Outcome.VIOLATED)
        .withDetail(detail);
  }

  private static String lineOf(TableSource table, Spot spot) throws IOException {
    String text = new String(table.bytes(), StandardCharsets.UTF_8);
    return text.lines().skip(spot.line() - 1).findFirst().orElseThrow();
  }

  @Test
  void rows_thatAClaimNames_areFoundAtTheirLinesTheLastFirst() throws IOException {
    var table = TableSource.builtIn();
    List<Spot> spots =
        new RowPlaces(settings(table), Path.of(""))
            .of(found("rows del.Waiting, add.NoStatus\n 3 [add.NoStatus]\n 9 [del.Waiting]."));
    assertEquals(List.of("del.Waiting", "add.NoStatus"), spots.stream().map(Spot::what).toList());
    assertEquals(TABLE, spots.get(0).file());
    // The definition of the rows by which a stop changes a status.
    assertTrue(lineOf(table, spots.get(0)).contains("Stop(P, \"Waiting\")"), spots::toString);
    for (Spot spot : spots) {
      assertEquals(table.reader().read("go1.19").row(spot.what()).place().line(), spot.line());
    }
  }

  @Test
  void rows_ofATableBelowTheRoot_areShownBelowIt(@TempDir Path root) throws IOException {
    Path file = root.resolve("sub/TimerTable.tla");
    Files.createDirectories(root.resolve("sub"));
    Files.write(file, TableSource.builtIn().bytes());
    List<Spot> spots =
        new RowPlaces(settings(TableSource.in(file)), root).of(found("[del.Waiting]"));
    assertEquals("sub/TimerTable.tla", spots.get(0).file());
  }

  @Test
  void rows_ofTheTimersWithAMutex_areFoundInTheirTable() {
    List<Spot> spots =
        new RowPlaces(settings(TableSource.builtIn()), Path.of(""))
            .of(found("edition go1.23.2\n[stop.heaped]"));
    assertEquals("spec/src/main/tla/MutexTable.tla", spots.get(0).file());
  }

  @Test
  void malformedTable_isShownWhereItIsMalformed(@TempDir Path root) throws IOException {
    Path file = Files.writeString(root.resolve("TimerTable.tla"), "---- MODULE TimerTable\n");
    var places = new RowPlaces(settings(TableSource.in(file)), root);
    assertEquals(
        List.of(new Spot("", "TimerTable.tla", 3)),
        places.of(found(file + ":3:1: expected a definition, del.Waiting")));
    assertEquals(new Spot("", "TimerTable.tla", 1), places.otherwise());
  }

  @Test
  void claim_thatNamesNoRow_hasThePlaceOfTheTable() {
    var places = new RowPlaces(settings(TableSource.builtIn()), Path.of(""));
    Claim claim = found("java.lang.Error at java.base.x");
    assertEquals(List.of(), places.of(claim));
    assertEquals(new Spot("", TABLE, 1), places.nearest(claim));
  }
}
