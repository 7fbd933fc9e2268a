package dev.timerproof.conformance.port.reference;

import dev.timerproof.conformance.port.WatchedPort;
import dev.timerproof.conformance.port.core.CorePort;
import dev.timerproof.conformance.port.core.Points;
import dev.timerproof.generate.java.ProtocolGenerator;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.spec.table.TimerTable;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The table as a port: the Java that is generated from it, with points, compiled and loaded here.
 * Not thread-safe, but several may be used at once.
 */
public final class Reference implements WatchedPort {
  private static final String CORE = TimerProtocol.class.getPackageName();

  private static final Pattern RESERVATION = Pattern.compile("\\bpp\\.(un)?reserve\\(\\);");

  private final TimerTable table;
  private final WatchedPort port;

  /**
   * Makes the reference for a table.
   *
   * @param table an edition, mutations included
   * @throws dev.timerproof.generate.java.GenerationException if the table cannot be written as Java
   */
  public Reference(TimerTable table) {
    this.table = table;
    ProtocolLoader loader =
        ProtocolLoader.load(sources(table), TimerProtocol.class, CorePort.class);
    // The faults of an edition are answered as they are; the core's own assertions would end them.
    loader.setPackageAssertionStatus(CORE, false);
    try {
      port =
          (WatchedPort) loader.loadClass(CorePort.class.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(CorePort.class.getName(), e);
    }
  }

  /**
   * The protocol with points, without one step that the table does not have: the runtime reserves
   * room in a heap before it owns a timer, and may take the lock for that. An actor would wait
   * there for ever, because no point lets another one go on.
   */
  private static Map<String, String> sources(TimerTable table) {
    Map<String, String> sources =
        new ProtocolGenerator(table, CORE)
            .withPointsEverywhere(Points.class.getName() + ".at")
            .generate();
    String points = Points.class.getName();
    sources.replaceAll(
        (path, text) ->
            RESERVATION
                .matcher(text)
                .replaceAll("")
                .replace("pp.preempted()", points + ".preempted()")
                .replace(
                    "addAdjustedTimers(pp, held)",
                    "addAdjustedTimers(pp, " + points + ".putBack(held))"));
    sources.forEach(
        (path, text) -> {
          if (text.contains("reserve()")) {
            throw new IllegalStateException(
                path + " reserves room in a way that is not known here");
          }
        });
    return sources;
  }

  /** The table that answers. */
  public TimerTable table() {
    return table;
  }

  @Override
  public String answer(String request) {
    return port.answer(request);
  }

  @Override
  public Set<String> rowsTaken() {
    return port.rowsTaken();
  }

  @Override
  public void choose(boolean putBackwards, int cleaningRounds) {
    port.choose(putBackwards, cleaningRounds);
  }
}
