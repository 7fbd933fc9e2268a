package dev.timerproof.conformance.trace.reading;

/**
 * Reads lines in the form that recorders write directly from their bytes: one object, no white
 * space, plain strings and integers. For any other line, and for any fault, it returns false, and
 * the caller uses the JSON parser.
 */
public final class PlainLine {
  private static final int FAULT = -2;
  private static final int UNKNOWN = -1;

  /** The most digits of a number that is read here; longer ones may overflow. */
  private static final int DIGITS = 18;

  private final WordIndex operations;
  private final WordIndex statuses;
  private final TraceEvent ignored = new TraceEvent();
  private byte[] bytes = new byte[0];
  private int at;
  private int end;

  public PlainLine(TraceWords words) {
    this.operations = words.operations();
    this.statuses = words.statuses();
  }

  /**
   * Fills an event.
   *
   * @param buffer holds the line, with a line feed after its end
   * @param start the first byte of the line
   * @param end the byte after the last one
   * @return false if the line has another form; the event's content is undefined then
   */
  public boolean parse(byte[] buffer, int start, int end, TraceEvent event) {
    bytes = buffer;
    at = start;
    this.end = end;
    if (end + Long.BYTES > buffer.length || bytes[at++] != '{') {
      return false;
    }
    do {
      int field = name();
      if (field == FAULT || !value(field, event)) {
        return false;
      }
    } while (bytes[at++] == ',');
    return bytes[at - 1] == '}' && at == end;
  }

  /** Skips a name and its colon. */
  private int name() {
    int field = word(TraceField.names());
    return field == FAULT || at >= end || bytes[at++] != ':' ? FAULT : field;
  }

  /** Skips a string; returns the number of the word. */
  private int word(WordIndex words) {
    if (bytes[at] != '"') {
      return FAULT;
    }
    int first = at + 1;
    int quote = ByteScan.indexOf((byte) '"', bytes, first, end);
    at = quote + 1;
    int word = words.find(bytes, first, quote - first);
    return word >= 0 || isPlain(first, quote) ? word : FAULT;
  }

  /** Whether an unknown text ends in this line and has no JSON escapes. */
  private boolean isPlain(int first, int quote) {
    for (int i = first; i < quote; i++) {
      if (bytes[i] < ' ' || bytes[i] == '\\') {
        return false;
      }
    }
    return quote < end;
  }

  private boolean value(int field, TraceEvent event) {
    if (field == UNKNOWN) {
      return skip();
    }
    TraceField known = TraceField.of(field);
    if (event.has(known)) {
      return false;
    }
    return switch (known.type()) {
      case NUMBER -> number(known, event);
      case OPERATION -> set(known, word(operations), event);
      case STATUS -> set(known, word(statuses), event);
      case KIND -> set(known, word(EventKind.names()), event);
      case TIMERS -> false;
    };
  }

  private static boolean set(TraceField field, int word, TraceEvent event) {
    if (word < 0) {
      return false;
    }
    event.set(field, word);
    return true;
  }

  private boolean number(TraceField field, TraceEvent event) {
    boolean negative = bytes[at] == '-';
    if (negative) {
      at++;
    }
    int first = at;
    long value = 0;
    int digit = bytes[at] - '0';
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digit = bytes[++at] - '0';
    }
    int digits = at - first;
    boolean leadingZero = digits > 1 && bytes[first] == '0';
    if (digits == 0 || digits > DIGITS || leadingZero) {
      return false;
    }
    value = negative ? -value : value;
    event.set(field, value);
    return value >= field.min() && value <= field.max();
  }

  /** Skips the value of a field that is not read. */
  private boolean skip() {
    if (bytes[at] == '"') {
      return word(EventKind.names()) != FAULT;
    }
    return number(TraceField.TIME, ignored);
  }
}
