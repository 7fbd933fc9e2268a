package dev.timerproof.jcstress.layer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.jcstress.StressRun;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The races that are chosen for a row are among those that were generated. */
class StressMutantsTest {
  /** The resource in which jcstress's annotation processor lists the compiled tests. */
  private static final String LIST = "/META-INF/TestList";

  private static final Pattern RACE =
      Pattern.compile("dev\\.timerproof\\.jcstress\\.race\\.\\w+\\.[A-Za-z]+(?=\\d+S)");

  private static Set<String> races() throws IOException {
    try (InputStream in = StressRun.class.getResourceAsStream(LIST)) {
      assertNotNull(in, LIST);
      String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return RACE.matcher(list).results().map(m -> m.group()).collect(Collectors.toSet());
    }
  }

  @Test
  void run_ofEveryRow_hasARaceOfItsOwnOperation() throws IOException {
    TimerTable table = TableReader.builtIn().read("repaired");
    Set<String> races = races();
    for (Row row : table.rows()) {
      Mutation change = Mutation.word("row", row.id(), "to", row.from());
      StressRun run =
          StressMutants.run(new Mutant(table.edition(), row.id(), "changed", change), table);
      assertNotEquals(StressRun.QUICK, run, row.id());
      assertTrue(matches(run, races), row.id() + ": no race of the name " + run.tests());
    }
  }

  @Test
  void run_ofACallThatHasNoRace_matchesNone() throws IOException {
    assertFalse(matches(StressRun.of("Sleep", "Waiting"), races()));
  }

  private static boolean matches(StressRun run, Set<String> races) {
    Pattern tests = Pattern.compile(run.tests());
    return races.stream().anyMatch(race -> tests.matcher(race).find());
  }
}
