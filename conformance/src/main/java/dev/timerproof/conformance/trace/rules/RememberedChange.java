package dev.timerproof.conformance.trace.rules;

import dev.timerproof.conformance.trace.reading.EventKind;
import dev.timerproof.conformance.trace.reading.TraceEvent;

/**
 * What is kept of a change for the explanation of a later one. It fits into a number, because each
 * live timer keeps some.
 *
 * @param line the line of the trace
 * @param kind a compare-and-set or a store
 * @param operation the number of the operation
 * @param from the number of the status before
 * @param to the number of the status after
 */
public record RememberedChange(long line, EventKind kind, int operation, int from, int to) {
  private static final int KIND_BITS = 1;
  private static final int OPERATION_BITS = 6;
  private static final int STATUS_BITS = 5;

  static long pack(TraceEvent change) {
    long packed = change.line();
    packed = packed << KIND_BITS | (change.kind() == EventKind.CAS ? 1 : 0);
    packed = packed << OPERATION_BITS | change.operation();
    packed = packed << STATUS_BITS | change.from();
    return packed << STATUS_BITS | change.to();
  }

  static RememberedChange of(long packed) {
    long rest = packed;
    int to = low(rest, STATUS_BITS);
    rest >>>= STATUS_BITS;
    int from = low(rest, STATUS_BITS);
    rest >>>= STATUS_BITS;
    int operation = low(rest, OPERATION_BITS);
    rest >>>= OPERATION_BITS;
    EventKind kind = low(rest, KIND_BITS) == 1 ? EventKind.CAS : EventKind.STORE;
    return new RememberedChange(rest >>> KIND_BITS, kind, operation, from, to);
  }

  private static int low(long value, int bits) {
    return (int) (value & ((1L << bits) - 1));
  }
}
