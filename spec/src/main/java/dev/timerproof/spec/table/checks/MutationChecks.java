package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks that a mutation names a row, frame or field that exists; otherwise it would silently
 * change nothing.
 */
public final class MutationChecks {
  private static final List<String> PARTS = List.of("row", "frame", "parameter");
  private static final String EDITION = "edition";

  private static final List<String> ROW_FIELDS = fields(Row.class, Set.of("place"));
  private static final List<String> POLLER_FIELDS = fields(PollerRow.class, Set.of("place"));

  private final Map<String, List<String>> rows = new LinkedHashMap<>();
  private final Collection<String> frames;
  private final Collection<String> parameters;
  private final Place place;
  private final List<Problem> problems = new ArrayList<>();

  /** Judges mutations of the given table; problems get the given place. */
  public MutationChecks(TimerTable table, Place place) {
    table.rows().forEach(row -> rows.put(row.id(), ROW_FIELDS));
    table.poller().rows().forEach(row -> rows.put(row.id(), POLLER_FIELDS));
    this.frames = table.frames().keySet();
    this.parameters = table.parameters().keySet();
    this.place = place;
  }

  public List<Problem> check(List<Mutation> mutations) {
    for (Mutation mutation : mutations) {
      switch (mutation.part()) {
        case "row" -> {
          known(mutation, "row", mutation.name(), rows.keySet());
          known(
              mutation, "field", mutation.field(), rows.getOrDefault(mutation.name(), ROW_FIELDS));
        }
        case "frame" -> {
          known(mutation, "frame", mutation.name(), frames);
          known(mutation, "field", mutation.field(), fields(Frame.class, Set.of("op", "place")));
        }
        case "parameter" -> {
          known(mutation, "name", mutation.name(), List.of(EDITION));
          known(mutation, "parameter", mutation.field(), parameters);
        }
        default -> known(mutation, "part", mutation.part(), PARTS);
      }
    }
    return problems;
  }

  private void known(Mutation mutation, String what, String word, Collection<String> expected) {
    if (!expected.contains(word)) {
      String nearest =
          Names.nearest(word, expected).map(n -> ", did you mean " + n + "?").orElse("");
      problems.add(
          new Problem(
              place,
              "mutation "
                  + String.join(".", mutation.part(), mutation.name(), mutation.field())
                  + ": unknown "
                  + what
                  + " "
                  + word
                  + nearest));
    }
  }

  private static List<String> fields(Class<? extends Record> type, Set<String> except) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .filter(name -> !except.contains(name))
        .toList();
  }
}
