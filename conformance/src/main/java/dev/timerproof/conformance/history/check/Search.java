package dev.timerproof.conformance.history.check;

import dev.timerproof.conformance.history.contract.Contract.Calls;
import dev.timerproof.conformance.history.reading.Call;
import dev.timerproof.conformance.history.reading.Event;
import dev.timerproof.conformance.history.reading.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All ways in which the events of one timer so far can have happened, one event after the other. A
 * call takes effect at some moment between its begin and its return; that moment is chosen as late
 * as possible, when an event needs it. That loses nothing: what has not happened yet still can.
 */
final class Search {
  /** The most calls of one timer that may be open at once: the bits of a word. */
  private static final int MOST_OPEN = Long.SIZE;

  /** The most ways that are looked at for one event. */
  private static final int MOST_WAYS = 50_000;

  private final long timer;
  private final SequentialTimer sequential;
  private final @Nullable Call[] open = new Call[MOST_OPEN];
  private long openSlots;
  private List<Configuration> ways = List.of(Configuration.FIRST);
  private long firesLeft;

  Search(long timer, SequentialTimer sequential, long fires) {
    this.timer = timer;
    this.sequential = sequential;
    this.firesLeft = fires;
  }

  /** The ways that are left. */
  List<Configuration> ways() {
    return ways;
  }

  boolean anyOpen() {
    return openSlots != 0;
  }

  /** The calls that have not returned. */
  List<Call> open() {
    List<Call> calls = new ArrayList<>();
    for (Call call : open) {
      if (call != null) {
        calls.add(call);
      }
    }
    return calls;
  }

  /** Whether a receive that has not returned has taken effect. */
  boolean hasReceived(Configuration way) {
    for (int slot = 0; slot < MOST_OPEN; slot++) {
      Call call = open[slot];
      if (call != null && way.has(slot) && call.operation() == Operation.RECEIVE) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes an event.
   *
   * @return false if no way is left; the ways then stay as they were before it
   */
  boolean accept(Event event) throws TooManyOrdersException {
    List<Configuration> next =
        switch (event.kind()) {
          case CALL -> begins(event);
          case RETURN -> returned(event);
          case FIRE -> fired(event);
          case DONE -> each(way -> way.with(sequential.done(way.state(), event)));
        };
    if (next.isEmpty()) {
      return false;
    }
    ways = next;
    if (event.kind() == Event.Kind.RETURN) {
      close(event.call());
    } else if (event.kind() == Event.Kind.FIRE) {
      firesLeft--;
    }
    return true;
  }

  private List<Configuration> each(Function<Configuration, Configuration> step) {
    return ways.stream().map(step).distinct().collect(Collectors.toList());
  }

  private List<Configuration> begins(Event event) throws TooManyOrdersException {
    int slot = Long.numberOfTrailingZeros(~openSlots);
    if (slot == MOST_OPEN) {
      throw new TooManyOrdersException(
          "timer "
              + timer
              + ": more than "
              + MOST_OPEN
              + " calls are open in line "
              + event.line());
    }
    open[slot] = event.call();
    openSlots |= 1L << slot;
    return ways;
  }

  private int slot(@Nullable Call call) {
    for (int slot = 0; slot < MOST_OPEN; slot++) {
      if (open[slot] == call) {
        return slot;
      }
    }
    throw new IllegalStateException("a call returns that is not open");
  }

  private void close(@Nullable Call call) {
    int slot = slot(call);
    open[slot] = null;
    openSlots &= ~(1L << slot);
  }

  private List<Configuration> returned(Event event) throws TooManyOrdersException {
    int slot = slot(event.call());
    return reach(
        event,
        sequential.contract().calls() == Calls.DEFERRED || sequential.channel(),
        way -> way.has(slot) ? way.without(slot) : null);
  }

  private List<Configuration> fired(Event fire) throws TooManyOrdersException {
    return reach(
        fire,
        true,
        way -> {
          Expiry expiry = SequentialTimer.owedFor(way.state(), fire);
          return expiry == null || !sequential.mayRun(way.state())
              ? null
              : way.with(sequential.called(way.state(), expiry, fire));
        });
  }

  /** All ways in which the open calls can have taken effect by a moment, or not. */
  List<Configuration> all(Event.Kind kind, long at, long line) throws TooManyOrdersException {
    List<Configuration> all = new ArrayList<>();
    reach(
        new Event(kind, line, at, 0, at, null, null),
        false,
        way -> {
          all.add(way);
          return null;
        });
    return all;
  }

  /**
   * The ways that lead to what an event needs: open calls take effect, and the timer expires, in
   * any order, until it is so.
   *
   * @param expires whether the timer may expire
   * @param reached gives the way after the event; null if more must happen before it
   */
  private List<Configuration> reach(
      Event event, boolean expires, Function<Configuration, @Nullable Configuration> reached)
      throws TooManyOrdersException {
    Set<Configuration> result = new LinkedHashSet<>();
    Set<Configuration> seen = new HashSet<>(ways);
    Deque<Configuration> work = new ArrayDeque<>(ways);
    while (!work.isEmpty()) {
      Configuration way = work.remove();
      Configuration after = reached.apply(way);
      if (after != null) {
        result.add(after);
        continue;
      }
      for (int slot = 0; slot < MOST_OPEN && openSlots >>> slot != 0; slot++) {
        Call call = open[slot];
        if (call != null && !way.has(slot)) {
          TimerState state = sequential.after(call, way.state());
          if (state != null) {
            push(way.with(state, slot), seen, work);
          }
        }
      }
      for (TimerState state : sequential.arrivals(way.state())) {
        push(way.with(state), seen, work);
      }
      if (expires && (sequential.channel() || way.state().owed().size() <= firesLeft)) {
        TimerState state = sequential.expired(way.state(), event.at());
        if (state != null) {
          push(way.with(state), seen, work);
        }
      }
      if (seen.size() > MOST_WAYS) {
        throw new TooManyOrdersException(
            "timer "
                + timer
                + ": more than "
                + MOST_WAYS
                + " ways in which "
                + open().size()
                + " open calls can have taken effect by line "
                + event.line());
      }
    }
    return List.copyOf(result);
  }

  private static void push(Configuration way, Set<Configuration> seen, Deque<Configuration> work) {
    if (seen.add(way)) {
      work.add(way);
    }
  }
}
