package dev.timerproof.conformance.port.core;

import dev.timerproof.conformance.port.WatchedPort;
import dev.timerproof.runtime.core.CheckedTimers;
import dev.timerproof.runtime.core.CoreState;
import dev.timerproof.runtime.core.Processor;
import dev.timerproof.runtime.core.RuntimeTimer;
import dev.timerproof.runtime.core.TimerFunction;
import dev.timerproof.runtime.core.TimerHost;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.core.TimerReaders;
import dev.timerproof.runtime.core.TimerStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The core of the Java runtime as a port. Which protocol it runs depends on the class loader: the
 * one that ships, or one that was generated with points.
 */
public final class CorePort implements WatchedPort, TimerHost {
  private final List<RuntimeTimer> timers = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final TimerFunction function = (arg, seq) -> events.add("fire " + arg + " " + seq);
  private Actors actors = new Actors();
  private long now = 1;

  /** A port without timers; the first request is {@code reset}. */
  public CorePort() {}

  @Override
  public Set<String> rowsTaken() {
    return Points.rowsTaken();
  }

  @Override
  public String answer(String request) {
    String[] words = request.split(" ", -1);
    return switch (words[0]) {
      case "reset" -> reset(number(words, 1, ""), number(words, 2, ""));
      case "state" -> state();
      case "statuses" -> statuses();
      case "wake" -> {
        now = time(words, 2);
        yield Long.toString(TimerReaders.nobarrierWakeTime(processor(words, 1)));
      }
      case "call" -> {
        String call = request.substring(words[0].length() + words[1].length() + 2);
        String[] its = call.split(" ", -1);
        Points.stop(actors);
        yield withEvents(actors.call(words[1], () -> result(its), () -> mayLock(its)));
      }
      case "fine" -> {
        actors.stopBehindCommits();
        yield "ok";
      }
      case "go" -> {
        Points.stop(actors);
        yield withEvents(actors.go(words[1]));
      }
      default -> {
        Points.stop(null);
        yield withEvents(result(words));
      }
    };
  }

  @Override
  public void choose(boolean putBackwards, int cleaningRounds) {
    Points.choose(putBackwards, cleaningRounds);
  }

  private String reset(int timerCount, int processorCount) {
    actors.abandon();
    actors = new Actors();
    Points.stop(null);
    timers.clear();
    processors.clear();
    events.clear();
    for (int k = 0; k < timerCount; k++) {
      timers.add(new RuntimeTimer());
    }
    for (int k = 0; k < processorCount; k++) {
      processors.add(new Processor(k, this));
    }
    return "ok";
  }

  private String result(String[] words) {
    try {
      return called(words);
    } catch (IllegalStateException e) {
      return "panic";
    }
  }

  /** The answer with the events since the last answer. */
  private String withEvents(String answer) {
    StringJoiner line = new StringJoiner(" ").add(answer);
    events.forEach(line::add);
    events.clear();
    return line.toString();
  }

  private String called(String[] words) {
    return switch (words[0]) {
      case "add", "mod" ->
          armed(
              words[0].equals("mod"),
              processor(words, 4),
              timer(words),
              time(words, 2),
              time(words, 3),
              time(words, 5),
              number(words, 6, ""));
      case "del" -> "" + TimerProtocol.deltimer(timer(words));
      case "clean" -> locked(words, TimerProtocol::cleantimers);
      case "clear" -> locked(words, TimerProtocol::clearDeletedTimers);
      case "adjust" -> {
        long its = time(words, 2);
        now = its;
        yield locked(words, pp -> TimerProtocol.adjusttimers(pp, its));
      }
      case "run" -> {
        long its = time(words, 2);
        now = its;
        long[] next = new long[1];
        locked(words, pp -> next[0] = TimerProtocol.runtimer(pp, its));
        yield Long.toString(next[0]);
      }
      case "check" -> check(words);
      case "move" -> {
        Points.at("", Points.LOCK);
        processor(words, 1).moveAllTo(processor(words, 2));
        yield "ok";
      }
      default -> throw new IllegalArgumentException("unknown request " + words[0]);
    };
  }

  private String armed(
      boolean again, Processor pp, RuntimeTimer t, long when, long period, Object arg, int seq) {
    try {
      if (again) {
        return "" + TimerProtocol.modtimer(pp, t, when, period, function, arg, seq);
      }
      TimerProtocol.addtimer(pp, t, when, period, function, arg, seq);
      return "ok";
    } catch (IllegalArgumentException e) {
      return "refused";
    }
  }

  private interface Work {
    void on(Processor pp);
  }

  private String locked(String[] words, Work work) {
    Processor pp = processor(words, 1);
    Points.at("", Points.LOCK);
    pp.lock();
    work.on(pp);
    pp.unlock();
    return "ok";
  }

  private String check(String[] words) {
    now = time(words, 2);
    CheckedTimers found = new CheckedTimers();
    TimerReaders.checkTimers(processor(words, 1), words[3].equals("own"), now, found);
    return found.rnow() + " " + found.pollUntil() + " " + found.ran();
  }

  /** Whether the locks that a call takes are free. */
  private boolean mayLock(String[] call) {
    for (String word : call) {
      if (word.startsWith("p") && CoreState.isLocked(processors.get(digits(word, "p")))) {
        return false;
      }
    }
    return true;
  }

  private String state() {
    StringJoiner line = new StringJoiner(" ").add("state");
    for (RuntimeTimer t : timers) {
      Processor pp = t.processor();
      boolean modified =
          t.status() == TimerStatus.MODIFIED_EARLIER || t.status() == TimerStatus.MODIFIED_LATER;
      // A field that no later step reads is not compared.
      line.add(name(t))
          .add(TimerStatus.name(t.status()))
          .add(pp == null ? "none" : "p" + processors.indexOf(pp))
          .add(pp == null ? "-" : "" + CoreState.when(t))
          .add(modified ? "" + CoreState.nextwhen(t) : "-")
          .add(pp == null ? "-" : "" + t.period());
    }
    for (Processor pp : processors) {
      line.add("p" + processors.indexOf(pp))
          .add("" + pp.numTimers())
          .add("" + pp.deletedTimers())
          .add("" + CoreState.adjustTimers(pp))
          .add("" + CoreState.timer0When(pp))
          .add("" + CoreState.timerModifiedEarliest(pp))
          .add(
              CoreState.heap(pp).isEmpty()
                  ? "empty"
                  : CoreState.heap(pp).stream().map(this::name).collect(Collectors.joining(",")));
    }
    return line.toString();
  }

  private String statuses() {
    StringJoiner line = new StringJoiner(" ").add("statuses");
    timers.forEach(t -> line.add(TimerStatus.name(t.status())));
    return line.toString();
  }

  private String name(RuntimeTimer t) {
    return "t" + timers.indexOf(t);
  }

  private RuntimeTimer timer(String[] words) {
    return timers.get(number(words, 1, "t"));
  }

  private Processor processor(String[] words, int k) {
    return processors.get(number(words, k, "p"));
  }

  private static int number(String[] words, int k, String prefix) {
    return digits(word(words, k), prefix);
  }

  private static int digits(String word, String prefix) {
    if (!word.startsWith(prefix)) {
      throw new IllegalArgumentException(word + ": expected it to begin with " + prefix);
    }
    return Integer.parseInt(word.substring(prefix.length()));
  }

  private static long time(String[] words, int k) {
    return Long.parseLong(word(words, k));
  }

  private static String word(String[] words, int k) {
    if (k >= words.length) {
      throw new IllegalArgumentException(String.join(" ", words) + ": a word is missing");
    }
    return words[k];
  }

  @Override
  public long nanotime() {
    return now;
  }

  @Override
  public void wakeNetPoller(long when) {
    events.add("wake " + when);
  }

  @Override
  public void callbackFailed(RuntimeTimer t, Throwable failure) {
    events.add("failed");
  }
}
