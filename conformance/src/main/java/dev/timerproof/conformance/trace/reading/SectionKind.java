package dev.timerproof.conformance.trace.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The kinds of lines of format version 2; in a trace the words are in lower case. */
public enum SectionKind {
  /** The changes of a timer while its lock was held. */
  SECTION(
      SectionField.TIMER,
      SectionField.VERSION,
      SectionField.OPERATION,
      SectionField.FROM,
      SectionField.TO,
      SectionField.ASTATE,
      SectionField.OLD_WHEN,
      SectionField.WHEN,
      SectionField.OLD_PERIOD,
      SectionField.PERIOD,
      SectionField.CHANNEL,
      SectionField.SEQ,
      SectionField.BLOCKED,
      SectionField.HOME,
      SectionField.FIRES,
      SectionField.RUNNER),
  /** A section fired the timer: its function is called, or the send is decided. */
  FIRE(SectionField.TIMER, SectionField.VERSION, SectionField.HOW),
  /** The counters and bounds of a P's timers as their lock is released. */
  HEAP(
      SectionField.RUNNER,
      SectionField.LENGTH,
      SectionField.ZOMBIES,
      SectionField.MIN_HEAP,
      SectionField.MIN_MODIFIED),
  /** The counters and bounds of a P's timers while no operation is under way. */
  QUIET(
      SectionField.RUNNER,
      SectionField.LENGTH,
      SectionField.ZOMBIES,
      SectionField.MIN_HEAP,
      SectionField.MIN_MODIFIED),
  /** No later line is about the timer. */
  RETIRE(SectionField.TIMER, SectionField.VERSION);

  private static final List<SectionKind> ALL = List.of(values());
  private static final WordIndex NAMES =
      new WordIndex(Arrays.stream(values()).map(SectionKind::text).toList());

  private final int requiredBits;

  SectionKind(SectionField... required) {
    this.requiredBits = Arrays.stream(required).mapToInt(SectionField::bit).sum();
  }

  /** The kind's word in a trace. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The fields that such a line must have. */
  public List<SectionField> required() {
    return Arrays.stream(SectionField.values()).filter(f -> (requiredBits & f.bit()) != 0).toList();
  }

  int requiredBits() {
    return requiredBits;
  }

  /** All words, in order. */
  public static List<String> texts() {
    return NAMES.words();
  }

  static WordIndex names() {
    return NAMES;
  }

  static SectionKind of(int number) {
    return ALL.get(number);
  }
}
