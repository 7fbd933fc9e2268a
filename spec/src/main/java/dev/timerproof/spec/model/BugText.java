package dev.timerproof.spec.model;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.PlantedFaults;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes the cases of a bug in phrases without a full stop: the change, the violated property,
 * and the case that holds without the fault.
 */
public final class BugText {
  private final BugHistory history;
  private final PlantedFaults faults;

  /**
   * Phrases about these bugs.
   *
   * @param faults the changes that the cases' faults make
   */
  public BugText(BugHistory history, PlantedFaults faults) {
    this.history = history;
    this.faults = faults;
  }

  /**
   * The changes of a case, one phrase for each datum; for a case without a fault, the edition as it
   * is.
   *
   * @throws MalformedTableException if the case's fault is malformed
   */
  public List<String> changes(ModelCase modelCase) {
    if (modelCase.fault().isEmpty()) {
      return List.of(modelCase.edition() + " as it is");
    }
    List<String> changes = new ArrayList<>();
    for (Mutation m : faults.mutations(modelCase.fault().get())) {
      String what = m.part().equals("parameter") ? m.field() : m.name() + ", " + m.field();
      changes.add(m.part() + " " + what + ": " + value(m.value()));
    }
    return changes;
  }

  private static String value(Object value) {
    if (value instanceof List<?> words) {
      return words.isEmpty()
          ? "nothing"
          : String.join(" ", words.stream().map(String::valueOf).toList());
    }
    return String.valueOf(value);
  }

  /** How a Java case shows a fault. */
  public String shown(JavaCase modelCase) {
    return modelCase.id()
        + ": "
        + modelCase.what()
        + "; with "
        + modelCase.fault()
        + " on "
        + modelCase.edition()
        + " it finds '"
        + modelCase.finding()
        + "', without it nothing";
  }

  /** The property that a case must violate, and the meaning of the violation. */
  public String violates(ModelCase modelCase) {
    String property = modelCase.expect().property();
    String means = history.manifest().properties().get(property);
    return property + (means == null ? "" : " (" + means + ")");
  }

  /** The case that holds without the fault, or why there is none. */
  public String holds(ModelCase modelCase) {
    return history
        .manifest()
        .repair(modelCase)
        .map(repair -> repair.name() + " holds on the same instance, edition " + repair.edition())
        .orElseGet(() -> modelCase.witness().orElse(""));
  }
}
