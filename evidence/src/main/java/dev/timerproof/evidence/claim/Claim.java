package dev.timerproof.evidence.claim;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One sentence that a layer claims, with its outcome and evidence. Immutable.
 *
 * @param id layer and case, for example {@code table/go1.19}; unique within a run
 * @param sentence what is claimed, in one sentence without a full stop
 * @param outcome whether it holds
 * @param kind how far it reaches
 * @param scope the bounds in words, for example {@code 1 timer, 1 P, 2 threads, 2 calls each}
 * @param evidence counts, in the order in which they are shown
 * @param duration the time that it took when it was computed
 * @param cached whether the verdict comes from the cache
 * @param replay one line that repeats this case alone; empty when there is none
 * @param detail what a person needs to understand a failure; may have several lines, may be empty
 * @param trace the behaviour that shows the failure, which the detail describes too; empty if there
 *     is none
 */
public record Claim(
    String id,
    String sentence,
    Outcome outcome,
    ScopeKind kind,
    String scope,
    Map<String, Long> evidence,
    Duration duration,
    boolean cached,
    String replay,
    String detail,
    Optional<Trace> trace) {
  /**
   * Ends the scope of a claim whose counts, and numbers in its scope, are those of threads on this
   * machine. The rest of a summary is the same for the same seed, times aside.
   */
  public static final String OTHER_COUNTS = "; another run has other counts";

  public Claim {
    evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
    if (id.indexOf('/') <= 0) {
      throw new IllegalArgumentException("claim id " + id + ": expected layer/case");
    }
  }

  /** A claim that holds, without scope, evidence and detail. */
  public static Claim of(String id, String sentence, ScopeKind kind) {
    return new Claim(
        id,
        sentence,
        Outcome.HOLDS,
        kind,
        "",
        Map.of(),
        Duration.ZERO,
        false,
        "",
        "",
        Optional.empty());
  }

  /** The layer's name. */
  public String layer() {
    return id.substring(0, id.indexOf('/'));
  }

  /** The case within the layer. */
  public String caseName() {
    return id.substring(id.indexOf('/') + 1);
  }

  public Claim withOutcome(Outcome value) {
    return new Claim(
        id, sentence, value, kind, scope, evidence, duration, cached, replay, detail, trace);
  }

  public Claim withScope(String value) {
    return new Claim(
        id, sentence, outcome, kind, value, evidence, duration, cached, replay, detail, trace);
  }

  /** The same claim with one more count. */
  public Claim withEvidence(String name, long count) {
    var more = new LinkedHashMap<>(evidence);
    more.put(name, count);
    return new Claim(
        id, sentence, outcome, kind, scope, more, duration, cached, replay, detail, trace);
  }

  public Claim withDuration(Duration value) {
    return new Claim(
        id, sentence, outcome, kind, scope, evidence, value, cached, replay, detail, trace);
  }

  public Claim withCached(boolean value) {
    return new Claim(
        id, sentence, outcome, kind, scope, evidence, duration, value, replay, detail, trace);
  }

  public Claim withReplay(String value) {
    return new Claim(
        id, sentence, outcome, kind, scope, evidence, duration, cached, value, detail, trace);
  }

  public Claim withDetail(String value) {
    return new Claim(
        id, sentence, outcome, kind, scope, evidence, duration, cached, replay, value, trace);
  }

  public Claim withTrace(Trace value) {
    return new Claim(
        id,
        sentence,
        outcome,
        kind,
        scope,
        evidence,
        duration,
        cached,
        replay,
        detail,
        Optional.of(value));
  }
}
