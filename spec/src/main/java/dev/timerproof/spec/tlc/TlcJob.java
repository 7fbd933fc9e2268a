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
 */
public record TlcJob(
    String name,
    TlcModules modules,
    String module,
    String configuration,
    TlcLimits limits,
    double cost) {
  /** The same job with other limits. */
  public TlcJob withLimits(TlcLimits other) {
    return new TlcJob(name, modules, module, configuration, other, cost);
  }
}
