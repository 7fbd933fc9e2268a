package dev.timerproof.fuzz.runtime.program;

import java.util.Optional;

/** What the model knows of a channel, and of the timer that delivers to it. */
final class Slot {
  final Arm arm;

  /** The time of the value that waits. */
  Optional<Long> value = Optional.empty();

  /** How many values found another one waiting. */
  long missed;

  Slot(String name) {
    arm = new Arm(name);
  }

  /** A value comes. */
  void send(long now) {
    if (value.isPresent()) {
      missed++;
    } else {
      value = Optional.of(now);
    }
  }
}
