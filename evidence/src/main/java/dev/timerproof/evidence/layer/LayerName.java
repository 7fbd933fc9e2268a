package dev.timerproof.evidence.layer;

import dev.timerproof.evidence.claim.ScopeKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every layer of evidence that the project knows, in the order in which reports have them. */
public enum LayerName {
  TABLE("is the table well-formed and total", ScopeKind.CHECKED, 5),
  DRIFT("are the derived files what the table gives", ScopeKind.CHECKED, 25),
  MODEL("does the protocol hold on every interleaving of small instances", ScopeKind.BOUNDED, 150),
  BUGS("do models and Java show the bugs that Go's timers had", ScopeKind.BOUNDED, 60),
  PROOFS("does it hold for any number of threads, timers and Ps", ScopeKind.PROVEN, 20),
  LINCHECK("is the generated Java linearizable, per timer", ScopeKind.TESTED, 35),
  JCSTRESS("do the races on real hardware end as the model allows", ScopeKind.TESTED, 40),
  JQWIK("does a long random history agree with the sequential model", ScopeKind.TESTED, 15),
  FUZZ("do kept inputs of campaigns hold and find known faults again", ScopeKind.TESTED, 5),
  MUTANTS("does some layer notice each mistake in the table", ScopeKind.TESTED, 25),
  TRACES("do recordings of real runs follow the table", ScopeKind.CHECKED, 5);

  private final String question;
  private final ScopeKind kind;
  private final int share;

  LayerName(String question, ScopeKind kind, int share) {
    this.question = question;
    this.kind = kind;
    this.share = share;
  }

  /** The name that options and reports use. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The question that the layer answers, without its question mark. */
  public String question() {
    return question;
  }

  /** How far the layer's claims reach. */
  public ScopeKind kind() {
    return kind;
  }

  /**
   * The layer's weight when the budget is divided among the layers that run: the seconds that it
   * takes in a quick run.
   */
  public int share() {
    return share;
  }

  /** The layer of this label. */
  public static Optional<LayerName> of(String label) {
    return List.of(values()).stream().filter(n -> n.label().equals(label)).findFirst();
  }
}
