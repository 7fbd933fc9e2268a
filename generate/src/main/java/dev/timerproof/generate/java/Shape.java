package dev.timerproof.generate.java;

import dev.timerproof.spec.table.Frame;

/**
 * The loop that a frame's shape stands for.
 *
 * @param loop the head of the loop
 * @param pick the statement that picks a timer, empty if the caller has given it
 * @param slot the picked timer's slot in the heap, as an expression
 * @param root whether that slot is the root, as an expression
 * @param advance the statement that goes on with the next timer, empty if there is none
 * @param resume the statement that goes on at the changed slot, empty if there is none
 * @param endless whether the loop can only be left from inside
 */
record Shape(
    String loop,
    String pick,
    String slot,
    String root,
    String advance,
    String resume,
    boolean endless) {

  private static final String OF_HEAP = "for (int %1$s = 0; %1$s < pp.size(); ) {";

  private static final Shape ONE = new Shape("while (true) {", "", "", "false", "", "", true);

  private static final Shape HEAD =
      new Shape("while (true) {", "RuntimeTimer t = pp.at(0);", "0", "true", "", "", true);

  private static final Shape WALK =
      new Shape(
          OF_HEAP.formatted("i"),
          "RuntimeTimer t = pp.at(i);",
          "i",
          "i == 0",
          "i++;",
          "i = {changed};",
          false);

  private static final Shape COMPACT =
      new Shape(
          OF_HEAP.formatted("k"), "RuntimeTimer t = pp.at(k);", "k", "k == 0", "k++;", "", false);

  private static final Shape LIST =
      new Shape(
          "for (int k = 0; k < list.size(); ) {",
          "RuntimeTimer t = list.get(k);",
          "",
          "false",
          "k++;",
          "",
          false);

  /** The shape of a frame. */
  static Shape of(Frame frame) {
    return switch (frame.shape()) {
      case ONE -> ONE;
      case HEAD -> HEAD;
      case WALK -> WALK;
      case COMPACT -> COMPACT;
      case LIST -> LIST;
    };
  }

  /** Whether the timers are picked from different slots, so that a method needs the number. */
  boolean slotIsVariable() {
    return !slot.isEmpty() && Character.isLetter(slot.charAt(0));
  }
}
