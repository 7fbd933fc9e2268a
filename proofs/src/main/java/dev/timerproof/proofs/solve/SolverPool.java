package dev.timerproof.proofs.solve;

import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.CoreText;
import dev.timerproof.proofs.smt.FiniteText;
import dev.timerproof.proofs.smt.GroundText;
import dev.timerproof.proofs.smt.QuantifiedText;
import dev.timerproof.proofs.smt.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Workers that have scripts solved, each with solver JVMs of its own. Thread-safe. */
public final class SolverPool implements AutoCloseable {
  /** How long closing waits for the workers to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final int limitMillis;
  private final List<SolverKind> kinds;
  private final @Nullable AnswerCache cache;
  private final ExecutorService workers;
  private final Map<SolverKind, ConcurrentLinkedDeque<SolverProcess>> idle =
      new EnumMap<>(SolverKind.class);
  private final Set<SolverProcess> all = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
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
   * @param wanted the solvers; those without a library for this machine are left out
   * @param workers how many scripts are solved at a time
   * @param limitMillis the time limit of one question in ms
   * @param cache the folder of kept answers; empty to ask every question anew
   * @throws MissingSolverException if none of the solvers is there for this machine
   * @throws SolverFailedException if one does not start
   */
  public SolverPool(Set<SolverKind> wanted, int workers, int limitMillis, Optional<Path> cache) {
    this.limitMillis = limitMillis;
    this.kinds = wanted.stream().filter(SolverKind::available).sorted().toList();
    if (kinds.isEmpty()) {
      throw new MissingSolverException(wanted.iterator().next());
    }
    this.cache = cache.map(AnswerCache::new).orElse(null);
    this.workers = Executors.newFixedThreadPool(workers);
    for (SolverKind kind : SolverKind.values()) {
      idle.put(kind, new ConcurrentLinkedDeque<>());
    }
    try {
      for (SolverKind kind : kinds) {
        SolverProcess first = take(kind);
        versions.put(kind, first.version());
        give(kind, first);
      }
    } catch (SolverFailedException e) {
      close();
      throw e;
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
    List<Question> questions = questions(kind, script);
    String all = questions.stream().map(Question::text).collect(Collectors.joining());
    String version = String.valueOf(versions.get(kind));
    Optional<List<Answer>> kept = cache == null ? Optional.empty() : cache.find(version, all);
    if (kept.isPresent() && kept.get().size() == asked) {
      return new ScriptAnswers(spread(kind, script, kept.get()), 0, true, "");
    }
    long begin = System.nanoTime();
    SolverProcess process = null;
    try {
      process = take(kind);
      List<Answer> answers = new ArrayList<>();
      for (Question each : questions) {
        answers.addAll(AnswerReader.read(process.run(each.text), each.claims));
      }
      give(kind, process);
      if (cache != null) {
        cache.keep(version, all, answers);
      }
      return new ScriptAnswers(spread(kind, script, answers), since(begin), false, "");
    } catch (SolverFailedException e) {
      if (process != null) {
        end(process);
      }
      List<Answer> none = Collections.nCopies(asked, Answer.UNKNOWN);
      return new ScriptAnswers(
          spread(kind, script, none), since(begin), false, String.valueOf(e.getMessage()));
    }
  }

  /** A text for a solver, and how many claims it asks about. */
  private record Question(String text, int claims) {}

  /**
   * The texts for a solver. Z3 is given all claims at once; cvc5 one at a time, with only the
   * conjuncts that Z3 used for it.
   */
  private List<Question> questions(SolverKind kind, Script script) {
    if (kind == SolverKind.Z3) {
      return List.of(new Question(QuantifiedText.of(script), asked(kind, script)));
    }
    List<Check> claims = CoreText.claims(script);
    List<Set<String>> needed = needed(script, claims.size());
    List<Question> all = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Script one = script.withPremises(needed.get(i)).withChecks(List.of(claims.get(i)));
      all.add(new Question(GroundText.of(one), 1));
    }
    return all;
  }

  /**
   * The conjuncts that Z3 used for each claim, which keep the text without quantifiers short; all
   * conjuncts if Z3 did not prove every claim. This is sound: what follows from some premises
   * follows from all.
   */
  private List<Set<String>> needed(Script script, int claims) {
    Set<String> everything = new TreeSet<>();
    script.premises().forEach(p -> everything.add(p.name()));
    List<Set<String>> unknown = Collections.nCopies(claims, everything);
    if (claims == 0 || !SolverKind.Z3.available()) {
      return unknown;
    }
    SolverProcess z3 = take(SolverKind.Z3);
    String text = CoreText.of(script);
    Optional<List<Set<String>>> kept =
        cache == null ? Optional.empty() : cache.names(z3.version(), text);
    if (kept.isPresent() && kept.get().size() == claims) {
      give(SolverKind.Z3, z3);
      return kept.get();
    }
    try {
      List<Set<String>> cores = CoreText.cores(z3.run(text), claims);
      give(SolverKind.Z3, z3);
      if (cache != null) {
        cache.keepNames(z3.version(), text, cores);
      }
      return cores;
    } catch (IllegalStateException e) {
      give(SolverKind.Z3, z3);
      return unknown;
    } catch (SolverFailedException e) {
      end(z3);
      return unknown;
    }
  }

  /**
   * Looks for a small counterexample to a claim.
   *
   * @return Z3's output for the {@link FiniteText}; empty if Z3 failed or is missing
   */
  public Future<String> refute(Script script, Check check) {
    return workers.submit(
        () -> {
          if (!SolverKind.Z3.available()) {
            return "";
          }
          SolverProcess process = take(SolverKind.Z3);
          try {
            String printed = process.run(FiniteText.of(script, check));
            give(SolverKind.Z3, process);
            return printed;
          } catch (SolverFailedException e) {
            end(process);
            return "";
          }
        });
  }

  /** Whether some solver of this pool is asked such a claim. */
  public boolean takesPart(Check check) {
    return kinds.stream().anyMatch(kind -> isAsked(kind, check));
  }

  /**
   * Whether a solver is asked a claim. cvc5 is not asked whether a step can happen: its text has
   * only instances of the premises, so an answer sat may come from values that are no state.
   */
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
    checkOpen();
    SolverProcess process = processes(kind).poll();
    if (process == null) {
      process = new SolverProcess(kind, limitMillis);
      all.add(process);
    }
    if (closed) {
      end(process);
    }
    checkOpen();
    return process;
  }

  private void checkOpen() {
    if (closed) {
      throw new SolverFailedException("the solvers have been ended");
    }
  }

  private void give(SolverKind kind, SolverProcess process) {
    processes(kind).push(process);
  }

  private void end(SolverProcess process) {
    process.close();
    all.remove(process);
  }

  private ConcurrentLinkedDeque<SolverProcess> processes(SolverKind kind) {
    return java.util.Objects.requireNonNull(idle.get(kind));
  }

  /**
   * Ends all solvers, even busy ones, and removes their files. Scripts that are not solved yet get
   * no answer.
   */
  @Override
  public void close() {
    closed = true;
    workers.shutdownNow();
    all.forEach(SolverProcess::close);
    awaitWorkers();
  }

  /**
   * Waits for the workers, one of which may be about to start a solver and then ends it: afterwards
   * no thread writes files any more.
   */
  private void awaitWorkers() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        long left = deadline - System.nanoTime();
        ended = workers.awaitTermination(left, TimeUnit.NANOSECONDS) || left <= 0;
      } catch (InterruptedException e) {
        // The closing thread has often been interrupted; the files must be deleted nevertheless.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
