package dev.timerproof.runtime.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tracing costs nothing as long as it is off, and counts changes in the word when it is on. */
class TracingTest {
  private static final String RECORDER = TraceRecorder.class.getSimpleName();

  private static List<String> run(int rounds, String... options)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(TracingProbe.command(rounds, options)).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    assertTrue(out.contains("status NoStatus"), out);
    return out.lines().toList();
  }

  private static boolean compiles(List<String> lines, String method) {
    return lines.stream().anyMatch(l -> l.contains("RuntimeTimer::" + method + " "));
  }

  @Test
  void tracingThatIsOff_hasNoBranchOrCallInCompiledCodeAndItsClassIsNotLoaded()
      throws IOException, InterruptedException {
    List<String> lines = run(8_000);
    assertTrue(compiles(lines, "cas") && compiles(lines, "status"), "not compiled");
    assertEquals(List.of(), lines.stream().filter(l -> l.contains(RECORDER)).toList());
  }

  @Test
  void tracingThatIsOn_isSeenInCompiledCodeAndInTheFile(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path file = directory.resolve("trace.jsonl");
    List<String> lines = run(1_000, "-D" + Tracing.PROPERTY + "=" + file);
    assertTrue(compiles(lines, "cas"), "not compiled");
    assertTrue(lines.stream().anyMatch(l -> l.contains(RECORDER + "::cas")), "no call of it");
    List<String> trace;
    try (Stream<String> all = Files.lines(file)) {
      trace = all.limit(4).toList();
    }
    assertTrue(trace.get(0).contains("\"edition\":\"" + TimerParameters.EDITION), trace.get(0));
    assertTrue(
        trace.get(1).contains("\"t\":1,\"ver\":1,")
            && trace.get(1).contains("\"op\":\"addtimer\",\"kind\":\"cas\""),
        trace.get(1));
    assertTrue(trace.get(3).contains("\"op\":\"modtimer\""), trace.get(3));
  }

  @Test
  void timer_hasNoFieldForTracing() {
    Set<String> fields =
        Stream.of(RuntimeTimer.class.getDeclaredFields())
            .filter(f -> !Modifier.isStatic(f.getModifiers()) && !f.isSynthetic())
            .map(Field::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        new TreeSet<>(Set.of("status", "pp", "when", "nextwhen", "period", "f", "arg", "seq")),
        fields);
    assertFalse(Tracing.ON);
  }
}
