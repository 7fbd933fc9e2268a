package dev.timerproof.fuzz.campaign;

import dev.timerproof.fuzz.subject.Fault;
import java.util.Collection;
import java.util.List;

/**
 * A report of a worker, one line of JSON. Fields that a kind does not need are empty or 0.
 *
 * @param kind what it is about
 * @param target the target
 * @param unit the number of the unit
 * @param count executions of a unit that is finished
 * @param failures how many of them went wrong
 * @param input the input
 * @param first what it reaches first
 * @param fault what went wrong
 * @param from the input that a smaller one came from
 * @param shape the shape of the input
 * @param lanes the calls of each thread
 * @param live the bytes of the objects that a full collection left in the heap; 0 before the first
 */
record Report(
    Kind kind,
    String target,
    long unit,
    int count,
    int failures,
    String input,
    List<String> first,
    Fault fault,
    String from,
    String shape,
    String lanes,
    long live) {
  private static final Fault NONE = new Fault("", List.of(), "");

  enum Kind {
    /** The worker is ready for orders. */
    READY,
    /** The worker is alive. */
    ALIVE,
    /** No Java can be made of the table; the fault says why. */
    REFUSED,
    /** An input joins the corpus. */
    JOINED,
    /** An input went wrong. */
    FAILED,
    /** An input that went wrong was made as small as possible. */
    FINDING,
    /** An input does not end; the fault has the stacks of all threads. The worker ends. */
    HANGS,
    /** An order was carried out. */
    DONE
  }

  static Report of(Kind kind) {
    return new Report(kind, "", 0, 0, 0, "", List.of(), NONE, "", "", "", 0);
  }

  static Report alive(long live) {
    return new Report(Kind.ALIVE, "", 0, 0, 0, "", List.of(), NONE, "", "", "", live);
  }

  static Report refused(String message) {
    return new Report(
        Kind.REFUSED, "", 0, 0, 0, "", List.of(), new Fault("", List.of(), message), "", "", "", 0);
  }

  static Report joined(String target, String input, Collection<String> first) {
    return new Report(Kind.JOINED, target, 0, 0, 0, input, List.copyOf(first), NONE, "", "", "", 0);
  }

  static Report failed(Kind kind, String target, String input, Fault fault) {
    return new Report(kind, target, 0, 0, 0, input, List.of(), fault, "", "", "", 0);
  }

  static Report done(Order order, int count, int failures) {
    return new Report(
        Kind.DONE,
        order.target(),
        order.unit(),
        count,
        failures,
        "",
        List.of(),
        NONE,
        "",
        "",
        "",
        0);
  }
}
