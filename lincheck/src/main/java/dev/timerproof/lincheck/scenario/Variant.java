package dev.timerproof.lincheck.scenario;

import dev.timerproof.generate.java.GeneratedProtocol;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An edition of the protocol, or one with mutations.
 *
 * @param edition one of the table's editions
 * @param mutations the changes of the edition; none for the edition itself
 */
public record Variant(String edition, List<Mutation> mutations) {
  /** The edition that the library is generated from. */
  public static final String SHIPPED = "repaired";

  public Variant {
    mutations = List.copyOf(mutations);
  }

  /** An edition without mutations. */
  public static Variant of(String edition) {
    return new Variant(edition, List.of());
  }

  /** The last edition, with these mutations. */
  static Variant shippedWith(Mutation... mutations) {
    return new Variant(SHIPPED, List.of(mutations));
  }

  /** Whether this is the library's protocol without mutations. */
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

  /**
   * The table of the edition with the mutations.
   *
   * @throws dev.timerproof.spec.table.MalformedTableException if a mutation names nothing in it
   */
  public TimerTable table(TableReader reader) {
    return reader.readUnchecked(edition, mutations);
  }

  /**
   * Generates and compiles the protocol, and the poller's dispatch.
   *
   * @param folder where the class files are written, in folders for their packages
   */
  public void compile(TableReader reader, Path folder) throws IOException {
    GeneratedProtocol.compile(table(reader), folder, TimerProtocol.class);
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
