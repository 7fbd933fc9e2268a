package dev.timerproof.spec.tlc;

/**
 * One configuration to be checked.
 *
 * @param name what listeners and messages call it
 * @param modules where the modules come from
 * @param module the root module's name
 * @param configuration the text of the configuration file
 * @param limits what the run may use
 * @param cost the expected cost in any unit; cheaper jobs of a pool start first
 * @param states the distinct states that are expected; 0 when that is not known
 */
public record TlcJob(
    String name,
    TlcModules modules,
    String module,
    String configuration,
    TlcLimits limits,
    double cost,
    long states) {
  /**
   * From so many distinct states on, the code of the JVM's second compiler saves more time than
   * that compiler takes.
   */
  static final long MANY_STATES = 100_000;

  /** Whether it runs so long that both compilers of the JVM are worth their time. */
  boolean isLong() {
    return states >= MANY_STATES;
  }

  /** The same job with other limits. */
  public TlcJob withLimits(TlcLimits other) {
    return new TlcJob(name, modules, module, configuration, other, cost, states);
  }
}
