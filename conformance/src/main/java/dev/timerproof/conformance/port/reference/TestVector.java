package dev.timerproof.conformance.port.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A history with the answers of the table.
 *
 * @param id a stable name, unique in its file
 * @param rows the rows of the table that it takes, in order
 * @param exchanges its requests in order, the first one a {@code reset}, and a course that the
 *     answers may take
 * @param others other courses that they may take, or must not
 */
public record TestVector(
    String id, List<String> rows, List<Exchange> exchanges, List<Course> others) {
  /** What the ids of vectors begin with whose answers the table leaves open. */
  public static final String MAY = "may/";

  /** What a port must offer to play a history that ends with a panic. */
  public static final String PANIC = "panic";

  private static final String OUT = " Moving";

  public TestVector {
    rows = List.copyOf(rows);
    exchanges = List.copyOf(exchanges);
    others = List.copyOf(others);
  }

  /** A vector with one course, which the answers must take. */
  public TestVector(String id, List<String> rows, List<Exchange> exchanges) {
    this(id, rows, exchanges, List.of());
  }

  /**
   * A course of the answers that differs from {@link #exchanges} from a request on.
   *
   * @param allowed whether the answers may take it; else they must not
   * @param why of one that they must not take, who answers so
   * @param from the number of that request, from 0
   * @param exchanges the answers from there on; of a course that must not be, only the first
   */
  public record Course(boolean allowed, String why, int from, List<Exchange> exchanges) {
    public Course {
      exchanges = List.copyOf(exchanges);
    }
  }

  /** All courses that the answers may take, each from the first request to the last. */
  public List<List<Exchange>> courses() {
    List<List<Exchange>> courses = new ArrayList<>();
    courses.add(exchanges);
    for (Course other : others) {
      if (other.allowed()) {
        List<Exchange> course = new ArrayList<>(exchanges.subList(0, other.from()));
        course.addAll(other.exchanges());
        courses.add(course);
      }
    }
    return courses;
  }

  /** The same without the courses that must not be. */
  public TestVector allowed() {
    return new TestVector(id, rows, exchanges, others.stream().filter(Course::allowed).toList());
  }

  /** The same with these courses in addition. */
  public TestVector with(List<Course> more) {
    List<Course> all = new ArrayList<>(others);
    all.addAll(more);
    return new TestVector(id, rows, exchanges, all);
  }

  /** What a port must offer to play it: the first words of its requests, and perhaps a panic. */
  public Set<String> needs() {
    Set<String> needs = new TreeSet<>();
    for (Exchange exchange : exchanges) {
      String[] words = exchange.ask().split(" ", -1);
      needs.add(words[0]);
      if (words[0].equals("call")) {
        needs.add(words[2]);
      }
      if (exchange.answer().contains(PANIC)) {
        needs.add(PANIC);
      }
    }
    return needs;
  }

  /**
   * Whether two timers are out of a heap at once in a schedule. A port may put them back in either
   * order, so such a schedule is not played.
   */
  public boolean isOpen() {
    return exchanges.stream()
        .map(Exchange::state)
        .anyMatch(state -> state != null && state.indexOf(OUT) != state.lastIndexOf(OUT));
  }

  /** The requests alone. */
  public List<String> asks() {
    return exchanges.stream().map(Exchange::ask).toList();
  }
}
