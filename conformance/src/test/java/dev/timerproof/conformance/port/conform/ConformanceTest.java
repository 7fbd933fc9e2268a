package dev.timerproof.conformance.port.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.port.core.JavaPort;
import dev.timerproof.conformance.port.reference.Exchange;
import dev.timerproof.conformance.port.reference.MalformedVectorsException;
import dev.timerproof.conformance.port.reference.Reference;
import dev.timerproof.conformance.port.reference.TestVector;
import dev.timerproof.conformance.port.reference.VectorFile;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.EditionTables;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConformanceTest {
  private static final EditionTables TABLES = new EditionTables(TableReader.builtIn());
  private static final Reference REFERENCE = new Reference(TABLES.apply("repaired"));
  private static final Duration LONG = Duration.ofSeconds(60);

  private static List<String> java(Class<?> main, String... args) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        new ArrayList<>(
            List.of(java, "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return command;
  }

  private static ConformSettings settings(List<String> command, Duration patience) {
    return new ConformSettings(
        command, Optional.empty(), true, Duration.ZERO, 1, patience, Set.of());
  }

  private static Conformance run(ConformSettings settings) throws IOException {
    Conformance conformance =
        new Conformance(settings, edition -> REFERENCE, TABLES.editions(), "traces", claim -> {});
    conformance.run();
    return conformance;
  }

  private static List<Claim> rejected(Conformance conformance) {
    return conformance.claims().stream().filter(c -> c.outcome() != Outcome.HOLDS).toList();
  }

  @Test
  void shippedRuntime_answersAllVectorsAndRandomHistoriesAsTheTableDoes() throws IOException {
    var settings =
        new ConformSettings(
            java(JavaPort.class), Optional.empty(), true, Duration.ofSeconds(1), 1, LONG, Set.of());

    Conformance conformance = run(settings);

    assertEquals(List.of(), rejected(conformance));
    assertTrue(conformance.claims().size() > 60, () -> "" + conformance.claims().size());
    assertEquals("repaired", conformance.edition());
  }

  @Test
  void portWithAChangedRow_isRejected_withTheShortestHistoryAndTheRow() throws IOException {
    Conformance conformance =
        run(settings(java(ReferencePort.class, "del.Waiting", "to", "Removed"), LONG));

    Claim claim =
        rejected(conformance).stream()
            .filter(c -> c.id().equals("traces/row/del.Waiting"))
            .findFirst()
            .orElseThrow();
    assertEquals(Outcome.REJECTED, claim.outcome());
    assertTrue(claim.detail().contains("status: expected Deleted, seen Removed"), claim.detail());
    assertTrue(claim.detail().contains("the table takes there: del.Waiting"), claim.detail());
    assertTrue(rejected(conformance).get(0).detail().contains("3 of "));
    assertTrue(claim.detail().startsWith("the history that fails has "));
  }

  @Test
  void portWithAnApiAlone_isAskedWhatItsCallersSee_andTheRestIsNamedAsNotPlayed()
      throws IOException {
    var settings =
        new ConformSettings(
            java(ReferencePort.class, "pass"),
            Optional.empty(),
            true,
            Duration.ofNanos(1),
            1,
            LONG,
            Set.of());

    Conformance conformance = run(settings);

    assertEquals(List.of(), rejected(conformance));
    Set<String> ids =
        conformance.claims().stream().map(Claim::id).collect(Collectors.toCollection(TreeSet::new));
    assertTrue(
        ids.containsAll(
            Set.of("traces/row/mod.Deleted.earlier", "traces/beginnings", "traces/random")),
        ids::toString);
    assertTrue(ids.stream().noneMatch(id -> id.startsWith("traces/step/")), ids::toString);
    String gaps = conformance.gaps().toString();
    assertTrue(gaps.contains("stopping an operation between two of its steps"), gaps);
    assertTrue(gaps.contains("be asked: a panic"), gaps);
    long notPlayed =
        conformance.gaps().stream()
            .map(Gap::reason)
            .filter(what -> what.contains("vectors from where"))
            .mapToLong(what -> Long.parseLong(what.split(" ", 2)[0]))
            .sum();
    int vectors = VectorFile.builtIn("repaired").vectors().size();
    assertEquals(vectors, notPlayed + ids.size() - 2, gaps);
  }

  @Test
  void portWithAnApiAlone_thatAnswersItsCallersWrong_isRejected() throws IOException {
    Conformance conformance =
        run(settings(java(ReferencePort.class, "del.Waiting", "value", "false", "pass"), LONG));

    List<Claim> rejected = rejected(conformance);
    assertTrue(
        rejected.stream().anyMatch(c -> c.id().equals("traces/row/del.Waiting")),
        rejected::toString);
    assertTrue(
        rejected.get(0).detail().contains("the table takes there: del.Waiting"),
        rejected.get(0).detail());
  }

  /** What a port says that offers what an API has, and answers each request so. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unsupported by all | 0 | cannot be asked: by all",
        "ok | 1 | seen      ok",
        "ok wake 100 | 1 | seen      ok wake 100",
        "good | 1 | seen      good",
        "ok fire 1 | 1 | seen      ok fire 1",
        "unsupported | 1 | seen      unsupported"
      })
  void portThatAnswersAllInOneWay_isNoneThatPasses(String answer, int verdicts, String text)
      throws IOException {
    String greeting = "hello 1 x repaired reset add mod del pass";
    String script =
        "read n r; echo $n %s; while read n r; do echo $n %s; done".formatted(greeting, answer);

    Conformance conformance =
        run(
            new ConformSettings(
                List.of("sh", "-c", script),
                Optional.empty(),
                true,
                Duration.ofNanos(1),
                1,
                LONG,
                Set.of()));

    assertEquals(verdicts, Math.min(1, conformance.claims().size()), text);
    assertTrue(
        (conformance.gaps().toString() + conformance.claims()).contains(text),
        () -> conformance.gaps().toString() + conformance.claims());
    assertEquals(conformance.claims(), rejected(conformance));
  }

  /** A port that answers a vector as one of its courses says; what is not asked there is "ok". */
  private static List<String> portThatTakes(List<Exchange> course, Path directory)
      throws IOException {
    List<String> answers = new ArrayList<>(List.of("hello 1 planted repaired " + OFFERS));
    for (Exchange exchange : course) {
      answers.add(exchange.answer());
      answers.add(String.valueOf(exchange.state()));
    }
    Path file = Files.write(directory.resolve("answers"), answers);
    return List.of(
        "sh",
        "-c",
        "while read -r n ask && read -r answer <&3; do echo $n $answer; done 3<" + file);
  }

  private static final String OFFERS =
      "reset mod del check run clean adjust move wake state statuses call go fine";

  private static TestVector vector(String id) {
    return VectorFile.builtIn("repaired").vectors().stream()
        .filter(v -> v.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** What the claim of a port is that answers this vector with these answers. */
  private static Claim claim(TestVector vector, List<Exchange> answers, Path directory)
      throws IOException {
    Path file = directory.resolve("vector.ndjson");
    Files.writeString(file, new VectorFile("repaired", List.of(vector)).text());
    return run(new ConformSettings(
            portThatTakes(answers, directory),
            Optional.of(file),
            true,
            Duration.ZERO,
            1,
            LONG,
            Set.of()))
        .claims()
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "same-deadline.check",
        "same-deadline.run",
        "same-deadline.mod",
        "same-deadline.periodic",
        "same-deadline.clean",
        "preempted.clean",
        "put-back.adjust"
      })
  void portThatTakesAnyOfTheCoursesThatAreOpen_passes(String open, @TempDir Path directory)
      throws IOException {
    TestVector vector = vector(TestVector.MAY + open);
    List<List<Exchange>> courses = vector.courses();
    assertTrue(courses.size() > 1, open);

    for (List<Exchange> course : courses) {
      assertEquals(Outcome.HOLDS, claim(vector, course, directory).outcome(), open);
    }
  }

  @Test
  void portThatMixesTwoCourses_isRejected(@TempDir Path directory) throws IOException {
    TestVector vector = vector("may/same-deadline.run");
    TestVector.Course other = vector.others().get(0);
    List<Exchange> mixed = new ArrayList<>(vector.exchanges());
    mixed.set(other.from(), other.exchanges().get(0));

    Claim claim = claim(vector, mixed, directory);

    assertEquals(Outcome.REJECTED, claim.outcome());
  }

  @Test
  void portThatAnswersAsAFaultyTable_isRejected_andTheFaultIsNamed(@TempDir Path directory)
      throws IOException {
    TestVector vector = vector("bug/L3");
    TestVector.Course fault = vector.others().get(0);
    List<Exchange> answers = new ArrayList<>(vector.exchanges());
    answers.set(fault.from(), fault.exchanges().get(0));

    Claim claim = claim(vector, answers, directory);

    assertEquals(Outcome.REJECTED, claim.outcome());
    assertTrue(
        claim.detail().contains("it must not be so, which shows the fault WithoutR3"),
        claim.detail());
  }

  @Test
  void portWithAChangedRow_answersAsATableWithThatRow_andTheShippedRuntimeDoesNot()
      throws IOException {
    var mutation = new Mutation("row", "del.Waiting", "to", "Removed");
    Reference changed =
        new Reference(TableReader.builtIn().readUnchecked("repaired", List.of(mutation)));

    assertEquals(
        List.of(),
        rejected(anew(changed, java(ReferencePort.class, "del.Waiting", "to", "Removed"))));
    assertTrue(
        rejected(anew(changed, java(JavaPort.class))).stream()
            .anyMatch(
                claim ->
                    claim.id().equals("traces/row/del.Waiting")
                        && claim.replay().startsWith("timerproof conform --table my/Table.tla ")));
  }

  private static Conformance anew(Reference reference, List<String> command) throws IOException {
    Conformance conformance =
        new Conformance(
            settings(command, LONG),
            edition -> reference,
            TABLES.editions(),
            "traces",
            claim -> {});
    conformance.answeredAnew(Path.of("my/Table.tla"));
    conformance.run();
    return conformance;
  }

  @Test
  void randomHistories_ofAPortWithAChangedRow_endAtAFailure_whichItsSeedRepeats()
      throws IOException {
    List<String> command = java(ReferencePort.class, "mod.Deleted.earlier", "value", "true");
    Duration time = Duration.ofSeconds(60);
    var first = new ConformSettings(command, Optional.empty(), false, time, 11, LONG, Set.of());

    Claim claim = rejected(run(first)).get(0);

    assertEquals("traces/random", claim.id());
    assertTrue(claim.detail().contains("expected  false"), claim.detail());
    String seed = claim.replay().replaceFirst(".*--seed (\\d+).*", "$1");
    var again =
        new ConformSettings(
            command,
            Optional.empty(),
            false,
            Duration.ofNanos(1),
            Long.parseLong(seed),
            LONG,
            Set.of());
    assertEquals(claim.detail(), rejected(run(again)).get(0).detail());
  }

  @Test
  void expectedFailure_thatPasses_isAnError_andOneThatFailsIsNone() throws IOException {
    List<String> command = java(ReferencePort.class, "mod.Deleted.earlier", "value", "true");
    List<String> failing =
        rejected(run(settings(command, LONG))).stream()
            .map(c -> c.id().substring("traces/".length()))
            .toList();
    assertTrue(failing.contains("row/mod.Deleted.earlier"), failing::toString);
    Set<String> expected = new HashSet<>(failing);
    expected.add("row/del.Waiting");

    List<Claim> left =
        rejected(
            run(
                new ConformSettings(
                    command, Optional.empty(), true, Duration.ZERO, 1, LONG, expected)));

    assertEquals(1, left.size(), left::toString);
    assertEquals("traces/row/del.Waiting", left.get(0).id());
    assertEquals(Outcome.MUST_FAIL_HELD, left.get(0).outcome());
  }

  @Test
  void expectedFailure_thatIsNoVector_isMalformed(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("known"), "# known\nrow/no.such # why\n");
    Set<String> ids = ConformSettings.expectedFailures(file);
    assertEquals(Set.of("row/no.such"), ids);
    var settings =
        new ConformSettings(
            java(JavaPort.class), Optional.empty(), true, Duration.ZERO, 1, LONG, ids);

    var e = assertThrows(MalformedVectorsException.class, () -> run(settings));

    assertTrue(String.valueOf(e.getMessage()).contains("found row/no.such"), e::toString);
  }

  /** Ports in the shell that do not keep to the protocol; each leaves a child behind if it can. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "read l; CHILD & wait | it does not answer within 1000 ms",
        "read l; CHILD & exit 3 | it has ended: ended with exit code 3",
        "CHILD & yes | it answers out of turn",
        "CHILD & tr '\\0' x < /dev/zero | it sends 65536 bytes without the end of a line",
        "read l; CHILD & printf '1 \\001\\002\\n'; wait | no line of printable ASCII characters",
        "read l; CHILD & printf '1 hel' | it has ended within a line, 1 hel",
        "read l; CHILD & printf '1 hel'; wait | it does not end its line within 1000 ms: 1 hel",
        "read l; CHILD & echo 7 hello 1 x repaired; wait | it answers out of turn",
        "read l; CHILD & echo 1 hello 2 x repaired; wait | it speaks version 2, expected 1",
        "read l; CHILD & echo 1 good morning; wait | it does not greet",
        "read l; CHILD & printf '1 hello 1 x repaired reset\\n2 ok\\n'; wait | more than one line",
        "read l; CHILD & echo 1 hello 1 x repaired; exec <&-; exec 1>&-; wait | "
      })
  void misbehavingPort_isReportedWithItsLastExchange_andNothingOfItIsLeft(
      String script, String message) throws IOException {
    String child =
        String.format(
            Locale.ROOT, "sleep 98765.%09d", ThreadLocalRandom.current().nextInt(1_000_000_000));
    boolean hangs = message != null && message.contains("1000 ms");
    List<String> command = List.of("sh", "-c", script.replace("CHILD", child));

    Conformance conformance =
        run(settings(command, hangs ? Duration.ofSeconds(1) : Duration.ofSeconds(60)));

    if (message != null) {
      Claim claim = conformance.claims().get(0);
      assertEquals(Outcome.REJECTED, claim.outcome());
      assertTrue(claim.detail().contains(message), claim.detail());
      assertTrue(claim.detail().contains("to the port    1 hello 1"), claim.detail());
    }
    assertFalse(isLeft(child), () -> child + " is left of " + script);
  }

  /** Whether a process with this command line is alive; waits a while for its end. */
  private static boolean isLeft(String child) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (true) {
      try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
        String wanted = child.substring("sleep ".length());
        boolean left =
            all.anyMatch(
                p -> p.info().arguments().map(List::of).orElse(List.of()).equals(List.of(wanted)));
        if (!left || System.nanoTime() - deadline > 0) {
          return left;
        }
      }
      Thread.onSpinWait();
    }
  }
}
