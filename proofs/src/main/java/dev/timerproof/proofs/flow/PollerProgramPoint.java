package dev.timerproof.proofs.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a thread is, in the poller's rows or outside of them.
 *
 * @param place the place outside of the rows; while an operation runs, the place where the thread
 *     is afterwards
 * @param frames the running operations, innermost first
 */
record PollerProgramPoint(String place, List<Frame> frames) {
  PollerProgramPoint {
    frames = List.copyOf(frames);
  }

  /**
   * A running operation.
   *
   * @param op the operation
   * @param word the index of the word that it visits
   * @param row the row that it is in; empty before its word is loaded
   * @param next the index of the row's next step
   * @param half the second half of that step; empty if the step is to begin
   */
  record Frame(String op, int word, String row, int next, String half) {
    Frame in(String id) {
      return new Frame(op, word, id, 0, "");
    }

    Frame forward() {
      return new Frame(op, word, row, next + 1, "");
    }

    Frame within(String step) {
      return new Frame(op, word, row, next, step);
    }

    Frame advanced() {
      return new Frame(op, word + 1, "", 0, "");
    }
  }

  static PollerProgramPoint at(String place) {
    return new PollerProgramPoint(place, List.of());
  }

  boolean outside() {
    return frames.isEmpty();
  }

  Frame top() {
    return frames.get(0);
  }

  PollerProgramPoint with(Frame top) {
    List<Frame> all = new ArrayList<>(frames);
    all.set(0, top);
    return new PollerProgramPoint(place, all);
  }

  /** The point at the beginning of an operation that is called here. */
  PollerProgramPoint call(String op) {
    List<Frame> all = new ArrayList<>(frames);
    all.add(0, new Frame(op, 0, "", 0, ""));
    return new PollerProgramPoint(place, all);
  }

  /** The point after the innermost operation has ended. */
  PollerProgramPoint back() {
    return new PollerProgramPoint(place, frames.subList(1, frames.size()));
  }

  /** The rows of the running operations, outermost first. */
  List<String> rows() {
    List<String> ids = new ArrayList<>();
    for (int i = frames.size() - 1; i >= 0; i--) {
      if (!frames.get(i).row().isEmpty()) {
        ids.add(frames.get(i).row());
      }
    }
    return ids;
  }
}
