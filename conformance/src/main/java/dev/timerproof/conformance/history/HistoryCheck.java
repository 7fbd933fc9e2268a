package dev.timerproof.conformance.history;

import dev.timerproof.conformance.history.HistoryReport.Verdict;
import dev.timerproof.conformance.history.check.Figures;
import dev.timerproof.conformance.history.check.TimerCheck;
import dev.timerproof.conformance.history.check.TooManyOrdersException;
import dev.timerproof.conformance.history.check.Violation;
import dev.timerproof.conformance.history.contract.Contract;
import dev.timerproof.conformance.history.reading.History;
import dev.timerproof.conformance.history.reading.TimerHistory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a history against a contract. Timers share nothing, so a history is linearizable if that
 * of each timer is; each is checked by itself.
 */
public final class HistoryCheck {
  private HistoryCheck() {}

  /**
   * Checks a history.
   *
   * @param name its name in messages
   */
  public static HistoryReport check(String name, History history, Contract contract) {
    var figures = new Figures();
    boolean dones = history.facts().dones() > 0;
    @Nullable Violation first = null;
    @Nullable String gaveUp = null;
    long broken = 0;
    for (TimerHistory timer : history.timers()) {
      try {
        Violation violation = new TimerCheck(contract, timer, dones, history.end(), figures).run();
        if (violation != null) {
          broken++;
          first = first == null || matters(violation, first) ? violation : first;
        }
      } catch (TooManyOrdersException e) {
        gaveUp = e.getMessage();
      }
    }
    figures.finish();
    Verdict verdict =
        first != null
            ? Verdict.REJECTED
            : history.end() == null
                ? Verdict.CUT
                : gaveUp != null ? Verdict.NO_VERDICT : Verdict.KEPT;
    String fault =
        verdict == Verdict.CUT ? "there is no line of kind end, so the recording was cut" : gaveUp;
    return new HistoryReport(
        name,
        history.runtime(),
        contract.name(),
        verdict,
        history.lines(),
        history.timers().size(),
        broken,
        first,
        figures,
        NotChecked.of(history, contract),
        fault);
  }

  /**
   * Whether a violation says more than another one: it is earlier. That a contract has no such call
   * says least.
   */
  private static boolean matters(Violation one, Violation other) {
    boolean offered = one.kind() != Violation.Kind.NOT_OFFERED;
    boolean otherOffered = other.kind() != Violation.Kind.NOT_OFFERED;
    return offered == otherOffered ? one.at() < other.at() : offered;
  }

  /** The report on an input that is no history. */
  public static HistoryReport malformed(String name, String contract, String fault) {
    return new HistoryReport(
        name, "", contract, Verdict.MALFORMED, 0, 0, 0, null, null, List.of(), fault);
  }
}
