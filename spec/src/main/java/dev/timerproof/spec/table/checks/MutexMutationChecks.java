package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Checks that mutations of the timers with a mutex name rows, operations and parameters that exist.
 */
public final class MutexMutationChecks {
  private static final String EDITION = "edition";
  private static final List<String> FIELDS =
      Arrays.stream(MutexRow.class.getRecordComponents())
          .map(RecordComponent::getName)
          .filter(name -> !name.equals("place"))
          .toList();

  private final MutexTable table;
  private final Place place;
  private final List<Problem> problems = new ArrayList<>();

  /** Judges mutations of the given table; problems get the given place. */
  public MutexMutationChecks(MutexTable table, Place place) {
    this.table = table;
    this.place = place;
  }

  public List<Problem> check(List<Mutation> mutations) {
    List<String> rows = table.rows().stream().map(MutexRow::id).toList();
    for (Mutation mutation : mutations) {
      switch (mutation.part()) {
        case "row" -> {
          known(mutation, "row", mutation.name(), rows);
          known(mutation, "field", mutation.field(), FIELDS);
        }
        case "parameter" -> {
          known(mutation, "name", mutation.name(), List.of(EDITION));
          known(mutation, "parameter", mutation.field(), table.parameters().keySet());
        }
        default -> known(mutation, "part", mutation.part(), List.of("row", "parameter"));
      }
    }
    return problems;
  }

  private void known(Mutation mutation, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      String nearest =
          Names.nearest(word, expected).map(n -> ", did you mean " + n + "?").orElse("");
      String name = String.join(".", mutation.part(), mutation.name(), mutation.field());
      problems.add(
          new Problem(place, "mutation " + name + ": unknown " + what + " " + word + nearest));
    }
  }
}
