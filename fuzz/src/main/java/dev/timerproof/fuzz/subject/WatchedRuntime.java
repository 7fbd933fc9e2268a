package dev.timerproof.fuzz.subject;

import dev.timerproof.fuzz.runtime.RuntimeProgram;
import dev.timerproof.fuzz.runtime.program.RuntimeRun;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.lincheck.StepProbe;
import dev.timerproof.runtime.TimerRuntime;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.events.FlightRecording;
import dev.timerproof.runtime.executor.ExecutorView;
import dev.timerproof.runtime.hosted.HostedRuntime;
import dev.timerproof.runtime.net.NetPoller;
import dev.timerproof.runtime.sched.ManualDriver;
import dev.timerproof.runtime.timers.Driver;
import java.util.List;
import java.util.Map;

/** The whole runtime, loaded on top of a generated protocol. */
final class WatchedRuntime {
  private WatchedRuntime() {}

  /** A program that calls the runtime that has this protocol. */
  static RuntimeProgram program(Map<String, String> protocol) {
    ProtocolLoader loader =
        ProtocolLoader.load(
            protocol,
            List.of(StepProbe.class),
            TimerProtocol.class,
            TimerRuntime.class,
            FlightRecording.class,
            ExecutorView.class,
            HostedRuntime.class,
            NetPoller.class,
            ManualDriver.class,
            Driver.class,
            RuntimeRun.class);
    loader.setPackageAssertionStatus(TimerRuntime.class.getPackageName(), true);
    try {
      return (RuntimeProgram)
          loader.loadClass(RuntimeRun.class.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(RuntimeRun.class.getName(), e);
    }
  }
}
