package dev.timerproof.conformance.trace;

import static dev.timerproof.conformance.trace.Tampering.all;
import static dev.timerproof.conformance.trace.Tampering.copy;
import static dev.timerproof.conformance.trace.Tampering.drop;
import static dev.timerproof.conformance.trace.Tampering.insert;
import static dev.timerproof.conformance.trace.Tampering.malformed;
import static dev.timerproof.conformance.trace.Tampering.rejected;
import static dev.timerproof.conformance.trace.Tampering.replace;

import dev.timerproof.conformance.trace.rules.RejectionKind;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Tamperings of the trace that tells all there is to tell. Line numbers are those of told.jsonl.
 */
final class ToldTamperings {
  private ToldTamperings() {}

  static List<Tampering> every() {
    return Stream.of(heaps(), times(), returns(), form()).flatMap(List::stream).toList();
  }

  static Tampering named(String name) {
    return every().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Tampering> heaps() {
    return List.of(
        rejected(
            "heap-order",
            "line 11 has a timer before its parent",
            RejectionKind.WRONG_HEAP,
            11,
            "timer 1 in slot 1 is due at 200, before its parent 2 in slot 0 at 300",
            replace(11, "[1,2,3]", "[2,1,3]")),
        rejected(
            "heap-size",
            "a timer is missing in the heap of line 11",
            RejectionKind.WRONG_HEAP,
            11,
            "num is 3, but the heap has 2",
            replace(11, "[1,2,3]", "[1,2]")),
        rejected(
            "heap-twice",
            "a timer is twice in the heap of line 11",
            RejectionKind.WRONG_HEAP,
            11,
            "timer 2 is in two slots",
            replace(11, "[1,2,3]", "[1,2,2]")),
        rejected(
            "heap-stranger",
            "the heap of line 28 has a timer that has left it",
            RejectionKind.WRONG_HEAP,
            28,
            "timer 3 in slot 1 names another P or none",
            replace(28, "[1,2]", "[1,3]")),
        rejected(
            "heap-unknown",
            "the heap of line 28 has a timer that nobody has armed",
            RejectionKind.WRONG_HEAP,
            28,
            "timer 9 in slot 1 is not live",
            replace(28, "[1,2]", "[1,9]")),
        rejected(
            "stale-timer0",
            "line 28 has the bound of before the removal",
            RejectionKind.WRONG_BOUND,
            28,
            "t0 is 150, but slot 0 of the heap is due at 200",
            replace(28, "\"t0\":200", "\"t0\":150")),
        rejected(
            "no-bound",
            "line 15 has no bound although a timer was reset",
            RejectionKind.WRONG_BOUND,
            15,
            "bound is 0, but a timer was reset to the earlier 150",
            replace(15, "\"bound\":150", "\"bound\":0")),
        rejected(
            "late-bound",
            "line 15 has a bound behind the deadline that a timer was reset to",
            RejectionKind.WRONG_BOUND,
            15,
            "bound is 151, but a timer was reset to the earlier 150",
            replace(15, "\"bound\":150", "\"bound\":151")));
  }

  private static List<Tampering> times() {
    return List.of(
        rejected(
            "now-to-come",
            "line 25 goes by a time that has not come",
            RejectionKind.WRONG_NOW,
            25,
            "the operation goes by the time 280, and it is only 275",
            replace(25, "\"now\":270", "\"now\":280")),
        rejected(
            "early-by-now",
            "line 25 goes by a time before the deadline",
            RejectionKind.EARLY,
            25,
            "the deadline is 150 and it is only 149",
            replace(25, "\"now\":270", "\"now\":149")),
        rejected(
            "period-once",
            "line 26 adds the period once",
            RejectionKind.WRONG_EFFECT,
            26,
            "150 + k * 50 with k at least 1, the first one after 270",
            replace(26, "\"when\":300", "\"when\":200")),
        rejected(
            "period-too-often",
            "line 26 adds the period once too often",
            RejectionKind.WRONG_EFFECT,
            26,
            "when moves on by whole periods",
            replace(26, "\"when\":300", "\"when\":350")),
        rejected(
            "deadline-0",
            "line 3 arms a timer with the deadline 0",
            RejectionKind.WRONG_ARGUMENTS,
            3,
            "addtimer refuses the deadline 0, and has armed a timer with it",
            replace(3, "\"when\":200", "\"when\":0")),
        rejected(
            "negative-deadline",
            "line 13 resets a timer to a deadline below 0",
            RejectionKind.WRONG_ARGUMENTS,
            13,
            "modtimer refuses the deadline -1",
            replace(13, "\"nextwhen\":150", "\"nextwhen\":-1")),
        rejected(
            "negative-period",
            "line 6 arms a timer with a period below 0",
            RejectionKind.WRONG_ARGUMENTS,
            6,
            "addtimer refuses the period -50",
            replace(6, "\"period\":50", "\"period\":-50")));
  }

  private static List<Tampering> returns() {
    return List.of(
        rejected(
            "wrong-answer",
            "line 18 answers that no timer was stopped",
            RejectionKind.WRONG_ANSWER,
            18,
            "row del.Waiting answers true, the operation answered false",
            replace(18, "\"answer\":1", "\"answer\":0")),
        rejected(
            "wrong-answer-of-nothing",
            "line 19 answers that a timer was stopped",
            RejectionKind.WRONG_ANSWER,
            19,
            "row del.Deleted answers false, the operation answered true",
            replace(19, "\"answer\":0", "\"answer\":1")),
        rejected(
            "other-deadline",
            "the caller of line 14 asked for another deadline",
            RejectionKind.WRONG_RETURN,
            14,
            "the caller asked for the deadline 160 and the timer got 150",
            replace(14, "\"asked\":150", "\"asked\":160")),
        rejected(
            "other-operation",
            "another operation returns in line 18",
            RejectionKind.WRONG_RETURN,
            18,
            "version 4 is a change by deltimer",
            replace(18, "deltimer", "modtimer")),
        rejected(
            "return-twice",
            "line 18 stands there twice",
            RejectionKind.WRONG_RETURN,
            19,
            "version 4 is not the last change of an operation, or that has returned already",
            copy(18, 19)),
        rejected(
            "return-without-change",
            "line 19 returns after it saw a status that deltimer takes",
            RejectionKind.WRONG_RETURN,
            19,
            "deltimer does not return without a change when it sees Waiting",
            replace(19, "\"Deleted\"", "\"Waiting\"")),
        rejected(
            "no-return",
            "line 14 is left out",
            RejectionKind.WRONG_RETURN,
            14,
            "nothing is going on, but the return of 1 operations is missing",
            drop(14)),
        rejected(
            "no-call",
            "line 27 is left out",
            RejectionKind.MISSING_FIRE,
            27,
            "nothing is going on, but 1 firings have not called the timer's function",
            drop(27)),
        rejected(
            "no-return-of-a-retired",
            "line 18 is left out, and so are the quiet lines behind it",
            RejectionKind.WRONG_RETURN,
            26,
            "version 4 (del.Waiting) is the last change of an operation, and its return is missing",
            all(drop(28), drop(24), drop(18))),
        rejected(
            "missing-before-end",
            "a change of timer 1 follows one that is missing",
            RejectionKind.MISSING_VERSION,
            30,
            "version 3 is missing when line 31 says that the trace ends",
            insert(
                30,
                "{\"t\":1,\"ver\":4,\"op\":\"deltimer\",\"kind\":\"cas\","
                    + "\"from\":\"Modifying\",\"to\":\"Deleted\"}")));
  }

  private static List<Tampering> form() {
    String change = "{\"t\":1,\"ver\":4,\"op\":\"deltimer\",\"kind\":\"cas\",";
    UnaryOperator<List<String>> cut =
        all(drop(30), insert(30, change + "\"from\":\"Modifying\",\"to\":\"Deleted\"}"));
    return List.of(
        new Tampering(
            "no-end",
            "the last line is left out",
            drop(30),
            UnaryOperator.identity(),
            Verdict.CUT,
            null,
            30,
            "the trace has no end line, which its header announces"),
        new Tampering(
            "no-end-and-a-change-missing",
            "a change behind one that is missing stands in place of the last line",
            cut,
            UnaryOperator.identity(),
            Verdict.CUT,
            null,
            31,
            "the trace has no end line, which its header announces"),
        malformed(
            "behind-the-end",
            "the last line stands there twice",
            31,
            "a line behind the one that says that the trace ends",
            copy(30, 31)),
        malformed(
            "unannounced-end",
            "the header does not announce the last line",
            30,
            "an end line, but the header does not announce ends",
            replace(1, "\"ends\":true", "\"ends\":false")),
        malformed(
            "unannounced-return",
            "the header does not announce returns",
            4,
            "a return line, but the header does not announce returns",
            replace(1, "\"returns\":true", "\"returns\":false")),
        malformed(
            "return-of-what",
            "line 19 does not say what was seen",
            19,
            "a return of version 0 has no field from",
            replace(19, "\"from\":\"Deleted\",", "")),
        malformed(
            "heap-of-words",
            "line 11 has a word in its heap",
            11,
            "field heap: expected an integer, found \"2\"",
            replace(11, "[1,2,3]", "[1,\"2\",3]")),
        malformed(
            "heap-no-list",
            "the heap of line 11 is a number",
            11,
            "field heap: expected a list of integers, found 3",
            replace(11, "[1,2,3]", "3")));
  }
}
