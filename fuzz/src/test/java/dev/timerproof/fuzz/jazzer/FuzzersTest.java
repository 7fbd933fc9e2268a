package dev.timerproof.fuzz.jazzer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.Replay;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Drives the fuzz targets by a {@link FuzzedDataProvider} that is made from bytes, as Jazzer does.
 * Jazzer itself is not here.
 */
class FuzzersTest {
  private static final String[] RIGHT = {};
  private static final int TRIES = 300;

  /** Takes numbers from the end of the bytes and bytes from their beginning, as Jazzer does. */
  private static final class Provider {
    private final byte[] bytes;
    private int from;
    private int to;

    Provider(byte... bytes) {
      this.bytes = bytes;
      to = bytes.length;
    }

    FuzzedDataProvider data() {
      return (FuzzedDataProvider)
          Proxy.newProxyInstance(
              FuzzedDataProvider.class.getClassLoader(),
              new Class<?>[] {FuzzedDataProvider.class},
              (proxy, method, args) ->
                  switch (method.getName()) {
                    case "consumeBoolean" -> (number(1) & 1) == 1;
                    case "consumeInt" -> (int) between((int) args[0], (int) args[1]);
                    case "consumeLong" -> number(Long.BYTES);
                    case "consumeBytes" -> bytes((int) args[0]);
                    case "consumeRemainingAsBytes" -> bytes(to - from);
                    case "remainingBytes" -> to - from;
                    default -> throw new UnsupportedOperationException(method.getName());
                  });
    }

    private long between(long least, long most) {
      int size = (Long.SIZE - Long.numberOfLeadingZeros(most - least) + 7) / 8;
      return least + Long.remainderUnsigned(number(size), most - least + 1);
    }

    private long number(int size) {
      long number = 0;
      for (int k = 0; k < size && to > from; k++) {
        number = (number << 8) | (bytes[--to] & 0xff);
      }
      return number;
    }

    private byte[] bytes(int most) {
      int start = from;
      from += Math.min(most, to - from);
      return Arrays.copyOfRange(bytes, start, from);
    }
  }

  private static Optional<AssertionError> firstError(
      int length, Consumer<FuzzedDataProvider> target) {
    Random random = new Random(1);
    for (int k = 0; k < TRIES; k++) {
      byte[] bytes = new byte[random.nextInt(length)];
      random.nextBytes(bytes);
      try {
        target.accept(new Provider(bytes).data());
      } catch (AssertionError e) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  private static String input(AssertionError e) {
    return String.valueOf(e.getMessage())
        .lines()
        .filter(line -> line.startsWith("input: "))
        .findFirst()
        .orElseThrow()
        .substring("input: ".length());
  }

  @Test
  void protocol_withPlantedFault_isFoundAndReplays() {
    ProtocolFuzzer.fuzzerInitialize(new String[] {"repaired", "WithoutR2"});
    AssertionError found = firstError(3_000, ProtocolFuzzer::fuzzerTestOneInput).orElseThrow();
    String input = input(found);
    Fault fault = Replay.fault("protocol", "repaired", "WithoutR2", input).orElseThrow();
    assertTrue(String.valueOf(found.getMessage()).startsWith("protocol: " + fault.message()));
    assertEquals("protocol", found.getStackTrace()[0].getClassName());
    assertEquals(
        fault.rows(),
        Arrays.stream(found.getStackTrace())
            .filter(frame -> frame.getClassName().equals("TimerTable"))
            .map(StackTraceElement::getMethodName)
            .toList());

    ProtocolFuzzer.fuzzerInitialize(RIGHT);
    assertEquals(Optional.empty(), firstError(3_000, ProtocolFuzzer::fuzzerTestOneInput));
    assertEquals(Optional.empty(), Replay.fault("protocol", "repaired", "", input));
  }

  @Test
  void validate_withPlantedFault_isFoundAndReplays() {
    String fault = "add.NoStatus to = Removed";
    ValidateFuzzer.fuzzerInitialize(("go1.19 " + fault).split(" "));
    AssertionError found = firstError(60, ValidateFuzzer::fuzzerTestOneInput).orElseThrow();
    assertTrue(Replay.fault("validate", "go1.19", fault, input(found)).isPresent());

    ValidateFuzzer.fuzzerInitialize(RIGHT);
    assertEquals(Optional.empty(), firstError(60, ValidateFuzzer::fuzzerTestOneInput));
    assertEquals(Optional.empty(), Replay.fault("validate", "go1.19", "", input(found)));
  }

  @Test
  void fuzzers_ofUnknownSubject_sayWhatIsExpected() {
    String[] edition = {"go2"};
    var unknown =
        assertThrows(
            IllegalArgumentException.class, () -> ProtocolFuzzer.fuzzerInitialize(edition));
    assertTrue(String.valueOf(unknown.getMessage()).startsWith("edition go2: expected one of ["));
    String[] change = {"go1.19", "NoFault"};
    assertThrows(IllegalArgumentException.class, () -> ValidateFuzzer.fuzzerInitialize(change));
  }
}
