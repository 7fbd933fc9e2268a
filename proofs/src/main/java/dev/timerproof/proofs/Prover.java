package dev.timerproof.proofs;

import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.smt.PollerObligations;
import dev.timerproof.proofs.smt.QuantifiedText;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.proofs.solve.SolverPool;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.TimerTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Proves the obligations of a table for any number of threads, timers and Ps. Thread-safe; each
 * call starts solvers of its own and ends them.
 */
public final class Prover {
  private Prover() {}

  /**
   * Generates the obligations of a table and has them solved.
   *
   * @param table of one edition, mutations applied
   * @throws dev.timerproof.spec.table.MalformedTableException if no relation is known for a step
   * @throws dev.timerproof.proofs.solve.MissingSolverException if no solver is there
   * @throws dev.timerproof.proofs.solve.SolverFailedException if a solver cannot be started, or the
   *     thread was interrupted
   * @throws UncheckedIOException if a folder cannot be written
   */
  public static ProofReport prove(TimerTable table, ProofOptions options, ProofListener listener) {
    return prove(table.edition(), Obligations.of(table).scripts(), options, listener);
  }

  /**
   * The wake-up: generates the obligations of a poller's rows and has them solved.
   *
   * @param table of one edition, mutations applied
   * @throws dev.timerproof.spec.table.MalformedTableException if no relation is known for a step
   * @throws dev.timerproof.proofs.solve.MissingSolverException if no solver is there
   * @throws dev.timerproof.proofs.solve.SolverFailedException if a solver cannot be started, or the
   *     thread was interrupted
   * @throws UncheckedIOException if a folder cannot be written
   */
  public static ProofReport prove(PollerTable table, ProofOptions options, ProofListener listener) {
    return prove(table.edition() + "/wake-up", PollerObligations.of(table), options, listener);
  }

  /**
   * The two bounds: generates the obligations of a table about them alone and has them solved.
   *
   * @param table of one edition, mutations applied; nothing is asked if it promises nothing of them
   * @throws dev.timerproof.spec.table.MalformedTableException if no relation is known for a step
   * @throws dev.timerproof.proofs.solve.MissingSolverException if no solver is there
   * @throws dev.timerproof.proofs.solve.SolverFailedException if a solver cannot be started, or the
   *     thread was interrupted
   * @throws UncheckedIOException if a folder cannot be written
   */
  public static ProofReport proveBounds(
      TimerTable table, ProofOptions options, ProofListener listener) {
    return prove(table.edition() + "/bounds", Obligations.ofBounds(table), options, listener);
  }

  /** Has the given obligations solved. */
  static ProofReport prove(
      String edition, List<Script> all, ProofOptions options, ProofListener listener) {
    long begin = System.nanoTime();
    List<Script> chosen = all.stream().filter(s -> isAsked(s, options.rows())).toList();
    options.scripts().ifPresent(folder -> write(folder.resolve(edition), chosen));
    List<Script> scripts;
    List<List<ObligationResult>> results = new ArrayList<>();
    Map<SolverKind, String> versions;
    try (SolverPool pool = open(options)) {
      scripts =
          chosen.stream()
              .map(s -> s.withChecks(s.checks().stream().filter(pool::takesPart).toList()))
              .toList();
      listener.begins(
          edition, scripts.size(), scripts.stream().mapToInt(s -> s.checks().size()).sum());
      List<SolverPool.Pending> pending = scripts.stream().map(pool::submit).toList();
      for (SolverPool.Pending each : pending) {
        List<ObligationResult> decided = new Verdicts(edition, pool, each).results();
        decided.forEach(listener::decided);
        results.add(decided);
      }
      versions = pool.versions();
    }
    return new ProofReport(
        edition,
        hash(chosen),
        versions,
        results.stream().flatMap(List::stream).toList(),
        (System.nanoTime() - begin) / 1e9);
  }

  private static SolverPool open(ProofOptions options) {
    return new SolverPool(
        options.solvers(), options.workers(), options.limitMillis(), options.cache());
  }

  private static boolean isAsked(Script script, List<String> rows) {
    return rows.isEmpty() || script.rows().stream().anyMatch(rows::contains);
  }

  private static void write(Path folder, List<Script> scripts) {
    try {
      Files.createDirectories(folder);
      for (Script script : scripts) {
        Files.writeString(folder.resolve(script.name() + ".smt2"), QuantifiedText.of(script));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(List<Script> scripts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Script script : scripts) {
        digest.update(QuantifiedText.of(script).getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
