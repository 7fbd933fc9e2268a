package dev.timerproof.spec.tlc;

import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.tool.ITool;
import tlc2.tool.ModelChecker;
import util.SimpleFilenameToStream;

/** TLC alone, in this JVM. */
final class LocalSearch implements Search {
  /** One worker: with several, the counterexample found would vary from run to run. */
  private static final String WORKERS = "1";

  private final String module;
  private final RunDirectory directory;

  LocalSearch(String module, RunDirectory directory) {
    this.module = module;
    this.directory = directory;
  }

  @Override
  public void run() {
    TLC tlc = new TLC();
    tlc.setResolver(new SimpleFilenameToStream(directory.modules().toString()));
    boolean understood = tlc.handleParameters(arguments());
    if (understood) {
      tlc.process();
    }
  }

  private String[] arguments() {
    // The fingerprint polynomial and the seed are fixed and there are no checkpoints, so that a
    // configuration always gives the same result.
    return new String[] {
      "-workers",
      WORKERS,
      "-fp",
      "0",
      "-seed",
      "0",
      "-checkpoint",
      "0",
      "-metadir",
      directory.metadata().toString(),
      "-config",
      directory.configuration().toString(),
      directory.modules().resolve(module).toString()
    };
  }

  @Override
  public TlcProgress progress() {
    if (TLCGlobals.mainChecker instanceof ModelChecker search) {
      return new TlcProgress(
          search.getStatesGenerated(),
          search.getDistinctStatesGenerated(),
          search.getStateQueueSize());
    }
    return TlcProgress.NONE;
  }

  @Override
  public ITool tool() {
    return TLCGlobals.mainChecker.tool;
  }
}
