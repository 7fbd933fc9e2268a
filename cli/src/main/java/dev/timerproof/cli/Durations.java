package dev.timerproof.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts durations of options: {@code 90s}, {@code 3m}, {@code 1h30m}. */
final class Durations implements ITypeConverter<Duration> {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  @Override
  public Duration convert(String text) {
    Matcher m = FORM.matcher(text);
    Duration result =
        m.matches()
            ? Duration.ofHours(number(m, 1)).plusMinutes(number(m, 2)).plusSeconds(number(m, 3))
            : Duration.ZERO;
    if (result.isZero()) {
      throw new TypeConversionException(
          "'" + text + "' is not a positive duration; expected for example 90s, 3m or 1h30m");
    }
    return result;
  }

  private static long number(Matcher m, int group) {
    String digits = m.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
