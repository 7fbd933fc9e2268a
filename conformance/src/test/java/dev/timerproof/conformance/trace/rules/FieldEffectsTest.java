package dev.timerproof.conformance.trace.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timerproof.conformance.trace.reading.TraceField;
import dev.timerproof.spec.table.Vocabulary;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldEffectsTest {
  private static final Vocabulary VOCABULARY = TableReader.builtIn().vocabulary();

  @ParameterizedTest
  @CsvSource({
    "setargs, PERIOD, GIVEN",
    "setwhen, WHEN, GIVEN",
    "setnext, NEXT_WHEN, GIVEN",
    "applynext, WHEN, FROM_NEXT_WHEN",
    "rearm, WHEN, REARMED",
    "setpp, HOME, SOME_P",
    "clearpp, HOME, NO_P",
    "zeropp, HOME, NO_P"
  })
  void step_changesOneFieldOfTheTrace(String step, TraceField changed, Effect effect) {
    FieldEffects effects = FieldEffects.of(VOCABULARY, List.of(step));
    for (TraceField field :
        List.of(TraceField.WHEN, TraceField.NEXT_WHEN, TraceField.PERIOD, TraceField.HOME)) {
      assertEquals(field == changed ? effect : Effect.KEPT, effects.on(field), field.text());
    }
  }

  @Test
  void steps_inOrder_theLastOneWins() {
    FieldEffects effects = FieldEffects.of(VOCABULARY, List.of("clearpp", "unlink", "setpp"));
    assertEquals(Effect.SOME_P, effects.home());
  }

  @Test
  void deadline_fromANextWhenThatIsSetInBetween_isAnyGivenOne() {
    FieldEffects effects = FieldEffects.of(VOCABULARY, List.of("setnext", "applynext"));
    assertEquals(Effect.GIVEN, effects.when());
  }

  @Test
  void step_thatComputesAFieldFromSomethingNew_isRefused(@TempDir Path folder) throws IOException {
    String changed;
    try (InputStream real = TableReader.class.getResourceAsStream("/tla/TimerTable.tla")) {
      changed = new String(Objects.requireNonNull(real).readAllBytes(), StandardCharsets.UTF_8);
    }
    changed = changed.replace("<<\"when\">>, <<\"t.when\">>", "<<\"n\">>, <<\"t.when\">>");
    Path table = Files.writeString(folder.resolve("TimerTable.tla"), changed);
    Vocabulary vocabulary = TableReader.of(table).vocabulary();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> FieldEffects.of(vocabulary, List.of("setwhen")));
    assertEquals(
        "step setwhen writes t.when from n: no rule for traces says what value that gives",
        refused.getMessage());
  }
}
