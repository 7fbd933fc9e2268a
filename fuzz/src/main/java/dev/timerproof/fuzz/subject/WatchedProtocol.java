package dev.timerproof.fuzz.subject;

import dev.timerproof.fuzz.runtime.RuntimeProgram;
import dev.timerproof.generate.drift.MutatedJava;
import dev.timerproof.generate.java.ProtocolGenerator;
import dev.timerproof.generate.java.RuntimePackages;
import dev.timerproof.lincheck.StepProbe;
import dev.timerproof.lincheck.linear.ScenarioCall;
import dev.timerproof.lincheck.properties.Promise;
import dev.timerproof.lincheck.scenario.Scenario;
import dev.timerproof.lincheck.scenario.Variant;
import dev.timerproof.lincheck.variant.TimerVariant;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.TimerTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A protocol that is generated from a table so that {@link StepProbe} sees each of its steps, each
 * access to a word that several threads write, and each wait.
 */
public final class WatchedProtocol {
  /** A thread that waits would spin, and then sleep; this one tells the probe. */
  private static final String PAUSE =
      """
      package %s;
      final class Pause {
        static int osyield(int attempt) { %s.pause(); return attempt; }
        static int osyieldMounted(int attempt) { %s.pause(); return attempt; }
      }
      """;

  private static final Set<ScenarioCall> AT_PEACE =
      EnumSet.of(ScenarioCall.ADD, ScenarioCall.MOVE, ScenarioCall.WAKE);

  private static final String PROBE = StepProbe.class.getName();

  private final TimerTable table;
  private final Set<Promise> promises;
  private final Map<String, String> sources;
  private @Nullable TimerVariant variant;

  private WatchedProtocol(TimerTable table, Set<Promise> promises, Map<String, String> sources) {
    this.table = table;
    this.promises = promises;
    this.sources = sources;
  }

  /**
   * Generates the protocol; it is compiled and loaded when it is first needed.
   *
   * @param table an edition, mutations included
   * @param promises what the edition promises without mutations
   * @throws dev.timerproof.generate.java.GenerationException if the table cannot be written as Java
   */
  public static WatchedProtocol of(TimerTable table, Set<Promise> promises) {
    String core = RuntimePackages.PROTOCOL;
    Map<String, String> sources =
        new TreeMap<>(new ProtocolGenerator(table, core).withPoints(PROBE + ".at").generate());
    sources.put(core.replace('.', '/') + "/Pause.java", PAUSE.formatted(core, PROBE, PROBE));
    return new WatchedProtocol(table, promises, MutatedJava.thatCanBeEnded(sources));
  }

  /**
   * The timers' classes.
   *
   * @throws dev.timerproof.generate.java.CompilationException if the Java does not compile
   */
  TimerVariant variant() {
    if (variant == null) {
      variant = TimerVariant.of(table.edition(), sources, SharedAccess::watched);
    }
    return variant;
  }

  /**
   * A program that calls a runtime with this protocol.
   *
   * @throws dev.timerproof.generate.java.CompilationException if the Java does not compile
   */
  RuntimeProgram program() {
    return WatchedRuntime.program(sources);
  }

  /** What its edition promises. */
  Set<Promise> promises() {
    return promises;
  }

  /**
   * Whether callers keep the rules of the edition with these calls: only the one that ships lets
   * timers be added, moved and looked at while others are at work.
   */
  boolean allows(Scenario scenario) {
    return table.edition().equals(Variant.SHIPPED)
        || scenario.threads().stream()
            .flatMap(List::stream)
            .noneMatch(call -> AT_PEACE.contains(call.op()));
  }

  /** What is reached when each row that is no panic is taken. */
  List<String> rows() {
    return table.rows().stream()
        .filter(row -> row.kind() != RowKind.PANIC)
        .map(row -> Probe.ROW + row.id())
        .toList();
  }
}
