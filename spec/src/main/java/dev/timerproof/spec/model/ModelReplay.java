package dev.timerproof.spec.model;

import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.spec.tlc.TlcJob;
import dev.timerproof.spec.tlc.TlcLimits;
import dev.timerproof.spec.tlc.TlcListener;
import dev.timerproof.spec.tlc.TlcModules;
import dev.timerproof.spec.tlc.TlcResult;
import dev.timerproof.spec.tlc.TlcRunner;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets TLC search for runs of a model that follow the schedule of a counterexample, and says
 * whether they violate its property.
 */
public final class ModelReplay {
  /** The instance whose constants are taken for a schedule that no model has found. */
  private static final String PLAIN = "one";

  private static final String SUFFIX = ".tla";
  private static final long LARGEST = Integer.MAX_VALUE;

  private final Manifest manifest;
  private final TlcModules modules;

  /**
   * Prepares replays.
   *
   * @param modules the models, with the table of the counterexample
   */
  public ModelReplay(Manifest manifest, TlcModules modules) {
    this.manifest = manifest;
    this.modules = modules;
  }

  /**
   * Follows a schedule.
   *
   * @param folder an empty folder for the modules
   * @param time the longest time that TLC may take
   */
  public Replayed run(Trace trace, Path folder, Duration time)
      throws IOException, InterruptedException {
    if (trace.kind() == Trace.Kind.INDUCTION) {
      return Replayed.notFollowed(
          "it is a step from a state that perhaps no run reaches; the models begin at the"
              + " beginning");
    }
    if (trace.steps().stream().anyMatch(s -> s.actions().isEmpty() && !s.rows().isEmpty())) {
      return Replayed.notFollowed("its steps do not say what the threads do in the table's words");
    }
    boolean large =
        ReplayModule.calls(trace).stream()
            .anyMatch(c -> c.when() > LARGEST || c.period() > LARGEST || c.now() > LARGEST);
    if (large) {
      return Replayed.notFollowed(
          "it has a time above " + LARGEST + ", which TLC has no number for");
    }
    String name = trace.start().instance();
    Instance instance = instance(name.isEmpty() ? PLAIN : name);
    boolean known =
        manifest.instances().values().stream()
            .filter(i -> i.module().equals(instance.module()))
            .anyMatch(i -> i.checks().contains(trace.property()));
    if (!known) {
      return Replayed.notFollowed("the model has no property " + trace.property());
    }
    if (instance.temporal().filter(trace.property()::equals).isPresent()) {
      return Replayed.notFollowed(
          trace.property() + " is about runs without an end, which no schedule can show");
    }
    modules.copyTo(folder);
    var module =
        new ReplayModule(trace, instance.module(), instance.specification(), texts(folder));
    Files.writeString(folder.resolve(ReplayModule.NAME + SUFFIX), module.text());
    var job =
        new TlcJob(
            ReplayModule.NAME,
            TlcModules.in(folder),
            ReplayModule.NAME,
            module.configuration(instance, trace.property()),
            TlcLimits.DEFAULT.withTime(time),
            1,
            0);
    try (TlcRunner runner = new TlcRunner()) {
      return judge(trace, runner.run(job, TlcListener.NONE));
    }
  }

  private Instance instance(String name) {
    Instance found = manifest.instances().get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "no instance is named " + name + "; there are: " + manifest.instances().keySet());
    }
    return found;
  }

  private static Map<String, String> texts(Path folder) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        texts.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
      }
    }
    return texts;
  }

  private static Replayed judge(Trace trace, TlcResult result) {
    return switch (result.outcome()) {
      case VIOLATED, DEADLOCK -> violated(trace, result);
      case HOLDS -> stopped(trace, result);
      case BUDGET -> Replayed.notFollowed(result.error());
      case ERROR -> throw new IllegalStateException("TLC: " + result.error());
    };
  }

  private static Replayed violated(Trace trace, TlcResult result) {
    String property = result.violation() == null ? "" : result.violation().property();
    int states = result.counterexample().states().size();
    if (property.equals(ReplayModule.GOES_ON)) {
      return Replayed.withoutViolation(
          "a run of the model follows all "
              + trace.steps().size()
              + " steps, and "
              + trace.property()
              + " holds");
    }
    return Replayed.reproduced(
        "a run of the model follows it and violates "
            + trace.property()
            + " after "
            + states
            + " states");
  }

  /** The result if no run comes to the end of the schedule: the first step that none takes. */
  private static Replayed stopped(Trace trace, TlcResult result) {
    int most =
        result.coverage().rows().stream()
            .filter(row -> row.chars().allMatch(Character::isDigit))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    List<Trace.Step> steps = trace.steps();
    if (most >= steps.size()) {
      throw new IllegalStateException("TLC followed the schedule and does not say so");
    }
    Trace.Step step = steps.get(most);
    return Replayed.notFollowed(
        "at step "
            + step.number()
            + ": no run of the model that came here does what the schedule says: "
            + step.moves());
  }
}
