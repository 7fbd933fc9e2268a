package dev.timerproof.fuzz.subject;

import dev.timerproof.lincheck.properties.Promise;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The targets there are, for one subject. Its Java is made when a target first needs it. */
public final class Targets {
  /** Their names. */
  public static final List<String> NAMES = List.of(ProtocolTarget.NAME, ThreadsTarget.NAME);

  private final TableReader reader;
  private final Subject subject;
  private @Nullable WatchedProtocol protocol;

  /** Targets for a subject. */
  public Targets(TableReader reader, Subject subject) {
    this.reader = reader;
    this.subject = subject;
  }

  /**
   * The target of this name.
   *
   * @throws IllegalArgumentException if there is none, or no such subject
   */
  public Target target(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(Names.unknown("target", name, NAMES));
    }
    return name.equals(ThreadsTarget.NAME)
        ? new ThreadsTarget(protocol())
        : new ProtocolTarget(protocol());
  }

  private WatchedProtocol protocol() {
    if (protocol == null) {
      protocol =
          WatchedProtocol.of(
              subject.table(reader),
              Promise.of(reader.readUnchecked(subject.edition(), List.of())));
    }
    return protocol;
  }
}
