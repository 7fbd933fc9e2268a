package dev.timerproof.evidence.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodeTest {
  /** The documented order, the first of several wins. */
  private static final List<Integer> PRECEDENCE = List.of(130, 70, 7, 2, 65, 69, 1, 6, 4, 5, 3, 0);

  @Test
  void values_inOrder_areTheDocumentedPrecedence() {
    assertEquals(PRECEDENCE, Stream.of(ExitCode.values()).map(ExitCode::code).toList());
  }

  static Stream<List<ExitCode>> pairs() {
    List<ExitCode> all = List.of(ExitCode.values());
    return IntStream.range(0, all.size())
        .boxed()
        .flatMap(
            i -> IntStream.range(i, all.size()).mapToObj(j -> List.of(all.get(i), all.get(j))));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void first_ofTwo_isTheEarlierInWhateverOrder(List<ExitCode> pair) {
    assertEquals(pair.get(0), ExitCode.first(pair));
    assertEquals(pair.get(0), ExitCode.first(List.of(pair.get(1), pair.get(0))));
  }

  @Test
  void first_ofNone_holds() {
    assertEquals(ExitCode.HOLDS, ExitCode.first(List.of()));
  }

  @Test
  void first_ofAll_isTheInterrupt() {
    assertEquals(ExitCode.INTERRUPTED, ExitCode.first(List.of(ExitCode.values())));
  }

  @Test
  void outcomes_labels_leadBackToThem() {
    for (Outcome outcome : Outcome.values()) {
      assertEquals(outcome, Outcome.of(outcome.label()));
    }
  }
}
