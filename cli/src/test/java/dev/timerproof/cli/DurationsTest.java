package dev.timerproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
  private final Durations durations = new Durations();

  @ParameterizedTest
  @CsvSource({"90s,90", "3m,180", "1h30m,5400", "1h0m5s,3605"})
  void duration_ofAForm_isItsSeconds(String text, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), durations.convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "5", "s", "-3m", "3m2h", "1.5h", "99999999999999999999s"})
  void text_thatIsNoDuration_isRefused(String text) {
    assertThrows(TypeConversionException.class, () -> durations.convert(text));
  }

  @Test
  void message_namesTheValueAndExamples() {
    var e = assertThrows(TypeConversionException.class, () -> durations.convert("5x"));
    assertEquals(
        "'5x' is not a positive duration; expected for example 90s, 3m or 1h30m", e.getMessage());
  }
}
