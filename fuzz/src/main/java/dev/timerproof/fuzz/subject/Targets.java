package dev.timerproof.fuzz.subject;

import dev.timerproof.lincheck.properties.Promise;
import dev.timerproof.lincheck.scenario.Variant;
import dev.timerproof.lincheck.variant.TimerVariant;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The targets there are, for one subject. Its Java is made when a target first needs it. */
public final class Targets {
  /** Their names. */
  public static final List<String> NAMES =
      List.of(ProtocolTarget.NAME, ThreadsTarget.NAME, RuntimeTarget.NAME);

  /** Those that can be asked for a planted fault of the protocol of any edition. */
  public static final List<String> OF_THE_PROTOCOL =
      List.of(ProtocolTarget.NAME, ThreadsTarget.NAME);

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
    return switch (name) {
      case ThreadsTarget.NAME -> new ThreadsTarget(compiled());
      case RuntimeTarget.NAME -> new RuntimeTarget(shipped().program(), protocol().rows());
      default -> new ProtocolTarget(compiled());
    };
  }

  /** The names of the targets that a subject has. */
  public static List<String> of(Subject subject) {
    return subject.edition().equals(Variant.SHIPPED) ? NAMES : OF_THE_PROTOCOL;
  }

  private WatchedProtocol compiled() {
    WatchedProtocol its = protocol();
    TimerVariant unused = its.variant();
    return its;
  }

  private WatchedProtocol shipped() {
    if (!subject.edition().equals(Variant.SHIPPED)) {
      throw new IllegalArgumentException(
          "target "
              + RuntimeTarget.NAME
              + ": expected edition "
              + Variant.SHIPPED
              + ", which the library ships, found "
              + subject.edition());
    }
    return protocol();
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
