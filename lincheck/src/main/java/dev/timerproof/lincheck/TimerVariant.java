package dev.timerproof.lincheck;

import dev.timerproof.lincheck.core.CoreTimers;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.spec.java.ProtocolGenerator;
import dev.timerproof.spec.java.ProtocolLoader;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TableReader;
import java.lang.reflect.Constructor;
import java.util.List;

/**
 * A protocol to be checked: the one that the runtime ships with, or one that is generated, compiled
 * and loaded here, of another edition or with mutations.
 */
public final class TimerVariant {
  private final String name;
  private final Constructor<?> timers;

  private TimerVariant(String name, ClassLoader loader) {
    this.name = name;
    try {
      timers =
          loader
              .loadClass(CoreTimers.class.getName())
              .getConstructor(int.class, int.class, int.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(CoreTimers.class.getName(), e);
    }
  }

  /** The runtime as it is shipped. */
  public static TimerVariant shipped() {
    return new TimerVariant("shipped", TimerVariant.class.getClassLoader());
  }

  /**
   * A protocol made from the table.
   *
   * @param edition one of the table's editions
   * @param mutations what to change in it
   */
  public static TimerVariant of(String edition, List<Mutation> mutations) {
    ProtocolGenerator generator =
        new ProtocolGenerator(
            TableReader.builtIn().readUnchecked(edition, mutations),
            TimerProtocol.class.getPackageName());
    String name = mutations.isEmpty() ? edition : edition + " with " + mutations;
    return new TimerVariant(
        name, ProtocolLoader.load(generator.generate(), TimerProtocol.class, CoreTimers.class));
  }

  /** Timers and processors that nobody has used yet; the arguments are those of the core. */
  public TimersUnderTest timers(int timerCount, int processorCount, int arityShift) {
    try {
      return (TimersUnderTest) timers.newInstance(timerCount, processorCount, arityShift);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
