package dev.timerproof.jcstress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which tests the runs choose, among the sources of this module. */
class StressSelectionTest {
  private static final Path PACKAGE = Path.of("java", "dev", "timerproof", "jcstress");
  private static final Pattern TEST =
      Pattern.compile("@JCStressTest.*?\\bpublic static class (\\w+)", Pattern.DOTALL);
  private static final Pattern RACE =
      Pattern.compile("\\.race\\.(?<calls>\\w+)\\.(?<status>\\w+)$");

  private static final List<String> TESTS =
      Stream.of(
              Path.of("src", "generated").resolve(PACKAGE).resolve("race"),
              Path.of("src", "main").resolve(PACKAGE).resolve("handshake"))
          .flatMap(StressSelectionTest::tests)
          .toList();

  private static Stream<String> tests(Path folder) {
    String prefix = "dev.timerproof.jcstress." + folder.getFileName() + ".";
    try (Stream<Path> files = Files.list(folder)) {
      return files.flatMap(file -> testsOf(prefix, file)).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> testsOf(String prefix, Path file) {
    // jcstress writes a dot before the name of a nested class.
    String outer = prefix + file.getFileName().toString().replace(".java", ".");
    try {
      return TEST.matcher(Files.readString(file)).results().map(m -> outer + m.group(1));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> chosen(StressRun run) {
    Pattern wanted = Pattern.compile(run.tests());
    return TESTS.stream().filter(test -> wanted.matcher(test).find()).toList();
  }

  private static Set<String> part(List<String> tests, String group) {
    return tests.stream()
        .map(RACE::matcher)
        .filter(Matcher::find)
        .map(race -> race.group(group))
        .collect(Collectors.toSet());
  }

  @Test
  void eachProfile_containsTheSmallerOne() {
    assertEquals(12, chosen(StressRun.QUICK).size());
    assertTrue(chosen(StressRun.FULL).containsAll(chosen(StressRun.QUICK)));
    assertEquals(TESTS, chosen(StressRun.ALL));
  }

  @Test
  void full_hasEachTwoCallsAndEachStatus_inTwoFifthsOfAll() {
    List<String> full = chosen(StressRun.FULL);
    Set<String> pairsOfAWaitingTimer =
        part(TESTS.stream().filter(test -> test.endsWith(".Waiting")).toList(), "calls");
    assertTrue(pairsOfAWaitingTimer.size() > 30, pairsOfAWaitingTimer::toString);
    assertTrue(part(full, "calls").containsAll(pairsOfAWaitingTimer));
    assertEquals(part(TESTS, "status"), part(full, "status"));
    assertTrue(full.size() * 5 <= TESTS.size() * 2 + 5, full.size() + " of " + TESTS.size());
  }
}
