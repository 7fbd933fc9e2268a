package dev.timerproof.conformance.trace;

import static dev.timerproof.conformance.trace.Tampering.all;
import static dev.timerproof.conformance.trace.Tampering.bytes;
import static dev.timerproof.conformance.trace.Tampering.copy;
import static dev.timerproof.conformance.trace.Tampering.drop;
import static dev.timerproof.conformance.trace.Tampering.insert;
import static dev.timerproof.conformance.trace.Tampering.malformed;
import static dev.timerproof.conformance.trace.Tampering.rejected;
import static dev.timerproof.conformance.trace.Tampering.replace;

import dev.timerproof.conformance.trace.rules.RejectionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All tamperings of the small trace. Line numbers are those of small.jsonl. */
final class Tamperings {
  private Tamperings() {}

  static List<Tampering> every() {
    return Stream.of(order(), edges(), fields(), lifetimes(), form(), encoding())
        .flatMap(List::stream)
        .toList();
  }

  static Tampering named(String name) {
    return every().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Tampering> order() {
    return List.of(
        rejected(
            "drop-change",
            "line 7 is left out",
            RejectionKind.MISSING_VERSION,
            14,
            "version 3 is missing when line 22 says",
            drop(7)),
        rejected(
            "repeat-version",
            "line 27 has the version of line 26",
            RejectionKind.REPEATED_VERSION,
            27,
            "the timer has had a version 6, in line 26",
            replace(27, "\"ver\":7", "\"ver\":6")),
        rejected(
            "repeat-line",
            "line 27 stands there twice",
            RejectionKind.REPEATED_VERSION,
            28,
            "the timer has had a version 7, in line 27",
            copy(27, 28)),
        rejected(
            "jump-version",
            "line 36 has the version after next",
            RejectionKind.MISSING_VERSION,
            36,
            "version 8 is missing",
            replace(36, "\"ver\":8", "\"ver\":9")));
  }

  private static List<Tampering> edges() {
    return List.of(
        rejected(
            "swap-statuses",
            "from and to change places in line 7",
            RejectionKind.BROKEN_CHAIN,
            7,
            "left the timer Modifying, this change starts from ModifiedEarlier",
            replace(
                7,
                "\"from\":\"Modifying\",\"to\":\"ModifiedEarlier\"",
                "\"from\":\"ModifiedEarlier\",\"to\":\"Modifying\"")),
        rejected(
            "break-chain",
            "line 26 starts from another status",
            RejectionKind.BROKEN_CHAIN,
            26,
            "left the timer Waiting, this change starts from ModifiedLater",
            replace(26, "\"Waiting\"", "\"ModifiedLater\"")),
        rejected(
            "forge-edge",
            "line 27 goes to another status",
            RejectionKind.UNKNOWN_EDGE,
            27,
            "may not make it Removed",
            replace(27, "\"Deleted\"", "\"Removed\"")),
        rejected(
            "wrong-operation",
            "line 26 names another operation",
            RejectionKind.WRONG_OPERATION,
            26,
            "no row of cleantimers goes Waiting -> Modifying here; the edge belongs to deltimer",
            replace(26, "deltimer", "cleantimers")),
        rejected(
            "wrong-owner",
            "line 27 names another operation",
            RejectionKind.WRONG_OPERATION,
            27,
            "deltimer owns the timer since line 26 (del.Waiting), modtimer may not change it",
            replace(27, "deltimer", "modtimer")),
        rejected(
            "wrong-take-over",
            "line 15 names an operation that commits itself",
            RejectionKind.WRONG_OPERATION,
            16,
            "cleantimers owns the timer since line 15",
            replace(15, "adjusttimers", "cleantimers")),
        rejected(
            "store-for-cas",
            "line 26 is a plain store",
            RejectionKind.WRONG_KIND,
            26,
            "row del.Waiting goes Waiting -> Modifying by cas",
            replace(26, "\"cas\"", "\"store\"")),
        rejected(
            "cas-for-store",
            "line 2 is a compare-and-set",
            RejectionKind.WRONG_KIND,
            2,
            "row add.NoStatus goes NoStatus -> Waiting by store",
            replace(2, "\"store\"", "\"cas\"")),
        rejected(
            "wait-for-nothing",
            "line 6 waits for a status that deltimer takes",
            RejectionKind.UNKNOWN_READ,
            6,
            "no row of deltimer answers Waiting by wait",
            replace(6, "\"from\":\"Modifying\"", "\"from\":\"Waiting\"")),
        rejected(
            "ignore-owned",
            "line 13 ignores a status that deltimer waits for",
            RejectionKind.UNKNOWN_READ,
            13,
            "no row of deltimer answers Running by noop",
            replace(13, "\"from\":\"NoStatus\"", "\"from\":\"Running\"")),
        rejected(
            "panic",
            "line 13 throws",
            RejectionKind.PANIC,
            13,
            "row run.NoStatus throws",
            all(replace(13, "\"noop\"", "\"panic\""), replace(13, "deltimer", "runtimer"))),
        rejected(
            "other-edition",
            "the header names another edition",
            RejectionKind.UNKNOWN_EDGE,
            2,
            "no row of addtimer goes NoStatus -> Waiting here",
            replace(1, "go1.19", "repaired")));
  }

  private static List<Tampering> fields() {
    return List.of(
        rejected(
            "early-fire",
            "line 10 comes before the deadline",
            RejectionKind.EARLY,
            10,
            "guard due fails: the deadline is 200 and it is only 190",
            replace(10, "\"ns\":210", "\"ns\":190")),
        rejected(
            "wrong-case",
            "line 7 asks for a later deadline than the timer has",
            RejectionKind.WRONG_CASE,
            7,
            "owned case earlier fails: the new deadline is 950, the old one 900",
            replace(7, "\"nextwhen\":500", "\"nextwhen\":950")),
        rejected(
            "one-shot-rearmed",
            "timer 3 has no period from line 9 on",
            RejectionKind.WRONG_CASE,
            18,
            "owned case periodic fails: the period is 0",
            all(
                replace(9, "\"period\":50", "\"period\":0"),
                replace(17, "\"period\":50", "\"period\":0"),
                replace(18, "\"period\":50", "\"period\":0"),
                replace(33, "\"period\":50", "\"period\":0"),
                replace(34, "\"period\":50", "\"period\":0"),
                replace(35, "\"period\":50", "\"period\":0"))),
        rejected(
            "field-changed",
            "timer 2 has another deadline from line 26 on",
            RejectionKind.FIELD_CHANGED,
            26,
            "when is 510, but was 500 in line 16",
            all(
                replace(26, "\"when\":500", "\"when\":510"),
                replace(27, "\"when\":500", "\"when\":510"),
                replace(30, "\"when\":500", "\"when\":510"),
                replace(31, "\"when\":500", "\"when\":510"))),
        rejected(
            "wrong-effect",
            "timer 2 is put in place with another deadline than was asked for",
            RejectionKind.WRONG_EFFECT,
            16,
            "when stays as it was, but was 500 and is now 501",
            all(
                replace(16, "\"when\":500", "\"when\":501"),
                replace(26, "\"when\":500", "\"when\":501"),
                replace(27, "\"when\":500", "\"when\":501"),
                replace(30, "\"when\":500", "\"when\":501"),
                replace(31, "\"when\":500", "\"when\":501"))),
        rejected(
            "other-deadline",
            "line 25 applies another deadline than was asked for",
            RejectionKind.WRONG_EFFECT,
            25,
            "when becomes what nextwhen was, but nextwhen was 700 and is now 701",
            replace(25, "\"when\":700", "\"when\":701")),
        rejected(
            "part-of-a-period",
            "line 18 moves the deadline on by part of a period",
            RejectionKind.WRONG_EFFECT,
            18,
            "when moves on by whole periods, but was 300 with period 50 and is now 340",
            replace(18, "\"when\":350", "\"when\":340")),
        rejected(
            "wrong-p",
            "line 35 names another P",
            RejectionKind.WRONG_P,
            35,
            "the timer names P 1, but nobody owned it since it named P 0",
            replace(35, "\"hp\":0", "\"hp\":1")),
        rejected(
            "wrong-heap",
            "line 16 puts the timer into another heap",
            RejectionKind.WRONG_P,
            16,
            "addAdjustedTimers works on one heap, but the timer names P 1, not P 0",
            replace(16, "\"hp\":0", "\"hp\":1")),
        rejected(
            "no-heap",
            "line 10 takes a timer that names no P",
            RejectionKind.WRONG_P,
            10,
            "runtimer takes timers from a heap, but this one names no P",
            replace(10, "\"hp\":0", "\"hp\":-1")),
        rejected(
            "still-in-heap",
            "line 11 names a P after the timer has left its heap",
            RejectionKind.WRONG_P,
            11,
            "the timer has left its heap and still names P 0, not no P",
            replace(11, "\"hp\":-1", "\"hp\":0")),
        rejected(
            "wrong-thread",
            "line 27 is by another thread",
            RejectionKind.WRONG_THREAD,
            27,
            "thread 11 owns the timer since line 26, thread 12 commits",
            replace(27, "\"m\":11", "\"m\":12")));
  }

  private static List<Tampering> lifetimes() {
    return List.of(
        rejected(
            "second-fire",
            "line 12 stands there twice",
            RejectionKind.EXTRA_FIRE,
            13,
            "version 3 is no firing, or its function was called already",
            copy(12, 13)),
        rejected(
            "fire-of-nothing",
            "line 12 names a change that fires nothing",
            RejectionKind.EXTRA_FIRE,
            12,
            "version 1 is no firing",
            replace(12, "\"ver\":3", "\"ver\":1")),
        rejected(
            "lost-fire",
            "line 12 is left out",
            RejectionKind.MISSING_FIRE,
            13,
            "version 3 fired the timer and its function was not called",
            drop(12)),
        rejected(
            "wrong-deleted",
            "line 28 counts one deleted timer less",
            RejectionKind.WRONG_COUNT,
            28,
            "P 0: del is 0, but 1 of its timers are deleted",
            replace(28, "\"del\":1", "\"del\":0")),
        rejected(
            "wrong-num",
            "line 29 counts one timer less",
            RejectionKind.WRONG_COUNT,
            29,
            "P 1: num is 0, but 1 timers name it",
            replace(29, "\"num\":1", "\"num\":0")),
        rejected(
            "not-quiet",
            "a quiet line stands between the halves of a row",
            RejectionKind.WRONG_COUNT,
            27,
            "1 timers are owned, so the trace is not quiet",
            copy(23, 27)),
        rejected(
            "retire-in-use",
            "timer 3 is retired at the end",
            RejectionKind.RETIRED,
            38,
            "the timer is not idle since line 36",
            insert(38, "{\"kind\":\"retire\",\"t\":3,\"ver\":9}")),
        rejected(
            "use-after-retire",
            "timer 1 is read at the end",
            RejectionKind.RETIRED,
            38,
            "the timer was retired before",
            copy(13, 38)));
  }

  private static List<Tampering> form() {
    return List.of(
        malformed(
            "bad-number",
            "a number of line 10 has a letter in it",
            10,
            "not JSON: Unexpected character ('x'",
            replace(10, "\"when\":200", "\"when\":2x0")),
        malformed(
            "number-out-of-range",
            "a number of line 10 needs more than 64 bits",
            10,
            "field when: 99999999999999999999 is not between",
            replace(10, "\"when\":200", "\"when\":99999999999999999999")),
        malformed(
            "unknown-status",
            "line 27 has a status with a letter missing",
            27,
            "field to: unknown word \"Delted\"",
            replace(27, "Deleted", "Delted")),
        malformed(
            "unknown-operation",
            "line 27 has an operation of another runtime",
            27,
            "field op: unknown word \"delTimer\"",
            replace(27, "deltimer", "delTimer")),
        malformed(
            "missing-field",
            "line 27 has no from",
            27,
            "the event has no field from",
            replace(27, "\"from\"", "\"since\"")),
        malformed(
            "wrong-type",
            "a number of line 27 is a string",
            27,
            "field ver: expected an integer, found \"7\"",
            replace(27, "\"ver\":7", "\"ver\":\"7\"")),
        malformed(
            "repeated-field",
            "line 27 has two timers",
            27,
            "field t stands twice in one line",
            replace(27, "\"t\":2", "\"t\":2,\"t\":2")),
        malformed(
            "deep-nesting",
            "an unknown field of line 27 is nested too deep",
            27,
            "Document nesting depth (9) exceeds",
            replace(27, "\"t\":2", "\"t\":2,\"x\":" + "[".repeat(9) + "]".repeat(9))),
        malformed(
            "long-line",
            "an unknown field of line 27 is very long",
            27,
            "the line is longer than 65536 bytes",
            replace(27, "\"t\":2", "\"t\":2,\"x\":\"" + "a".repeat(70_000) + "\"")),
        malformed(
            "two-events",
            "two events share line 27",
            27,
            "expected the end of the line, found an object",
            replace(27, "}", "}{}")),
        malformed(
            "empty-line",
            "there is an empty line",
            27,
            "the line is empty, expected a JSON object",
            insert(27, "")),
        malformed(
            "unannounced-fire",
            "the header does not announce fire lines",
            12,
            "a fire line, but the header does not announce fires",
            replace(1, "\"fires\":true", "\"fires\":false")),
        malformed(
            "future-version",
            "the header names a version that does not exist",
            1,
            "field version: 3 is not between 1 and 2",
            replace(1, "\"version\":1", "\"version\":3")));
  }

  private static List<Tampering> encoding() {
    List<Tampering> encoding = new ArrayList<>();
    encoding.add(
        bytes(
            "truncated-line",
            "the trace ends in its last line",
            Verdict.CUT,
            37,
            "the line ends inside an object",
            plain -> Arrays.copyOf(plain, plain.length - 10)));
    encoding.add(
        bytes(
            "truncated-gzip",
            "the compressed trace ends in line 27",
            Verdict.CUT,
            27,
            "the compressed data end here",
            plain -> {
              byte[] packed = Traces.gzipStored(plain);
              return Arrays.copyOf(packed, packed.length - plain.length + endOfLine(plain, 26) + 2);
            }));
    encoding.add(
        bytes(
            "damaged-gzip",
            "one bit of the checksum is turned",
            Verdict.MALFORMED,
            38,
            "the compressed data are damaged: the checksum is wrong",
            plain -> {
              byte[] packed = Traces.gzipStored(plain);
              packed[packed.length - 6] ^= 1;
              return packed;
            }));
    encoding.add(
        bytes(
            "not-utf8",
            "a byte of line 1 is no UTF-8",
            Verdict.MALFORMED,
            1,
            "expected UTF-8, found the byte 0xFF",
            plain -> {
              byte[] edited = plain.clone();
              edited[45] = (byte) 0xff;
              return edited;
            }));
    encoding.add(
        bytes(
            "header-alone",
            "nothing follows the header",
            Verdict.CUT,
            2,
            "the trace has no events",
            plain -> Arrays.copyOf(plain, endOfLine(plain, 1))));
    encoding.add(
        bytes(
            "empty",
            "there is nothing",
            Verdict.CUT,
            1,
            "the trace is empty",
            plain -> new byte[0]));
    return encoding;
  }

  /** The place after a line feed. */
  private static int endOfLine(byte[] text, int line) {
    int lines = 0;
    int i = 0;
    while (lines < line) {
      lines += text[i++] == '\n' ? 1 : 0;
    }
    return i;
  }
}
