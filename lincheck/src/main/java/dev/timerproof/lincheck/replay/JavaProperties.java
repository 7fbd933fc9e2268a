package dev.timerproof.lincheck.replay;

import dev.timerproof.lincheck.CoreView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The properties of {@code Reference.tla} that are about a single state, evaluated on generated
 * Java while all its threads are stopped.
 */
final class JavaProperties {
  private static final Set<String> MODIFIED = Set.of("ModifiedEarlier", "ModifiedLater");
  private static final Set<String> OUT = Set.of("NoStatus", "Removed");
  private static final Set<String> HELD = Set.of("Running", "Removing", "Moving");
  private static final String WAITING = "Waiting";
  private static final String EARLIER = "ModifiedEarlier";
  private static final String DELETED = "Deleted";
  private static final String MOVING = "Moving";

  /** Each property by its name. */
  private static final Map<String, Predicate<JavaProperties>> ALL = all();

  /** Properties that only the edition repaired keeps. */
  private static final Set<String> OF_REPAIRED = Set.of("BoundsHoldAlways", "DeletedTimersExact");

  /** Properties that the model of the status word does not have. */
  private static final Set<String> OF_OTHER_MODELS =
      Set.of("DeletedTimersNotNegative", "EmptyHasNoBound", "EmptyAliveHasNoBound", "WhenInDomain");

  private final SteppedRun run;
  private final CoreView view;

  JavaProperties(SteppedRun run) {
    this.run = run;
    this.view = run.view();
  }

  private static Map<String, Predicate<JavaProperties>> all() {
    Map<String, Predicate<JavaProperties>> all = new LinkedHashMap<>();
    all.put("NoPanic", JavaProperties::noPanic);
    all.put("OwnerHoldsLock", JavaProperties::ownerHoldsLock);
    all.put("LocksReleased", JavaProperties::locksReleased);
    all.put("OneHeap", JavaProperties::oneHeap);
    all.put("HeapAsStatus", JavaProperties::heapAsStatus);
    all.put("PpIsHeap", p -> !p.run.isQuiet() || p.ppIsHeap());
    all.put(
        "NumTimersExact",
        p -> !p.run.isQuiet() || p.everyProcessor(k -> p.of(k, "numTimers") == p.size(k)));
    all.put(
        "DeletedTimersExact",
        p ->
            !p.run.isQuiet()
                || p.everyProcessor(k -> p.of(k, "deletedTimers") == p.count(k, DELETED)));
    all.put("DeletedTimersNotNegative", p -> p.everyProcessor(k -> p.of(k, "deletedTimers") >= 0));
    all.put("EarliestIsKnown", JavaProperties::earliestIsKnown);
    all.put("Timer0WhenIsRoot", p -> p.everyProcessor(p::timer0WhenIsRoot));
    all.put("BoundsHoldAlways", JavaProperties::boundsHoldAlways);
    all.put("EarlierIsEarlier", p -> p.everyTimer(t -> !p.is(t, EARLIER) || p.next(t) < p.when(t)));
    all.put(
        "LaterIsLater",
        p -> p.everyTimer(t -> !p.is(t, "ModifiedLater") || p.next(t) >= p.when(t)));
    all.put("EmptyHasNoBound", p -> p.everyProcessor(p::emptyHasNoBound));
    all.put("EmptyAliveHasNoBound", p -> p.everyProcessor(p::emptyHasNoBound));
    all.put("WhenInDomain", p -> p.everyTimer(t -> p.core(t).isEmpty() || p.when(t) > 0));
    return all;
  }

  /** Whether a property of this name can be evaluated here. */
  static boolean knows(String property) {
    return ALL.containsKey(property);
  }

  /** Whether a property holds now. */
  boolean holds(String property) {
    Predicate<JavaProperties> its = ALL.get(property);
    if (its == null) {
      throw new IllegalArgumentException("no property " + property + "; there are " + ALL.keySet());
    }
    return its.test(this);
  }

  /** The first violated property among those that the edition keeps. */
  Optional<String> violated() {
    boolean repaired = run.table().edition().equals("repaired");
    return ALL.keySet().stream()
        .filter(name -> !OF_OTHER_MODELS.contains(name))
        .filter(name -> repaired || !OF_REPAIRED.contains(name))
        .filter(name -> !holds(name))
        .findFirst();
  }

  private boolean noPanic() {
    return run.threads().stream().noneMatch(t -> t.isIn(StepThread.PANIC));
  }

  private boolean ownerHoldsLock() {
    return everyTimer(
        t ->
            !HELD.contains(status(t))
                || processors().stream().anyMatch(p -> Objects.equals(owner(p), run.owner(t))));
  }

  private boolean locksReleased() {
    return everyProcessor(
        p ->
            run.threads().stream()
                .noneMatch(t -> t.equals(view.lockOwner(p)) && t.isIn(StepThread.IDLE)));
  }

  private boolean oneHeap() {
    Set<Integer> seen = new HashSet<>();
    return everyProcessor(p -> new HashSet<>(run.heap(p)).stream().allMatch(seen::add));
  }

  private boolean heapAsStatus() {
    return run.isWorldStopped()
        || everyTimer(
            t -> {
              String status = status(t);
              boolean here = processors().stream().anyMatch(p -> run.heap(p).contains(t));
              if (OUT.contains(status)) {
                return !here && core(t).isEmpty();
              }
              boolean mustBe =
                  MODIFIED.contains(status)
                      || status.equals(DELETED)
                      || (status.equals(WAITING) && run.isPublished(t));
              return !mustBe || here;
            });
  }

  private boolean ppIsHeap() {
    return everyTimer(
        t ->
            processors().stream()
                .allMatch(
                    p ->
                        run.heap(p).contains(t) == core(t).filter(pp -> pp.equals(p)).isPresent()));
  }

  private boolean earliestIsKnown() {
    boolean counts = "adjustTimers".equals(run.table().parameters().get("earliest"));
    if (counts) {
      return !run.isQuiet() || everyProcessor(p -> of(p, "adjustTimers") == count(p, EARLIER));
    }
    return everyProcessor(
        p ->
            view.lockOwner(p) != null
                || run.heap(p).stream()
                    .filter(t -> is(t, EARLIER))
                    .allMatch(t -> isBound(of(p, "timerModifiedEarliest"), next(t))));
  }

  private boolean timer0WhenIsRoot(int p) {
    if (view.lockOwner(p) != null) {
      return true;
    }
    List<Integer> heap = run.heap(p);
    long root = heap.stream().map(this::when).min(Comparator.naturalOrder()).orElse(0L);
    return of(p, "timer0When") == root;
  }

  private boolean boundsHoldAlways() {
    return run.isWorldStopped()
        || everyTimer(
            t ->
                processors().stream()
                    .filter(p -> isPendingOn(t, p))
                    .allMatch(
                        p ->
                            isBound(of(p, "timer0When"), due(t))
                                || isBound(of(p, "timerModifiedEarliest"), due(t))));
  }

  private boolean isPendingOn(int t, int p) {
    String status = status(t);
    boolean pending = status.equals(WAITING) || status.equals(MOVING) || MODIFIED.contains(status);
    return (pending && run.heap(p).contains(t))
        || (status.equals(MOVING)
            && run.owner(t) != null
            && Objects.equals(owner(p), run.owner(t)));
  }

  private long due(int t) {
    boolean next = MODIFIED.contains(status(t)) || (is(t, MOVING) && next(t) != 0);
    return next ? next(t) : when(t);
  }

  private boolean emptyHasNoBound(int p) {
    return view.lockOwner(p) != null
        || !run.heap(p).isEmpty()
        || (of(p, "timer0When") == 0 && of(p, "timerModifiedEarliest") == 0);
  }

  private static boolean isBound(long bound, long deadline) {
    return bound != 0 && bound <= deadline;
  }

  private boolean everyTimer(Predicate<Integer> holds) {
    for (int t = 0; t < run.timerCount(); t++) {
      if (!holds.test(t)) {
        return false;
      }
    }
    return true;
  }

  private boolean everyProcessor(Predicate<Integer> holds) {
    return processors().stream().allMatch(holds);
  }

  private List<Integer> processors() {
    List<Integer> all = new ArrayList<>();
    for (int p = 0; p < run.processorCount(); p++) {
      all.add(p);
    }
    return all;
  }

  private @Nullable String owner(int p) {
    Thread owner = view.lockOwner(p);
    return owner == null ? null : owner.getName();
  }

  private Optional<Integer> core(int t) {
    int p = run.core().processorOf(t);
    return p < 0 ? Optional.empty() : Optional.of(p);
  }

  private String status(int t) {
    return run.core().status(t);
  }

  private boolean is(int t, String status) {
    return status(t).equals(status);
  }

  private long when(int t) {
    return view.timerField(t, "when");
  }

  private long next(int t) {
    return view.timerField(t, "nextwhen");
  }

  private long of(int p, String field) {
    return view.processorField(p, field);
  }

  private int size(int p) {
    return run.heap(p).size();
  }

  private long count(int p, String status) {
    return run.heap(p).stream().filter(t -> is(t, status)).count();
  }
}
