package dev.timerproof.proofs;

import dev.timerproof.proofs.model.Texts;
import dev.timerproof.proofs.sexp.MalformedTextException;
import dev.timerproof.proofs.sexp.Sexp;
import dev.timerproof.proofs.smt.Obligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A planted fault: a changed table for which a named claim must be refuted at a named step.
 *
 * @param name its name
 * @param title the fault in words
 * @param mutations the changes of the table of {@link #EDITION}
 * @param step the atomic step that must be refuted
 * @param promise the claim that must be refuted there
 * @param quick whether a quick check plants it
 */
public record Fault(
    String name,
    String title,
    List<Mutation> mutations,
    String step,
    String promise,
    boolean quick) {
  /** The edition that faults are planted in: the last one. */
  public static final String EDITION = "repaired";

  public Fault {
    mutations = List.copyOf(mutations);
  }

  /** All planted faults. */
  public static List<Fault> all() {
    return Texts.read("faults.sexp").stream().map(Fault::read).toList();
  }

  private static Fault read(Sexp e) {
    if (!e.is("fault")) {
      throw new MalformedTextException(e.place(), "expected (fault ...), found " + e);
    }
    return new Fault(
        e.item(1).word(),
        e.item(2).sentence(),
        e.item(3).list().stream().map(Fault::mutation).toList(),
        part(e, "at"),
        part(e, "breaks"),
        e.from(4).stream().anyMatch(p -> p.is("quick")));
  }

  private static String part(Sexp e, String head) {
    return e.from(4).stream()
        .filter(p -> p.is(head))
        .findFirst()
        .orElseThrow(
            () -> new MalformedTextException(e.place(), "expected a part (" + head + " ...)"))
        .item(1)
        .word();
  }

  private static Mutation mutation(Sexp e) {
    String part = e.item(0).word();
    String name = e.item(1).word();
    String field = e.item(2).word();
    Sexp value = e.item(3);
    return value instanceof Sexp.Form
        ? Mutation.words(part, name, field, value.list().stream().map(Sexp::word).toList())
        : Mutation.word(part, name, field, value.word());
  }

  /**
   * Plants the fault in the table of this build and proves the named step alone.
   *
   * @return the named claim's result; empty if the changed table has no such step or claim
   */
  public Optional<ObligationResult> refute(ProofOptions options) {
    return Objects.requireNonNull(refute(List.of(this), options).get(this));
  }

  /**
   * Plants each fault separately and proves its named step alone, all with the same solvers.
   *
   * @return for each the named claim's result; empty if its table has no such step or claim
   */
  public static Map<Fault, Optional<ObligationResult>> refute(
      List<Fault> faults, ProofOptions options) {
    Map<Fault, Script> asked = new LinkedHashMap<>();
    for (Fault fault : faults) {
      fault.script().ifPresent(script -> asked.put(fault, script));
    }
    Iterator<ObligationResult> results =
        Prover.prove(EDITION, List.copyOf(asked.values()), options, ProofListener.NONE)
            .results()
            .iterator();
    Map<Fault, Optional<ObligationResult>> all = new LinkedHashMap<>();
    for (Fault fault : faults) {
      all.put(fault, asked.containsKey(fault) ? Optional.of(results.next()) : Optional.empty());
    }
    return all;
  }

  /** The step of the changed table with the named claim as its only one. */
  private Optional<Script> script() {
    TimerTable table = TableReader.builtIn().read(EDITION, mutations);
    return Stream.concat(
            Obligations.of(table).scripts().stream(), Obligations.ofBounds(table).stream())
        .filter(s -> s.name().equals(step))
        .map(
            s ->
                s.withChecks(
                    s.checks().stream().filter(c -> c.name().equals(promise)).limit(1).toList()))
        .filter(s -> s.checks().size() == 1)
        .findFirst();
  }
}
