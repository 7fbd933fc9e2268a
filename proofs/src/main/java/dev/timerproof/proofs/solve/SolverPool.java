package dev.timerproof.proofs.solve;

import dev.timerproof.proofs.ProofOptions;
import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.CoreText;
import dev.timerproof.proofs.smt.FiniteText;
import dev.timerproof.proofs.smt.GroundText;
import dev.timerproof.proofs.smt.QuantifiedText;
import dev.timerproof.proofs.smt.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Some workers that have scripts solved, each with solver JVMs of its own. */
public final class SolverPool implements AutoCloseable {
  private final ProofOptions options;
  private final List<SolverKind> kinds;
  private final @Nullable AnswerCache cache;
  private final ExecutorService workers;
  private final Map<SolverKind, ConcurrentLinkedDeque<SolverProcess>> idle =
      new EnumMap<>(SolverKind.class);
  private final Map<SolverKind, String> versions = Collections.synchronizedMap(new TreeMap<>());

  /** A script whose answers are on their way. */
  public record Pending(Script script, Map<SolverKind, Future<ScriptAnswers>> answers) {
    /** Waits for the answers. */
    public Map<SolverKind, ScriptAnswers> await() {
      Map<SolverKind, ScriptAnswers> all = new TreeMap<>();
      answers.forEach((kind, future) -> all.put(kind, get(future)));
      return all;
    }

    private static ScriptAnswers get(Future<ScriptAnswers> future) {
      try {
        return future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SolverFailedException("interrupted", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new SolverFailedException("a worker failed", e);
      }
    }
  }

  /**
   * Starts one solver of each kind, to know its version.
   *
   * @throws SolverFailedException if one does not start
   */
  public SolverPool(ProofOptions options) {
    this.options = options;
    this.kinds = options.solvers().stream().filter(SolverKind::available).sorted().toList();
    this.cache = options.cache().map(AnswerCache::new).orElse(null);
    this.workers = Executors.newFixedThreadPool(options.workers());
    for (SolverKind kind : kinds) {
      idle.put(kind, new ConcurrentLinkedDeque<>());
      SolverProcess first = new SolverProcess(kind, options.limitMillis());
      versions.put(kind, first.version());
      give(kind, first);
    }
  }

  /** The solvers with their versions. */
  public Map<SolverKind, String> versions() {
    return new TreeMap<>(versions);
  }

  /** Has a script solved by every solver. */
  public Pending submit(Script script) {
    Map<SolverKind, Future<ScriptAnswers>> answers = new TreeMap<>();
    for (SolverKind kind : kinds) {
      answers.put(kind, workers.submit(() -> solve(kind, script)));
    }
    return new Pending(script, answers);
  }

  private ScriptAnswers solve(SolverKind kind, Script script) {
    int asked = asked(kind, script);
    String text =
        kind == SolverKind.Z3
            ? QuantifiedText.of(script)
            : GroundText.of(script.withPremises(needed(script)));
    String version = String.valueOf(versions.get(kind));
    Optional<List<Answer>> kept = cache == null ? Optional.empty() : cache.find(version, text);
    if (kept.isPresent() && kept.get().size() == asked) {
      return new ScriptAnswers(spread(kind, script, kept.get()), 0, true, "");
    }
    long begin = System.nanoTime();
    SolverProcess process = null;
    try {
      process = take(kind);
      List<Answer> answers = AnswerReader.read(process.run(text), asked);
      give(kind, process);
      if (cache != null) {
        cache.keep(version, text, answers);
      }
      return new ScriptAnswers(spread(kind, script, answers), since(begin), false, "");
    } catch (SolverFailedException e) {
      if (process != null) {
        process.close();
      }
      List<Answer> none = Collections.nCopies(asked, Answer.UNKNOWN);
      return new ScriptAnswers(
          spread(kind, script, none), since(begin), false, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The conjuncts that Z3 used, to keep text without quantifiers short; all of them where it did
   * not prove every claim. What follows from some premises follows from all.
   */
  private Set<String> needed(Script script) {
    Set<String> all = new HashSet<>();
    script.premises().forEach(p -> all.add(p.name()));
    SolverProcess z3 = take(SolverKind.Z3);
    try {
      List<Set<String>> cores =
          CoreText.cores(z3.run(CoreText.of(script)), CoreText.claims(script).size());
      give(SolverKind.Z3, z3);
      Set<String> used = new HashSet<>();
      cores.forEach(used::addAll);
      return used;
    } catch (IllegalStateException e) {
      give(SolverKind.Z3, z3);
      return all;
    } catch (SolverFailedException e) {
      z3.close();
      return all;
    }
  }

  /**
   * Looks for a small counterexample to a claim.
   *
   * @return what Z3 printed to the {@link FiniteText}; empty if Z3 failed
   */
  public Future<String> refute(Script script, Check check) {
    return workers.submit(
        () -> {
          SolverProcess process = take(SolverKind.Z3);
          try {
            String printed = process.run(FiniteText.of(script, check));
            give(SolverKind.Z3, process);
            return printed;
          } catch (SolverFailedException e) {
            process.close();
            return "";
          }
        });
  }

  /** Text without quantifiers has models that the state does not: it is not asked for any. */
  private static boolean isAsked(SolverKind kind, Check check) {
    return kind == SolverKind.Z3 || !check.expectsSat();
  }

  private static int asked(SolverKind kind, Script script) {
    return (int) script.checks().stream().filter(c -> isAsked(kind, c)).count();
  }

  private static List<@Nullable Answer> spread(
      SolverKind kind, Script script, List<Answer> answers) {
    List<@Nullable Answer> all = new ArrayList<>();
    int next = 0;
    for (Check check : script.checks()) {
      all.add(isAsked(kind, check) ? answers.get(next++) : null);
    }
    return all;
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private SolverProcess take(SolverKind kind) {
    SolverProcess process = processes(kind).poll();
    return process == null ? new SolverProcess(kind, options.limitMillis()) : process;
  }

  private void give(SolverKind kind, SolverProcess process) {
    processes(kind).push(process);
  }

  private ConcurrentLinkedDeque<SolverProcess> processes(SolverKind kind) {
    return java.util.Objects.requireNonNull(idle.get(kind));
  }

  /** Ends all solvers. Scripts that are not solved yet never will be. */
  @Override
  public void close() {
    workers.shutdownNow();
    idle.values().forEach(all -> all.forEach(SolverProcess::close));
  }
}
