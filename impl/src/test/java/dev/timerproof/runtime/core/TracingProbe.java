package dev.timerproof.runtime.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sets, stops and runs a timer until the JVM has compiled these methods. */
final class TracingProbe {
  private TracingProbe() {}

  /**
   * The command that runs this in a JVM that prints the classes that it loads and the methods that
   * it compiles.
   */
  static List<String> command(int rounds, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.add("-Xlog:class+load");
    command.add("-Xbatch");
    command.add("-XX:+UnlockDiagnosticVMOptions");
    command.add("-XX:+PrintCompilation");
    command.add("-XX:+PrintInlining");
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(TracingProbe.class.getName());
    command.add(Integer.toString(rounds));
    return command;
  }

  /** Argument: how many rounds. */
  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]);
    Processor pp = new Processor(0, new QuietHost());
    RuntimeTimer t = new RuntimeTimer();
    CheckedTimers result = new CheckedTimers();
    TimerProtocol.addtimer(pp, t, 5, 0, TimerFunction.NOTHING, null, 0);
    for (int k = 0; k < rounds; k++) {
      TimerProtocol.modtimer(pp, t, 10 + k, 0, TimerFunction.NOTHING, null, 0);
      TimerProtocol.deltimer(t);
      TimerProtocol.modtimer(pp, t, 3, 0, TimerFunction.NOTHING, null, 0);
      TimerReaders.checkTimers(pp, true, 4, result);
    }
    System.out.println("status " + TimerStatus.name(t.status()));
  }
}
