package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import dev.timerproof.spec.table.TableRow;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems that the rules find in one table. */
public final class Findings {
  private final Place file;
  private final Set<Problem> problems = new LinkedHashSet<>();

  Findings(TimerTable table) {
    String name = table.rows().isEmpty() ? table.edition() : table.rows().get(0).place().file();
    file = new Place(name, 0, 0);
  }

  void row(TableRow row, String message) {
    problems.add(new Problem(row.place(), row.label() + ": " + message));
  }

  void frame(Frame frame, String message) {
    problems.add(new Problem(frame.place(), "frame " + frame.op() + ": " + message));
  }

  /** Adds a problem at a place that is no row or frame. */
  void at(Place place, String message) {
    problems.add(new Problem(place, message));
  }

  /** Adds a problem that has no place but the table. */
  void table(String message) {
    problems.add(new Problem(file, message));
  }

  List<Problem> problems() {
    return new ArrayList<>(problems);
  }

  /** The message for a word that is not in the vocabulary. */
  public static String unknown(String what, String word, Collection<String> expected) {
    return "unknown " + what + " " + word + ", expected one of " + String.join(", ", expected);
  }
}
