package dev.timerproof.lincheck.replay;

import dev.timerproof.generate.java.ProtocolGenerator;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.lincheck.CoreView;
import dev.timerproof.lincheck.TimersUnderTest;
import dev.timerproof.lincheck.core.CoreTimers;
import dev.timerproof.lincheck.core.ViewedTimers;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.spec.table.TimerTable;
import java.lang.reflect.Constructor;

/** Java that is generated from a table so that it stops before each step. */
public final class SteppedTimers {
  private final TimerTable table;
  private final Constructor<?> timers;

  private SteppedTimers(TimerTable table, Constructor<?> timers) {
    this.table = table;
    this.timers = timers;
  }

  /**
   * Generates, compiles and loads the Java of a table, mutations included.
   *
   * @throws dev.timerproof.generate.java.GenerationException if the table cannot be written as Java
   * @throws IllegalStateException if this Java has no compiler
   */
  public static SteppedTimers of(TimerTable table) {
    var generator = new ProtocolGenerator(table, TimerProtocol.class.getPackageName());
    ClassLoader loader =
        ProtocolLoader.load(
            generator.withPointsEverywhere(StepGate.METHOD).generate(),
            TimerProtocol.class,
            CoreTimers.class);
    // The core's own assertions would end a run before the property can be checked.
    loader.setDefaultAssertionStatus(false);
    try {
      return new SteppedTimers(
          table,
          loader
              .loadClass(CoreTimers.class.getName())
              .getConstructor(int.class, int.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(CoreTimers.class.getName(), e);
    }
  }

  /** The table that the Java is generated from. */
  public TimerTable table() {
    return table;
  }

  /** Makes unused timers; the arguments are those of {@link CoreTimers}. */
  TimersUnderTest timers(int timerCount, int processorCount, int arityShift) {
    try {
      return (TimersUnderTest) timers.newInstance(timerCount, processorCount, arityShift);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(table.edition(), e);
    }
  }

  /** The fields of timers that {@link #timers} has made. */
  static CoreView view(TimersUnderTest timers) {
    try {
      return (CoreView)
          timers
              .getClass()
              .getClassLoader()
              .loadClass(ViewedTimers.class.getName())
              .getConstructor(TimersUnderTest.class)
              .newInstance(timers);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(ViewedTimers.class.getName(), e);
    }
  }
}
