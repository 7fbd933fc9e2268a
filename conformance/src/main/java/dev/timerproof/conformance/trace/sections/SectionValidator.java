package dev.timerproof.conformance.trace.sections;

import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.SectionEvent;
import dev.timerproof.conformance.trace.reading.SectionField;
import dev.timerproof.conformance.trace.reading.SectionKind;
import dev.timerproof.conformance.trace.reading.SectionWords;
import dev.timerproof.conformance.trace.rules.RejectionKind;
import dev.timerproof.conformance.trace.rules.RowCount;
import dev.timerproof.spec.table.LockSection;
import dev.timerproof.spec.table.MutexRow;
import dev.timerproof.spec.table.MutexTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a trace of timers with a mutex against the rows of their table, line by line. It stops at
 * the first line that no run of the table can give. Not thread-safe.
 */
public final class SectionValidator {
  private static final String FIRE = "unlockAndRun";
  private static final String CHANNEL = "chan";

  private final MutexTable table;
  private final SectionWords words;
  private final Map<String, List<LockSection>> paths;
  private final boolean countsSends;
  private final boolean emptyKeepsBound;
  private final Map<Long, TimerImage> timers = new HashMap<>();
  private final Map<Integer, HeapImage> heaps = new HashMap<>();
  private final Map<String, Long> rows = new HashMap<>();
  private final SectionRun run = new SectionRun();
  private final TimerImage outcome = new TimerImage();
  private long events;
  private long sections;
  private long seen;
  private long lastLine;
  private int inFlight;
  private @Nullable Rejection rejection;

  public SectionValidator(MutexTable table) {
    this.table = table;
    this.words = SectionWords.of(table);
    this.paths = LockSection.ofTimers(table);
    this.countsSends = "count".equals(table.parameters().get("inflight"));
    this.emptyKeepsBound = "keepbound".equals(table.parameters().get("emptied"));
  }

  /** The names that the trace may use. */
  public SectionWords words() {
    return words;
  }

  /** Takes the next line; false if the trace is rejected there. */
  public boolean accept(SectionEvent event) {
    switch (event.kind()) {
      case SECTION -> section(event);
      case FIRE -> fire(event);
      case HEAP, QUIET -> heap(event);
      case RETIRE -> retire(event);
    }
    if (rejection != null) {
      return false;
    }
    events++;
    lastLine = event.line();
    return true;
  }

  /** The rejected line, which no run of the table can give; null if there is none. */
  public @Nullable Rejection rejection() {
    return rejection;
  }

  /** How many lines were accepted. */
  public long events() {
    return events;
  }

  /** How many of them are sections. */
  public long sections() {
    return sections;
  }

  /** How many timers they are about. */
  public long timers() {
    return seen;
  }

  /** How many of them were not retired. */
  public long liveTimers() {
    return timers.size();
  }

  /** The last line that was accepted. */
  public long validPrefix() {
    return lastLine;
  }

  /**
   * The rows that were taken, in the table's order. If several paths can explain a section, only
   * the rows that they have in common are counted.
   */
  public List<RowCount> rows() {
    return table.rows().stream()
        .filter(row -> rows.containsKey(row.id()))
        .map(row -> new RowCount(row.id(), rows.getOrDefault(row.id(), 0L)))
        .toList();
  }

  /** The rows that a trace can show, in the table's order. */
  public List<MutexRow> tellable() {
    Set<MutexRow> known = new LinkedHashSet<>();
    paths
        .values()
        .forEach(
            list ->
                list.stream()
                    .filter(path -> !path.panics())
                    .forEach(path -> known.addAll(path.rows())));
    table.rowsOf(FIRE).stream().filter(SectionValidator::decides).forEach(known::add);
    return table.rows().stream().filter(known::contains).toList();
  }

  /** Whether a row decides the outcome of a firing. */
  private static boolean decides(MutexRow row) {
    return row.guards().contains(CHANNEL)
        || SectionWords.HOWS.stream().anyMatch(row.guards()::contains);
  }

  private void section(SectionEvent event) {
    TimerImage timer = timers.get(event.get(SectionField.TIMER));
    long version = event.get(SectionField.VERSION);
    if (timer == null) {
      timer = new TimerImage();
      timer.channel = event.get(SectionField.CHANNEL) == 1;
      timers.put(event.get(SectionField.TIMER), timer);
      seen++;
    }
    if (version != timer.version + 1) {
      reject(
          event,
          version <= timer.version ? RejectionKind.REPEATED_VERSION : RejectionKind.MISSING_VERSION,
          "the section before it has version " + timer.version);
      return;
    }
    if (chained(event, timer)) {
      match(event, timer);
    }
  }

  /** Whether a section begins with the values that the section before it has left. */
  private boolean chained(SectionEvent event, TimerImage timer) {
    int from = event.word(SectionField.FROM);
    int astate = event.word(SectionField.ASTATE);
    if (from != timer.bits) {
      return reject(
          event,
          RejectionKind.BROKEN_CHAIN,
          "the section before it has left the bits " + TimerImage.text(timer.bits));
    }
    if (astate != timer.astate) {
      return reject(
          event,
          RejectionKind.STALE_COPY,
          "the rows have left " + TimerImage.text(timer.astate) + " in astate");
    }
    return unchanged(event, SectionField.OLD_WHEN, timer.when)
        && unchanged(event, SectionField.OLD_PERIOD, timer.period)
        && unchanged(event, SectionField.CHANNEL, timer.channel ? 1 : 0)
        && (!countsSends
            || !timer.channel
            || !event.has(SectionField.SENDING)
            || counts(event, SectionField.SENDING, timer.sending));
  }

  private boolean unchanged(SectionEvent event, SectionField field, long expected) {
    return event.get(field) == expected
        || reject(
            event,
            RejectionKind.FIELD_CHANGED,
            field.text() + " is " + event.get(field) + ", and was left at " + expected);
  }

  private boolean counts(SectionEvent event, SectionField field, long expected) {
    return event.get(field) == expected
        || reject(
            event,
            RejectionKind.WRONG_COUNT,
            field.text() + " is " + event.get(field) + ", and the lines before give " + expected);
  }

  private void match(SectionEvent event, TimerImage timer) {
    String op = words.operation(event.word(SectionField.OPERATION));
    Set<MutexRow> common = null;
    boolean counted = false;
    LockSection nearest = null;
    List<SectionRun.Difference> least = List.of();
    for (LockSection path : paths.getOrDefault(op, List.of())) {
      if (path.panics()) {
        continue;
      }
      run.run(path, timer, event);
      if (!run.possible()) {
        continue;
      }
      if (run.differences.isEmpty()) {
        if (common == null) {
          common = new LinkedHashSet<>(path.rows());
          outcome.copyFrom(run.after);
          counted = run.counted();
        } else {
          common.retainAll(path.rows());
        }
      } else if (nearest == null || run.differences.size() < least.size()) {
        nearest = path;
        least = List.copyOf(run.differences);
      }
    }
    if (common != null) {
      took(event, timer, common, counted);
    } else if (nearest == null) {
      reject(
          event,
          RejectionKind.UNKNOWN_EDGE,
          op + " has no section that begins with " + TimerImage.text(timer.bits));
    } else {
      reject(event, nearest, least.get(0));
    }
  }

  private void took(SectionEvent event, TimerImage timer, Set<MutexRow> taken, boolean counted) {
    taken.forEach(this::count);
    if (timer.home != TimerImage.NOWHERE) {
      heapOf(timer.home).remove(timer);
    }
    timer.copyFrom(outcome);
    if (timer.home != TimerImage.NOWHERE) {
      heapOf(timer.home).add(timer);
    }
    if (event.get(SectionField.FIRES) == 1) {
      timer.firings.put(timer.version, new TimerImage.Firing(timer.seq, counted));
      inFlight++;
    }
    sections++;
  }

  private HeapImage heapOf(int runner) {
    return heaps.computeIfAbsent(runner, p -> new HeapImage());
  }

  private void count(MutexRow row) {
    rows.merge(row.id(), 1L, Long::sum);
  }

  private void fire(SectionEvent event) {
    TimerImage timer = timers.get(event.get(SectionField.TIMER));
    TimerImage.Firing firing =
        timer == null ? null : timer.firings.remove(event.get(SectionField.VERSION));
    if (timer == null || firing == null) {
      reject(event, RejectionKind.EXTRA_FIRE, "no section with this version fires that is open");
      return;
    }
    inFlight--;
    timer.sending -= firing.counted() ? 1 : 0;
    String expected = SectionWords.HOWS.get(!timer.channel ? 0 : timer.seq == firing.seq() ? 1 : 2);
    String how = SectionWords.HOWS.get(event.word(SectionField.HOW));
    if (!how.equals(expected)) {
      reject(
          event,
          RejectionKind.WRONG_SEND,
          "it is "
              + how
              + ", expected "
              + expected
              + ": the timer's seq is "
              + timer.seq
              + ", and "
              + firing.seq()
              + " was captured");
      return;
    }
    for (MutexRow row : table.rowsOf(FIRE)) {
      if (row.guards().contains(how) || (timer.channel && row.guards().contains(CHANNEL))) {
        count(row);
      }
    }
  }

  private void heap(SectionEvent event) {
    boolean quiet = event.kind() == SectionKind.QUIET;
    HeapImage heap = heapOf(event.word(SectionField.RUNNER));
    boolean right =
        counts(event, SectionField.LENGTH, heap.length())
            && (!quiet || counts(event, SectionField.ZOMBIES, heap.zombies()))
            && ((heap.length() == 0 && emptyKeepsBound)
                || counts(event, SectionField.MIN_HEAP, heap.first()));
    if (right && quiet && inFlight > 0) {
      reject(
          event,
          RejectionKind.MISSING_FIRE,
          inFlight + " sections have fired whose calls have not come");
    }
  }

  private void retire(SectionEvent event) {
    TimerImage timer = timers.remove(event.get(SectionField.TIMER));
    if (timer == null) {
      reject(event, RejectionKind.RETIRED, "there is no such timer");
    } else if (timer.home != TimerImage.NOWHERE || !timer.firings.isEmpty()) {
      reject(
          event,
          RejectionKind.RETIRED,
          "it is "
              + (timer.firings.isEmpty() ? "in the heap of P " + timer.home : "about to fire"));
    }
  }

  private boolean reject(SectionEvent event, RejectionKind kind, String why) {
    rejection =
        new Rejection(
            kind, event.line(), timer(event), text(event), "", why, List.of(), "", List.of());
    return false;
  }

  private void reject(SectionEvent event, LockSection nearest, SectionRun.Difference difference) {
    List<String> ids = nearest.rows().stream().map(MutexRow::id).toList();
    rejection =
        new Rejection(
            difference.kind(),
            event.line(),
            timer(event),
            text(event),
            String.join(", ", ids),
            difference.why(),
            List.of(),
            ids.get(ids.size() - 1),
            List.of());
  }

  private static long timer(SectionEvent event) {
    return event.has(SectionField.TIMER) ? event.get(SectionField.TIMER) : -1;
  }

  /** A line in words, with the fields that it has. */
  private String text(SectionEvent event) {
    List<String> parts = new ArrayList<>(List.of(event.kind().text()));
    for (SectionField field : SectionField.values()) {
      if (event.has(field) && field != SectionField.KIND) {
        parts.add(field.text() + " " + value(event, field));
      }
    }
    return String.join(", ", parts);
  }

  private String value(SectionEvent event, SectionField field) {
    return switch (field.type()) {
      case NUMBER -> Long.toString(event.get(field));
      case OPERATION -> words.operation(event.word(field));
      case KIND -> event.kind().text();
      case BITS -> TimerImage.text(event.word(field));
      case HOW -> SectionWords.HOWS.get(event.word(field));
    };
  }
}
