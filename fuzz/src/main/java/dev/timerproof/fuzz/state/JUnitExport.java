package dev.timerproof.fuzz.state;

/** Writes a finding as a JUnit test that fails as long as the fault is there. */
public final class JUnitExport {
  private static final String TEXT =
      """
      import static org.junit.jupiter.api.Assertions.assertEquals;

      import dev.timerproof.fuzz.subject.Replay;
      import java.util.Optional;
      import org.junit.jupiter.api.Test;

      /**
       * %s
       *
       * <p>Needs timerproof-fuzz on the class path. The property timerproof.fuzz.mutation changes
       * the table, or with an empty value leaves it as it is.
       */
      class %s {
        private static final String EDITION = "%s";
        private static final String MUTATION =
            System.getProperty("timerproof.fuzz.mutation", "%s");
        private static final String INPUT =
            "%s";

        @Test
        void %s_input_holds() {
          assertEquals(Optional.empty(), Replay.fault("%s", EDITION, MUTATION, INPUT));
        }
      }
      """;

  private JUnitExport() {}

  /** The name of the class. */
  public static String className(Finding finding) {
    return "Finding_" + finding.id() + "_Test";
  }

  /** The source of a class in the unnamed package. */
  public static String text(Finding finding) {
    return TEXT.formatted(
        finding.property().replace("*/", "* /").replace("\\u", "\\ u"),
        className(finding),
        literal(finding.edition()),
        literal(finding.mutation()),
        literal(finding.input()),
        finding.target(),
        finding.target());
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
