package dev.timerproof.spec.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One path through the rows of an operation, and of those that it calls, from the step that takes a
 * lock to the step that releases it. Paths that are impossible because of the bits known from
 * earlier rows are left out.
 *
 * @param op the operation that takes the lock
 * @param items the beginnings of rows, and their steps, in order
 * @param panics whether it ends in a panic
 */
public record LockSection(String op, List<Item> items, boolean panics) {
  private static final String FIRST = "0";
  private static final String RETURN = "return";
  private static final String PANIC = "panic";
  private static final String UNKNOWN = "*";

  public LockSection {
    items = List.copyOf(items);
  }

  /**
   * The beginning of a row, or one of its steps.
   *
   * @param step null for the beginning of the row
   */
  public record Item(MutexRow row, @Nullable String step) {}

  /** The place where an operation goes on when the operation that it has called returns. */
  private record Frame(MutexRow row, int next) {}

  /**
   * The sections of a timer's lock, by operation. For an operation that runs while the world is
   * stopped, a section is its work on one timer.
   *
   * @throws IllegalArgumentException if a section comes back to a row that it has begun: of such a
   *     table no list of sections is complete
   */
  public static Map<String, List<LockSection>> ofTimers(MutexTable table) {
    Map<String, List<LockSection>> all = new LinkedHashMap<>();
    for (MutexTable.Operation operation : table.operations().values()) {
      boolean world = operation.holds().contains("world");
      var search =
          new Search(
              table,
              operation.op(),
              world ? "take" : "locktimer",
              world ? "nextslot" : "unlocktimer");
      if (!search.found.isEmpty()) {
        all.put(operation.op(), List.copyOf(search.found));
      }
    }
    return all;
  }

  /**
   * The sections of sendLock that decide whether a firing is sent.
   *
   * @throws IllegalArgumentException as {@link #ofTimers}
   */
  public static List<LockSection> ofSends(MutexTable table) {
    return List.copyOf(new Search(table, "unlockAndRun", "locksend", "unlocksend").found);
  }

  /** The rows, in order. */
  public List<MutexRow> rows() {
    return items.stream().filter(item -> item.step() == null).map(Item::row).toList();
  }

  /** The search for paths through the rows of a table. */
  private static final class Search {
    private final MutexTable table;
    private final String op;
    private final String end;
    private final List<LockSection> found = new ArrayList<>();

    Search(MutexTable table, String op, String begin, String end) {
      this.table = table;
      this.op = op;
      this.end = end;
      for (MutexRow row : table.rowsOf(op)) {
        int lock = row.steps().indexOf(begin);
        if (lock >= 0) {
          List<String> bits = List.of(UNKNOWN, UNKNOWN, UNKNOWN);
          follow(new Way(List.of(new Item(row, null)), bits, List.of()), row, lock + 1);
        }
      }
    }

    /** A path so far, the bits known on it, and the places where its callers go on. */
    private record Way(List<Item> items, List<String> bits, List<Frame> callers) {
      Way step(MutexRow row, String step) {
        List<Item> more = new ArrayList<>(items);
        more.add(new Item(row, step));
        return new Way(more, behind(step, bits), callers);
      }

      private static List<String> behind(String step, List<String> bits) {
        return switch (step) {
          case "seth" -> List.of("+", bits.get(1), bits.get(2));
          case "setm" -> List.of(bits.get(0), "+", bits.get(2));
          case "clearm" -> List.of(bits.get(0), "-", bits.get(2));
          case "setz" -> List.of(bits.get(0), bits.get(1), "+");
          case "clearz" -> List.of(bits.get(0), bits.get(1), "-");
          case "clearbits" -> List.of("-", "-", "-");
          default -> bits;
        };
      }

      /** Extends a path by a row; null if the known bits make the row impossible. */
      @Nullable Way into(MutexRow row) {
        List<String> known = new ArrayList<>();
        for (int k = 0; k < bits.size(); k++) {
          String wanted = k == 0 && row.guards().contains("needsadd") ? "-" : row.from().get(k);
          if (!wanted.equals(UNKNOWN)
              && !bits.get(k).equals(UNKNOWN)
              && !wanted.equals(bits.get(k))) {
            return null;
          }
          known.add(wanted.equals(UNKNOWN) ? bits.get(k) : wanted);
        }
        List<Item> more = new ArrayList<>(items);
        more.add(new Item(row, null));
        return new Way(more, known, callers);
      }
    }

    private void follow(Way before, MutexRow row, int next) {
      Way way = before;
      for (int k = next; k < row.steps().size(); k++) {
        String step = row.steps().get(k);
        String called = table.vocabulary().calls().get(step);
        if (called != null) {
          Deque<Frame> deeper = new ArrayDeque<>(way.callers());
          deeper.push(new Frame(row, k + 1));
          begin(new Way(way.items(), way.bits(), List.copyOf(deeper)), called, FIRST);
          return;
        }
        way = way.step(row, step);
        if (step.equals(end)) {
          found.add(new LockSection(op, way.items(), false));
          return;
        }
      }
      switch (row.next()) {
        case PANIC -> found.add(new LockSection(op, way.items(), true));
        case RETURN -> {
          Deque<Frame> outer = new ArrayDeque<>(way.callers());
          Frame frame = outer.pop();
          follow(new Way(way.items(), way.bits(), List.copyOf(outer)), frame.row(), frame.next());
        }
        default -> begin(way, row.op(), row.next());
      }
    }

    private void begin(Way way, String callee, String stage) {
      for (MutexRow row : table.stages(callee).getOrDefault(stage, List.of())) {
        Way in = way.into(row);
        if (in != null) {
          if (way.items().contains(new Item(row, null))) {
            throw new IllegalArgumentException(
                "a section of " + op + " comes back to row " + row.id());
          }
          follow(in, row, 0);
        }
      }
    }
  }
}
