package dev.timerproof.lincheck.scenario;

import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.runtime.sched.PollerProtocol;
import dev.timerproof.spec.java.PollerGenerator;
import dev.timerproof.spec.java.ProtocolGenerator;
import dev.timerproof.spec.java.ProtocolLoader;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.TableReader;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An edition of the protocol, or one with mutations.
 *
 * @param edition one of the table's editions
 * @param mutations what is changed in it; none for the edition itself
 */
public record Variant(String edition, List<Mutation> mutations) {
  /** The edition that the runtime ships with. */
  public static final String SHIPPED = "repaired";

  public Variant {
    mutations = List.copyOf(mutations);
  }

  /** The edition as it is. */
  public static Variant of(String edition) {
    return new Variant(edition, List.of());
  }

  /** The edition that ships, with these mutations. */
  static Variant shippedWith(Mutation... mutations) {
    return new Variant(SHIPPED, List.of(mutations));
  }

  /** Whether this is what the runtime ships with. */
  public boolean isShipped() {
    return edition.equals(SHIPPED) && mutations.isEmpty();
  }

  /** The rows, frames and parameters that are changed, each once. */
  public List<String> changed() {
    return mutations.stream()
        .map(m -> m.part().equals("parameter") ? "parameter " + m.field() : m.name())
        .distinct()
        .toList();
  }

  /** The rows of timers, with those mutations that are about them. */
  public TimerTable timers(TableReader table) {
    return table.readUnchecked(edition, about(table, false));
  }

  /** The mutations of the poller's rows, or the others; a parameter may be about both. */
  private List<Mutation> about(TableReader table, boolean poller) {
    Set<String> rows =
        table.readPollerUnchecked(edition, List.of()).rows().stream()
            .map(PollerRow::id)
            .collect(Collectors.toSet());
    return mutations.stream()
        .filter(m -> m.part().equals("parameter") || rows.contains(m.name()) == poller)
        .toList();
  }

  /**
   * Generates and compiles the protocol, and the poller's dispatch.
   *
   * @param folder where the class files are written, in folders for their packages
   */
  public void compile(TableReader table, Path folder) throws IOException {
    Map<String, String> sources =
        new TreeMap<>(
            new ProtocolGenerator(timers(table), TimerProtocol.class.getPackageName()).generate());
    sources.putAll(
        new PollerGenerator(
                table.readPollerUnchecked(edition, about(table, true)),
                PollerProtocol.class.getPackageName())
            .generate());
    for (Map.Entry<String, byte[]> made :
        ProtocolLoader.compile(sources, TimerProtocol.class).entrySet()) {
      Path file = folder.resolve(made.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, made.getValue());
    }
  }

  @Override
  public String toString() {
    if (mutations.isEmpty()) {
      return edition;
    }
    return mutations.stream()
        .map(m -> m.part() + " " + m.name() + " " + m.field() + " = " + m.value())
        .collect(Collectors.joining(", ", edition + " with ", ""));
  }
}
