package dev.timerproof.lincheck.scenario;

import dev.timerproof.lincheck.linear.ConsistencyCondition;
import dev.timerproof.spec.table.Mutation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hand-written races, each with a protocol that loses it because of a planted fault. A fault is
 * a change of the table: a row that gives a timer away too early, that does not own it, or that
 * does not wait for its owner.
 */
public final class DirectedScenarios {
  /** The Go edition that is explored too, where its callers' rules allow the scenario. */
  private static final String GO = "go1.19";

  private static final int FEW = 300;
  private static final int MANY = 3_000;

  private static final String ON_NO_P = "timer@0 is on no processor, expected one";
  private static final String SET_ON_NO_P = "timer@0 is Modifying, but on processor null";

  private final List<Directed> all = new ArrayList<>();

  private DirectedScenarios() {
    stops();
    resets();
    runs();
    scans();
    moves();
    readers();
    waits();
    all.addAll(PollerScenarios.all());
  }

  /** All scenarios. */
  public static List<Directed> all() {
    return List.copyOf(new DirectedScenarios().all);
  }

  /** Adds a race that the last edition wins, and loses with the fault. */
  private void race(
      String name,
      String race,
      ConsistencyCondition claim,
      String scenario,
      String finding,
      Mutation... fault) {
    race(name, race, claim, scenario, List.of(Variant.of(Variant.SHIPPED)), finding, fault);
  }

  /**
   * Adds a race that the last edition and the Go edition win, and that the last edition loses with
   * the fault.
   */
  private void raceInGoToo(
      String name, String race, String scenario, String finding, Mutation... fault) {
    List<Variant> both = List.of(Variant.of(Variant.SHIPPED), Variant.of(GO));
    race(name, race, ConsistencyCondition.PER_TIMER, scenario, both, finding, fault);
  }

  private void race(
      String name,
      String race,
      ConsistencyCondition claim,
      String scenario,
      List<Variant> holds,
      String finding,
      Mutation... fault) {
    all.add(
        new Directed(
            name,
            race,
            claim,
            Scenario.parse(scenario),
            FEW,
            holds,
            List.of(new LosingVariant(Variant.shippedWith(fault), finding))));
  }

  /** The last edition and the Go edition, both of which violate a claim that is too strong. */
  private static List<LosingVariant> shippedAndGo(String finding) {
    return List.of(
        new LosingVariant(Variant.of(Variant.SHIPPED), finding),
        new LosingVariant(Variant.of(GO), finding));
  }

  private static Mutation steps(String row, String steps) {
    return Mutation.words("row", row, "steps", List.of(steps.split(" ", -1)));
  }

  private static Mutation field(String row, String field, String value) {
    return Mutation.word("row", row, field, value);
  }

  private static Mutation parameter(String name, String value) {
    return Mutation.word("parameter", "edition", name, value);
  }

  /** The mutations that make a row of kind wait go on past the timer instead. */
  private static Mutation[] insteadOfWaiting(String row, String result, String value) {
    return new Mutation[] {
      field(row, "kind", "noop"), field(row, "result", result), field(row, "value", value)
    };
  }

  private void stops() {
    raceInGoToo(
        "stop-cleaned",
        "a stop, and a run that cleans the stopped timer away",
        "mod 0 0 5 0 || del 0 | run 0 9 || sweep 50",
        "P0: deletedTimers is -1, there are 0",
        steps("del.Waiting", "commit readpp incdel"));
    race(
        "stop-added",
        "a stop of a timer that is just being added",
        ConsistencyCondition.PER_TIMER,
        " || add 0 0 5 0 | del 0 || sweep 50",
        ON_NO_P,
        parameter("add", "store"));
    race(
        "stop-set",
        "a stop of a timer that is just being set for the first time",
        ConsistencyCondition.PER_TIMER,
        " || mod 0 0 5 0 | del 0 || sweep 50",
        ON_NO_P,
        steps(
            "mod.NoStatus",
            "setargs setwhen commit lock setpp insert pub0root incnum unlock wake"));
    raceInGoToo(
        "stop-held",
        "a stop of a timer that a scan puts back",
        "mod 0 0 10 0; mod 0 0 3 0 || adjust 0 5 | del 0 || sweep 50",
        ON_NO_P,
        steps("adjust.held", "commit setpp insert incnum"));
  }

  private void resets() {
    raceInGoToo(
        "reset-fired",
        "a reset of a timer that is firing",
        "mod 0 0 5 0 || run 0 9 | mod 0 0 20 0 || sweep 50",
        "run(0, 9): fired 0 for 20",
        steps(
            "run.Waiting.oneshot",
            "clearpp unlink pub0 decnum clearboundifempty commit loadargs unlock fire lock"));
    race(
        "reset-unlinked",
        "a reset of a timer that fires before it has left the heap",
        ConsistencyCondition.PER_TIMER,
        "mod 0 0 5 0 || run 0 9 | mod 0 0 20 0 || sweep 50",
        "timer@0 is on processor P0, expected none",
        steps(
            "run.Waiting.oneshot",
            "loadargs commit unlock fire lock clearpp unlink pub0 decnum clearboundifempty"));
    raceInGoToo(
        "reset-cleaned",
        "a reset on another processor of a timer that is being cleaned away",
        "mod 0 0 5 0; del 0 || clean 0 | mod 0 1 7 0 || sweep 50",
        SET_ON_NO_P,
        field("clean.Deleted", "via", "Removed"),
        steps("clean.Deleted", "clearpp unlink pub0 decnum clearboundifempty decdel"));
    raceInGoToo(
        "reset-cleared",
        "a reset on another processor of a timer that a compaction drops",
        "mod 0 0 5 0; del 0 || clear 0 | mod 0 1 7 0 || sweep 50",
        SET_ON_NO_P,
        steps("clear.Deleted", "drop commit zeropp dirty"));
    raceInGoToo(
        "reset-placed",
        "a second reset of a modified timer that a compaction is to keep",
        "mod 0 0 10 0; mod 0 0 3 0 || clear 0 | mod 0 0 4 0 || sweep 50",
        "P0: numTimers is 1, the heap has 0",
        field("clear.ModifiedEarlier", "lost", "advance"));
    raceInGoToo(
        "stop-placed",
        "a stop of a timer, set to a later time, that a compaction is to keep",
        "mod 0 0 3 0; mod 0 0 10 0 || clear 0 | del 0 || sweep 50",
        "P0: numTimers is 1, the heap has 0",
        field("clear.ModifiedLater", "lost", "advance"));
    raceInGoToo(
        "reset-settled",
        "a reset of a modified timer that is being put in its place",
        "mod 0 0 10 0; mod 0 0 3 0 || clean 0 | mod 0 0 4 0 || sweep 50",
        "t.commit(7, 1): threw IllegalStateException",
        field("clean.ModifiedEarlier", "via", "ModifiedEarlier"));
  }

  private void runs() {
    race(
        "periodic-reset",
        "a reset of a periodic timer that is being armed anew",
        ConsistencyCondition.PER_TIMER,
        "mod 0 0 5 5 || run 0 6 | mod 0 0 7 0 || wake 0",
        "ArithmeticException: / by zero",
        steps("run.Waiting.periodic", "loadargs commit rearm siftroot pub0 unlock fire lock"));
    raceInGoToo(
        "periodic-stop",
        "a stop of a periodic timer that is firing",
        "mod 0 0 5 5 || run 0 9 | del 0 || sweep 50",
        "del(0): false",
        insteadOfWaiting("del.Running", "leave", "false"));
    race(
        "run-modifying",
        "a check of a timer that is due before and after its reset",
        ConsistencyCondition.COMPLETE,
        "mod 0 0 3 0 || check 0 5 | mod 0 0 4 0 || sweep 50",
        "check(0, 5): next 0",
        insteadOfWaiting("run.Modifying", "leave", "-1"));
  }

  private void scans() {
    race(
        "scan-modifying",
        "a scan while a timer becomes due earlier",
        ConsistencyCondition.PER_TIMER,
        "mod 0 0 10 0 || adjust 0 5 | mod 0 0 3 0 || wake 0",
        "P0: timerModifiedEarliest is 0, a timer is due at 3",
        insteadOfWaiting("adjust.Modifying", "advance", "none"));
    raceInGoToo(
        "scan-stop",
        "a stop of a timer that a scan has taken out",
        "mod 0 0 10 0; mod 0 0 3 0 || adjust 0 5 | del 0 || sweep 50",
        "del(0): false",
        insteadOfWaiting("del.Moving", "leave", "false"));
    raceInGoToo(
        "clear-modifying",
        "a compaction while a timer is being set",
        "mod 0 0 5 0 || clear 0 | mod 0 0 3 0 || sweep 50",
        "P0: numTimers is 1, the heap has 0",
        insteadOfWaiting("clear.Modifying", "advance", "none"));
  }

  private void moves() {
    race(
        "move-stop",
        "a stop while the timers move to another processor",
        ConsistencyCondition.PER_TIMER,
        "mod 0 0 5 0 || del 0 | move 0 1 || sweep 50",
        "deletedTimers is 1, there are 0",
        parameter("deleted", "publishfirst"));
    race(
        "move-reset",
        "a reset of a stopped timer while the timers move to another processor",
        ConsistencyCondition.PER_TIMER,
        "mod 0 0 5 0; del 0 || move 0 1 | mod 0 2 7 0 || sweep 50",
        SET_ON_NO_P,
        parameter("moveDeleted", "Removed"));
    race(
        "move-modifying",
        "a move while a timer is being set",
        ConsistencyCondition.PER_TIMER,
        "mod 0 0 5 0 || move 0 1 | mod 0 0 3 0 || sweep 50",
        "-1 more timers are in heaps than their statuses say",
        insteadOfWaiting("move.Modifying", "advance", "none"));
  }

  private void readers() {
    race(
        "reader-scan",
        "a reader without the lock during a scan",
        ConsistencyCondition.PER_TIMER,
        "mod 0 0 10 0; mod 0 0 3 0 || adjust 0 5 | wake 0 || sweep 50",
        "wake(0): 0",
        parameter("scan", "clearbound"));
    race(
        "reader-order",
        "a reader that has loaded one bound when a scan begins",
        ConsistencyCondition.PER_TIMER,
        "mod 0 0 10 0; mod 0 0 3 0 || adjust 0 5 | wake 0 || sweep 50",
        "wake(0): 10",
        parameter("readers", "timer0first"));
    race(
        "reader-settle",
        "a reader while the first timer is put in its place",
        ConsistencyCondition.PER_TIMER,
        "mod 1 0 10 0; mod 0 0 3 0; mod 0 0 4 0 || clean 0 | wake 0 || sweep 50",
        "wake(0): 10",
        steps(
            "clean.ModifiedLater",
            "applynext clearpp unlink pub0 decnum clearboundifempty"
                + " setpp insert pub0root incnum commit"));
  }

  /** Adds scenarios of claims that are too strong, with the editions that violate them. */
  private void waits() {
    all.add(
        new Directed(
            "second-thief",
            "a second thread that checks the same processor without the lock",
            ConsistencyCondition.COMPLETE,
            Scenario.parse(
                "mod 0 0 10 0; mod 0 0 3 0 || check 0 5 | steal 0 5; mod 0 0 9 0 || sweep 50"),
            FEW,
            List.of(Variant.of(Variant.SHIPPED)),
            Stream.of("go1.17", GO, "go1.22")
                .map(edition -> new LosingVariant(Variant.of(edition), "steal(0, 5): next 10"))
                .toList()));
    all.add(
        new Directed(
            "passed-by",
            "a check while a timer that is due is set to another time that is due",
            ConsistencyCondition.COMPLETE,
            Scenario.parse(
                "mod 1 0 7 0; mod 0 0 10 0; mod 0 0 3 0 || check 0 5 | mod 0 0 4 0 || sweep 50"),
            MANY,
            List.of(Variant.shippedWith(field("adjust.ModifiedEarlier", "lost", "again"))),
            shippedAndGo("check(0, 5): next ")));
    all.add(
        new Directed(
            "not-atomic",
            "two stops between the firings of a check",
            ConsistencyCondition.ATOMIC_RUN,
            Scenario.parse("mod 0 0 5 0; mod 1 0 6 0 || check 0 9 | del 0; del 1 || sweep 50"),
            FEW,
            List.of(),
            shippedAndGo("check(0, 9): fired 0 for 5, next 0")));
    all.add(
        new Directed(
            "not-earliest-first",
            "two resets behind the scan of a check",
            ConsistencyCondition.EARLIEST_FIRST,
            Scenario.parse(
                "mod 0 0 5 0; mod 1 0 20 0 || check 0 9 | mod 1 0 2 0; mod 0 0 4 0 || sweep 50"),
            FEW,
            List.of(),
            shippedAndGo("fired 0 for 4, fired 1 for 2")));
  }
}
