package dev.timerproof.spec.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.evidence.cache.DiskCache;
import dev.timerproof.evidence.cache.VerdictCache;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.evidence.testing.LayerRuns;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableLayerTest {
  private final Path directory;
  private final Layer layer = new TableLayer();

  TableLayerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  private static String builtIn() throws IOException {
    return new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
  }

  /** The table in this build with one text replaced. */
  private Settings changed(String from, String to, String... editions) throws IOException {
    String text = builtIn();
    assertTrue(text.contains(from), () -> "the table has no " + from);
    Path file = directory.resolve("TimerTable.tla");
    Files.writeString(file, text.replace(from, to));
    return LayerRuns.settings(TableSource.in(file), editions);
  }

  @Test
  void table_inThisBuild_holdsForEveryEdition() throws Exception {
    List<String> all = TableReader.builtIn().vocabulary().editions();
    var run =
        LayerRuns.of(layer, LayerRuns.settings(TableSource.builtIn(), all.toArray(new String[0])));
    assertEquals(all, run.claims.stream().map(Claim::caseName).toList());
    for (Claim claim : run.claims) {
      assertEquals(Outcome.HOLDS, claim.outcome(), claim.detail());
      assertTrue(claim.evidence().getOrDefault("rows", 0L) > 80, claim.toString());
    }
  }

  @Test
  void table_withAnUnknownStatus_isMalformedAtItsPlace() throws Exception {
    Settings settings =
        changed("\"Moving\", \"Waiting\", \"any\"", "\"Moving\", \"Wating\", \"any\"", "go1.19");
    Claim claim = LayerRuns.of(layer, settings).claims.get(0);
    assertEquals(Outcome.MALFORMED, claim.outcome());
    assertTrue(claim.detail().contains("Wating"), claim.detail());
    assertTrue(claim.detail().contains("TimerTable.tla:"), claim.detail());
    assertTrue(claim.replay().contains("--table "), claim.replay());
  }

  @Test
  void table_withoutARow_isMalformedAtItsOperation() throws Exception {
    Settings settings =
        changed(
            "\"wait\", <<\"Running\", \"Moving\", \"Modifying\">>",
            "\"wait\", <<\"Running\", \"Modifying\">>",
            "go1.19");
    Claim claim = LayerRuns.of(layer, settings).claims.get(0);
    assertEquals(Outcome.MALFORMED, claim.outcome());
    assertTrue(claim.detail().contains("no row for the status Moving"), claim.detail());
  }

  @Test
  void case_ofOneEdition_readsThatOneAlone() throws Exception {
    Settings both = LayerRuns.settings(TableSource.builtIn(), "go1.19", "repaired");
    assertEquals(
        List.of("table/repaired"), LayerRuns.of(layer, LayerRuns.only(both, "repaired")).ids());
    assertEquals(List.of("table/go1.19", "table/repaired"), layer.cases(both));
  }

  @Test
  void verdict_isCachedByTheTextOfTheTable() throws Exception {
    VerdictCache cache = new DiskCache(directory.resolve("cache"), "build");
    Settings settings = LayerRuns.settings(TableSource.builtIn(), "go1.19");
    assertFalse(LayerRuns.of(layer, settings, cache).claims.get(0).cached());
    assertTrue(LayerRuns.of(layer, settings, cache).claims.get(0).cached());
    Settings commented = changed("(* ROWS *)", "(* THE ROWS *)", "go1.19");
    assertFalse(LayerRuns.of(layer, commented, cache).claims.get(0).cached());
  }

  @Test
  void verdict_isCachedByTheTextOfEveryModuleThatTheTableExtends() throws Exception {
    VerdictCache cache = new DiskCache(directory.resolve("cache"), "build");
    Path helper = Files.writeString(directory.resolve("Helper.tla"), helper("LOCAL A == 1"));
    Settings settings = changed("EXTENDS Sequences", "EXTENDS Sequences, Helper", "go1.19");
    assertFalse(LayerRuns.of(layer, again(settings), cache).claims.get(0).cached());
    assertTrue(LayerRuns.of(layer, again(settings), cache).claims.get(0).cached());
    Files.writeString(helper, helper("LOCAL A == 2"));
    assertFalse(LayerRuns.of(layer, again(settings), cache).claims.get(0).cached());
  }

  private static String helper(String body) {
    return "---- MODULE Helper ----\n" + body + "\n====\n";
  }

  /** The same settings with a new reader, as another run of the command would have. */
  private static Settings again(Settings settings) {
    return LayerRuns.settings(
        TableSource.in(settings.table().file().orElseThrow()), settings.editions().get(0));
  }

  @Test
  void hash_ofTheSource_isThatOfTheReader() throws Exception {
    var source = TableSource.builtIn();
    assertEquals(source.reader().hash(), source.sha256());
  }
}
