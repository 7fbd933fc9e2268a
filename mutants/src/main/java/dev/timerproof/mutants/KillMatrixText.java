package dev.timerproof.mutants;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.text.WrappedMarkdown;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A kill matrix as Markdown and as JSON. */
public final class KillMatrixText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KillMatrix matrix;
  private final String scope;

  /** The texts of a matrix of all mutants that were asked for. */
  public KillMatrixText(KillMatrix matrix) {
    this(matrix, "");
  }

  /**
   * The texts of a matrix.
   *
   * @param scope a sentence that says which mutants it has, or nothing
   */
  public KillMatrixText(KillMatrix matrix, String scope) {
    this.matrix = matrix;
    this.scope = scope;
  }

  /**
   * Totals for each row and layer, then every mutant that nobody kills, with its reason if known.
   */
  public String markdown() {
    var page = new StringBuilder();
    page.append("# Kill matrix of ").append(matrix.edition()).append("\n\n");
    page.append("Written by `timerproof mutate` with the layers ");
    page.append(String.join(", ", matrix.layers())).append(".\n\n");
    page.append("A line for each row, frame and parameter that was changed. In the column of a");
    page.append(" layer: how many mutants it noticed, of how many it was shown");
    if (matrix.layers().contains(MutantVerdict.DRIFT)) {
      page.append("; `drift` stands as Java, because it notices that other Java is generated");
    }
    page.append(". Open: a run ended without a verdict.");
    page.append(" [mutation.md](mutation.md) says what is changed and what the outcomes mean.\n\n");
    if (!scope.isEmpty()) {
      page.append(scope).append("\n\n");
    }
    page.append("| changed | all | refused |");
    matrix.layers().forEach(layer -> page.append(' ').append(verb(layer)).append(" |"));
    page.append(" killed | equiv. | gaps | open | survive |\n");
    page.append("|---".repeat(8 + matrix.layers().size())).append("|\n");
    matrix.byRow().forEach((row, its) -> totals("`" + row + "`", its, page));
    totals("**all**", matrix, page);
    provenOnly(page);
    list("Survivors", "No layer above notices them.", Fate.SURVIVED, page);
    list("Gaps", "They would do harm that no layer notices.", Fate.GAP, page);
    list("Undecided", "A run ended without a verdict.", Fate.UNDECIDED, page);
    list("Equivalent", "No user can notice them.", Fate.EQUIVALENT, page);
    return WrappedMarkdown.of(page.toString());
  }

  private void provenOnly(StringBuilder page) {
    List<KillMatrix.Line> found = matrix.provenOnly();
    if (found.isEmpty()) {
      return;
    }
    page.append("\n## Found by the proofs alone\n\n");
    page.append("A promise to users is lost at the step that is named, and no run has shown it.");
    page.append(" The proofs refute ").append(matrix.excused());
    page.append(" more, which stand below with the reason why no user can notice them.\n\n");
    page.append("A step that begins with a dot is one of the changed row.\n\n");
    page.append("| changed | change | step | promise |\n|---|---|---|---|\n");
    for (KillMatrix.Line line : found) {
      MutantVerdict proof = Objects.requireNonNull(line.verdicts().get(MutantVerdict.PROOF));
      page.append(
          "| `%s` | `%s` | `%s` | `%s` |\n"
              .formatted(
                  line.mutant().row(),
                  line.mutant().change(),
                  step(line.mutant().row(), proof.by()),
                  proof.property()));
    }
  }

  /** A step of the changed row without the row's name. */
  private static String step(String row, String step) {
    return step.startsWith(row + ".") ? step.substring(row.length()) : step;
  }

  private static String verb(String layer) {
    return layer.equals(MutantVerdict.DRIFT) ? "Java" : layer;
  }

  private static void totals(String name, KillMatrix its, StringBuilder page) {
    page.append("| ").append(name).append(" | ").append(its.lines().size()).append(" | ");
    page.append(its.count(Fate.MALFORMED)).append(" |");
    for (String layer : its.layers()) {
      page.append(' ').append(its.count(layer, Fate.KILLED));
      page.append('/').append(its.asked(layer)).append(" |");
    }
    for (Fate fate :
        List.of(Fate.KILLED, Fate.EQUIVALENT, Fate.GAP, Fate.UNDECIDED, Fate.SURVIVED)) {
      page.append(' ').append(its.count(fate)).append(" |");
    }
    page.append('\n');
  }

  /** Mutants of one fate, those of one row and one reason on one line. */
  private void list(String title, String means, Fate fate, StringBuilder page) {
    Map<String, Map<String, List<String>>> byReason = new LinkedHashMap<>();
    for (KillMatrix.Line line : matrix.lines()) {
      if (line.fate() == fate) {
        byReason
            .computeIfAbsent(line.reason(), r -> new LinkedHashMap<>())
            .computeIfAbsent(line.mutant().row(), r -> new ArrayList<>())
            .add(line.mutant().change());
      }
    }
    if (byReason.isEmpty()) {
      return;
    }
    page.append("\n## ").append(title).append("\n\n").append(means).append('\n');
    byReason.forEach(
        (reason, rows) -> {
          page.append(reason.isEmpty() ? "\n" : "\n" + sentence(reason) + ":\n\n");
          rows.forEach(
              (row, changes) -> {
                page.append("- `").append(row).append("`: ");
                page.append(
                    changes.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", ")));
                page.append('\n');
              });
        });
  }

  private static String sentence(String reason) {
    return reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
  }

  /** Every mutant with the verdict of each layer; {@code not run} where there is none. */
  public String json() {
    ObjectNode top = JSON.createObjectNode();
    top.put("edition", matrix.edition());
    ArrayNode layers = top.putArray("layers");
    matrix.layers().forEach(layers::add);
    ObjectNode totals = top.putObject("totals");
    for (Fate fate : Fate.values()) {
      totals.put(word(fate), matrix.count(fate));
    }
    ArrayNode mutants = top.putArray("mutants");
    for (KillMatrix.Line line : matrix.lines()) {
      ObjectNode node = mutants.addObject();
      node.put("row", line.mutant().row());
      node.put("change", line.mutant().change());
      node.put("fate", word(line.fate()));
      if (!line.reason().isEmpty()) {
        node.put("reason", line.reason());
      }
      ObjectNode its = node.putObject("layers");
      for (String layer : matrix.layers()) {
        MutantVerdict verdict = line.verdicts().get(layer);
        ObjectNode one = its.putObject(layer);
        one.put("fate", verdict == null ? "not run" : word(verdict.fate()));
        if (verdict != null) {
          one.put("by", verdict.by());
          one.put("detail", verdict.property());
        }
      }
    }
    return top.toPrettyString() + "\n";
  }

  private static String word(Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT);
  }
}
