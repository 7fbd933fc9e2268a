package dev.timerproof.fuzz.kept;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.layer.Layer;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Profile;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.fuzz.subject.Execution;
import dev.timerproof.fuzz.subject.Fault;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.Target;
import dev.timerproof.fuzz.subject.Targets;
import dev.timerproof.generate.java.CompilationException;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * Runs the inputs that campaigns have kept: on each edition nothing goes wrong, and a planted fault
 * is found again by its input.
 */
public final class FuzzLayer implements Layer {
  /** The planted faults of a quick run; the Java of each has to be compiled. */
  private static final Set<String> QUICK = Set.of("WalkSkipsHole", "WithoutR1", "WithoutR2");

  private static final String ROW = "row ";

  private final List<KeptInput> kept;

  /** The inputs of this build. */
  public FuzzLayer() {
    this(KeptInput.builtIn());
  }

  FuzzLayer(List<KeptInput> kept) {
    this.kept = List.copyOf(kept);
  }

  /**
   * A claim.
   *
   * @param fault the planted fault; empty for an edition as it is
   */
  private record Case(String edition, String fault, String target, List<KeptInput> inputs) {
    String id() {
      return LayerName.FUZZ.label() + "/" + (fault.isEmpty() ? edition + "-" + target : fault);
    }

    Claim claim(Settings settings) {
      String sentence =
          fault.isEmpty()
              ? "nothing goes wrong on the kept inputs of " + target + " on " + edition
              : "a kept input of "
                  + inputs.stream().map(KeptInput::target).collect(Collectors.joining(", "))
                  + " finds "
                  + fault
                  + ", planted in "
                  + edition;
      return Claim.of(id(), sentence, LayerName.FUZZ.kind())
          .withScope(
              (fault.isEmpty() ? "" : "must fail, ")
                  + inputs.size()
                  + (inputs.size() == 1 ? " input" : " inputs"))
          .withReplay(
              "timerproof check --case "
                  + id()
                  + " --edition "
                  + edition
                  + settings.table().file().map(f -> " --table " + f).orElse(""));
    }
  }

  @Override
  public LayerName name() {
    return LayerName.FUZZ;
  }

  private List<Case> all(Settings settings) {
    boolean quick = settings.profile() == Profile.QUICK && settings.caseName().isEmpty();
    List<Case> cases = new ArrayList<>();
    for (String edition : settings.editions()) {
      List<KeptInput> its = kept.stream().filter(k -> k.edition().equals(edition)).toList();
      for (String target : Targets.NAMES) {
        List<KeptInput> inputs = its.stream().filter(k -> k.target().equals(target)).toList();
        if (!inputs.isEmpty()) {
          cases.add(new Case(edition, "", target, inputs));
        }
      }
      for (String fault : its.stream().map(KeptInput::fault).distinct().toList()) {
        if (!fault.isEmpty() && (!quick || QUICK.contains(fault))) {
          List<KeptInput> inputs = its.stream().filter(k -> k.fault().equals(fault)).toList();
          cases.add(new Case(edition, fault, "", inputs));
        }
      }
    }
    return cases;
  }

  @Override
  public List<String> cases(Settings settings) {
    return all(settings).stream().map(Case::id).toList();
  }

  @Override
  public void run(LayerContext context) throws IOException, InterruptedException {
    Settings settings = context.settings();
    TableReader reader = TableSource.of(settings).reader();
    Targets ofEdition = new Targets(reader, new Subject("", ""));
    String edition = "";
    for (Case each : all(settings).stream().filter(c -> settings.wants(c.id())).toList()) {
      context.status("kept inputs of " + each.id());
      long start = System.nanoTime();
      Claim claim = each.claim(settings);
      if (ToolProvider.getSystemJavaCompiler() == null) {
        claim = claim.withOutcome(Outcome.TOOL_MISSING).withDetail("no compiler; run a JDK");
      } else if (each.fault().isEmpty()) {
        if (!edition.equals(each.edition())) {
          edition = each.edition();
          ofEdition = new Targets(reader, new Subject(edition, ""));
        }
        claim = holds(each, claim, ofEdition);
      } else {
        claim = isFound(each, claim, reader);
      }
      context.report(claim.withDuration(Duration.ofNanos(System.nanoTime() - start)));
    }
  }

  private static Claim holds(Case each, Claim claim, Targets targets) throws InterruptedException {
    Set<String> rows = new TreeSet<>();
    try {
      Target target = targets.target(each.target());
      for (KeptInput input : each.inputs()) {
        stopIfInterrupted();
        Execution execution = target.run(input.input());
        if (execution.fault().isPresent()) {
          Fault fault = execution.fault().get();
          return claim
              .withOutcome(Outcome.VIOLATED)
              .withDetail(
                  "input: "
                      + input.input()
                      + "\n"
                      + fault.message()
                      + (fault.rows().isEmpty()
                          ? ""
                          : "\nrows: " + String.join(", ", fault.rows())));
        }
        execution.reached().stream().filter(r -> r.startsWith(ROW)).forEach(rows::add);
      }
    } catch (GenerationException | CompilationException e) {
      return claim.withOutcome(Outcome.MALFORMED).withDetail(String.valueOf(e.getMessage()));
    }
    return claim.withEvidence("inputs", each.inputs().size()).withEvidence("rows", rows.size());
  }

  private static Claim isFound(Case each, Claim claim, TableReader reader)
      throws InterruptedException {
    try {
      for (KeptInput input : each.inputs()) {
        stopIfInterrupted();
        Optional<Fault> fault =
            new Targets(reader, input.subject()).target(input.target()).run(input.input()).fault();
        String found = fault.map(Fault::property).orElse("nothing");
        if (!found.equals(input.property())) {
          return claim
              .withOutcome(Outcome.MUST_FAIL_HELD)
              .withDetail(
                  "input: "
                      + input.input()
                      + "\nexpected "
                      + input.property()
                      + ", found "
                      + found);
        }
      }
    } catch (GenerationException | CompilationException e) {
      return claim.withOutcome(Outcome.MALFORMED).withDetail(String.valueOf(e.getMessage()));
    }
    return claim.withEvidence("inputs", each.inputs().size());
  }

  private static void stopIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
