package dev.timerproof.mutants;

import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutantVerdict.Fate;
import dev.timerproof.spec.mutate.MutatedTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which layer notices which mutant. A mutant is killed by a layer that runs models or Java, or by
 * {@link MutantVerdict#PROOF} if no reason says that it is equivalent. {@link MutantVerdict#DRIFT}
 * kills none: it compares the generated Java and so says whether a run could notice the mutant.
 *
 * @param edition the edition
 * @param layers the layers that were asked, in order
 * @param lines one for each mutant, in order
 */
public record KillMatrix(String edition, List<String> layers, List<Line> lines) {
  public KillMatrix {
    layers = List.copyOf(layers);
    lines = List.copyOf(lines);
  }

  /**
   * One mutant.
   *
   * @param mutant what was changed
   * @param verdicts by layer
   * @param fate killed, malformed, equivalent, a gap, survived or undecided
   * @param reason why it is equivalent or a gap; blank otherwise
   */
  public record Line(
      Mutant mutant, Map<String, MutantVerdict> verdicts, Fate fate, String reason) {}

  /**
   * Computes the matrix.
   *
   * @param table the edition
   * @param mutants its mutants
   * @param layers the layers that were asked
   * @param verdicts the known verdicts; those of other mutants or layers are ignored
   */
  public static KillMatrix of(
      MutatedTable<?> table,
      List<Mutant> mutants,
      List<String> layers,
      List<MutantVerdict> verdicts,
      Equivalents equivalents) {
    Map<String, Map<String, MutantVerdict>> byMutant = new LinkedHashMap<>();
    for (MutantVerdict v : verdicts) {
      if (layers.contains(v.layer()) || v.layer().equals(MutantVerdict.TABLE)) {
        byMutant.computeIfAbsent(v.mutant(), m -> new LinkedHashMap<>()).put(v.layer(), v);
      }
    }
    List<Line> lines = new ArrayList<>();
    for (Mutant mutant : mutants) {
      Map<String, MutantVerdict> its = byMutant.getOrDefault(mutant.key(), Map.of());
      if (!its.isEmpty()) {
        lines.add(line(table, mutant, its, equivalents));
      }
    }
    return new KillMatrix(table.edition(), layers, lines);
  }

  private static Line line(
      MutatedTable<?> table,
      Mutant mutant,
      Map<String, MutantVerdict> verdicts,
      Equivalents equivalents) {
    if (verdicts.containsKey(MutantVerdict.TABLE)) {
      return new Line(mutant, verdicts, Fate.MALFORMED, "");
    }
    if (verdicts.values().stream().anyMatch(v -> v.fate() == Fate.KILLED && runs(v.layer()))) {
      return new Line(mutant, verdicts, Fate.KILLED, "");
    }
    Optional<Equivalents.Reason> listed = equivalents.reason(mutant);
    if (listed.isPresent()) {
      Fate fate = listed.get().gap() ? Fate.GAP : Fate.EQUIVALENT;
      return new Line(mutant, verdicts, fate, listed.get().reason());
    }
    if (table.isSameOrder(mutant)) {
      return new Line(mutant, verdicts, Fate.EQUIVALENT, "only independent steps change places");
    }
    MutantVerdict drift = verdicts.get(MutantVerdict.DRIFT);
    if (drift != null && drift.fate() == Fate.SURVIVED) {
      return new Line(mutant, verdicts, Fate.EQUIVALENT, "the generated Java is the same");
    }
    MutantVerdict proof = verdicts.get(MutantVerdict.PROOF);
    if (proof != null && proof.fate() == Fate.KILLED) {
      return new Line(mutant, verdicts, Fate.KILLED, "");
    }
    return verdicts.values().stream()
        .filter(v -> v.fate() == Fate.EQUIVALENT)
        .findFirst()
        .map(v -> new Line(mutant, verdicts, Fate.EQUIVALENT, v.property()))
        .orElseGet(() -> unexplained(mutant, verdicts));
  }

  /**
   * Whether a layer runs models or Java, so that a mutant that it kills needs no further evidence.
   */
  static boolean runs(String layer) {
    return !layer.equals(MutantVerdict.DRIFT) && !layer.equals(MutantVerdict.PROOF);
  }

  /**
   * The fate of a mutant that no layer kills and no reason explains. A layer's verdict that it
   * cannot see the mutant (a gap) counts only if no other layer has judged it.
   */
  private static Line unexplained(Mutant mutant, Map<String, MutantVerdict> verdicts) {
    List<MutantVerdict> ran =
        verdicts.values().stream().filter(v -> !v.layer().equals(MutantVerdict.DRIFT)).toList();
    for (Fate fate : List.of(Fate.UNDECIDED, Fate.SURVIVED)) {
      if (ran.stream().anyMatch(v -> v.fate() == fate)) {
        return new Line(mutant, verdicts, fate, "");
      }
    }
    return ran.stream()
        .filter(v -> v.fate() == Fate.GAP)
        .findFirst()
        .map(gap -> new Line(mutant, verdicts, Fate.GAP, gap.property()))
        .orElseGet(() -> new Line(mutant, verdicts, Fate.SURVIVED, ""));
  }

  /** How many mutants have this fate. */
  public long count(Fate fate) {
    return lines.stream().filter(line -> line.fate() == fate).count();
  }

  /** How many mutants have this fate in a layer's verdict. */
  public long count(String layer, Fate fate) {
    return lines.stream()
        .map(line -> line.verdicts().get(layer))
        .filter(v -> v != null && v.fate() == fate)
        .count();
  }

  /** The mutants that the proofs alone find. */
  public List<Line> provenOnly() {
    return lines.stream()
        .filter(line -> line.fate() == Fate.KILLED)
        .filter(
            line ->
                line.verdicts().values().stream()
                    .noneMatch(v -> v.fate() == Fate.KILLED && runs(v.layer())))
        .toList();
  }

  /**
   * How many mutants the proofs refute although they are equivalent or gaps for a stated reason.
   */
  public long excused() {
    return lines.stream()
        .filter(line -> line.fate() == Fate.EQUIVALENT || line.fate() == Fate.GAP)
        .map(line -> line.verdicts().get(MutantVerdict.PROOF))
        .filter(proof -> proof != null && proof.fate() == Fate.KILLED)
        .count();
  }

  /** How many mutants a layer has a verdict on. */
  public long asked(String layer) {
    return lines.stream().filter(line -> line.verdicts().containsKey(layer)).count();
  }

  /** The parts of this matrix for each row, frame and parameter, in order. */
  public Map<String, KillMatrix> byRow() {
    Map<String, List<Line>> rows = new LinkedHashMap<>();
    for (Line line : lines) {
      rows.computeIfAbsent(line.mutant().row(), r -> new ArrayList<>()).add(line);
    }
    Map<String, KillMatrix> matrices = new LinkedHashMap<>();
    rows.forEach((row, its) -> matrices.put(row, new KillMatrix(edition, layers, its)));
    return matrices;
  }
}
