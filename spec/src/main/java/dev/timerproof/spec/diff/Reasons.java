package dev.timerproof.spec.diff;

import dev.timerproof.spec.export.TableDiff;
import dev.timerproof.spec.export.TableDiff.Difference;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the parameters that cause a difference, by reading the table of the first edition with some
 * of the second one's parameters.
 */
final class Reasons {
  private final TableReader reader;
  private final TimerTable before;
  private final TimerTable after;
  private final List<String> parameters;
  private final Map<String, List<Difference>> changedAlone = new HashMap<>();
  private final Map<Set<String>, List<Difference>> left = new HashMap<>();

  /**
   * Reasons for the differences of two editions.
   *
   * @param parameters the parameters that differ
   */
  Reasons(TableReader reader, TimerTable before, TimerTable after, List<String> parameters) {
    this.reader = reader;
    this.before = before;
    this.after = after;
    this.parameters = parameters;
  }

  /**
   * The smallest set of parameters that gives the datum its second value; of several such sets the
   * first. Empty if even all parameters together do not.
   */
  List<String> of(Difference difference) {
    List<String> relevant =
        parameters.stream().filter(parameter -> concerns(parameter, difference)).toList();
    for (int size = 1; size <= relevant.size(); size++) {
      for (List<String> some : subsets(relevant, size)) {
        if (explains(some, difference)) {
          return some;
        }
      }
    }
    return explains(parameters, difference) ? parameters : List.of();
  }

  /** Whether the parameter alone changes the datum, in the first edition or in the second. */
  private boolean concerns(String parameter, Difference difference) {
    return among(changedAlone.computeIfAbsent(parameter, this::changedAlone), difference);
  }

  private List<Difference> changedAlone(String parameter) {
    Set<String> alone = Set.of(parameter);
    List<Difference> changed =
        new ArrayList<>(TableDiff.between(before, read(before, after, alone)));
    changed.addAll(TableDiff.between(read(after, before, alone), after));
    return changed;
  }

  /** Whether the difference disappears when the first edition has these parameters. */
  private boolean explains(List<String> some, Difference difference) {
    return !among(left.computeIfAbsent(Set.copyOf(some), this::left), difference);
  }

  private List<Difference> left(Set<String> chosen) {
    return TableDiff.between(read(before, after, chosen), after);
  }

  private static boolean among(List<Difference> differences, Difference difference) {
    return differences.stream().anyMatch(difference::sameDatum);
  }

  /** One edition with some parameters of the other. */
  private TimerTable read(TimerTable edition, TimerTable other, Set<String> chosen) {
    List<Mutation> mutations = new ArrayList<>();
    for (String parameter : chosen) {
      String value = other.parameters().getOrDefault(parameter, "");
      mutations.add(Mutation.word("parameter", "edition", parameter, value));
    }
    // Read without checks: a part of a change may give a table that is not well formed.
    return reader.readUnchecked(edition.edition(), mutations);
  }

  private static List<List<String>> subsets(List<String> of, int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<String>> subsets = new ArrayList<>();
    for (int first = 0; first < of.size(); first++) {
      for (List<String> rest : subsets(of.subList(first + 1, of.size()), size - 1)) {
        List<String> subset = new ArrayList<>(List.of(of.get(first)));
        subset.addAll(rest);
        subsets.add(subset);
      }
    }
    return subsets;
  }
}
