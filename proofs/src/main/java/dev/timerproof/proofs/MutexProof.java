package dev.timerproof.proofs;

import dev.timerproof.proofs.smt.MutexObligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The proofs of the timers with a mutex, and planted faults that must be refuted. */
public enum MutexProof {
  /** The whole sections of a timer's locks, at the grain of which nobody else sees anything. */
  SECTIONS(
      "",
      "each section of a timer's locks keeps heap, copy of the bits and zombies, and each setting"
          + " has one outcome"),
  /** The two bounds of a P, at the grain of the steps that threads without the lock can see. */
  BOUNDS(
      "bounds",
      "at every moment one of the bounds of a P is at most the deadline of each armed timer in its"
          + " heap whose lock nobody holds");

  /** The edition that is proven; some claims are refuted for Go's own editions. */
  public static final String EDITION = "repaired-mutex";

  private final String part;
  private final String sentence;

  MutexProof(String part, String sentence) {
    this.part = part;
    this.sentence = sentence;
  }

  /** The claim. */
  public String sentence() {
    return sentence;
  }

  /**
   * Its name for an edition: the edition, and behind the separator which part is proven, if any.
   */
  public String name(String edition, String separator) {
    return part.isEmpty() ? edition : edition + separator + part;
  }

  private List<Script> scripts(MutexTable table) {
    return this == SECTIONS ? MutexObligations.of(table) : MutexObligations.ofBounds(table);
  }

  /** The ids of the rows whose steps are proven. */
  public Set<String> rows(MutexTable table) {
    return scripts(table).stream().flatMap(s -> s.rows().stream()).collect(Collectors.toSet());
  }

  /**
   * Generates the obligations for a table and has them solved.
   *
   * @param table of one edition, mutations applied
   * @throws dev.timerproof.proofs.sexp.MalformedTextException if a clause is not known
   * @throws IllegalArgumentException if a step or guard is not known
   * @throws dev.timerproof.proofs.solve.MissingSolverException if no solver is there
   * @throws dev.timerproof.proofs.solve.SolverFailedException if a solver cannot be started, or the
   *     thread was interrupted
   * @throws java.io.UncheckedIOException if a folder cannot be written
   */
  public ProofReport prove(MutexTable table, ProofOptions options, ProofListener listener) {
    return Prover.prove(name(table.edition(), "/"), scripts(table), options, listener);
  }

  /**
   * A planted fault: a parameter of a repair with Go's value, for which a named claim must be
   * refuted.
   *
   * @param name its name
   * @param title the fault in words
   * @param mutation the change of the table
   * @param proof the proof that must be refuted
   * @param step the step that must be refuted
   * @param claim the claim that must be refuted there
   */
  public record Planted(
      String name, String title, Mutation mutation, MutexProof proof, String step, String claim) {
    /**
     * Plants the fault in the table of this build and proves the named step alone.
     *
     * @return the named claim's result; empty if the changed table has no such step or claim
     */
    public Optional<ObligationResult> refute(ProofOptions options) {
      MutexTable table = MutexTableReader.builtIn().read(EDITION, List.of(mutation));
      List<Script> asked =
          proof.scripts(table).stream()
              .filter(s -> s.name().equals(step))
              .map(
                  s ->
                      s.withChecks(
                          s.checks().stream().filter(c -> c.name().equals(claim)).toList()))
              .filter(s -> s.checks().size() == 1)
              .toList();
      return asked.isEmpty()
          ? Optional.empty()
          : Prover.prove(EDITION, asked, options, ProofListener.NONE).results().stream()
              .findFirst();
    }
  }

  /** The planted faults. */
  public static List<Planted> faults() {
    return List.of(
        new Planted(
            "mutex-count",
            "sends in flight are counted, whichever setting they are of",
            parameter("inflight", "count"),
            SECTIONS,
            "stop.lock+stop.out",
            "answer-exact"),
        new Planted(
            "mutex-take",
            "the copy of the bits is left when a P's timers are taken over",
            parameter("take", "state"),
            SECTIONS,
            "take.each+take.zombie",
            "astate-as-state"),
        new Planted(
            "mutex-publish",
            "a reset that is not the earliest puts its bit into the copy after it has looked at"
                + " the bound",
            parameter("publish", "ifearliest"),
            BOUNDS,
            "reset.look.1.loadown+reset.notearliest+reset.noadd",
            "copied-first"),
        new Planted(
            "mutex-fold",
            "a scan clears the bound by a store, also when it was lowered since it was folded",
            parameter("fold", "store"),
            BOUNDS,
            "adjust.scan.4.clearbound+adjust.slot",
            "modified-bound"));
  }

  private static Mutation parameter(String name, String value) {
    return Mutation.word("parameter", "edition", name, value);
  }
}
