package dev.timerproof.conformance.trace;

import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.conformance.trace.rules.CodedRow;
import dev.timerproof.conformance.trace.rules.Effect;
import dev.timerproof.conformance.trace.rules.FieldEffects;
import dev.timerproof.conformance.trace.rules.StatusRoles;
import dev.timerproof.conformance.trace.rules.TransitionIndex;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes a trace by taking random rows of a table, one after the other, on a fixed number of live
 * timers. Every line follows the rows; the same seed gives the same lines.
 */
final class RandomTrace {
  private static final int PROCESSORS = 4;

  private final TimerTable table;
  private final TransitionIndex index;
  private final StatusRoles roles;
  private final SplittableRandom random;
  private final List<List<CodedRow>> startingFrom = new ArrayList<>();
  private final Timer[] live;
  private final StringBuilder lines = new StringBuilder();
  private int ended;
  private long timers;
  private long events;
  private long ns = 1_000_000;

  private static final class Timer {
    long number;
    long version;
    int status;
    long when;
    long nextWhen;
    long period;
    long home = -1;
    long lastHome = -1;
  }

  RandomTrace(TimerTable table, long seed, int liveTimers) {
    this.table = table;
    this.random = new SplittableRandom(seed);
    TraceWords words = TraceWords.of(table);
    this.index = new TransitionIndex(table, words);
    int initial = words.status(table.vocabulary().initialStatus());
    this.roles = new StatusRoles(index.rows(), initial);
    for (int i = 0; i < words.statuses().words().size(); i++) {
      startingFrom.add(rowsFrom(i));
    }
    this.live = new Timer[liveTimers];
    for (int i = 0; i < liveTimers; i++) {
      live[i] = fresh(initial);
    }
  }

  private List<CodedRow> rowsFrom(int status) {
    return index.rows().stream()
        .filter(r -> r.row().changesStatus() && !r.isTakeOver() && r.from() == status)
        .toList();
  }

  private Timer fresh(int initial) {
    Timer timer = new Timer();
    timer.number = ++timers;
    timer.status = initial;
    return timer;
  }

  String header() {
    return Traces.HEADER.replace("go1.19", table.edition());
  }

  /** How many lines were made, the header not counted. */
  long events() {
    return events;
  }

  /** The next lines: those of one row, each with its line feed. */
  String next() {
    lines.setLength(0);
    int slot = random.nextInt(live.length);
    Timer timer = live[slot];
    if (timer.version > 8 && roles.isIdle(timer.status)) {
      retire(timer);
      live[slot] = fresh(index.words().status(table.vocabulary().initialStatus()));
    } else {
      take(timer, row(timer));
    }
    return lines.toString();
  }

  private CodedRow row(Timer timer) {
    List<CodedRow> rows = startingFrom.get(timer.status);
    while (true) {
      CodedRow row = rows.get(random.nextInt(rows.size()));
      boolean fits =
          switch (row.row().owned()) {
            case ONESHOT -> timer.period == 0;
            case PERIODIC -> timer.period > 0;
            case ANY, EARLIER, NOT_EARLIER -> true;
          };
      if (fits) {
        return row;
      }
    }
  }

  private void take(Timer timer, CodedRow row) {
    int thread = random.nextInt(8);
    if (row.row().guard() == Row.Guard.DUE) {
      ns = Math.max(ns, timer.when);
    }
    if (!row.isStore()) {
      change(timer, row, row.via(), thread);
    }
    if (row.row().commits()) {
      apply(timer, row, row.before());
      change(timer, row, row.to(), thread);
    }
    apply(timer, row, row.after());
    if (roles.isOwned(timer.status)) {
      takeOver(timer, thread);
    }
  }

  private void takeOver(Timer timer, int thread) {
    CodedRow row =
        index.rows().stream()
            .filter(r -> r.isTakeOver() && r.via() == timer.status)
            .findFirst()
            .orElseThrow();
    apply(timer, row, row.before());
    change(timer, row, row.to(), thread);
    apply(timer, row, row.after());
  }

  private void apply(Timer timer, CodedRow row, FieldEffects effects) {
    long asked =
        switch (row.row().owned()) {
          case EARLIER -> timer.when - 1 - random.nextInt(1000);
          case NOT_EARLIER -> timer.when + random.nextInt(1000);
          case ANY, ONESHOT, PERIODIC -> ns + random.nextInt(2000);
        };
    if (effects.when() == Effect.FROM_NEXT_WHEN) {
      timer.when = timer.nextWhen;
    } else if (effects.when() == Effect.REARMED) {
      timer.when += timer.period * (1 + (ns - timer.when) / timer.period);
    } else if (effects.when() == Effect.GIVEN) {
      timer.when = asked;
    }
    timer.nextWhen = effects.nextWhen() == Effect.GIVEN ? asked : timer.nextWhen;
    if (effects.period() == Effect.GIVEN) {
      timer.period = random.nextInt(3) == 0 ? 1 + random.nextInt(500) : 0;
    }
    if (effects.home() == Effect.NO_P) {
      timer.home = -1;
    } else if (effects.home() == Effect.SOME_P) {
      boolean same = row.keepsHeap() && timer.lastHome >= 0;
      timer.home = same ? timer.lastHome : random.nextInt(PROCESSORS);
      timer.lastHome = timer.home;
    }
  }

  private void change(Timer timer, CodedRow row, int to, int thread) {
    ns += random.nextInt(50);
    TraceWords words = index.words();
    lines.append("{\"seq\":").append(events).append(",\"ns\":").append(ns);
    lines.append(",\"g\":").append(thread + 100).append(",\"m\":").append(thread);
    lines.append(",\"p\":").append(thread % PROCESSORS);
    lines.append(",\"op\":\"").append(words.operationName(row.op()));
    lines.append("\",\"kind\":\"").append(row.isStore() ? "store" : "cas");
    lines.append("\",\"t\":").append(timer.number).append(",\"ver\":").append(++timer.version);
    lines.append(",\"from\":\"").append(words.statusName(timer.status));
    lines.append("\",\"to\":\"").append(words.statusName(to));
    lines.append("\",\"when\":").append(timer.when);
    lines.append(",\"nextwhen\":").append(timer.nextWhen);
    lines.append(",\"period\":").append(timer.period);
    lines.append(",\"hp\":").append(timer.home).append("}\n");
    timer.status = to;
    events++;
  }

  private void retire(Timer timer) {
    lines.append("{\"kind\":\"retire\",\"t\":").append(timer.number);
    lines.append(",\"ver\":").append(timer.version + 1).append("}\n");
    events++;
    ended++;
  }

  /** How many timers were retired. */
  int retired() {
    return ended;
  }

  /** A whole trace of at least so many events. */
  static String of(TimerTable table, long seed, int liveTimers, int events) {
    RandomTrace trace = new RandomTrace(table, seed, liveTimers);
    StringBuilder text = new StringBuilder(trace.header());
    while (trace.events() < events) {
      text.append(trace.next());
    }
    return text.toString();
  }
}
