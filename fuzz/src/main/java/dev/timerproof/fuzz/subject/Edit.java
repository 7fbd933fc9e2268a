package dev.timerproof.fuzz.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A change of a text, written as a word and numbers. A number that is too large for a text counts
 * modulo its size, so that each change fits each text.
 *
 * @param kind what is done
 * @param args with which numbers
 */
record Edit(Kind kind, List<Integer> args) {
  private static final int MOST = 1 << 20;

  enum Kind {
    /** A field of a line gets another word. */
    WORD(3),
    /** A line is left out. */
    DROP(1),
    /** A line stands somewhere else, too. */
    COPY(2),
    /** Two words change their places. */
    SWAP(2),
    /** Something that is known to be hard is put in. */
    SAY(2),
    /** A byte gets another value. */
    BYTE(2),
    /** The rest is left out. */
    CUT(1),
    /** Some bytes stand somewhere else, too. */
    MOVE(3);

    private final int count;

    Kind(int count) {
      this.count = count;
    }
  }

  Edit {
    args = List.copyOf(args);
    if (args.size() != kind.count || args.stream().anyMatch(arg -> arg < 0 || arg > MOST)) {
      throw new IllegalArgumentException(
          "expected " + kind.count + " numbers from 0 to " + MOST + ", found " + args);
    }
  }

  /** Draws one of these kinds. */
  static Edit random(RandomGenerator random, List<Kind> kinds, int size) {
    Kind kind = kinds.get(random.nextInt(kinds.size()));
    List<Integer> args = new ArrayList<>();
    for (int k = 0; k < kind.count; k++) {
      args.add(random.nextInt(size));
    }
    return new Edit(kind, args);
  }

  /**
   * Reads edits that are separated by semicolons; none from an empty text.
   *
   * @throws IllegalArgumentException if the text is anything else
   */
  static List<Edit> parse(String text, List<Kind> kinds) {
    if (text.isBlank()) {
      return List.of();
    }
    return Arrays.stream(text.split(";", -1)).map(one -> parseOne(one.strip(), kinds)).toList();
  }

  private static Edit parseOne(String text, List<Kind> kinds) {
    String[] words = text.split(" +", -1);
    try {
      Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
      if (!kinds.contains(kind)) {
        throw new IllegalArgumentException("it is not of this target");
      }
      return new Edit(kind, Arrays.stream(words).skip(1).map(Integer::valueOf).toList());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected an edit such as 'byte 7 255', found '" + text + "'", e);
    }
  }

  static String text(List<Edit> edits) {
    return edits.stream().map(Edit::toString).collect(Collectors.joining("; "));
  }

  /** Edits like these. */
  static List<Edit> mutated(
      List<Edit> edits, List<Edit> others, RandomGenerator random, List<Kind> kinds, int size) {
    List<Edit> all = new ArrayList<>(edits);
    switch (random.nextInt(4)) {
      case 0 -> all.addAll(others);
      case 1 -> {
        if (!all.isEmpty()) {
          all.remove(random.nextInt(all.size()));
        }
      }
      case 2 -> {
        if (!all.isEmpty()) {
          int at = random.nextInt(all.size());
          Edit old = all.get(at);
          List<Integer> args = new ArrayList<>(old.args);
          args.set(random.nextInt(args.size()), random.nextInt(size));
          all.set(at, new Edit(old.kind, args));
        }
      }
      default -> {}
    }
    if (all.isEmpty() || random.nextBoolean()) {
      all.add(random(random, kinds, size));
    }
    return all.subList(0, Math.min(8, all.size()));
  }

  private int arg(int k, int size) {
    return args.get(k) % Math.max(1, size);
  }

  /** The lines after this edit, if it is one of lines. */
  void onLines(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    if (kind == Kind.DROP) {
      lines.remove(arg(0, lines.size()));
    } else if (kind == Kind.COPY) {
      lines.add(arg(1, lines.size()), lines.get(arg(0, lines.size())));
    }
  }

  /** The bytes after this edit, if it is one of bytes. */
  byte[] onBytes(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    int at = arg(0, bytes.length);
    switch (kind) {
      case BYTE -> {
        byte[] changed = bytes.clone();
        changed[at] = (byte) (int) args.get(1);
        return changed;
      }
      case CUT -> {
        return Arrays.copyOf(bytes, at);
      }
      case MOVE -> {
        byte[] changed = bytes.clone();
        int to = arg(1, bytes.length);
        int length = Math.min(arg(2, 200), bytes.length - Math.max(at, to));
        System.arraycopy(bytes, at, changed, to, length);
        return changed;
      }
      default -> {
        return bytes;
      }
    }
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT)
        + args.stream().map(arg -> " " + arg).collect(Collectors.joining());
  }
}
