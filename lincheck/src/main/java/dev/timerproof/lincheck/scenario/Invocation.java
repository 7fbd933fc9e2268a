package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.linear.ScenarioCall;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;

/**
 * One call of a scenario, written as a word and numbers: {@code mod 0 1 30 0} sets timer 0 on
 * processor 1 to 30 ns, without a period.
 *
 * @param op the call
 * @param args its arguments, in the order that {@link ScenarioCall#arguments} names
 */
public record Invocation(ScenarioCall op, List<Integer> args) {
  public Invocation {
    args = List.copyOf(args);
    if (args.size() != op.arguments().size()) {
      throw new IllegalArgumentException(
          op.method() + " takes " + String.join(" ", op.arguments()) + ", found " + args);
    }
  }

  /** A call with these numbers. */
  public static Invocation of(ScenarioCall op, Integer... args) {
    return new Invocation(op, List.of(args));
  }

  /**
   * Reads a call.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static Invocation parse(String text) {
    String[] words = text.strip().split(" +", -1);
    ScenarioCall op =
        ScenarioCall.of(words[0])
            .orElseThrow(() -> new IllegalArgumentException("unknown call '" + text + "'"));
    return new Invocation(op, Stream.of(words).skip(1).map(Integer::valueOf).toList());
  }

  /**
   * The call in Lincheck's form.
   *
   * @param harness the class whose method is called
   */
  Actor actor(Class<?> harness) {
    Method method =
        Arrays.stream(harness.getMethods())
            .filter(m -> m.getName().equals(op.method()))
            .filter(m -> m.getParameterCount() == args.size())
            .findFirst()
            .orElseThrow();
    return new Actor(method, args);
  }

  @Override
  public String toString() {
    return op.method() + args.stream().map(a -> " " + a).collect(Collectors.joining());
  }
}
