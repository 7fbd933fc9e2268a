package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.spec.model.ManifestReader;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code check} notices when one repair is taken out of the table. */
class LostRepairTest {
  private static final String REPAIRED = "repaired";
  private static final String LAST_OF_GO = "go1.22";

  /** The text by which the table gives a parameter a value in the repaired edition alone. */
  private static final String MENDED = "IF e = \"repaired\"";

  /** Each repair with the quickest case of the quick profile that notices its loss. */
  private static final List<Arguments> CASES =
      List.of(
          arguments("R1", "one-repaired", "BoundsHoldAlways"),
          arguments("R2", "resize-repaired", "EmptyAliveHasNoBound"),
          arguments("R3", "move-repaired", "DeletedTimersExact"),
          arguments("R4", "move-third-repaired", "NoPanic"),
          arguments("R5", "one-repaired", "NoPanic"),
          arguments("R6", "resize-repaired", "NobodyForgotten"),
          arguments("R7", "wakeup-repaired", "NotSleptPast"),
          arguments("R8", "emptied-small-repaired", "EmptyHasNoBound"));

  private final Path folder;
  private final StringWriter out = new StringWriter();

  LostRepairTest(@TempDir Path folder) {
    this.folder = folder;
  }

  static List<Arguments> cases() {
    return CASES;
  }

  /** Fails if the table has a repair without a case above. */
  @Test
  void cases_areOneForEachRepairOfTheTable() {
    assertEquals(
        List.copyOf(repairs(TableReader.builtIn())),
        CASES.stream().map(each -> each.get()[0]).toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void table_withoutARepair_isViolatedByAQuickCase(String repair, String name, String property)
      throws IOException {
    assertEquals(Profile.QUICK, found(name).profile());
    assertEquals(ExitCode.VIOLATED.code(), check(without(repair), name), out::toString);
    assertViolated(name, property);
  }

  @Test
  void table_withAllRepairs_holds() throws IOException {
    assertEquals(ExitCode.HOLDS.code(), check(text(), "one-repaired"), out::toString);
  }

  /** Shows that the changed texts give exactly the parameters of one repair Go's values. */
  @Test
  void text_withoutARepair_hasTheParametersOfGoForIt() throws IOException {
    TableReader whole = TableReader.builtIn();
    TimerTable go = whole.read(LAST_OF_GO);
    for (String repair : repairs(whole)) {
      TimerTable changed = TableReader.of(write(without(repair))).read(REPAIRED);
      whole
          .read(REPAIRED)
          .parameters()
          .forEach(
              (name, value) ->
                  assertEquals(
                      parameters(whole, repair).contains(name) ? go.parameters().get(name) : value,
                      changed.parameters().get(name),
                      repair + " " + name));
    }
  }

  /** The table's text with the last Go edition's values for the parameters of one repair. */
  private static String without(String repair) throws IOException {
    Set<String> names = parameters(TableReader.builtIn(), repair);
    assertFalse(names.isEmpty(), repair);
    return text()
        .lines()
        .map(
            line ->
                names.stream().anyMatch(name -> line.matches("\\s+" + name + "\\s+\\|-> .*"))
                    ? line.replace(MENDED, "IF FALSE")
                    : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Set<String> parameters(TableReader reader, String repair) {
    return reader.vocabulary().parameters().values().stream()
        .filter(note -> note.repair().equals(repair))
        .map(Vocabulary.ParameterNote::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> repairs(TableReader reader) {
    Set<String> repairs = new TreeSet<>();
    reader.vocabulary().parameters().values().forEach(note -> repairs.add(note.repair()));
    repairs.remove("none");
    return repairs;
  }

  private static String text() throws IOException {
    return new String(TableSource.builtIn().bytes(), StandardCharsets.UTF_8);
  }

  private static ModelCase found(String name) throws IOException {
    return ManifestReader.builtIn().find(name).orElseThrow();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("TimerTable.tla"), text);
  }

  private int check(String text, String name) throws IOException {
    List<String> arguments =
        List.of(
            "check",
            "--table",
            write(text).toString(),
            "--only",
            "model",
            "--case",
            name,
            "--no-cache",
            "--out",
            folder.resolve("out").toString());
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(arguments.toArray(String[]::new));
  }

  private void assertViolated(String name, String property) throws IOException {
    JsonNode claim =
        new ObjectMapper().readTree(folder.resolve("out/summary.json").toFile()).at("/claims/0");
    assertEquals("model/" + name, claim.path("id").asText());
    assertTrue(claim.path("detail").asText().contains(property), claim.toString());
  }
}
