package dev.timerproof.proofs.layer;

import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.proofs.ProofOutcome;
import dev.timerproof.proofs.ProofReport;
import dev.timerproof.proofs.model.Conjunct;
import dev.timerproof.proofs.model.Invariant;
import dev.timerproof.proofs.model.Law;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists the obligations that do not hold, promises to users first. */
public final class ProofText {
  /** How many counterexamples are shown at most. */
  private static final int SHOWN = 3;

  private final Map<String, String> sentences = new HashMap<>();

  /** Texts for an edition with these parameters. */
  public ProofText(Map<String, String> parameters) {
    Invariant invariant = Invariant.builtIn(parameters);
    for (Conjunct c : Invariant.poller().conjuncts()) {
      sentences.put(c.name(), c.sentence());
    }
    for (Conjunct c : Invariant.mutex().conjuncts()) {
      sentences.put(c.name(), c.sentence());
    }
    for (Law law : Invariant.mutex().laws()) {
      sentences.put(law.name(), law.sentence());
    }
    for (Conjunct c : invariant.conjuncts()) {
      sentences.put(c.name(), c.sentence());
    }
    for (Law law : invariant.laws()) {
      sentences.put(law.name(), law.sentence());
    }
  }

  /** One paragraph for each of the first obligations without a proof; empty if all are proven. */
  public String of(ProofReport report) {
    List<ObligationResult> open =
        report.results().stream()
            .filter(r -> r.outcome() != ProofOutcome.PROVEN)
            .sorted(
                Comparator.comparing((ObligationResult r) -> r.outcome() == ProofOutcome.UNKNOWN)
                    .thenComparing(r -> !r.check().safety()))
            .toList();
    String text = open.stream().limit(SHOWN).map(this::of).collect(Collectors.joining("\n"));
    return open.size() <= SHOWN
        ? text
        : text
            + "\nand "
            + (open.size() - SHOWN)
            + " more: "
            + open.stream()
                .skip(SHOWN)
                .map(r -> r.step() + " " + r.check().name())
                .collect(Collectors.joining(", "));
  }

  /** One obligation: row, step, claim, what the claim says, and a counterexample. */
  public String of(ObligationResult result) {
    StringBuilder out = new StringBuilder();
    out.append(result.outcome().name().toLowerCase(Locale.ROOT))
        .append(": step ")
        .append(result.step())
        .append(result.rows().isEmpty() ? "" : " of row " + String.join(", ", result.rows()))
        .append(": ")
        .append(result.check().kind().name().toLowerCase(Locale.ROOT))
        .append(' ')
        .append(result.check().name())
        .append(result.check().safety() ? " (a promise)" : " (a part of the invariant)")
        .append('\n');
    String sentence = sentence(result.check().name());
    if (!sentence.isEmpty()) {
      out.append("  ").append(sentence).append('\n');
    }
    if (!result.note().isEmpty()) {
      out.append("  ").append(result.note()).append('\n');
    }
    if (!result.counterexample().isEmpty()) {
      out.append("  A state in which the step breaks it, with old -> new:\n");
      result.counterexample().lines().forEach(l -> out.append("    ").append(l).append('\n'));
    } else if (result.outcome() != ProofOutcome.UNKNOWN) {
      out.append("  answers: ").append(result.answers()).append('\n');
    }
    return out.toString();
  }

  /**
   * The sentence of a claim, empty if it has none; the name of a law's part begins with the law's
   * name and a slash.
   */
  public String sentence(String claim) {
    int slash = claim.indexOf('/');
    return sentences.getOrDefault(slash < 0 ? claim : claim.substring(0, slash), "");
  }
}
