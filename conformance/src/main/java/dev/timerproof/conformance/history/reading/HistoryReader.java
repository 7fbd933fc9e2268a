package dev.timerproof.conformance.history.reading;

import dev.timerproof.conformance.history.contract.Ticks;
import dev.timerproof.conformance.history.reading.HistoryLine.Field;
import dev.timerproof.conformance.trace.reading.MalformedTraceException;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.conformance.trace.reading.TraceLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a history: NDJSON, plain or compressed by gzip, a header first. The lines of one thread are
 * in the order in which it made them; lines of different threads may come in any order.
 */
public final class HistoryReader {
  /** The value of the header's field {@code schema}. */
  public static final String SCHEMA = "timerproof-history";

  /** The version of the format. */
  public static final int VERSION = 1;

  /** The greatest number of a line, in the unit of the history; times in ns have the same limit. */
  static final long FAR = 1L << 60;

  /** What a line tells. */
  private enum Kind {
    CALL,
    RETURN,
    FIRE,
    DONE,
    NOW,
    END;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private enum Unit {
    NS(1),
    US(1_000),
    MS(1_000_000);

    private final long nanos;

    Unit(long nanos) {
      this.nanos = nanos;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private enum Target {
    FUNCTION,
    CHANNEL;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A call that has not returned yet, and its timer. */
  private record Open(Call call, TimerHistory timer) {}

  /** What is known of a thread. */
  private static final class Track {
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<TimerHistory, Integer> running = new HashMap<>();
    private long at = Long.MIN_VALUE;
    private long line;
  }

  private final TraceLines lines;
  private final HistoryLine line;
  private final Map<Long, TimerHistory> timers = new LinkedHashMap<>();
  private final Map<Long, Track> threads = new HashMap<>();
  private long unit = 1;
  private String runtime = "";
  private @Nullable String contract;
  private @Nullable Long end;
  private long answers;
  private long noAnswers;
  private long fires;
  private long dones;
  private long arguments;
  private long periods;
  private long receives;
  private long values;

  private HistoryReader(TraceLines lines) throws IOException {
    this.lines = lines;
    this.line = new HistoryLine(lines);
  }

  /**
   * Reads a history to its end and closes it.
   *
   * @param file its name in messages
   * @throws MalformedTraceException if it is none, or ends in the middle of a line
   * @throws IOException if it cannot be read
   */
  public static History read(String file, InputStream in)
      throws IOException, MalformedTraceException {
    try (TraceLines lines = new TraceLines(file, in, TraceLimits.DEFAULT.lineBytes())) {
      return new HistoryReader(lines).history(file);
    }
  }

  private History history(String file) throws IOException, MalformedTraceException {
    if (!lines.next()) {
      throw lines.cut("the history is empty, expected a header");
    }
    header();
    long count = 1;
    while (lines.next()) {
      count++;
      line();
    }
    for (TimerHistory timer : timers.values()) {
      if (!timer.started()) {
        throw MalformedTraceException.at(
            file,
            timer.events().get(0).line(),
            1,
            "no line starts timer " + timer.timer() + "; begin to record before the first timer");
      }
      timer.sort();
    }
    var facts =
        new History.Facts(
            answers, noAnswers, fires, dones, arguments, periods, receives, values, threads.size());
    return new History(runtime, contract, count, timers.values(), end, facts);
  }

  private void header() throws IOException, MalformedTraceException {
    line.read();
    if (!SCHEMA.equals(line.text(Field.SCHEMA))) {
      throw line.malformed(
          "expected a header with \"schema\":\"" + SCHEMA + "\" in the first line");
    }
    long version = line.required(Field.VERSION);
    if (version != VERSION) {
      throw line.malformed("field version: found " + version + ", expected " + VERSION);
    }
    String name = line.text(Field.RUNTIME);
    if (name == null) {
      throw line.malformed("the header has no field runtime");
    }
    runtime = name;
    contract = line.text(Field.CONTRACT);
    unit = line.has(Field.UNIT) ? line.word(Field.UNIT, Unit.values()).nanos : 1;
  }

  private void line() throws IOException, MalformedTraceException {
    line.read();
    if (line.has(Field.SCHEMA)) {
      throw line.malformed("a second header; files that were joined are several histories");
    }
    if (end != null) {
      throw line.malformed("a line after the one of kind end");
    }
    Kind kind = line.word(Field.KIND, Kind.values());
    long at = time(Field.AT, line.required(Field.AT));
    if (kind == Kind.END) {
      end = at;
      return;
    }
    long id = line.required(Field.TH);
    Track thread = threads.computeIfAbsent(id, key -> new Track());
    if (at < thread.at) {
      throw line.malformed(
          "field at: the clock of thread %d goes back by %s since line %d"
              .formatted(id, TimeText.duration(thread.at - at), thread.line));
    }
    thread.at = at;
    thread.line = lines.number();
    switch (kind) {
      case CALL -> call(id, thread, at);
      case RETURN -> returns(id, thread, at);
      case FIRE -> fire(id, thread, at);
      case DONE -> done(id, thread, at);
      case NOW, END -> {
        // Only the clock is of interest.
      }
    }
  }

  private void call(long id, Track thread, long at) throws MalformedTraceException {
    Operation operation = line.word(Field.OP, Operation.values());
    TimerHistory timer = timer();
    if (operation.arms() && line.has(Field.WHEN) == line.has(Field.DELAY)) {
      throw line.malformed("a call of " + operation + " has one of the fields when and delay");
    }
    if (operation == Operation.START) {
      if (timer.started()) {
        throw line.malformed("timer " + timer.timer() + " was started before");
      }
      timer.start(line.has(Field.TO) && line.word(Field.TO, Target.values()) == Target.CHANNEL);
    }
    Long period = time(Field.PERIOD);
    if (period != null && period < 0) {
      throw line.malformed("field period: found " + period / unit + ", expected at least 0");
    }
    Long delay = time(Field.DELAY);
    var call =
        new Call(
            operation,
            lines.number(),
            at,
            from(at),
            time(Field.WHEN),
            delay == null ? 0 : delay,
            period == null ? 0 : period,
            line.has(Field.TICKS) ? line.word(Field.TICKS, Ticks.values()) : null,
            line.number(Field.ARG));
    if (call.period() > 0) {
      periods++;
    }
    if (call.argument() != null) {
      arguments++;
    }
    thread.open.push(new Open(call, timer));
    timer.add(new Event(Event.Kind.CALL, lines.number(), at, id, at, call, null));
  }

  private void returns(long id, Track thread, long at) throws MalformedTraceException {
    Open open = thread.open.poll();
    if (open == null) {
      throw line.malformed("thread " + id + " has no call that could return");
    }
    Call call = open.call();
    Long answer = line.number(Field.ANSWER);
    call.returns(lines.number(), at, answer == null ? null : answer != 0, time(Field.VALUE));
    if (call.operation() == Operation.RECEIVE) {
      receives++;
      if (call.value() != null) {
        values++;
      }
    } else if (call.operation() != Operation.START) {
      if (answer == null) {
        noAnswers++;
      } else {
        answers++;
      }
    }
    open.timer().add(new Event(Event.Kind.RETURN, lines.number(), at, id, at, call, null));
  }

  private void fire(long id, Track thread, long at) throws MalformedTraceException {
    TimerHistory timer = timer();
    fires++;
    thread.running.merge(timer, 1, Integer::sum);
    timer.add(
        new Event(Event.Kind.FIRE, lines.number(), at, id, from(at), null, line.number(Field.ARG)));
  }

  private void done(long id, Track thread, long at) throws MalformedTraceException {
    TimerHistory timer = timer();
    Integer running = thread.running.remove(timer);
    if (running == null) {
      throw line.malformed(
          "thread " + id + " has no call of the function of timer " + timer.timer() + " to end");
    }
    if (running > 1) {
      thread.running.put(timer, running - 1);
    }
    dones++;
    timer.add(new Event(Event.Kind.DONE, lines.number(), at, id, at, null, null));
  }

  /** The reading that the line counts from: its own, unless it says so. */
  private long from(long at) throws MalformedTraceException {
    Long from = time(Field.FROM);
    if (from != null && from > at) {
      throw line.malformed("field from: it is later than at");
    }
    return from == null ? at : from;
  }

  private TimerHistory timer() throws MalformedTraceException {
    return timers.computeIfAbsent(line.required(Field.T), TimerHistory::new);
  }

  /** The time in a field, in ns; null if the line has none. */
  private @Nullable Long time(Field field) throws MalformedTraceException {
    Long number = line.number(field);
    return number == null ? null : Long.valueOf(time(field, number));
  }

  private long time(Field field, long number) throws MalformedTraceException {
    if (Math.abs(number) > FAR / unit) {
      throw line.malformed("field " + field + ": " + number + " is too far away");
    }
    return number * unit;
  }
}
