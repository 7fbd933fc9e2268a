package dev.timerproof.conformance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.timerproof.conformance.history.HistoryReport.Verdict;
import dev.timerproof.conformance.history.check.Violation.Kind;
import dev.timerproof.conformance.history.contract.Contracts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A small history that keeps its contract, and what is said of it with a fault in it. A fault is
 * planted in lines, which are given by their numbers: a word is replaced, a line taken out or
 * repeated. With {@code -Dtimerproof.regenerate=true} the sentences are written anew; review them.
 */
class PlantedFaultsTest {
  private static final List<String> SMALL = Histories.lines("small.ndjson");

  /** A change of one line: what is there, and what comes in its place, in lines. */
  private record Edit(int line, String from, String to) {
    static Edit of(int line, String from, String... to) {
      return new Edit(line, from, String.join("\n", to));
    }

    void apply(List<String> lines) {
      String before = lines.get(line - 1);
      String changed = from.isEmpty() ? to : before.replace(from, to);
      assertNotEquals(before, changed, "line " + line + " has no " + from);
      lines.set(line - 1, changed);
    }
  }

  /** The planted faults, by name; the name begins with the kind that must be found. */
  private static Map<String, List<Edit>> faults() {
    Map<String, List<Edit>> faults = new LinkedHashMap<>();
    faults.put("early fire", List.of(Edit.of(8, "1130", "1099")));
    faults.put("lost-fire: the line of a call is missing", List.of(drop(20), drop(21)));
    faults.put("lost-fire after a stop that answered false", List.of(drop(8), drop(9)));
    faults.put(
        "extra-fire: a one-shot timer fires twice",
        List.of(
            Edit.of(
                21,
                "}",
                "}",
                "{\"kind\":\"fire\",\"th\":2,\"at\":2350,\"t\":1}",
                "{\"kind\":\"done\",\"th\":2,\"at\":2351,\"t\":1}")));
    faults.put(
        "extra-fire: a value is received twice",
        List.of(
            Edit.of(
                27,
                "}",
                "}",
                "{\"kind\":\"call\",\"th\":1,\"at\":2560,\"t\":3,\"op\":\"receive\"}",
                "{\"kind\":\"return\",\"th\":1,\"at\":2561,\"answer\":true,\"value\":2555}")));
    faults.put("wrong-answer: stop of an armed timer", List.of(Edit.of(7, "true", "false")));
    faults.put("wrong-answer: stop of one that has fired", List.of(Edit.of(11, "false", "true")));
    faults.put("wrong-answer: reset of one that has fired", List.of(Edit.of(13, "false", "true")));
    faults.put("wrong-answer: stop that takes a value back", List.of(Edit.of(31, "true", "false")));
    faults.put("stale-value after stop", List.of(Edit.of(33, "false", "true,\"value\":2750")));
    faults.put(
        "stale-value after reset",
        List.of(
            Edit.of(30, "\"stop\"", "\"reset\",\"delay\":5000"),
            Edit.of(33, "false", "true,\"value\":2750")));
    faults.put(
        "wrong-answer: reset of one whose value was received",
        List.of(
            Edit.of(
                27,
                "}",
                "}",
                "{\"kind\":\"call\",\"th\":1,\"at\":2560,\"t\":3,\"op\":\"reset\",\"delay\":100}",
                "{\"kind\":\"return\",\"th\":1,\"at\":2561,\"answer\":true}")));
    faults.put(
        "fire-after-stop",
        List.of(
            Edit.of(
                43,
                "}",
                "}",
                "{\"kind\":\"fire\",\"th\":2,\"at\":8003,\"t\":2}",
                "{\"kind\":\"done\",\"th\":2,\"at\":8004,\"t\":2}")));
    faults.put("early tick: half the period", List.of(Edit.of(38, "5004", "4505"), drop(39)));
    faults.put("wrong-argument", List.of(Edit.of(20, "\"arg\":9", "\"arg\":8")));
    faults.put("no-return", List.of(drop(43)));
    faults.put("early value", List.of(Edit.of(27, "2540", "2490")));
    return faults;
  }

  private static Edit drop(int line) {
    return Edit.of(line, "", "{\"kind\":\"now\",\"th\":9,\"at\":0}");
  }

  private static HistoryReport checked(List<Edit> edits) {
    List<String> lines = new ArrayList<>(SMALL);
    edits.forEach(edit -> edit.apply(lines));
    return Histories.check(Contracts.of("go1.23"), lines);
  }

  @Test
  void history_withoutAFault_keepsItsContract() {
    HistoryReport report = checked(List.of());

    assertEquals(Verdict.KEPT, report.verdict(), () -> HistoryText.of(report));
    assertEquals(List.of(), report.notChecked());
  }

  @Test
  void faults_areFoundWithTheirSentences() {
    StringBuilder found = new StringBuilder();
    faults()
        .forEach(
            (name, edits) -> {
              HistoryReport report = checked(edits);
              String text = HistoryText.of(report);
              assertEquals(Verdict.REJECTED, report.verdict(), name + ": " + text);
              String kind = Objects.requireNonNull(report.violation()).kind().text();
              assertEquals(name.split("[ :]", 2)[0], kind, text);
              assertEquals(1, report.broken(), text);
              found.append("== ").append(name).append('\n').append(text).append('\n');
            });

    assertEquals(Histories.golden("planted.txt", found.toString()), found.toString());
  }

  @Test
  void history_thatWasCut_isToldFromALostTimer() {
    HistoryReport cut = Histories.check(Contracts.of("go1.23"), SMALL.subList(0, 19));
    HistoryReport half =
        Histories.check(
            Contracts.of("go1.23"), List.of(String.join("\n", SMALL).substring(0, 800)));

    assertEquals(Verdict.CUT, cut.verdict(), () -> HistoryText.of(cut));
    assertEquals(Verdict.MALFORMED, half.verdict(), () -> HistoryText.of(half));
    assertEquals(
        "lost timers: no end line, so what has not fired may only not be recorded",
        cut.notChecked().get(0));
  }

  /** A timer that stop finds expired may not have sent yet, but it will. */
  @Test
  void value_thatStopDidNotKeepBack_mayComeLaterAndMustCome() {
    String[] lines = {
      Histories.HEADER,
      "{\"kind\":\"call\",\"th\":1,\"at\":0,\"t\":1,\"op\":\"start\",\"delay\":10,\"to\":\"channel\"}",
      "{\"kind\":\"return\",\"th\":1,\"at\":1}",
      "{\"kind\":\"call\",\"th\":1,\"at\":20,\"t\":1,\"op\":\"stop\"}",
      "{\"kind\":\"return\",\"th\":1,\"at\":21,\"answer\":false}",
      "{\"kind\":\"call\",\"th\":1,\"at\":30,\"t\":1,\"op\":\"receive\"}",
      "{\"kind\":\"return\",\"th\":1,\"at\":31,\"answer\":false}",
      "{\"kind\":\"call\",\"th\":1,\"at\":40,\"t\":1,\"op\":\"receive\"}",
      "{\"kind\":\"now\",\"th\":2,\"at\":50}",
      "{\"kind\":\"end\",\"at\":3000000000}"
    };

    HistoryReport waits = Histories.check("go1.22", lines);
    lines[8] = "{\"kind\":\"return\",\"th\":1,\"at\":50,\"answer\":true}";
    HistoryReport comes = Histories.check("go1.22", lines);

    assertEquals(
        Kind.LOST_FIRE,
        Objects.requireNonNull(waits.violation()).kind(),
        () -> HistoryText.of(waits));
    assertEquals(Verdict.KEPT, comes.verdict(), () -> HistoryText.of(comes));
  }
}
