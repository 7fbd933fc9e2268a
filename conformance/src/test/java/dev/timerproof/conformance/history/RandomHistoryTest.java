package dev.timerproof.conformance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.history.HistoryReport.Verdict;
import dev.timerproof.conformance.history.RandomHistory.Style;
import dev.timerproof.conformance.history.contract.Contracts;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a correct timer did is accepted, and rejected once a line of it is changed. */
class RandomHistoryTest {
  private static final int SEEDS = 100;
  private static final Pattern AT = Pattern.compile("\"at\":(\\d+)");

  private static final Pattern THREAD = Pattern.compile("\"th\":\\d+,");

  private static HistoryReport check(Style style, List<String> lines) {
    return Histories.check(Contracts.of(style.contract), lines);
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void histories_ofACorrectTimer_areAccepted(Style style) {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<String> lines = RandomHistory.of(seed, style);
      HistoryReport report = check(style, lines);

      assertEquals(
          Verdict.KEPT, report.verdict(), () -> HistoryText.of(report) + String.join("\n", lines));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Style.class, mode = EnumSource.Mode.EXCLUDE, names = "NODE")
  void firing_thatIsMissing_isNoticed(Style style) {
    int tried = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<String> lines = RandomHistory.of(seed, style);
      int fire = last(lines, "fire");
      if (fire > 0 && !lines.get(1).contains("period") && !mayHaveBeenStopped(style, lines)) {
        tried++;
        // The function's thread has no other lines.
        Matcher thread = THREAD.matcher(lines.get(fire));
        assertTrue(thread.find());
        lines.removeIf(line -> line.contains(thread.group()));
        assertRejected(style, lines);
      }
    }
    assertTrue(tried > 1, "only " + tried);
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void firing_thatComesOnceMore_isNoticed(Style style) {
    int tried = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<String> lines = new ArrayList<>(RandomHistory.of(seed, style));
      int fire = last(lines, "fire");
      if (fire > 0 && !lines.get(1).contains("period")) {
        tried++;
        lines.add(lines.size() - 1, "{\"kind\":\"fire\",\"th\":999,\"at\":5000000000,\"t\":1}");
        assertRejected(style, lines);
      }
    }
    assertTrue(tried > 1, "only " + tried);
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void firing_thatComesBeforeTheTimerIsDue_isNoticed(Style style) {
    int tried = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<String> lines = new ArrayList<>(RandomHistory.withoutReset(seed, style));
      if (last(lines, "fire") > 0) {
        tried++;
        // The timer is started between 0 and 31, and due no earlier than its delay after 0.
        long early = Contracts.of(style.contract).early();
        long delay = Long.parseLong(lines.get(1).replaceFirst(".*\"delay\":(\\d+).*", "$1"));
        int first = 1;
        while (!lines.get(first).contains("\"fire\"")) {
          first++;
        }
        lines.set(
            first, AT.matcher(lines.get(first)).replaceFirst("\"at\":" + (delay - early - 1)));
        assertRejected(style, lines);
      }
    }
    assertTrue(tried > 1, "only " + tried);
  }

  @ParameterizedTest
  @EnumSource(
      value = Style.class,
      names = {"GO_OLD", "GO_NEW"})
  void answerOfACallThatNothingOverlaps_turnedRound_isNoticed(Style style) {
    int tried = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      List<String> lines = new ArrayList<>(RandomHistory.of(seed, style));
      for (int i = 3; i + 1 < lines.size(); i++) {
        // The second of two calls of stop, with nothing between them.
        if (lines.get(i - 2).contains("\"stop\"")
            && lines.get(i - 1).contains("\"return\"")
            && lines.get(i).contains("\"stop\"")
            && lines.get(i + 1).contains("\"answer\":false")
            && open(lines, i) == 0) {
          tried++;
          List<String> turned = new ArrayList<>(lines);
          turned.set(i + 1, lines.get(i + 1).replace("false", "true"));
          assertRejected(style, turned);
        }
      }
    }
    assertTrue(tried > 1, "only " + tried);
  }

  /** Whether a call may have kept the timer from firing, for all that the contract says. */
  private static boolean mayHaveBeenStopped(Style style, List<String> lines) {
    return switch (style) {
      case GO_OLD, GO_NEW -> false;
      case JAVA -> lines.stream().anyMatch(line -> line.contains("\"answer\":true"));
      case NODE -> true;
    };
  }

  private static long open(List<String> lines, int until) {
    List<String> before = lines.subList(0, until);
    return before.stream().filter(line -> line.contains("\"call\"")).count()
        - before.stream().filter(line -> line.contains("\"return\"")).count();
  }

  private static int last(List<String> lines, String kind) {
    for (int i = lines.size() - 1; i > 0; i--) {
      if (lines.get(i).startsWith("{\"kind\":\"" + kind + "\"")) {
        return i;
      }
    }
    return 0;
  }

  private static void assertRejected(Style style, List<String> lines) {
    HistoryReport report = check(style, lines);
    assertEquals(
        Verdict.REJECTED,
        report.verdict(),
        () -> HistoryText.of(report) + String.join("\n", lines));
  }
}
