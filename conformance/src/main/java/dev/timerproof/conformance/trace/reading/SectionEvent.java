package dev.timerproof.conformance.trace.reading;

/**
 * One line of a trace of format version 2. The object is filled again for each line. Not
 * thread-safe.
 */
public final class SectionEvent {
  private final long[] values = new long[SectionField.values().length];
  private int present;
  private long line;

  void clear(long newLine) {
    present = 0;
    line = newLine;
  }

  /** Gives a field another value; the line that was read stays as it was. */
  public void set(SectionField field, long value) {
    values[field.number()] = value;
    present |= field.bit();
  }

  int present() {
    return present;
  }

  public boolean has(SectionField field) {
    return (present & field.bit()) != 0;
  }

  /** The value of a field that the event has; for other fields 0 or an old value. */
  public long get(SectionField field) {
    return values[field.number()];
  }

  /** The value of a field that is an index in a list. */
  public int word(SectionField field) {
    return (int) values[field.number()];
  }

  public SectionKind kind() {
    return SectionKind.of(word(SectionField.KIND));
  }

  /** The line, from 1. */
  public long line() {
    return line;
  }
}
