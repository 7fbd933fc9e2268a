package dev.timerproof.conformance.history;

import dev.timerproof.conformance.history.check.Figures;
import dev.timerproof.conformance.history.check.Violation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking a history.
 *
 * @param history its name in messages
 * @param runtime the runtime that was recorded; empty if the header could not be read
 * @param contract the contract that it was checked against
 * @param verdict the outcome
 * @param lines how many lines were read
 * @param timers how many timers they are about
 * @param broken how many of them break the contract
 * @param violation the first violation in time, of those that say more than that the contract has
 *     no such call, if there is one; null if there is none
 * @param figures how late timers were; null if the history is malformed
 * @param notChecked what the history lacks, and what therefore was not checked
 * @param fault why it is malformed, cut, or without a verdict; null otherwise
 */
public record HistoryReport(
    String history,
    String runtime,
    String contract,
    Verdict verdict,
    long lines,
    long timers,
    long broken,
    @Nullable Violation violation,
    @Nullable Figures figures,
    List<String> notChecked,
    @Nullable String fault) {
  /** The outcomes. */
  public enum Verdict {
    /** The history keeps the contract. */
    KEPT,
    /** A timer breaks the contract. */
    REJECTED,
    /** It has no line that ends it; up to there it keeps the contract. */
    CUT,
    /** It is no history. */
    MALFORMED,
    /** The search was given up. */
    NO_VERDICT;

    /** The word that reports use. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  public HistoryReport {
    notChecked = List.copyOf(notChecked);
  }
}
