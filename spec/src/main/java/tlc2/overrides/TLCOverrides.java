package tlc2.overrides;

import dev.timerproof.spec.tlc.CoverageOverride;

/**
 * TLC looks for a class of this name on the class path and takes operators of TLA+ modules from the
 * classes that it names. Without it, as in plain TLC, the modules' own definitions are used.
 */
public final class TLCOverrides implements ITLCOverrides {
  @Override
  @SuppressWarnings("rawtypes") // the interface's signature
  public Class[] get() {
    return new Class[] {CoverageOverride.class};
  }
}
