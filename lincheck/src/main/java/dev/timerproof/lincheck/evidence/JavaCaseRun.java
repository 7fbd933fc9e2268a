package dev.timerproof.lincheck.evidence;

import dev.timerproof.generate.java.ProtocolGenerator;
import dev.timerproof.generate.java.ProtocolLoader;
import dev.timerproof.lincheck.CallScript;
import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.lincheck.core.ScriptedTimers;
import dev.timerproof.lincheck.linear.ConsistencyCondition;
import dev.timerproof.lincheck.scenario.DirectedRun;
import dev.timerproof.lincheck.scenario.Strategy;
import dev.timerproof.lincheck.scenario.Task;
import dev.timerproof.lincheck.scenario.Variant;
import dev.timerproof.runtime.core.TimerProtocol;
import dev.timerproof.spec.model.JavaCase;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the cases that show known faults in generated Java. */
public final class JavaCaseRun {
  private static final String CORE = TimerProtocol.class.getPackageName();

  /**
   * The number of interleavings, enough to find each fault; the search ends with the first failure.
   */
  private static final int INTERLEAVINGS = 300;

  private static final int INTERLEAVINGS_THAT_HOLD = 60;

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final TableReader table;
  private final PlantedFaults faults;
  private final Path folder;

  /**
   * A runner of cases.
   *
   * @param table the table that the Java is generated from
   * @param faults the faults that cases name
   * @param folder for class files and messages
   */
  public JavaCaseRun(TableReader table, PlantedFaults faults, Path folder) {
    this.table = table;
    this.faults = faults;
    this.folder = folder;
  }

  /**
   * Runs a case with its fault planted.
   *
   * @return the failure, which must contain the case's finding; empty if none was found
   */
  public Optional<String> with(JavaCase javaCase) throws IOException, InterruptedException {
    List<Mutation> mutations = faults.mutations(javaCase.fault());
    return switch (javaCase.layer()) {
      case HISTORY -> history(javaCase, mutations);
      case LINCHECK ->
          interleavings(new Variant(javaCase.edition(), mutations), List.of(javaCase)).get(0);
    };
  }

  /**
   * Runs cases on the unchanged editions, where no failure may be found.
   *
   * @return the cases with a failure, and its description
   */
  public Map<JavaCase, String> without(List<JavaCase> cases)
      throws IOException, InterruptedException {
    Map<JavaCase, String> wrong = new LinkedHashMap<>();
    Map<String, List<JavaCase>> explored = new LinkedHashMap<>();
    for (JavaCase javaCase : cases) {
      switch (javaCase.layer()) {
        case HISTORY -> history(javaCase, List.of()).ifPresent(found -> wrong.put(javaCase, found));
        case LINCHECK ->
            explored.computeIfAbsent(javaCase.edition(), e -> new ArrayList<>()).add(javaCase);
      }
    }
    for (Map.Entry<String, List<JavaCase>> e : explored.entrySet()) {
      List<Optional<String>> found = interleavings(Variant.of(e.getKey()), e.getValue());
      for (int k = 0; k < found.size(); k++) {
        JavaCase javaCase = e.getValue().get(k);
        found.get(k).ifPresent(account -> wrong.put(javaCase, account));
      }
    }
    return wrong;
  }

  private Optional<String> history(JavaCase javaCase, List<Mutation> mutations) {
    var generator = new ProtocolGenerator(table.readUnchecked(javaCase.edition(), mutations), CORE);
    ClassLoader loader =
        ProtocolLoader.load(generator.generate(), TimerProtocol.class, ScriptedTimers.class);
    loader.setPackageAssertionStatus(CORE, true);
    try {
      CallScript script =
          (CallScript)
              loader.loadClass(ScriptedTimers.class.getName()).getConstructor().newInstance();
      return Optional.ofNullable(script.run(List.of(javaCase.script().split(";", -1))));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(ScriptedTimers.class.getName(), e);
    }
  }

  private List<Optional<String>> interleavings(Variant variant, List<JavaCase> cases)
      throws IOException, InterruptedException {
    int most = variant.mutations().isEmpty() ? INTERLEAVINGS_THAT_HOLD : INTERLEAVINGS;
    List<Task> tasks = cases.stream().map(javaCase -> task(javaCase, most)).toList();
    List<CaseResult> results =
        new DirectedRun(Optional.of(table), folder).run(variant, tasks, LONGEST, result -> {});
    if (results.size() < cases.size()) {
      throw new IOException(
          cases.get(results.size()).id() + " gave no result within " + LONGEST.toSeconds() + " s");
    }
    return results.stream()
        .map(result -> result.holds() ? Optional.<String>empty() : Optional.of(result.detail()))
        .toList();
  }

  private static Task task(JavaCase javaCase, int interleavings) {
    return new Task(
        javaCase.name(),
        ConsistencyCondition.PER_TIMER,
        Strategy.MODEL_CHECKING,
        interleavings,
        List.of(javaCase.script()));
  }
}
