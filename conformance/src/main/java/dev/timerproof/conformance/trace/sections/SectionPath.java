package dev.timerproof.conformance.trace.sections;

import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.MutexVocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way through the rows of an operation, and of those that it calls, from where it takes a
 * timer's lock to where the lock is given back. A section of an operation for which the world is
 * stopped is what it does to one timer.
 *
 * @param op the operation
 * @param items the rows as they are begun, and their steps
 */
record SectionPath(String op, List<Item> items) {
  private static final String FIRST = "0";
  private static final String LOCK = "locktimer";
  private static final String UNLOCK = "unlocktimer";
  private static final String WORLD = "world";
  private static final String TAKE = "take";
  private static final String NEXT = "nextslot";
  private static final String RETURN = "return";
  private static final String PANIC = "panic";

  SectionPath {
    items = List.copyOf(items);
  }

  /**
   * A row that is begun, or one of its steps.
   *
   * @param step null where the row is begun
   */
  record Item(MutexRow row, @Nullable String step) {}

  /** Where an operation goes on when the one that it has called returns. */
  private record Frame(MutexRow row, int next) {}

  /** The paths of each operation that locks a timer. */
  static Map<String, List<SectionPath>> of(MutexTable table) {
    Map<String, List<SectionPath>> paths = new LinkedHashMap<>();
    for (MutexTable.Operation operation : table.operations().values()) {
      boolean world = operation.holds().contains(WORLD);
      var found = new Search(table, operation.op(), world ? TAKE : LOCK, world ? NEXT : UNLOCK);
      if (!found.paths.isEmpty()) {
        paths.put(operation.op(), List.copyOf(found.paths));
      }
    }
    return paths;
  }

  /** The rows, each once, in order. */
  List<MutexRow> rows() {
    return items.stream().filter(item -> item.step() == null).map(Item::row).toList();
  }

  /** Follows the rows of a table. */
  private static final class Search {
    private final MutexTable table;
    private final MutexVocabulary words;
    private final String op;
    private final String end;
    private final List<SectionPath> paths = new ArrayList<>();

    Search(MutexTable table, String op, String begin, String end) {
      this.table = table;
      this.words = table.vocabulary();
      this.op = op;
      this.end = end;
      for (MutexRow row : table.rowsOf(op)) {
        int lock = row.steps().indexOf(begin);
        if (lock >= 0) {
          List<Item> items = new ArrayList<>(List.of(new Item(row, null)));
          follow(items, row, lock + 1, new ArrayDeque<>());
        }
      }
    }

    private void follow(List<Item> before, MutexRow row, int next, Deque<Frame> callers) {
      List<Item> items = new ArrayList<>(before);
      for (int k = next; k < row.steps().size(); k++) {
        String step = row.steps().get(k);
        String called = words.calls().get(step);
        if (called != null) {
          Deque<Frame> deeper = new ArrayDeque<>(callers);
          deeper.push(new Frame(row, k + 1));
          begin(items, called, FIRST, deeper);
          return;
        }
        items.add(new Item(row, step));
        if (step.equals(end)) {
          paths.add(new SectionPath(op, items));
          return;
        }
      }
      switch (row.next()) {
        case PANIC -> {
          // the runtime throws: no section ends here
        }
        case RETURN -> {
          Deque<Frame> outer = new ArrayDeque<>(callers);
          Frame frame = outer.pop();
          follow(items, frame.row(), frame.next(), outer);
        }
        default -> begin(items, row.op(), row.next(), callers);
      }
    }

    private void begin(List<Item> items, String callee, String stage, Deque<Frame> callers) {
      for (MutexRow row : table.stages(callee).getOrDefault(stage, List.of())) {
        List<Item> more = new ArrayList<>(items);
        more.add(new Item(row, null));
        follow(more, row, 0, callers);
      }
    }
  }
}
