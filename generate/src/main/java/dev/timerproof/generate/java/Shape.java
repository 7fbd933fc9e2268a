package dev.timerproof.generate.java;

import dev.timerproof.spec.table.Frame;
import java.util.Map;

/**
 * The loop that a frame's shape stands for.
 *
 * @param loop the head of the loop
 * @param pick the statement that picks a timer, empty if the caller has given it
 * @param slot where the picked timer stands in the heap
 * @param root whether that is the root, as an expression
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

  static final Map<String, Shape> SHAPES =
      Map.of(
          "one", new Shape("while (true) {", "", "", "false", "", "", true),
          "head",
              new Shape("while (true) {", "RuntimeTimer t = pp.at(0);", "0", "true", "", "", true),
          "walk",
              new Shape(
                  OF_HEAP.formatted("i"),
                  "RuntimeTimer t = pp.at(i);",
                  "i",
                  "i == 0",
                  "i++;",
                  "i = {changed};",
                  false),
          "compact",
              new Shape(
                  OF_HEAP.formatted("k"),
                  "RuntimeTimer t = pp.at(k);",
                  "k",
                  "k == 0",
                  "k++;",
                  "",
                  false),
          "list",
              new Shape(
                  "for (int k = 0; k < list.size(); ) {",
                  "RuntimeTimer t = list.get(k);",
                  "",
                  "false",
                  "k++;",
                  "",
                  false));

  /** The shape of a frame. */
  static Shape of(Frame frame) {
    Shape shape = SHAPES.get(frame.shape());
    if (shape == null) {
      throw new GenerationException(
          frame.place(), "frame " + frame.op() + ": no template for the shape " + frame.shape());
    }
    return shape;
  }

  /** Whether the timers are picked from different slots, so that a method needs the number. */
  boolean slotIsVariable() {
    return !slot.isEmpty() && Character.isLetter(slot.charAt(0));
  }
}
