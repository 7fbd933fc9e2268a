package dev.timerproof.runtime.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registers of a thread, for running one step by itself; the fields are the table's names. */
public final class StepRegisters {
  RuntimeTimer t = new RuntimeTimer();
  Processor pp = new Processor(0, new QuietHost());
  @Nullable Processor tpp;
  int slot;
  int via;
  int status;
  long when;
  long period;
  long now;
  TimerFunction f = TimerFunction.NOTHING;
  @Nullable Object arg;
  int seq;
  long due;
  int attempt;
  boolean root;
  int changed;
  int n;
  int adj;
  long fold;
  int to;
  int dropped;
  int placed;
  boolean dirty;
  List<RuntimeTimer> held = new ArrayList<>();
  List<RuntimeTimer> list = new ArrayList<>();
  String end = "none";

  void exit() {
    end = "exit";
  }

  void end() {
    end = "leave";
  }
}
