package dev.timerproof.fuzz.subject;

import dev.timerproof.conformance.trace.MutexTables;
import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceValidation;
import dev.timerproof.conformance.trace.reading.TraceHeader;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.lincheck.properties.Promise;
import dev.timerproof.lincheck.scenario.Variant;
import dev.timerproof.lincheck.variant.TimerVariant;
import dev.timerproof.spec.table.Names;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The targets there are, for one subject. Its Java is made when a target first needs it. */
public final class Targets {
  /** Their names. */
  public static final List<String> NAMES =
      List.of(
          ProtocolTarget.NAME,
          ThreadsTarget.NAME,
          RuntimeTarget.NAME,
          ValidateTarget.NAME,
          TableTarget.NAME);

  /** Those that can be asked for a planted fault of the protocol of any edition. */
  public static final List<String> OF_THE_PROTOCOL =
      List.of(ProtocolTarget.NAME, ThreadsTarget.NAME);

  private final TableReader reader;
  private final Subject subject;
  private @Nullable MutexTables mutexTables;
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
      case ValidateTarget.NAME -> validate();
      case TableTarget.NAME ->
          new TableTarget(
              TableTarget.reader(subject.edition()),
              Objects.requireNonNull(reader.modules().get("TimerTable.tla")));
      default -> new ProtocolTarget(compiled());
    };
  }

  /** The names of the targets that a subject has. */
  public static List<String> of(Subject subject) {
    return NAMES.stream()
        .filter(
            name -> subject.edition().equals(Variant.SHIPPED) || !name.equals(RuntimeTarget.NAME))
        .toList();
  }

  /** The recordings are validated against the subject, if they are of its edition. */
  private Target validate() {
    TraceValidation right = validation(reader::read);
    TraceValidation its =
        validation(
            edition ->
                edition.equals(subject.edition()) ? subject.table(reader) : reader.read(edition));
    return new ValidateTarget(
        trace -> its.validate("trace", new ByteArrayInputStream(trace), null),
        trace -> right.validate("trace", new ByteArrayInputStream(trace), null),
        reader.read(TraceHeader.ASSUMED.edition()));
  }

  private TraceValidation validation(Function<String, TimerTable> tables) {
    Map<String, TimerTable> known = new HashMap<>();
    return new TraceValidation(
        edition -> known.computeIfAbsent(edition, name -> table(name, tables)),
        edition -> {
          if (mutexTables == null) {
            mutexTables = new MutexTables();
          }
          return mutexTables.apply(edition);
        },
        TraceLimits.DEFAULT,
        TraceOptions.DEFAULT);
  }

  private TimerTable table(String edition, Function<String, TimerTable> tables) {
    if (!reader.vocabulary().editions().contains(edition)) {
      throw new IllegalArgumentException(
          Names.unknown("edition", edition, reader.vocabulary().editions()));
    }
    return tables.apply(edition);
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
