package dev.timerproof.conformance.trace.sections;

import dev.timerproof.conformance.trace.reading.SectionWords;
import java.util.LinkedHashMap;
import java.util.Map;

/** The known state of one timer after a section. */
final class TimerImage {
  static final int HEAPED = 1;
  static final int MODIFIED = 2;
  static final int ZOMBIE = 4;
  static final int NOWHERE = -1;

  long version;
  int bits;
  int astate;
  long when;
  long period;
  long seq;
  long blocked;
  boolean channel;
  int home = NOWHERE;

  /** The deadline of its slot, while it is in a heap. */
  long slot;

  /** The sends that are in flight. */
  long sending;

  /** The sections that have fired the timer and whose calls have not come yet, by version. */
  final Map<Long, Firing> firings = new LinkedHashMap<>();

  /** The values that a firing has captured. */
  record Firing(long seq, boolean counted) {}

  TimerImage() {}

  /** Copies everything except the firings. */
  void copyFrom(TimerImage other) {
    version = other.version;
    bits = other.bits;
    astate = other.astate;
    when = other.when;
    period = other.period;
    seq = other.seq;
    blocked = other.blocked;
    channel = other.channel;
    home = other.home;
    slot = other.slot;
    sending = other.sending;
  }

  boolean is(int bit) {
    return (bits & bit) != 0;
  }

  boolean needsAdd() {
    return !is(HEAPED) && when > 0 && (!channel || blocked > 0);
  }

  static String text(int bits) {
    return SectionWords.BITS.get(bits);
  }
}
