package dev.timerproof.fuzz.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When another thread goes on; everything else of an interleaving follows from the calls. A thread
 * goes on until its calls have ended, it waits for another one, or a switch names another one.
 *
 * @param switches in the order of their points
 */
record Schedule(List<Switch> switches) {
  /**
   * A point at which another thread goes on.
   *
   * @param point the number of accesses to shared words that all threads have made by then
   * @param lane the thread that goes on; nothing happens if it has ended
   */
  record Switch(int point, int lane) {
    @Override
    public String toString() {
      return point + ":" + lane;
    }
  }

  Schedule {
    switches = List.copyOf(switches);
  }

  /** Reads {@code 0:1 17:0}. */
  static Schedule parse(String text) {
    List<Switch> switches = new ArrayList<>();
    for (String word : text.isBlank() ? new String[0] : text.strip().split(" +", -1)) {
      String[] numbers = word.split(":", -1);
      try {
        Switch next = new Switch(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
        int last = switches.isEmpty() ? -1 : switches.get(switches.size() - 1).point();
        if (next.point() <= last || next.lane() < 0) {
          throw new NumberFormatException(word);
        }
        switches.add(next);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            "expected switches such as '0:1 17:0', by growing points, found '" + text.strip() + "'",
            e);
      }
    }
    return new Schedule(switches);
  }

  @Override
  public String toString() {
    return switches.stream().map(Switch::toString).collect(Collectors.joining(" "));
  }
}
