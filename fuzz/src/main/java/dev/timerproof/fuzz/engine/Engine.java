package dev.timerproof.fuzz.engine;

import dev.timerproof.fuzz.subject.Execution;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Runs inputs of one target, both new ones and ones made by changing inputs of its corpus. An input
 * that reaches something that no earlier one has reached joins the corpus. Not thread-safe.
 */
public final class Engine {
  /** One in this many inputs is new; the others are made by changing inputs of the corpus. */
  private static final int NEW = 4;

  private final Target target;
  private final boolean guided;
  private final Listener listener;
  private final List<String> corpus = new ArrayList<>();
  private final Set<String> reached = new HashSet<>();

  /** Is told what happens. */
  public interface Listener {
    /** An input is about to be run. */
    default void begin(String input) {}

    /** An input joins the corpus, because it is the first to reach these. */
    default void joined(String input, Collection<String> first) {}

    /** An input went wrong; returns whether to go on. */
    boolean failed(String input, Fault fault);
  }

  /**
   * An engine with an empty corpus.
   *
   * @param guided whether inputs are made by changing those of the corpus; if not, all are new
   */
  public Engine(Target target, boolean guided, Listener listener) {
    this.target = target;
    this.guided = guided;
    this.listener = listener;
  }

  /** The target. */
  public Target target() {
    return target;
  }

  /** Everything that any input has reached. */
  public Set<String> reached() {
    return Set.copyOf(reached);
  }

  /** Runs an input, and adds it to the corpus if it holds and reaches something new. */
  public void learn(String input) {
    Execution execution = run(input);
    if (execution.fault().isEmpty() && reached.addAll(execution.reached())) {
      corpus.add(input);
    }
  }

  /**
   * Runs inputs.
   *
   * @param seed the same seed with the same corpus gives the same inputs
   * @param executions how many
   * @return how many were run; fewer if the listener said not to go on
   */
  public int unit(long seed, int executions) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = 0; k < executions; k++) {
      boolean fresh = !guided || corpus.isEmpty() || random.nextInt(NEW) == 0;
      String input =
          fresh ? target.random(random) : target.mutate(any(random), any(random), random);
      Execution execution = run(input);
      Optional<Fault> fault = execution.fault();
      if (fault.isPresent()) {
        if (!listener.failed(input, fault.get())) {
          return k + 1;
        }
      } else {
        Set<String> first = new HashSet<>(execution.reached());
        first.removeAll(reached);
        if (!first.isEmpty()) {
          reached.addAll(first);
          corpus.add(input);
          listener.joined(input, first);
        }
      }
    }
    return executions;
  }

  private String any(SplittableRandom random) {
    return corpus.get(random.nextInt(corpus.size()));
  }

  /** Runs one input. */
  public Execution run(String input) {
    listener.begin(input);
    return target.run(input);
  }

  /**
   * An input that went wrong, and how.
   *
   * @param input the input
   * @param fault what went wrong with it
   */
  public record Failure(String input, Fault fault) {}

  /**
   * Makes an input that goes wrong smaller, so that it still violates the same property.
   *
   * @param executions how many inputs may be tried
   */
  public Failure shrunk(Failure failure, int executions) {
    Failure least = failure;
    int left = executions;
    boolean smaller = true;
    while (smaller && left > 0) {
      smaller = false;
      for (String next : target.smaller(least.input())) {
        if (left-- == 0) {
          break;
        }
        Optional<Fault> fault = run(next).fault();
        if (fault.isPresent() && fault.get().property().equals(failure.fault().property())) {
          least = new Failure(next, fault.get());
          smaller = true;
          break;
        }
      }
    }
    return least;
  }
}
