package dev.timerproof.proofs;

import dev.timerproof.proofs.smt.MutexObligations;
import dev.timerproof.proofs.smt.Script;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.MutexTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
import java.util.List;
import java.util.Optional;

/** The proof of the timers with a mutex, and planted faults that must be refuted. */
public final class MutexProof {
  /** The edition that is proven; some claims are refuted for Go's own editions. */
  public static final String EDITION = "repaired-mutex";

  /** The claim. */
  public static final String SENTENCE =
      "each section of a timer's locks keeps heap, copy of the bits and zombies, and each setting"
          + " has one outcome";

  private MutexProof() {}

  /**
   * A planted fault: a parameter of a repair with Go's value, for which a named claim must be
   * refuted.
   *
   * @param name its name
   * @param title the fault in words
   * @param mutation the change of the table
   * @param section the section that must be refuted
   * @param claim the claim that must be refuted there
   */
  public record Planted(
      String name, String title, Mutation mutation, String section, String claim) {
    /**
     * Plants the fault in the table of this build and proves the named section alone.
     *
     * @return the named claim's result; empty if the changed table has no such section or claim
     */
    public Optional<ObligationResult> refute(ProofOptions options) {
      MutexTable table = MutexTableReader.builtIn().read(EDITION, List.of(mutation));
      List<Script> asked =
          MutexObligations.of(table).stream()
              .filter(s -> s.name().equals(section))
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
        planted(
            "mutex-count",
            "sends in flight are counted, whichever setting they are of",
            "inflight",
            "count",
            "stop.lock+stop.out",
            "answer-exact"),
        planted(
            "mutex-take",
            "the copy of the bits is left when a P's timers are taken over",
            "take",
            "state",
            "take.each+take.zombie",
            "astate-as-state"));
  }

  private static Planted planted(
      String name, String title, String parameter, String value, String section, String claim) {
    return new Planted(
        name, title, Mutation.word("parameter", "edition", parameter, value), section, claim);
  }
}
