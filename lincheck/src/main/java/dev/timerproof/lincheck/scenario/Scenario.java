package dev.timerproof.lincheck.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/**
 * Calls before, by each thread, and after, written as {@code before || one thread | another ||
 * after} with semicolons between the calls.
 *
 * @param before the calls before the threads begin, by one thread
 * @param threads the calls of each thread
 * @param after the calls after all threads have ended, by one thread
 */
public record Scenario(
    List<Invocation> before, List<List<Invocation>> threads, List<Invocation> after) {
  public Scenario {
    before = List.copyOf(before);
    threads = threads.stream().map(List::copyOf).toList();
    after = List.copyOf(after);
  }

  /**
   * Reads a scenario.
   *
   * @throws IllegalArgumentException if the text is no scenario
   */
  public static Scenario parse(String text) {
    String[] parts = text.split("\\|\\|", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "expected before || threads || after, found '" + text + "'");
    }
    List<List<Invocation>> threads =
        Stream.of(parts[1].split("\\|", -1)).map(Scenario::calls).toList();
    return new Scenario(calls(parts[0]), threads, calls(parts[2]));
  }

  private static List<Invocation> calls(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    return Stream.of(text.split(";", -1)).map(Invocation::parse).toList();
  }

  /**
   * The scenario in Lincheck's form; its last call is {@code validate}.
   *
   * @param harness the class whose methods are called
   */
  ExecutionScenario forLincheck(Class<?> harness) {
    try {
      return new ExecutionScenario(
          actors(before, harness),
          threads.stream().map(calls -> actors(calls, harness)).toList(),
          actors(after, harness),
          new Actor(harness.getMethod("validate"), List.of()));
    } catch (NoSuchMethodException e) {
      throw new LinkageError("validate", e);
    }
  }

  private static List<Actor> actors(List<Invocation> calls, Class<?> harness) {
    return new ArrayList<>(calls.stream().map(call -> call.actor(harness)).toList());
  }

  @Override
  public String toString() {
    return Arrays.asList(
            text(before),
            threads.stream().map(Scenario::text).collect(Collectors.joining(" | ")),
            text(after))
        .stream()
        .collect(Collectors.joining(" || "));
  }

  private static String text(List<Invocation> calls) {
    return calls.stream().map(Invocation::toString).collect(Collectors.joining("; "));
  }
}
