package dev.timerproof.proofs;

import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.smt.QuantifiedText;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.proofs.solve.Answer;
import dev.timerproof.proofs.solve.ScriptAnswers;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.proofs.solve.SolverPool;
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
import java.util.TreeMap;

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
   * @throws dev.timerproof.proofs.solve.SolverFailedException if a solver cannot be started
   * @throws UncheckedIOException if a folder cannot be written
   */
  public static ProofReport prove(TimerTable table, ProofOptions options, ProofListener listener) {
    return prove(table.edition(), Obligations.of(table).scripts(), options, listener);
  }

  /** Has the given obligations solved. */
  static ProofReport prove(
      String edition, List<Script> all, ProofOptions options, ProofListener listener) {
    long begin = System.nanoTime();
    List<Script> scripts = all.stream().filter(s -> isAsked(s, options.rows())).toList();
    options.scripts().ifPresent(folder -> write(folder.resolve(edition), scripts));
    listener.begins(
        edition, scripts.size(), scripts.stream().mapToInt(s -> s.checks().size()).sum());
    List<List<ObligationResult>> results = new ArrayList<>();
    Map<SolverKind, String> versions;
    try (SolverPool pool = new SolverPool(options)) {
      List<SolverPool.Pending> pending = scripts.stream().map(pool::submit).toList();
      for (SolverPool.Pending each : pending) {
        List<ObligationResult> decided = results(edition, each);
        decided.forEach(listener::decided);
        results.add(decided);
      }
      versions = pool.versions();
    }
    return new ProofReport(
        edition,
        hash(scripts),
        versions,
        results.stream().flatMap(List::stream).toList(),
        (System.nanoTime() - begin) / 1e9);
  }

  private static boolean isAsked(Script script, List<String> rows) {
    return rows.isEmpty() || script.rows().stream().anyMatch(rows::contains);
  }

  private static List<ObligationResult> results(String edition, SolverPool.Pending pending) {
    Script script = pending.script();
    Map<SolverKind, ScriptAnswers> answers = pending.await();
    double seconds = answers.values().stream().mapToDouble(ScriptAnswers::seconds).sum();
    boolean cached = answers.values().stream().allMatch(ScriptAnswers::cached);
    List<ObligationResult> results = new ArrayList<>();
    for (int i = 0; i < script.checks().size(); i++) {
      Check check = script.checks().get(i);
      Map<SolverKind, Answer> said = new TreeMap<>();
      StringBuilder note = new StringBuilder();
      for (Map.Entry<SolverKind, ScriptAnswers> e : answers.entrySet()) {
        Answer answer = e.getValue().answers().get(i);
        if (answer != null) {
          said.put(e.getKey(), answer);
        }
        note.append(e.getValue().failure());
      }
      results.add(
          new ObligationResult(
              edition,
              script.name(),
              script.rows(),
              check,
              outcome(check, said),
              said,
              seconds,
              cached,
              note.toString(),
              ""));
    }
    return results;
  }

  /** All solvers that take part must say the same. */
  private static Outcome outcome(Check check, Map<SolverKind, Answer> said) {
    boolean sat = said.containsValue(Answer.SAT);
    boolean unsat = said.containsValue(Answer.UNSAT);
    if (sat && unsat) {
      return Outcome.DISAGREEMENT;
    }
    if (said.isEmpty() || said.containsValue(Answer.UNKNOWN)) {
      return Outcome.UNKNOWN;
    }
    return sat == check.expectsSat() ? Outcome.PROVEN : Outcome.REFUTED;
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
