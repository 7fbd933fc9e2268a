package dev.timerproof.lincheck.variant;

import dev.timerproof.generate.java.ProtocolGenerator;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.lincheck.TimersUnderTest;
import dev.timerproof.lincheck.core.CoreTimers;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A protocol to be checked: that of the library, or one that is generated, compiled and loaded
 * here, of another edition or with mutations.
 */
public final class TimerVariant {
  private static final String CORE = TimerProtocol.class.getPackageName();

  private final String name;
  private final Constructor<?> timers;

  private TimerVariant(String name, ClassLoader loader) {
    this.name = name;
    // The core's assertions are part of the check, so they are on whatever the options of this JVM.
    loader.setPackageAssertionStatus(CORE, true);
    try {
      timers =
          loader
              .loadClass(CoreTimers.class.getName())
              .getConstructor(int.class, int.class, int.class);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(CoreTimers.class.getName(), e);
    }
  }

  /** The library's protocol. */
  public static TimerVariant shipped() {
    return new TimerVariant("shipped", TimerVariant.class.getClassLoader());
  }

  /**
   * A protocol generated from the table of this build.
   *
   * @param edition one of the table's editions
   * @param mutations the changes of the edition
   */
  public static TimerVariant of(String edition, List<Mutation> mutations) {
    return of(TableReader.builtIn().readUnchecked(edition, mutations));
  }

  /**
   * A protocol generated from a table.
   *
   * @param table an edition, mutations included
   */
  public static TimerVariant of(TimerTable table) {
    ProtocolGenerator generator = new ProtocolGenerator(table, CORE);
    String name =
        table.mutations().isEmpty()
            ? table.edition()
            : table.edition() + " with " + table.mutations();
    return of(name, generator.generate());
  }

  /**
   * A protocol compiled from sources.
   *
   * @param name its name in messages
   * @param sources texts by path, as {@link ProtocolGenerator#generate} gives them
   * @throws dev.timerproof.generate.java.CompilationException if they do not compile
   */
  public static TimerVariant of(String name, Map<String, String> sources) {
    return new TimerVariant(
        name, ProtocolLoader.load(sources, TimerProtocol.class, CoreTimers.class));
  }

  /**
   * A protocol made from sources, whose classes are changed when they are loaded.
   *
   * @param change given the class file of each class of the protocol's package, the hand-written
   *     ones included; returns the one to be loaded
   * @throws dev.timerproof.generate.java.CompilationException if the sources do not compile
   */
  public static TimerVariant of(
      String name, Map<String, String> sources, UnaryOperator<byte[]> change) {
    return new TimerVariant(
        name, ProtocolLoader.load(sources, change, TimerProtocol.class, CoreTimers.class));
  }

  /**
   * New timers and processors; the arguments are those of {@link
   * dev.timerproof.lincheck.core.CoreTimers}.
   */
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
