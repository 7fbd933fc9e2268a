package dev.timerproof.spec.tlc;

import java.io.IOException;
import tlc2.tool.Action;
import tlc2.tool.IStateFunctor;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;
import tlc2.tool.WorkerException;
import tlc2.tool.distributed.DistApp;
import tlc2.tool.distributed.TLCApp;
import util.FilenameToStream;

/**
 * The specification as a worker of TLC sees it. Properties of steps are checked on every step, as
 * by TLC alone; a worker of TLC checks them only on steps to states that are new.
 */
final class StepCheckingApp extends DistApp {
  private final TLCApp app;

  StepCheckingApp(String module, String configuration, boolean deadlock, FilenameToStream files)
      throws IOException {
    app = new TLCApp(module, configuration, deadlock, files);
  }

  @Override
  public TLCState[] getNextStates(TLCState state) throws WorkerException {
    TLCState[] next = app.getNextStates(state);
    for (TLCState to : next) {
      for (Action property : app.impliedActions) {
        if (!app.tool.isValid(property, state, to)) {
          throw new WorkerException("a property of steps is violated", state, to, false);
        }
      }
    }
    return next;
  }

  @Override
  public void checkState(TLCState from, TLCState to) throws WorkerException {
    app.checkState(from, to);
  }

  @Override
  public Boolean getCheckDeadlock() {
    return app.getCheckDeadlock();
  }

  @Override
  public Boolean getPreprocess() {
    return app.getPreprocess();
  }

  @Override
  public String getFileName() {
    return app.getFileName();
  }

  @Override
  public String getMetadir() {
    return app.getMetadir();
  }

  @Override
  public boolean canRecover() {
    return app.canRecover();
  }

  @Override
  public void getInitStates(IStateFunctor functor) {
    app.getInitStates(functor);
  }

  @Override
  public boolean isInModel(TLCState state) {
    return app.isInModel(state);
  }

  @Override
  public boolean isInActions(TLCState from, TLCState to) {
    return app.isInActions(from, to);
  }

  @Override
  public TLCStateInfo getState(long fingerprint) {
    return app.getState(fingerprint);
  }

  @Override
  public TLCStateInfo getState(long fingerprint, TLCState from) {
    return app.getState(fingerprint, from);
  }

  @Override
  public TLCStateInfo getState(TLCState to, TLCState from) {
    return app.getState(to, from);
  }

  @Override
  public void setCallStack() {
    app.setCallStack();
  }

  @Override
  public String printCallStack() {
    return app.printCallStack();
  }

  @Override
  public String getSpecDir() {
    return app.getSpecDir();
  }

  @Override
  public String getConfigName() {
    return app.getConfigName();
  }
}
