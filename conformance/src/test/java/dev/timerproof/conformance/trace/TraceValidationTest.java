package dev.timerproof.conformance.trace;

import static dev.timerproof.conformance.trace.Traces.HEADER;
import static dev.timerproof.conformance.trace.Traces.bytes;
import static dev.timerproof.conformance.trace.Traces.change;
import static dev.timerproof.conformance.trace.Traces.gzip;
import static dev.timerproof.conformance.trace.Traces.read;
import static dev.timerproof.conformance.trace.Traces.store;
import static dev.timerproof.conformance.trace.Traces.validate;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timerproof.conformance.trace.explaining.Rejection;
import dev.timerproof.conformance.trace.reading.BundledTrace;
import dev.timerproof.conformance.trace.rules.RejectionKind;
import dev.timerproof.conformance.trace.rules.RowCount;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TraceValidationTest {
  private static final String ADD = store(7, 1, "addtimer", "NoStatus", "Waiting");
  private static final String TAKE = change(7, 2, "deltimer", "Waiting", "Modifying");
  private static final String STOP = change(7, 3, "deltimer", "Modifying", "Deleted");

  @Test
  void recordingOfGo119_isARunOfGo119() throws IOException {
    TraceReport report = validateRecording("go1.19");

    assertEquals(Verdict.VALID, report.verdict(), () -> String.valueOf(report.rejection()));
    assertEquals(175_000, report.events());
    assertEquals(150_307, report.changes());
    assertEquals(18_979, report.timers());
    assertEquals(175_000, report.validPrefix());
    assertEquals("the trace has no header", report.notes().get(0));
    assertEquals(18_968, count(report, "add.NoStatus"));
    assertEquals(2_220, count(report, "run.Waiting.oneshot"));
    assertEquals(41, count(report, "run.Waiting.periodic"));
    assertEquals(4_965, count(report, "adjust.held"));
    assertEquals(1, count(report, "move.Deleted"));
    assertEquals(2_336, count(report, "del.NoStatus"));
  }

  @Test
  void recordingOfGo119_isNoRunOfRepaired() throws IOException {
    TraceReport report = validateRecording("repaired");

    assertEquals(Verdict.REJECTED, report.verdict());
    Rejection rejection = requireNonNull(report.rejection());
    assertEquals(RejectionKind.UNKNOWN_EDGE, rejection.kind());
    assertEquals(1, rejection.line());
    assertEquals("add.NoStatus", rejection.nearest());
  }

  @Test
  void header_namesTheEdition() {
    TraceReport report = validate(HEADER.replace("go1.19", "repaired") + ADD);

    assertEquals("repaired", report.edition());
    assertEquals(Verdict.REJECTED, report.verdict());
    assertEquals(2, requireNonNull(report.rejection()).line());
  }

  @Test
  void trace_withoutHeader_saysWhatIsAssumed() {
    TraceReport report = validate(ADD);

    assertEquals(Verdict.VALID, report.verdict());
    assertEquals("the trace has no header: edition go1.19 is assumed", report.notes().get(0));
  }

  @Test
  void trace_thatTellsLittle_saysWhatWasNotChecked() {
    String bare =
        "{\"t\":7,\"ver\":1,\"op\":\"addtimer\",\"kind\":\"store\","
            + "\"from\":\"NoStatus\",\"to\":\"Waiting\"}\n";
    TraceReport report = validate(HEADER + bare);

    assertEquals(Verdict.VALID, report.verdict());
    assertEquals(
        "not checked: when, nextwhen, period, hp, m, ns, now, returns, fires, reads, quiet, heap,"
            + " end",
        report.notes().get(0));
    assertEquals(14, report.notes().size());
    assertTrue(report.notes().get(12).startsWith("without heap nobody knows"));
  }

  @Test
  void trace_thatTellsMore_doesNotNameThat() {
    String told =
        "{\"t\":7,\"ver\":1,\"op\":\"addtimer\",\"kind\":\"store\",\"from\":\"NoStatus\","
            + "\"to\":\"Waiting\",\"when\":5,\"nextwhen\":0,\"period\":0,\"hp\":-1,\"m\":1}\n";

    assertEquals(
        "not checked: ns, now, returns, fires, reads, quiet, heap, end",
        validate(HEADER + told).notes().get(0));
  }

  @Test
  void changeThatWaits_withAnEdgeOfNoRow_isNamedBeforeTheOneThatIsMissing() {
    TraceReport report = validate(HEADER + ADD + change(7, 3, "deltimer", "Modifying", "Removed"));

    Rejection rejection = requireNonNull(report.rejection());
    assertEquals(RejectionKind.UNKNOWN_EDGE, rejection.kind());
    assertEquals(3, rejection.line());
  }

  @Test
  void gzip_isSeenByItsContent() {
    TraceReport report =
        validate(gzip(bytes(HEADER + ADD + TAKE + STOP)), TraceOptions.DEFAULT, null);

    assertEquals(Verdict.VALID, report.verdict());
    assertEquals(3, report.changes());
  }

  @Test
  void lines_outOfOrder_areOrderedByVersion() {
    TraceReport report = validate(HEADER + STOP + ADD + TAKE);

    assertEquals(Verdict.VALID, report.verdict());
    assertEquals(3, report.changes());
    assertEquals(4, report.validPrefix());
  }

  @Test
  void change_laterThanTheWindow_isRejected() {
    String reads = read(8, "deltimer", "noop", "NoStatus").repeat(3);
    TraceOptions narrow = new TraceOptions(false, 3);

    TraceReport late = validate(bytes(HEADER + ADD + STOP + reads + TAKE), narrow, null);
    assertEquals(RejectionKind.MISSING_VERSION, requireNonNull(late.rejection()).kind());
    assertEquals(3, requireNonNull(late.rejection()).line());
    assertEquals(2, late.validPrefix());

    TraceReport inTime =
        validate(bytes(HEADER + ADD + STOP + reads + TAKE), new TraceOptions(false, 4), null);
    assertEquals(Verdict.VALID, inTime.verdict());
  }

  @Test
  void version_missingAtTheEnd_isRejected() {
    Rejection rejection = requireNonNull(validate(HEADER + ADD + STOP).rejection());

    assertEquals(RejectionKind.MISSING_VERSION, rejection.kind());
    assertEquals(
        "version 2 is missing when the trace ends, the last before it is in line 2; if the runtime"
            + " was ended, the buffers of its other threads were lost: flush them before",
        rejection.why());
  }

  @Test
  void version_repeated_isRejected() {
    Rejection rejection = requireNonNull(validate(HEADER + ADD + TAKE + TAKE).rejection());

    assertEquals(RejectionKind.REPEATED_VERSION, rejection.kind());
    assertEquals(4, rejection.line());
    assertEquals("the timer has had a version 2, in line 3", rejection.why());
  }

  @Test
  void change_fromAnotherStatus_breaksTheChain() {
    Rejection rejection =
        requireNonNull(
            validate(HEADER + ADD + change(7, 2, "deltimer", "ModifiedLater", "Modifying"))
                .rejection());

    assertEquals(RejectionKind.BROKEN_CHAIN, rejection.kind());
    assertEquals(
        "version 1 in line 2 left the timer Waiting, this change starts from ModifiedLater",
        rejection.why());
    assertEquals("del.Waiting", rejection.nearest());
    assertTrue(
        rejection.legal().contains("deltimer cas Waiting -> Modifying [del.Waiting]"),
        rejection.legal()::toString);
  }

  @Test
  void edge_ofNoRow_isRejected() {
    Rejection rejection =
        requireNonNull(
            validate(HEADER + ADD + change(7, 2, "deltimer", "Waiting", "Deleted")).rejection());

    assertEquals(RejectionKind.UNKNOWN_EDGE, rejection.kind());
    assertEquals("timer 7 version 2: deltimer cas Waiting -> Deleted", rejection.seen());
    assertEquals("no row of deltimer goes Waiting -> Deleted here", rejection.why());
    assertEquals("del.Waiting", rejection.nearest());
  }

  @Test
  void edge_ofAnotherOperation_isRejected() {
    Rejection rejection =
        requireNonNull(
            validate(HEADER + ADD + change(7, 2, "cleantimers", "Waiting", "Running")).rejection());

    assertEquals(RejectionKind.WRONG_OPERATION, rejection.kind());
    assertTrue(rejection.why().endsWith("the edge belongs to runtimer"), rejection.why());
  }

  @Test
  void commit_byAnotherOperation_isRejected() {
    Rejection rejection =
        requireNonNull(
            validate(HEADER + ADD + TAKE + change(7, 3, "modtimer", "Modifying", "ModifiedLater"))
                .rejection());

    assertEquals(RejectionKind.WRONG_OPERATION, rejection.kind());
    assertEquals(
        "deltimer owns the timer since line 3 (del.Waiting), modtimer may not change it",
        rejection.why());
    assertEquals(List.of("deltimer cas Modifying -> Deleted [del.Waiting]"), rejection.legal());
  }

  @Test
  void takeOver_ofATimerThatIsNotHeld_isRejected() {
    String start = HEADER + ADD + TAKE + STOP;
    String held =
        change(7, 4, "modtimer", "Deleted", "Modifying")
            + change(7, 5, "modtimer", "Modifying", "ModifiedLater");
    String takeOver = change(7, 7, "addAdjustedTimers", "Moving", "Waiting");

    TraceReport legal =
        validate(start + held + change(7, 6, "adjusttimers", "ModifiedLater", "Moving") + takeOver);
    assertEquals(Verdict.VALID, legal.verdict(), () -> String.valueOf(legal.rejection()));
    assertEquals(1, count(legal, "adjust.ModifiedLater"));

    TraceReport illegal =
        validate(start + held + change(7, 6, "cleantimers", "ModifiedLater", "Moving") + takeOver);
    assertEquals(RejectionKind.WRONG_OPERATION, requireNonNull(illegal.rejection()).kind());
  }

  @Test
  void read_thatTheTableDoesNotHave_isRejected() {
    Rejection rejection =
        requireNonNull(validate(HEADER + ADD + read(7, "deltimer", "wait", "Waiting")).rejection());

    assertEquals(RejectionKind.UNKNOWN_READ, rejection.kind());
    assertEquals("del.Waiting", rejection.nearest());
  }

  @Test
  void panic_ofTheRuntime_isRejected() {
    Rejection rejection =
        requireNonNull(
            validate(HEADER + ADD + read(7, "addtimer", "panic", "Waiting")).rejection());

    assertEquals(RejectionKind.PANIC, rejection.kind());
    assertEquals("row add.Waiting throws", rejection.why());
  }

  @Test
  void edgesOnly_acceptsAnyOrder_andSaysSo() {
    TraceOptions edges = new TraceOptions(true, 0);
    String shuffled = (STOP + ADD + TAKE).replaceAll("\"ver\":\\d,", "");

    TraceReport report = validate(bytes(HEADER + shuffled), edges, null);
    assertEquals(Verdict.VALID, report.verdict());
    assertTrue(report.notes().get(0).startsWith("edges only"), report.notes()::toString);

    TraceReport forged =
        validate(bytes(HEADER + shuffled.replace("Deleted", "Removed")), edges, null);
    assertEquals(RejectionKind.UNKNOWN_EDGE, requireNonNull(forged.rejection()).kind());
  }

  @Test
  void trace_cutInALine_reportsItsValidPrefix() {
    String whole = HEADER + ADD + TAKE + STOP;
    TraceReport report = validate(whole.substring(0, whole.length() - 9));

    assertEquals(Verdict.CUT, report.verdict());
    assertEquals(2, report.changes());
    assertEquals(3, report.validPrefix());
    assertNull(report.rejection());
    assertTrue(requireNonNull(report.fault()).startsWith("t.jsonl:4:"), report.fault());
  }

  @Test
  void lastLine_withoutLineFeed_isAnEvent() {
    String whole = HEADER + ADD + TAKE + STOP;

    assertEquals(3, validate(whole.stripTrailing()).changes());
  }

  @Test
  void gzip_cut_reportsItsValidPrefix() {
    byte[] packed = gzip(bytes(HEADER + ADD + TAKE + STOP));
    byte[] cut = Arrays.copyOf(packed, packed.length - 12);
    TraceReport report = validate(cut, TraceOptions.DEFAULT, null);

    assertEquals(Verdict.CUT, report.verdict());
    assertFalse(requireNonNull(report.fault()).isEmpty());
  }

  private static TraceReport validateRecording(String edition) throws IOException {
    try (InputStream in = BundledTrace.GO_1_19_8.open()) {
      return validate(in.readAllBytes(), TraceOptions.DEFAULT, edition);
    }
  }

  private static long count(TraceReport report, String row) {
    return report.rows().stream()
        .collect(Collectors.toMap(RowCount::row, RowCount::count))
        .getOrDefault(row, 0L);
  }
}
