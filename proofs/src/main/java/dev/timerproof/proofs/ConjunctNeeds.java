package dev.timerproof.proofs;

import dev.timerproof.proofs.smt.Check;
import dev.timerproof.proofs.smt.CoreText;
import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.smt.QuantifiedText;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.proofs.solve.Answer;
import dev.timerproof.proofs.solve.AnswerReader;
import dev.timerproof.proofs.solve.SolverKind;
import dev.timerproof.proofs.solve.SolverProcess;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which conjuncts of the invariant the proof of an edition needs. Z3's unsat cores say which ones
 * it used; whether one of these can be replaced by the others is found by leaving it out.
 */
public final class ConjunctNeeds {
  private final List<Script> scripts;
  private final Map<String, List<Use>> uses = new TreeMap<>();
  private final Set<String> conjuncts = new LinkedHashSet<>();

  /** A claim of a script that Z3 used a conjunct for. */
  public record Use(Script script, Check check) {
    @Override
    public String toString() {
      return script.name() + ": " + check.name();
    }
  }

  private ConjunctNeeds(List<Script> scripts) {
    this.scripts = scripts;
    scripts.forEach(s -> s.premises().forEach(p -> conjuncts.add(p.name())));
  }

  /**
   * Asks Z3 for the unsat cores of all obligations of a table.
   *
   * @throws IllegalStateException if some obligation does not hold
   */
  public static ConjunctNeeds of(TimerTable table, int limitMillis) {
    ConjunctNeeds needs = new ConjunctNeeds(Obligations.of(table).scripts());
    try (SolverProcess z3 = new SolverProcess(SolverKind.Z3, limitMillis)) {
      for (Script script : needs.scripts) {
        List<Check> claims = CoreText.claims(script);
        List<Set<String>> cores = CoreText.cores(z3.run(CoreText.of(script)), claims.size());
        for (int i = 0; i < claims.size(); i++) {
          Use use = new Use(script, claims.get(i));
          cores.get(i).forEach(c -> needs.uses.computeIfAbsent(c, n -> new ArrayList<>()).add(use));
        }
      }
    }
    return needs;
  }

  /**
   * For each conjunct the claims that it was used for, without the claim that the conjunct itself
   * is kept.
   */
  public Map<String, List<Use>> uses() {
    Map<String, List<Use>> all = new LinkedHashMap<>();
    for (String conjunct : conjuncts) {
      all.put(
          conjunct,
          uses.getOrDefault(conjunct, List.of()).stream()
              .filter(u -> !u.check().name().equals(conjunct))
              .toList());
    }
    return Collections.unmodifiableMap(all);
  }

  /** The conjuncts that no promise depends on, neither directly nor through other conjuncts. */
  public Set<String> idle() {
    Set<String> needed = new LinkedHashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, List<Use>> e : uses.entrySet()) {
        if (e.getValue().stream().anyMatch(u -> isNeeded(u.check(), needed))) {
          more |= needed.add(e.getKey());
        }
      }
    }
    Set<String> idle = new LinkedHashSet<>(conjuncts);
    idle.removeAll(needed);
    return idle;
  }

  private static boolean isNeeded(Check check, Set<String> needed) {
    return check.safety() || check.kind() == Check.Kind.NEVER || needed.contains(check.name());
  }

  /**
   * Finds a claim that no longer follows when a conjunct is left out, among the claims that it was
   * used for.
   *
   * @return the claim, or an empty list if the rest of the invariant is enough for all of them
   */
  public List<Use> brokenWithout(String conjunct, SolverProcess z3) {
    Map<Script, List<Check>> used = new LinkedHashMap<>();
    uses.getOrDefault(conjunct, List.of())
        .forEach(u -> used.computeIfAbsent(u.script(), s -> new ArrayList<>()).add(u.check()));
    for (Map.Entry<Script, List<Check>> e : used.entrySet()) {
      List<Check> checks = e.getValue().stream().filter(c -> !c.name().equals(conjunct)).toList();
      Set<String> others = new LinkedHashSet<>(conjuncts);
      others.remove(conjunct);
      Script without = e.getKey().withPremises(others).withChecks(checks);
      List<Answer> answers = AnswerReader.read(z3.run(QuantifiedText.of(without)), checks.size());
      int broken = answers.indexOf(Answer.SAT);
      if (broken >= 0) {
        return List.of(new Use(e.getKey(), checks.get(broken)));
      }
    }
    return List.of();
  }
}
