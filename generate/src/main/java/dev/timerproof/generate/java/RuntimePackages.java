package dev.timerproof.generate.java;

/** The packages of the runtime library that have generated classes. */
public final class RuntimePackages {
  /** That of the protocol of the status word. */
  public static final String PROTOCOL = "dev.timerproof.runtime.core";

  /** That of the poller's dispatch. */
  public static final String POLLER = "dev.timerproof.runtime.sched";

  private RuntimePackages() {}
}
