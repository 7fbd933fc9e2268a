package dev.timerproof.spec.tlc;

import dev.timerproof.spec.tlc.Counterexample.Ending;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MPRecorder;
import tlc2.tool.TLCStateInfo;
import tlc2.tool.impl.Tool;

/**
 * Keeps TLC's messages. TLC passes every message with its code and its parts, before it becomes
 * text.
 */
final class TlcRecorder extends MPRecorder {
  private final List<TLCStateInfo> states = new ArrayList<>();
  private @Nullable Violation violation;
  private boolean initial;
  private boolean success;
  private Optional<TlcProgress> statistics = Optional.empty();
  private int depth;
  private Ending ending = Ending.FINITE;
  private int backTo;
  private final Map<Integer, Runnable> watched = new HashMap<>();
  private boolean registered;
  private int repeated;
  private int lost;

  @Override
  public synchronized void record(int code, Object... parts) {
    Runnable action = watched.remove(code);
    if (action != null) {
      action.run();
    }
    switch (code) {
      case EC.TLC_SUCCESS -> success = true;
      case EC.TLC_STATS -> statistics = statistics(parts);
      case EC.TLC_SEARCH_DEPTH -> depth = Integer.parseInt(word(parts));
      case EC.TLC_INVARIANT_VIOLATED_INITIAL -> {
        violated(Violation.Kind.INVARIANT, word(parts));
        initial = true;
      }
      case EC.TLC_INVARIANT_VIOLATED_BEHAVIOR -> violated(Violation.Kind.INVARIANT, word(parts));
      case EC.TLC_PROPERTY_VIOLATED_INITIAL -> {
        violated(Violation.Kind.REFINEMENT, names().of(word(parts)));
        initial = true;
      }
      case EC.TLC_ACTION_PROPERTY_VIOLATED_BEHAVIOR ->
          violated(Violation.Kind.REFINEMENT, names().of(word(parts)));
      case EC.TLC_DEADLOCK_REACHED -> violated(Violation.Kind.DEADLOCK, Violation.DEADLOCK);
      case EC.TLC_TEMPORAL_PROPERTY_VIOLATED ->
          violated(Violation.Kind.TEMPORAL, names().temporal());
      case EC.TLC_STATE_PRINT2 -> {
        if (parts[0] instanceof TLCStateInfo info) {
          states.add(info);
        }
      }
      case EC.TLC_STATE_PRINT3 -> ending = Ending.STUTTER;
      case EC.TLC_BACK_TO_STATE -> {
        ending = Ending.LASSO;
        backTo = Integer.parseInt(word(parts));
      }
      case EC.TLC_INITIAL_STATE -> initial = true;
      case EC.TLC_DISTRIBUTED_WORKER_REGISTERED -> registered = true;
      case EC.TLC_DISTRIBUTED_EXCEED_BLOCKSIZE -> repeated++;
      case EC.TLC_DISTRIBUTED_WORKER_LOST -> lost++;
      case EC.TLC_DISTRIBUTED_WORKER_STATS -> {
        // A worker that ended unnoticed does not answer when it is asked for its statistics.
        if (parts[parts.length - 1].toString().equals("n/a")) {
          lost++;
        }
      }
      default -> {
        // Other messages are not needed for the result.
      }
    }
  }

  /** Runs an action at the next message of this code, before TLC goes on. */
  synchronized void when(int code, Runnable action) {
    watched.put(code, action);
  }

  /** Whether a worker has joined a distributed search. */
  synchronized boolean haveRegistered() {
    return registered;
  }

  /**
   * Whether a worker that is still there was asked again for successors whose transfer had failed.
   */
  synchronized boolean askedTwice() {
    return repeated > lost;
  }

  synchronized void violated(Violation found, List<TLCStateInfo> behaviour) {
    states.clear();
    states.addAll(behaviour);
    violation = found;
  }

  private void violated(Violation.Kind kind, String property) {
    violation = new Violation(kind, property);
  }

  private static PropertyNames names() {
    return new PropertyNames((Tool) TLCGlobals.mainChecker.tool);
  }

  private static Optional<TlcProgress> statistics(Object... parts) {
    return Optional.of(new TlcProgress(count(parts[0]), count(parts[1]), count(parts[2])));
  }

  private static long count(Object part) {
    return Long.parseLong(part.toString().replace(",", ""));
  }

  private static String word(Object... parts) {
    if (parts.length == 0) {
      throw new IllegalStateException("TLC's message lacks its parts: " + Arrays.toString(parts));
    }
    return parts[0].toString();
  }

  synchronized @Nullable Violation violation() {
    return violation;
  }

  /** Whether an initial state violates a property; TLC then reports no states. */
  synchronized boolean initial() {
    return initial;
  }

  synchronized boolean success() {
    return success;
  }

  /** The last counts of a run that came to an end. */
  synchronized Optional<TlcProgress> statistics() {
    return statistics;
  }

  synchronized int depth() {
    return depth;
  }

  synchronized List<TLCStateInfo> states() {
    return List.copyOf(states);
  }

  synchronized Ending ending() {
    return ending;
  }

  synchronized int backTo() {
    return backTo;
  }
}
