package dev.timerproof.conformance.trace.sections;

import dev.timerproof.conformance.trace.reading.SectionEvent;
import dev.timerproof.conformance.trace.reading.SectionField;
import dev.timerproof.conformance.trace.rules.RejectionKind;
import dev.timerproof.spec.table.LockSection;
import dev.timerproof.spec.table.MutexRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the steps of a path to the image of a timer, and compares the result with a line of the
 * trace. Guards on values that a line does not have, such as the time of an operation that does not
 * fire, rule out no path. Used again for each path. Not thread-safe.
 */
final class SectionRun {
  /** Steps that change nothing that a line shows. */
  static final Set<String> SILENT =
      Set.of(
          "inczombies",
          "deczombies",
          "checkts",
          "siftroot",
          "pubmin",
          "pubifroot",
          "clearifempty",
          "changed",
          "loadown",
          "bound",
          "wantwake",
          "askwake",
          "readnow",
          "nextslot",
          "take");

  /**
   * Steps that remove a timer from the heap. They change nothing here: the image of a heap is the
   * slots of its timers, and clearts empties the slot.
   */
  static final Set<String> LEAVES = Set.of("removeroot", "removetail", "removeslot");

  final TimerImage after = new TimerImage();
  final List<Difference> differences = new ArrayList<>();
  private boolean pending;
  private boolean oneShot;
  private boolean fires;
  private boolean counted;
  private boolean possible;

  /** A difference between a line and the result of the path. */
  record Difference(RejectionKind kind, String why) {}

  /** Whether the bits allow the path. */
  boolean possible() {
    return possible;
  }

  /** Whether the path fires the timer, and if so whether the send is counted as in flight. */
  boolean counted() {
    return counted;
  }

  /** Runs a path; {@link #differences} is empty then if the path can explain the line. */
  void run(LockSection path, TimerImage before, SectionEvent event) {
    after.copyFrom(before);
    after.version = event.get(SectionField.VERSION);
    differences.clear();
    pending = false;
    fires = false;
    counted = false;
    possible = true;
    oneShot = before.period == 0;
    boolean first = true;
    for (LockSection.Item item : path.items()) {
      String step = item.step();
      if (step != null) {
        step(step, event);
      } else if (first) {
        first = false; // the first row has read the bits before the lock was taken
      } else if (!begins(item.row(), event)) {
        return;
      }
    }
    compare(event);
  }

  private boolean begins(MutexRow row, SectionEvent event) {
    if (!row.fits(signs(after.bits))) {
      possible = false;
      return false;
    }
    for (String guard : row.guards()) {
      Boolean holds = holds(guard, event);
      if (holds != null && !holds) {
        boolean early = guard.equals("due") && event.get(SectionField.FIRES) == 1 && after.when > 0;
        differ(
            early ? RejectionKind.EARLY : RejectionKind.WRONG_CASE,
            "row " + row.id() + " is for " + guard + ", and when is " + after.when);
      }
    }
    return true;
  }

  private static String signs(int bits) {
    return ((bits & TimerImage.HEAPED) != 0 ? "+" : "-")
        + ((bits & TimerImage.MODIFIED) != 0 ? "+" : "-")
        + ((bits & TimerImage.ZOMBIE) != 0 ? "+" : "-");
  }

  /** Whether a guard holds; null if the line does not show it. */
  private @Nullable Boolean holds(String guard, SectionEvent event) {
    boolean clock = event.has(SectionField.NOW);
    long now = event.get(SectionField.NOW);
    return switch (guard) {
      case "chan" -> after.channel;
      case "func" -> !after.channel;
      case "armed" -> after.when > 0;
      case "unarmed" -> after.when == 0;
      case "needsadd" -> after.needsAdd();
      case "noadd" -> !after.needsAdd();
      case "oneshot" -> after.period == 0;
      case "periodic" -> after.period > 0;
      case "blocked" -> after.blocked > 0;
      case "unblocked" -> after.blocked == 0;
      case "due" -> clock ? Boolean.valueOf(after.when > 0 && after.when <= now) : null;
      case "notdue" -> clock ? Boolean.valueOf(after.when == 0 || after.when > now) : null;
      case "earliest" -> event.has(SectionField.EARLIEST) ? is(event, SectionField.EARLIEST) : null;
      case "notearliest" ->
          event.has(SectionField.EARLIEST) ? !is(event, SectionField.EARLIEST) : null;
      default -> null;
    };
  }

  private static boolean is(SectionEvent event, SectionField field) {
    return event.get(field) == 1;
  }

  /** Applies one step; throws if this class does not know the step. */
  void step(String step, SectionEvent event) {
    switch (step) {
      case "setperiod" -> {
        oneShot = after.period == 0;
        after.period = event.get(SectionField.PERIOD);
      }
      case "setwhen" -> {
        after.when = event.get(SectionField.WHEN);
        if (after.when == 0) {
          differ(RejectionKind.WRONG_EFFECT, "reset leaves when 0, and sets it to more");
        }
      }
      case "pendwhen" -> pending |= after.when > 0;
      case "clearwhen" -> {
        oneShot = after.period == 0;
        after.when = 0;
      }
      case "zerowhen" -> after.when = 0;
      case "nextwhen" -> after.when = next(event.get(SectionField.NOW));
      case "applywhen", "insert" -> after.slot = after.when;
      case "seth" -> after.bits |= TimerImage.HEAPED;
      case "setm" -> after.bits |= TimerImage.MODIFIED;
      case "clearm" -> after.bits &= ~TimerImage.MODIFIED;
      case "setz" -> after.bits |= TimerImage.ZOMBIE;
      case "clearz" -> after.bits &= ~TimerImage.ZOMBIE;
      case "clearbits" -> after.bits = 0;
      case "publish", "unlocktimer" -> after.astate = after.bits;
      case "setts" -> after.home = event.word(SectionField.RUNNER);
      case "clearts" -> after.home = TimerImage.NOWHERE;
      case "bumpseq" -> after.seq += after.channel ? 1 : 0;
      case "pendsending" -> pending |= after.channel && oneShot && after.sending > 0;
      case "capture" -> fires = true;
      case "startsend" -> {
        counted = after.channel && after.period == 0;
        after.sending += counted ? 1 : 0;
      }
      case "incblocked" -> after.blocked++;
      case "decblocked" -> after.blocked--;
      default -> {
        if (!SILENT.contains(step) && !LEAVES.contains(step)) {
          throw new IllegalStateException("no trace tells of step " + step);
        }
      }
    }
  }

  private long next(long now) {
    long next = after.when + after.period * (1 + (now - after.when) / Math.max(1, after.period));
    return next < 0 ? Long.MAX_VALUE : next;
  }

  private void compare(SectionEvent event) {
    int to = event.word(SectionField.TO);
    if (after.bits != to) {
      differ(
          RejectionKind.WRONG_EFFECT,
          "the bits are " + TimerImage.text(to) + ", expected " + TimerImage.text(after.bits));
    }
    same(RejectionKind.WRONG_EFFECT, "fires", event.get(SectionField.FIRES), fires ? 1 : 0);
    same(RejectionKind.WRONG_EFFECT, "when", event.get(SectionField.WHEN), after.when);
    same(RejectionKind.WRONG_EFFECT, "period", event.get(SectionField.PERIOD), after.period);
    same(RejectionKind.WRONG_EFFECT, "blocked", event.get(SectionField.BLOCKED), after.blocked);
    if (after.channel) {
      same(RejectionKind.WRONG_EFFECT, "seq", event.get(SectionField.SEQ), after.seq);
    }
    same(RejectionKind.WRONG_P, "the P", event.get(SectionField.HOME), after.home);
    if (event.has(SectionField.PENDING)) {
      same(RejectionKind.WRONG_ANSWER, "pend", event.get(SectionField.PENDING), pending ? 1 : 0);
    }
  }

  private void same(RejectionKind kind, String what, long found, long expected) {
    if (found != expected) {
      differ(kind, what + " is " + found + ", expected " + expected);
    }
  }

  private void differ(RejectionKind kind, String why) {
    differences.add(new Difference(kind, why));
  }
}
