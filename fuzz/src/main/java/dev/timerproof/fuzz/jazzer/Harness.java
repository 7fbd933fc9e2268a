package dev.timerproof.fuzz.jazzer;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.Target;
import dev.timerproof.fuzz.subject.Targets;
import dev.timerproof.lincheck.scenario.Variant;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What the fuzz targets share: runs one input and throws what is wrong. Not thread-safe. */
final class Harness<T extends Target> {
  private static final Pattern NO_NAME = Pattern.compile("\\W+");

  private final T target;

  private Harness(T target) {
    this.target = target;
  }

  /**
   * A harness of a target.
   *
   * @param name the name of the target
   * @param args the edition and the words of what is changed in it, as in {@link Subject}; without
   *     them, the edition that the library ships
   * @throws IllegalArgumentException if there is no such edition or change
   */
  static <T extends Target> Harness<T> of(String name, Class<T> type, String... args) {
    String edition = args.length > 0 ? args[0] : Variant.SHIPPED;
    Subject subject =
        new Subject(edition, String.join(" ", List.of(args).stream().skip(1).toList()));
    TableReader reader = TableReader.builtIn();
    // The target itself may look at the change only when it runs an input.
    TimerTable unused = subject.table(reader);
    return new Harness<>(type.cast(new Targets(reader, subject).target(name)));
  }

  /**
   * Runs an input.
   *
   * @param make makes the text of the input
   * @throws AssertionError if something is wrong with it
   */
  void run(FuzzedDataProvider data, Function<T, String> make) {
    String input = make.apply(target);
    target
        .run(input)
        .fault()
        .ifPresent(
            fault -> {
              throw error(fault, input);
            });
  }

  /**
   * The fault as an error. Fuzzers take errors for the same if their innermost frames are, so those
   * name what is violated and the rows.
   */
  private AssertionError error(Fault fault, String input) {
    AssertionError error =
        new AssertionError(
            target.name()
                + ": "
                + fault.message()
                + "\ninput: "
                + input
                + "\n"
                + target.lanes(input));
    List<StackTraceElement> frames = new ArrayList<>();
    String property = NO_NAME.matcher(fault.property()).replaceAll("_");
    frames.add(new StackTraceElement(target.name(), property, null, -1));
    for (String row : fault.rows()) {
      frames.add(new StackTraceElement("TimerTable", row, "TimerTable.tla", -1));
    }
    frames.addAll(List.of(error.getStackTrace()));
    error.setStackTrace(frames.toArray(new StackTraceElement[0]));
    return error;
  }

  /** Choices that are made by a fuzzer's bytes; the smallest ones when there are none left. */
  record Choices(FuzzedDataProvider data) implements RandomGenerator {
    @Override
    public long nextLong() {
      return data.consumeLong();
    }

    @Override
    public int nextInt(int bound) {
      return data.consumeInt(0, bound - 1);
    }

    @Override
    public boolean nextBoolean() {
      return data.consumeBoolean();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      byte[] some = data.consumeBytes(bytes.length);
      System.arraycopy(some, 0, bytes, 0, some.length);
    }
  }
}
