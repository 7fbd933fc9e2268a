package dev.timerproof.conformance.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.timerproof.conformance.history.HistoryReport.Verdict;
import dev.timerproof.conformance.history.check.Violation;
import dev.timerproof.conformance.history.contract.Contracts;
import dev.timerproof.conformance.history.reading.History;
import dev.timerproof.conformance.history.reading.HistoryReader;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about histories and the schemas say what the code does. */
class HistoryDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String page;

  HistoryDocumentTest() throws IOException {
    page = Files.readString(Path.of("..", "docs", "history.md"));
  }

  @Test
  void table_ofRecordings_hasTheVerdicts() throws IOException, MalformedTraceException {
    StringBuilder table = new StringBuilder();
    for (BundledHistory bundled : BundledHistory.values()) {
      table.append("| `").append(bundled.text()).append("` |");
      for (String contract : Contracts.names()) {
        HistoryReport report = check(bundled, contract);
        Violation violation = report.violation();
        assertEquals(
            bundled.keeps().contains(contract) ? Verdict.KEPT : Verdict.REJECTED,
            report.verdict(),
            () -> HistoryText.of(report));
        table.append(violation == null ? " kept |" : " `" + violation.kind().text() + "` |");
      }
      table.append('\n');
    }
    assertTrue(page.contains(table), "the table of " + page.length() + " differs:\n" + table);
  }

  private static HistoryReport check(BundledHistory bundled, String contract)
      throws IOException, MalformedTraceException {
    History history = HistoryReader.read(bundled.text(), bundled.open());
    return HistoryCheck.check(bundled.text(), history, Contracts.of(contract));
  }

  @Test
  void kindsAndKeys_areAllDescribed() {
    for (Violation.Kind kind : Violation.Kind.values()) {
      assertTrue(page.contains("`" + kind.text() + "`"), kind.text());
    }
    Matcher key = Pattern.compile("(?m)^([a-z-]+)").matcher(Contracts.text("go1.22"));
    while (key.find()) {
      assertTrue(page.contains("`" + key.group(1) + "`"), key.group(1));
    }
    for (String contract : Contracts.names()) {
      assertTrue(page.contains("`" + contract + "`"), contract);
    }
  }

  @Test
  void example_keepsItsContract() {
    Matcher block = Pattern.compile("(?s)```json\n(.*?)```").matcher(page);
    assertTrue(block.find());
    List<String> lines = block.group(1).lines().toList();

    HistoryReport report = Histories.check(Contracts.of("go1.22"), lines);

    assertEquals(Verdict.KEPT, report.verdict(), () -> HistoryText.of(report));
  }

  @Test
  void lines_andReports_fitTheirSchemas() throws IOException {
    JsonSchema schema = schema("history");
    List<String> lines = new ArrayList<>(Histories.lines("small.ndjson"));
    for (String line : lines) {
      assertEquals(Set.of(), schema.validate(JSON.readTree(line)), line);
    }
    for (String wrong :
        List.of(
            lines.get(1).replace("\"delay\"", "\"later\""),
            lines.get(1).replace("start", "begin"),
            lines.get(7).replace("\"t\"", "\"timer\""),
            lines.get(0).replace("\"us\"", "\"ps\""))) {
      assertFalse(schema.validate(JSON.readTree(wrong)).isEmpty(), wrong);
    }
    lines.set(7, lines.get(7).replace("1130", "1099"));
    HistoryReport rejected = Histories.check(Contracts.of("go1.23"), lines);
    HistoryReport malformed = Histories.check(Contracts.of("go1.23"), List.of("{}"));
    String reports = HistoryJson.of(List.of(rejected, malformed));
    assertEquals(Set.of(), schema("history-report").validate(JSON.readTree(reports)), reports);
    for (Violation.Kind kind : Violation.Kind.values()) {
      assertTrue(resource("history-report").contains("\"" + kind.text() + "\""), kind.text());
    }
  }

  @Test
  void lines_thatAreWrong_areRefusedWithTheirPlace() {
    String call = "{\"kind\":\"call\",\"th\":1,\"at\":5,\"t\":1,\"op\":\"stop\"}";
    String start = call.replace("\"stop\"", "\"start\",\"delay\":1");
    assertFault("2:1: no line starts timer 1", call);
    assertFault(
        "2:50: a call of start has one of the fields when and delay",
        call.replace("stop", "start"));
    assertFault(
        "2:50: field op: unknown word \"halt\", expected one of start, stop,",
        call.replace("stop", "halt"));
    assertFault("3:60: timer 1 was started before", start, start);
    assertFault(
        "2:30: thread 1 has no call that could return", "{\"kind\":\"return\",\"th\":1,\"at\":0}");
    assertFault(
        "3:59: field at: the clock of thread 1 goes back by 1 ns since line 2",
        start,
        start.replace(":5,", ":4,"));
    assertFault("3:18: a line after the one of kind end", "{\"kind\":\"end\",\"at\":0}", start);
    assertFault("2:1: not JSON", "kind: call");
  }

  private static void assertFault(String expected, String... lines) {
    List<String> all = new ArrayList<>(List.of(lines));
    all.add(0, Histories.HEADER);
    HistoryReport report = Histories.check(Contracts.of("go1.22"), all);
    String fault = Objects.requireNonNull(report.fault());
    assertEquals(Verdict.MALFORMED, report.verdict());
    assertEquals(
        unplaced(expected),
        unplaced(fault.substring("h.ndjson:".length())).substring(0, unplaced(expected).length()));
    assertTrue(fault.startsWith("h.ndjson:" + expected.charAt(0) + ":"), fault);
  }

  /** Without the column, which is where the line ends in most of these. */
  private static String unplaced(String fault) {
    return fault.replaceFirst("(\\d+):\\d+: ", "$1: ");
  }

  private static JsonSchema schema(String name) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(resource(name));
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        HistoryReport.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
