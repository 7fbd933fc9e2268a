package dev.timerproof.fuzz.subject;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.trace.TraceOptions;
import dev.timerproof.conformance.trace.TraceValidation;
import dev.timerproof.conformance.trace.reading.TraceLimits;
import dev.timerproof.fuzz.engine.Engine;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The targets that fuzz what reads texts of others: traces and tables. */
class ReadersTargetTest {
  private static final TableReader READER = TableReader.builtIn();
  private static final TimerTable GO = READER.read("go1.19");
  private static final Target VALIDATE =
      new Targets(READER, new Subject("repaired", "")).target(ValidateTarget.NAME);

  private static Engine.Failure found(Target target, int executions) {
    List<Engine.Failure> failures = new ArrayList<>();
    Engine engine =
        new Engine(target, true, (input, fault) -> !failures.add(new Engine.Failure(input, fault)));
    engine.unit(1, executions);
    assertEquals(1, failures.size());
    return engine.shrunk(failures.get(0), 60);
  }

  private static List<String> faults(Target target, int executions) {
    List<String> faults = new ArrayList<>();
    Engine engine =
        new Engine(target, true, (input, fault) -> !faults.add(input + "\n" + fault.message()));
    engine.unit(2, executions);
    assertTrue(engine.reached().size() > 1, () -> engine.reached().toString());
    return faults;
  }

  @Test
  void traces_ofTheValidatorAsItIs_hold() {
    assertEquals(List.of(), faults(VALIDATE, 300));
  }

  private static ValidateTarget.Validator validator(TraceOptions options) {
    Map<String, TimerTable> tables = new HashMap<>();
    TraceValidation validation =
        new TraceValidation(
            edition -> tables.computeIfAbsent(edition, READER::read), TraceLimits.DEFAULT, options);
    return trace -> validation.validate("trace", new ByteArrayInputStream(trace), null);
  }

  @Test
  void faultsOfAValidator_areFound() {
    ValidateTarget.Validator right = validator(TraceOptions.DEFAULT);
    // One that looks at the edges alone does not see that a change is missing.
    Target careless =
        new ValidateTarget(
            validator(new TraceOptions(true, TraceOptions.DEFAULT_WINDOW)), right, GO);
    assertEquals("an altered trace is accepted", found(careless, 400).fault().property());
    Target fragile =
        new ValidateTarget(
            trace -> {
              if (trace.length > 2 && trace[trace.length - 2] != '}' && trace[0] == '{') {
                throw new ArrayIndexOutOfBoundsException(trace.length);
              }
              return right.report(trace);
            },
            right,
            GO);
    assertEquals(
        "throws java.lang.ArrayIndexOutOfBoundsException", found(fragile, 400).fault().property());
    Target mutant =
        new Targets(READER, new Subject("go1.19", "add.NoStatus to = Removed"))
            .target(ValidateTarget.NAME);
    Engine.Failure least = found(mutant, 300);
    assertEquals("a valid trace is not accepted", least.fault().property());
    assertTrue(VALIDATE.run(least.input()).fault().isEmpty(), least.toString());
  }

  @Test
  void traceWithoutLines_canBeEdited() {
    for (String edits :
        List.of("drop 1; word 1 1 1; copy 1 1; byte 1 1; move 1 1 1", "cut 0; byte 0 1")) {
      assertTrue(VALIDATE.run("go1.26.8 lines 1: " + edits).fault().isEmpty(), edits);
    }
  }

  @Test
  void bytes_areAnInputOfTheirOwn() {
    Execution execution = VALIDATE.run(ValidateTarget.of(new byte[] {0x1f, (byte) 0x8b, 8, 0}));
    assertEquals(true, execution.fault().isEmpty());
    assertTrue(execution.reached().contains("verdict CUT"), execution.toString());
  }

  @Test
  void mutated_inputs_areInputs() {
    SplittableRandom random = new SplittableRandom(3);
    String input = VALIDATE.random(random);
    for (int k = 0; k < 100; k++) {
      input = VALIDATE.mutate(input, VALIDATE.random(random), random);
      assertEquals(VALIDATE.run(input), VALIDATE.run(input), input);
    }
  }

  private static Target table(TableTarget.Reader reader) {
    return new TableTarget(reader, Objects.requireNonNull(READER.modules().get("TimerTable.tla")));
  }

  @Test
  void tables_ofTheReaderAsItIs_hold() {
    assertEquals(List.of(), faults(table(TableTarget.reader("repaired")), 4));
  }

  @Test
  void faultsOfAReader_areFound() {
    assertEquals(
        "throws java.lang.StringIndexOutOfBoundsException",
        found(
                table(
                    (file, limit) ->
                        Files.readString(file, ISO_8859_1).substring(2_000).isEmpty()
                            ? "short"
                            : "read"),
                200)
            .fault()
            .property());
    assertEquals(
        "a message that is not clear",
        found(
                table(
                    (file, limit) -> {
                      if (Files.readString(file, ISO_8859_1).contains("SUBSET (1..40)")) {
                        throw new MalformedTableException(new Place("", 0, 0), "no");
                      }
                      return "read";
                    }),
                400)
            .fault()
            .property());
    assertEquals(
        "throws java.io.IOException",
        found(
                table(
                    (file, limit) -> {
                      if (!Files.readString(file, ISO_8859_1).contains("====")) {
                        throw new IOException("no end");
                      }
                      return "read";
                    }),
                400)
            .fault()
            .property());
  }

  @Test
  void text_thatIsNoInput_isRefusedWithWhatWasExpected() {
    Target table = table(TableTarget.reader("repaired"));
    for (String text : List.of("", "go1.19.8 lines 0: drop 1", "go1.2 lines 3:", "bytes: %")) {
      String message =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> VALIDATE.run(text)).getMessage());
      assertTrue(message.contains("expected"), message);
    }
    for (String text : List.of("fly 1", "byte 1", "word 1 1 1", "cut -1")) {
      String message =
          String.valueOf(
              assertThrows(IllegalArgumentException.class, () -> table.run(text)).getMessage());
      assertTrue(message.contains("expected"), message);
    }
  }
}
