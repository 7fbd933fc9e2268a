package dev.timerproof.spec.diff;

import dev.timerproof.spec.export.TableDiff;
import dev.timerproof.spec.table.Vocabulary;
import java.util.List;

/**
 * The differences of two editions, with the parameters that cause them.
 *
 * @param before the first edition
 * @param after the second
 * @param parameters the parameters that differ, in the order of their notes
 * @param changes the data of rows and frames that differ, in the order of the tables
 */
public record EditionDiff(
    String before, String after, List<ParameterChange> parameters, List<Change> changes) {
  public EditionDiff {
    parameters = List.copyOf(parameters);
    changes = List.copyOf(changes);
  }

  /** Whether parameters, rows and frames are the same. */
  public boolean isEmpty() {
    return parameters.isEmpty() && changes.isEmpty();
  }

  /** The changes that follow from a parameter, alone or with others. */
  public List<Change> changesBy(String parameter) {
    return changes.stream().filter(c -> c.parameters().contains(parameter)).toList();
  }

  /**
   * A parameter that differs.
   *
   * @param note its meaning and source
   * @param before its value in the first edition
   * @param after its value in the second
   * @param repair the repair that the change makes or takes back; none if it does neither
   * @param cases the must-fail cases whose fault replaces one of the two values by the other
   */
  public record ParameterChange(
      Vocabulary.ParameterNote note,
      String before,
      String after,
      String repair,
      List<PlantedCase> cases) {
    public ParameterChange {
      cases = List.copyOf(cases);
    }

    /** The parameter's name. */
    public String name() {
      return note.name();
    }
  }

  /**
   * A datum of a row or a frame that differs.
   *
   * @param difference the datum and its values
   * @param parameters the smallest set of parameters that, changed in the first edition, gives the
   *     datum the second edition's value; empty if no set does
   */
  public record Change(TableDiff.Difference difference, List<String> parameters) {
    public Change {
      parameters = List.copyOf(parameters);
    }
  }
}
