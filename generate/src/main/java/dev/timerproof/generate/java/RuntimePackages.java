package dev.timerproof.generate.java;

/** The packages of the runtime library that have generated classes. */
public final class RuntimePackages {
  /** The package of the status word's protocol. */
  public static final String PROTOCOL = "dev.timerproof.runtime.core";

  /** The package of the poller's dispatch. */
  public static final String POLLER = "dev.timerproof.runtime.sched";

  private RuntimePackages() {}
}
