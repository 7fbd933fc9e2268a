package dev.timerproof.proofs.matrix;

import dev.timerproof.proofs.matrix.MutantProof.Fate;
import dev.timerproof.spec.mutate.MutantVerdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Renders kept verdicts as the document that readers see. */
final class MatrixDocument {
  private final Collection<MatrixVerdict> verdicts;
  private final Survivors survivors;
  private final Map<String, MutantVerdict> models;
  private final List<String> rows;
  private final StringBuilder out = new StringBuilder();

  /**
   * A document.
   *
   * @param rows ids of the rows of which verdicts are to be expected
   * @param verdicts of the proof, in the table's order
   * @param survivors the reasons of those that it does not find
   * @param models what the models said of some mutants, by the mutant's key
   */
  MatrixDocument(
      List<String> rows,
      Collection<MatrixVerdict> verdicts,
      Survivors survivors,
      Map<String, MutantVerdict> models) {
    this.rows = List.copyOf(rows);
    this.verdicts = verdicts;
    this.survivors = survivors;
    this.models = models;
  }

  String text() {
    out.append(
        """
        # Changed rows and the proof

        One status, the result, the value, the way on behind a lost CAS, or the steps of one row of `repaired` are changed at a time; then
        the atomic steps that the table itself does not have are put to Z3. This page is made of kept verdicts by `MatrixTest`; do not edit it.

        ```
        timerproof prove mutants --row clear. --results out/matrix.jsonl    # some rows; goes on where it ended
        mvn -pl proofs -am test -Pnightly -Dtest=MatrixNightlyTest          # all of them
        ```

        | verdict | mutants | meaning |
        |---|---|---|
        """);
    row(Fate.SAFETY, "a promise to users is lost");
    row(Fate.BOUNDS, "a promise about the bounds is lost, which readers rely on");
    row(Fate.AUXILIARY, "a part of the invariant is lost, which is no promise by itself");
    row(Fate.UNKNOWN, "no solver decided some claim");
    row(Fate.PROVEN, "all that is proven of the table is proven of the mutant");
    row(Fate.SAME, "each of its atomic steps is one of the table's");
    out.append("\nMutants that the table's reader refuses are not kept.\n");
    rows();
    parts();
    survivors();
    return out.toString();
  }

  private List<MatrixVerdict> all(Fate fate) {
    return verdicts.stream().filter(v -> v.fate() == fate).toList();
  }

  private void row(Fate fate, String meaning) {
    out.append("| ")
        .append(word(fate))
        .append(" | ")
        .append(all(fate).size())
        .append(" | ")
        .append(meaning)
        .append(" |\n");
  }

  private static String word(Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT);
  }

  private void rows() {
    Map<String, List<MatrixVerdict>> byRow = new LinkedHashMap<>();
    verdicts.forEach(v -> byRow.computeIfAbsent(v.row(), r -> new ArrayList<>()).add(v));
    out.append(
        "\n## Row by row\n\n| row | safety | bounds | auxiliary | survive |\n|---|---|---|---|---|\n");
    byRow.forEach(
        (row, all) ->
            out.append("| `")
                .append(row)
                .append("` | ")
                .append(count(all, Fate.SAFETY))
                .append(" | ")
                .append(count(all, Fate.BOUNDS))
                .append(" | ")
                .append(count(all, Fate.AUXILIARY))
                .append(" | ")
                .append(all.stream().filter(MatrixVerdict::survives).count())
                .append(" |\n"));
    List<String> open = rows.stream().filter(r -> !byRow.containsKey(r)).toList();
    if (!open.isEmpty()) {
      out.append("\nNo verdicts are kept yet of the rows ")
          .append(String.join(", ", open.stream().map(r -> "`" + r + "`").toList()))
          .append("; the nightly run decides them.\n");
    }
  }

  private static long count(List<MatrixVerdict> all, Fate fate) {
    return all.stream().filter(v -> v.fate() == fate).count();
  }

  private void parts() {
    out.append(
        """

        ## What breaks a bound, or a part of the invariant only

        A mutant that loses only a part may be harmless. The last column is what the models of the quick profile say of it: the first property that is violated,
        with the model whose trace shows it.

        | row | change | lost | step | claim | models |
        |---|---|---|---|---|---|
        """);
    for (MatrixVerdict v : verdicts) {
      if (v.goesToModels() || v.fate() == Fate.UNKNOWN) {
        out.append(
            "| `%s` | %s | %s | `%s` | `%s` | %s |\n"
                .formatted(v.row(), v.change(), word(v.fate()), v.step(), v.claim(), models(v)));
      }
    }
  }

  private String models(MatrixVerdict verdict) {
    MutantVerdict said = models.get(verdict.key());
    if (said == null) {
      return "not asked";
    }
    return switch (said.fate()) {
      case KILLED -> "`" + said.property() + "` in " + said.by();
      case SURVIVED -> "none is violated";
      case UNDECIDED -> "no verdict within the budget";
      case MALFORMED, EQUIVALENT, GAP -> said.fate().name().toLowerCase(Locale.ROOT);
    };
  }

  private void survivors() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    survivors.rules().forEach(rule -> byReason.put(rule.reason(), new ArrayList<>()));
    for (MatrixVerdict v : verdicts) {
      if (v.survives()) {
        Optional<String> reason = survivors.reason(v);
        byReason
            .computeIfAbsent(reason.orElse("no reason is known"), r -> new ArrayList<>())
            .add("`" + v.row() + "` " + v.change());
      }
    }
    out.append(
        "\n## What the proof does not find\n\n"
            + "Of these mutants the same promises are proven as of the table. They are not harmless on that account: what is not proven at all is in"
            + " [proofs.md](proofs.md#what-is-not-proven).\n");
    byReason.forEach(
        (reason, mutants) ->
            out.append("\n* ")
                .append(reason)
                .append(": ")
                .append(String.join("; ", mutants))
                .append('\n'));
  }
}
