package dev.timerproof.spec.table.checks;

import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.MutexVocabulary;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules for the locks of a table, along every path through its rows and the operations that
 * they call. A lock is free when it is taken and held when it is released. An operation ends with
 * the locks that it began with. Locks are taken in one order. A field that a quiet step or a guard
 * uses is changed, and if the quiet step changes it also read, only by steps that hold a lock in
 * common with it.
 */
final class MutexLocks {
  private static final String FIRST = "0";
  private static final String STATE = "state";
  private static final String RETURN = "return";
  private static final String PANIC = "panic";
  private static final String TIMER = "timer";
  private static final String WORLD = "world";
  private static final String BITS = "bits";
  private static final String ASTATE = "astate";

  private final MutexTable table;
  private final MutexVocabulary words;
  private final Place file;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Set<Context> walked = new HashSet<>();
  private final List<Access> accesses = new ArrayList<>();
  private final Map<String, Set<String>> order = new LinkedHashMap<>();

  /** A call of an operation with the locks held and the bits known at its beginning. */
  private record Context(String op, Set<String> entry, List<String> bits) {}

  /** An access to a field, and the locks that are held then. */
  private record Access(
      MutexRow row, String what, String field, boolean writes, boolean quiet, Set<String> held) {}

  MutexLocks(MutexTable table, Place file) {
    this.table = table;
    this.words = table.vocabulary();
    this.file = file;
  }

  List<Problem> check() {
    Set<String> called = new HashSet<>();
    table.operations().keySet().forEach(op -> called.addAll(table.calledBy(op)));
    for (MutexTable.Operation operation : table.operations().values()) {
      if (!called.contains(operation.op()) || operation.args().contains("when")) {
        walk(new Context(operation.op(), new TreeSet<>(operation.holds()), List.of()));
      }
    }
    order();
    if (problems.isEmpty()) {
      accesses.stream().filter(Access::quiet).forEach(this::kept);
    }
    return List.copyOf(problems);
  }

  /** Follows all rows of an operation, with the locks that are held at each stage. */
  private void walk(Context context) {
    if (!walked.add(context)) {
      return;
    }
    Map<String, List<MutexRow>> stages = table.stages(context.op());
    Map<String, Set<String>> heldAt = new LinkedHashMap<>();
    List<String> open = new ArrayList<>(List.of(FIRST));
    heldAt.put(FIRST, context.entry());
    while (!open.isEmpty()) {
      String stage = open.remove(0);
      Set<String> held = heldAt.getOrDefault(stage, Set.of());
      for (MutexRow row : stages.getOrDefault(stage, List.of())) {
        if (stage.equals(FIRST) && excludes(context.bits(), row.from())) {
          continue;
        }
        Set<String> after = run(row, held, context);
        if (row.next().equals(RETURN)) {
          same(row, "returns", after, exit(context));
        } else if (!row.next().equals(PANIC)) {
          Set<String> before = heldAt.putIfAbsent(row.next(), after);
          if (before == null) {
            open.add(row.next());
          } else {
            same(row, "goes on at " + row.next(), after, before);
          }
        }
      }
    }
  }

  /** The locks that are held when an operation returns. */
  private Set<String> exit(Context context) {
    Set<String> exit = new TreeSet<>(context.entry());
    MutexTable.Operation operation = table.operations().get(context.op());
    if (operation != null) {
      operation.gives().forEach(exit::remove);
    }
    return exit;
  }

  private void same(MutexRow row, String how, Set<String> found, Set<String> expected) {
    if (!found.equals(expected)) {
      problem(row, how + " with " + text(found) + " held, expected " + text(expected));
    }
  }

  private static String text(Set<String> locks) {
    return locks.isEmpty() ? "nothing" : String.join(", ", locks);
  }

  private Set<String> run(MutexRow row, Set<String> before, Context context) {
    Set<String> held = new TreeSet<>(before);
    if (row.word().equals(STATE)) {
      if (!held.contains(TIMER) && !held.contains(WORLD)) {
        problem(row, "looks at the bits without the timer's lock");
      }
      accesses.add(new Access(row, "the look at state", BITS, false, true, Set.copyOf(held)));
    }
    if (row.word().equals(ASTATE)) {
      accesses.add(new Access(row, "the look at astate", ASTATE, false, false, Set.copyOf(held)));
    }
    for (String guard : row.guards()) {
      MutexVocabulary.Guard known = words.guards().get(guard);
      for (String field : known == null ? List.<String>of() : known.reads()) {
        accesses.add(new Access(row, "guard " + guard, field, false, true, Set.copyOf(held)));
      }
    }
    for (String name : row.steps()) {
      String op = words.calls().get(name);
      if (op != null) {
        call(row, name, op, held);
      } else {
        MutexVocabulary.Step step = words.steps().get(name);
        if (step != null) {
          step(row, step, held, context);
        }
      }
    }
    return held;
  }

  /** Whether the known bits make a row impossible. */
  private static boolean excludes(List<String> known, List<String> from) {
    for (int k = 0; k < known.size(); k++) {
      String both = known.get(k) + from.get(k);
      if (both.equals("+-") || both.equals("-+")) {
        return true;
      }
    }
    return false;
  }

  /** The bits that a row has found, as far as no step before the call may have changed them. */
  private List<String> found(MutexRow row, String call, Set<String> held) {
    for (String name : row.steps().subList(0, row.steps().indexOf(call))) {
      MutexVocabulary.Step step = words.steps().get(name);
      if (step == null || step.writes().contains(BITS) || step.gives().contains(TIMER)) {
        return List.of();
      }
    }
    return row.word().equals(STATE) && held.contains(TIMER) ? row.from() : List.of();
  }

  private void call(MutexRow row, String name, String op, Set<String> held) {
    MutexTable.Operation operation = table.operations().get(op);
    if (operation != null && !held.containsAll(operation.holds())) {
      problem(
          row, "calls " + op + " with " + text(held) + " held, which needs " + operation.holds());
      return;
    }
    var context = new Context(op, new TreeSet<>(held), found(row, name, held));
    walk(context);
    held.retainAll(exit(context));
  }

  private void step(MutexRow row, MutexVocabulary.Step step, Set<String> held, Context context) {
    boolean without =
        words.conditional().contains(step.name())
            && Collections.disjoint(context.entry(), step.takes())
            && Collections.disjoint(context.entry(), step.gives());
    if (without) {
      return;
    }
    for (String lock : step.takes()) {
      if (held.contains(lock)) {
        problem(row, "step " + step.name() + " takes " + lock + ", which is held");
      }
      held.forEach(h -> order.computeIfAbsent(h, l -> new TreeSet<>()).add(lock));
      held.add(lock);
    }
    for (boolean writes : List.of(false, true)) {
      for (String field : writes ? step.writes() : step.reads()) {
        accesses.add(
            new Access(row, "step " + step.name(), field, writes, step.quiet(), Set.copyOf(held)));
      }
    }
    for (String lock : step.gives()) {
      if (!held.remove(lock)) {
        problem(row, "step " + step.name() + " gives back " + lock + ", which is not held");
      }
    }
  }

  /** Checks that there is one order of locks: no two locks are taken in both orders. */
  private void order() {
    for (String lock : order.keySet()) {
      Set<String> after = new LinkedHashSet<>();
      List<String> open = new ArrayList<>(order.getOrDefault(lock, Set.of()));
      while (!open.isEmpty()) {
        String next = open.remove(0);
        if (after.add(next)) {
          open.addAll(order.getOrDefault(next, Set.of()));
        }
      }
      if (after.contains(lock)) {
        problems.add(
            new Problem(file, "the lock " + lock + " is taken both before and after " + after));
      }
    }
  }

  /**
   * Checks that every other access to the field shares a lock with the quiet one, or that both only
   * read.
   */
  private void kept(Access quiet) {
    for (Access other : accesses) {
      boolean conflict = other.field().equals(quiet.field()) && (quiet.writes() || other.writes());
      boolean alone = quiet.held().contains(WORLD) || other.held().contains(WORLD);
      if (conflict && !alone && Collections.disjoint(quiet.held(), other.held())) {
        problem(
            quiet.row(),
            quiet.what()
                + (quiet.writes() ? " writes " : " reads ")
                + quiet.field()
                + " with "
                + text(new TreeSet<>(quiet.held()))
                + " held, which does not keep out "
                + other.what()
                + " of row "
                + other.row().id());
        return;
      }
    }
  }

  private void problem(MutexRow row, String message) {
    problems.add(new Problem(row.place(), "row " + row.id() + ": " + message));
  }
}
