package dev.timerproof.evidence.layer;

import java.util.List;

/**
 * One layer of evidence. A layer reports each claim as soon as it is known, so that a run that is
 * cut short keeps what was finished. It runs on one thread, ends soon after that thread is
 * interrupted, and leaves no process behind.
 */
public interface Layer {
  /** Its name, which gives its place in the order. */
  LayerName name();

  /** How much of the machine it needs while it runs. */
  default Width width() {
    return Width.ONE_CORE;
  }

  /** How much of the machine a layer needs while it runs. */
  enum Width {
    /** One core; others may be busy with another layer. */
    ONE_CORE,
    /** A core for each of its processes, which it takes from {@link LayerContext#cores}. */
    MANY_CORES,
    /** The whole machine: other layers at the same time would change its results. */
    WHOLE_MACHINE
  }

  /**
   * The ids of the claims that it would report with these settings; computed without checking
   * anything.
   *
   * @throws Exception as {@link #run}
   */
  List<String> cases(Settings settings) throws Exception;

  /**
   * Checks, reporting to the context.
   *
   * @throws InterruptedException when the thread was interrupted
   * @throws Exception any other failure to check; the run reports it as an internal error, or as
   *     malformed input when it is the table's exception
   */
  void run(LayerContext context) throws Exception;
}
