package dev.timerproof.cli;

import dev.timerproof.evidence.claim.CounterexampleFile;
import java.nio.file.Path;
import java.util.Optional;

/** A JUnit test that fails as long as generated Java shows a counterexample. */
final class ReplayTestText {
  private ReplayTestText() {}

  /**
   * The source of the test, a class in no package.
   *
   * @param name the name of the class
   * @param table the file that the counterexample's table is in; empty for the one of this build
   */
  static String of(CounterexampleFile file, String name, Optional<Path> table) {
    String reader =
        table
            .map(path -> "TableReader.of(Path.of(\"" + escaped(path.toString(), "\"") + "\"))")
            .orElse("TableReader.builtIn()");
    return """
        // Written by timerproof replay --junit. On the class path: the jar of timerproof and JUnit 5.
        import static org.junit.jupiter.api.Assertions.assertNotEquals;

        import dev.timerproof.lincheck.replay.JavaReplay;
        import dev.timerproof.spec.model.Replayed;
        import dev.timerproof.spec.table.reading.TableReader;
        %simport org.junit.jupiter.api.Test;

        /**
         * Fails as long as the Java that is generated from the table, with the mutations of the
         * counterexample, shows it. It passes once the row is repaired: in the table, or, where the
         * fault is planted by mutations, when they are removed.
         */
        class %s {
          private static final String COUNTEREXAMPLE =
              \"""
        %s\""";

          @Test
          void counterexample_isShownByJavaNoMore() throws Exception {
            Replayed replayed = JavaReplay.run(COUNTEREXAMPLE, %s);
            assertNotEquals(
                Replayed.Outcome.REPRODUCED, replayed.outcome(), replayed::sentence);
          }
        }
        """
        .formatted(
            table.isPresent() ? "import java.nio.file.Path;\n" : "",
            name,
            escaped(file.json().toPrettyString() + "\n", "\"\"\"").indent(6),
            reader);
  }

  private static String escaped(String text, String quote) {
    return text.replace("\\", "\\\\").replace(quote, "\\" + quote);
  }
}
