package dev.timerproof.fuzz.subject;

import dev.timerproof.evidence.files.Scratch;
import dev.timerproof.spec.table.EndlessTableException;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts for the reader of tables: that of this build with edits. Each is read within a limit of
 * time, or refused with a clear message, or given up with one.
 */
public final class TableTarget implements Target {
  /** Its name. */
  public static final String NAME = "table";

  /** Reading a table takes as long as so many inputs of another target. */
  public static final int COST = 40;

  private static final Duration LIMIT = Duration.ofSeconds(8);
  private static final List<Edit.Kind> KINDS =
      List.of(
          Edit.Kind.SWAP,
          Edit.Kind.SAY,
          Edit.Kind.DROP,
          Edit.Kind.COPY,
          Edit.Kind.BYTE,
          Edit.Kind.CUT,
          Edit.Kind.MOVE);

  private static final Pattern WORD = Pattern.compile("\"[^\"\\n]*\"|\\w+|==|<<|>>|\\S");
  private static final int SIZE = 60_000;

  /** What a hand would hardly write, and an evaluator finds hard. */
  private static final List<String> HARD =
      List.of(
          "SUBSET (1..40)",
          "CHOOSE x \\in {} : TRUE",
          "(1 \\div 0)",
          "[x \\in {} |-> x]",
          "<<>>[1]",
          "LET f[n \\in {1}] == f[n] IN f[1]",
          "\"\\u0000\"",
          "(*",
          "====",
          "99999999999999999999",
          "[a |-> 1, a |-> 2]",
          "{{}, 1, \"a\"}",
          "EXTENDS TLC",
          "\u00e9",
          "@",
          "IF TRUE THEN 1",
          "\\* ");

  private final Reader reader;
  private final String text;

  /** What is fuzzed: reads a table from a file. */
  interface Reader {
    /** Returns how it has ended, in a word; throws as the reader of tables does. */
    String read(Path file, Duration limit) throws IOException;
  }

  /**
   * Texts for a reader.
   *
   * @param text the text that is edited
   */
  TableTarget(Reader reader, byte[] text) {
    this.reader = reader;
    this.text = new String(text, StandardCharsets.UTF_8);
  }

  /** The reader of this project. */
  static Reader reader(String edition) {
    return (file, limit) -> {
      TableReader read = TableReader.of(file, limit);
      return read.vocabulary().editions().contains(edition)
          ? read.read(edition).rows().isEmpty() ? "without rows" : "read"
          : "without the edition";
    };
  }

  @Override
  public String name() {
    return NAME;
  }

  private static List<Edit> parse(String input) {
    return Edit.parse(input, KINDS);
  }

  @Override
  public String random(RandomGenerator random) {
    List<Edit> edits = new ArrayList<>();
    int count = 1 + random.nextInt(2);
    for (int k = 0; k < count; k++) {
      edits.add(Edit.random(random, KINDS, SIZE));
    }
    return Edit.text(edits);
  }

  @Override
  public String mutate(String input, String other, RandomGenerator random) {
    return Edit.text(Edit.mutated(parse(input), parse(other), random, KINDS, SIZE));
  }

  private byte[] edited(List<Edit> edits) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    edits.forEach(edit -> edit.onLines(lines));
    String changed = String.join("\n", lines) + "\n";
    for (Edit edit : edits) {
      changed = onWords(changed, edit);
    }
    byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
    for (Edit edit : edits) {
      bytes = edit.onBytes(bytes);
    }
    return bytes;
  }

  private static String onWords(String text, Edit edit) {
    if (edit.kind() != Edit.Kind.SWAP && edit.kind() != Edit.Kind.SAY) {
      return text;
    }
    List<MatchResult> words = WORD.matcher(text).results().toList();
    if (words.isEmpty()) {
      return text;
    }
    int number = edit.args().get(0) % words.size();
    MatchResult first = words.get(number);
    if (edit.kind() == Edit.Kind.SAY) {
      String hard = HARD.get(edit.args().get(1) % HARD.size());
      return text.substring(0, first.start()) + hard + text.substring(first.end());
    }
    // Near ones mostly, so that the text still parses now and then.
    MatchResult other = words.get((number + 1 + edit.args().get(1) % 7) % words.size());
    MatchResult left = first.start() <= other.start() ? first : other;
    MatchResult right = left == first ? other : first;
    return left == right || left.end() > right.start()
        ? text
        : text.substring(0, left.start())
            + right.group()
            + text.substring(left.end(), right.start())
            + left.group()
            + text.substring(right.end());
  }

  @Override
  public Execution run(String input) {
    Set<String> reached = new HashSet<>();
    byte[] bytes = edited(parse(input));
    try (Scratch scratch = new Scratch()) {
      Path file = scratch.directory().resolve("TimerTable.tla");
      Files.write(file, bytes);
      return judge(file, reached);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Execution judge(Path file, Set<String> reached) {
    try {
      reached.add("ends " + reader.read(file, LIMIT));
    } catch (MalformedTableException | EndlessTableException e) {
      String message = String.valueOf(e.getMessage());
      String first = message.lines().findFirst().orElse("").replace(file.toString(), "FILE");
      reached.add("said " + ValidateTarget.words(first));
      if (!first.startsWith("FILE") || first.length() > 2_000 || message.contains("Exception")) {
        return new Execution(
            reached,
            Optional.of(
                new Fault("a message that is not clear", List.of(), first + "\n" + message)));
      }
    } catch (IOException | RuntimeException | Error e) {
      return new Execution(reached, Optional.of(ValidateTarget.thrown(e)));
    }
    return new Execution(reached, Optional.empty());
  }

  @Override
  public List<String> smaller(String input) {
    return Smaller.lists(parse(input)).stream().map(Edit::text).toList();
  }

  @Override
  public String shape(String input) {
    return parse(input).stream()
        .map(edit -> edit.kind().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  @Override
  public String lanes(String input) {
    return input + "\n";
  }

  @Override
  public List<String> known() {
    return List.of("ends read", "ends without the edition");
  }
}
