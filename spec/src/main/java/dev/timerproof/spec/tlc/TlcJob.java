package dev.timerproof.spec.tlc;

import java.util.Optional;

/**
 * One configuration to be checked.
 *
 * @param name its name in messages
 * @param modules the TLA+ modules
 * @param module the root module's name
 * @param configuration the text of the configuration file
 * @param limits the run's limits
 * @param cost the expected cost in any unit; cheaper jobs of a pool start first
 * @param states the expected number of distinct states; 0 when that is not known
 * @param distribution how the search is spread over processes; empty if one JVM does it alone
 */
public record TlcJob(
    String name,
    TlcModules modules,
    String module,
    String configuration,
    TlcLimits limits,
    double cost,
    long states,
    Optional<Distribution> distribution) {
  /**
   * The number of distinct states from which the JVM's optimizing compiler (C2) saves more time
   * than it takes.
   */
  static final long MANY_STATES = 100_000;

  /** A job of one JVM. */
  public TlcJob(
      String name,
      TlcModules modules,
      String module,
      String configuration,
      TlcLimits limits,
      double cost,
      long states) {
    this(name, modules, module, configuration, limits, cost, states, Optional.empty());
  }

  /** Whether it runs so long that the optimizing compiler pays off. */
  boolean isLong() {
    return states >= MANY_STATES;
  }

  /** The same job with other limits. */
  public TlcJob withLimits(TlcLimits other) {
    return new TlcJob(name, modules, module, configuration, other, cost, states, distribution);
  }

  /** The same job, spread over processes. */
  public TlcJob withDistribution(Distribution other) {
    return new TlcJob(
        name, modules, module, configuration, limits, cost, states, Optional.of(other));
  }
}
