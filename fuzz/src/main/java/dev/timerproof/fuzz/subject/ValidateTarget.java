package dev.timerproof.fuzz.subject;

import dev.timerproof.conformance.trace.JsonRendering;
import dev.timerproof.conformance.trace.TextRendering;
import dev.timerproof.conformance.trace.TraceReport;
import dev.timerproof.conformance.trace.Verdict;
import dev.timerproof.conformance.trace.reading.BundledTrace;
import dev.timerproof.conformance.trace.reading.TraceWords;
import dev.timerproof.spec.table.TimerTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Bytes for the reader of traces: the beginning of a recording of real Go with edits, or bytes
 * alone. There is a report for each; the beginning of a recording is valid as it is, and not after
 * one of its words is another one.
 */
public final class ValidateTarget implements Target {
  /** Its name. */
  public static final String NAME = "validate";

  private static final List<Edit.Kind> KINDS =
      List.of(
          Edit.Kind.WORD,
          Edit.Kind.DROP,
          Edit.Kind.COPY,
          Edit.Kind.BYTE,
          Edit.Kind.CUT,
          Edit.Kind.MOVE);

  private static final Map<String, BundledTrace> TRACES =
      Map.of("go1.19.8", BundledTrace.GO_1_19_8, "go1.26.8", BundledTrace.GO_1_26_8);

  private static final Pattern FORM = Pattern.compile("(go\\S+) lines (\\d{1,4}):(.*)");
  private static final String BYTES = "bytes: ";
  private static final int LINES = 300;
  private static final int LONGEST_REPORT = 20_000;
  private static final List<String> FIELDS = List.of("from", "to", "op", "ver");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|0x\\p{XDigit}+");
  private static final int SIZE = 30_000;

  private final Validator validator;
  private final Validator right;
  private final TimerTable table;
  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<String, Integer> valid = new HashMap<>();

  /** What is fuzzed: gives a report for each trace. */
  interface Validator {
    TraceReport report(byte[] trace) throws IOException;
  }

  /**
   * Bytes for a validator.
   *
   * @param right what is known to take the recordings
   * @param table the table of the recording whose words are edited
   */
  ValidateTarget(Validator validator, Validator right, TimerTable table) {
    this.validator = validator;
    this.right = right;
    this.table = table;
  }

  private record Input(String trace, int count, List<Edit> edits) {
    @Override
    public String toString() {
      return trace + " lines " + count + ": " + Edit.text(edits);
    }
  }

  private static Input parse(String input) {
    Matcher m = FORM.matcher(input);
    if (!m.matches() || !TRACES.containsKey(m.group(1))) {
      throw new IllegalArgumentException(
          "expected 'go1.19.8 lines 20: byte 7 255' or '"
              + BYTES
              + "' and Base64, found '"
              + input
              + "'");
    }
    int count = Integer.parseInt(m.group(2));
    if (count < 1 || count > LINES) {
      throw new IllegalArgumentException("lines is " + count + ", expected 1 to " + LINES);
    }
    return new Input(m.group(1), count, Edit.parse(m.group(3), KINDS));
  }

  private static boolean isBytes(String input) {
    return input.startsWith(BYTES);
  }

  /** The input that has these bytes. */
  public static String of(byte[] bytes) {
    return BYTES + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String random(RandomGenerator random) {
    if (random.nextInt(8) == 0) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (random.nextBoolean() && bytes.length > 10) {
        bytes[0] = 0x1f;
        bytes[1] = (byte) 0x8b;
        bytes[2] = 8;
        bytes[3] = 0;
      }
      return of(bytes);
    }
    List<String> names = TRACES.keySet().stream().sorted().toList();
    List<Edit> edits = new ArrayList<>();
    int count = random.nextInt(3);
    if (random.nextBoolean()) {
      edits.add(Edit.random(random, List.of(Edit.Kind.WORD), SIZE));
    } else {
      for (int k = 0; k < count; k++) {
        edits.add(Edit.random(random, KINDS, SIZE));
      }
    }
    return new Input(names.get(random.nextInt(names.size())), 1 + random.nextInt(LINES), edits)
        .toString();
  }

  @Override
  public String mutate(String input, String other, RandomGenerator random) {
    if (isBytes(input)) {
      byte[] bytes = bytes(input);
      for (int k = 0; k <= random.nextInt(4); k++) {
        bytes = Edit.random(random, KINDS, SIZE).onBytes(bytes);
      }
      return of(bytes);
    }
    Input one = parse(input);
    List<Edit> others = isBytes(other) ? List.of() : parse(other).edits();
    int count = random.nextInt(4) == 0 ? 1 + random.nextInt(LINES) : one.count();
    return new Input(one.trace(), count, Edit.mutated(one.edits(), others, random, KINDS, SIZE))
        .toString();
  }

  private static byte[] bytes(String input) {
    try {
      return Base64.getDecoder().decode(input.substring(BYTES.length()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected Base64 behind '" + BYTES + "': " + input, e);
    }
  }

  @Override
  public Execution run(String input) {
    if (isBytes(input)) {
      return judge(bytes(input), false, false);
    }
    Input parsed = parse(input);
    int count = validBeginning(parsed);
    List<String> all = new ArrayList<>(recorded(parsed.trace()).subList(0, count));
    boolean altered = false;
    for (Edit edit : parsed.edits()) {
      altered |= edit.kind() == Edit.Kind.WORD && word(all, edit);
      edit.onLines(all);
    }
    byte[] bytes = text(all);
    for (Edit edit : parsed.edits()) {
      bytes = edit.onBytes(bytes);
    }
    boolean alone = parsed.edits().size() == 1;
    return judge(bytes, count > 0 && parsed.edits().isEmpty(), altered && alone);
  }

  private static byte[] text(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * So many lines of a recording, or fewer: where a buffer was written late, a beginning lacks
   * lines.
   */
  private int validBeginning(Input input) {
    return valid.computeIfAbsent(
        input.trace() + " " + input.count(),
        key -> {
          int count = input.count();
          while (count > 0
              && report(right, text(recorded(input.trace()).subList(0, count))).verdict()
                  != Verdict.VALID) {
            count--;
          }
          return count;
        });
  }

  private static TraceReport report(Validator validator, byte[] bytes) {
    try {
      return validator.report(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> recorded(String trace) {
    return lines.computeIfAbsent(trace, ValidateTarget::read);
  }

  private static List<String> read(String trace) {
    BundledTrace bundled = TRACES.get(trace);
    if (bundled == null) {
      throw new IllegalArgumentException("expected one of " + TRACES.keySet() + ", found " + trace);
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(bundled.open()), StandardCharsets.UTF_8))) {
      return in.lines().limit(LINES).collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives a word of a change another value; returns whether that means something else. */
  private boolean word(List<String> all, Edit edit) {
    if (all.isEmpty()) {
      return false;
    }
    int start = edit.args().get(0) % all.size();
    for (int k = 0; k < all.size(); k++) {
      int at = (start + k) % all.size();
      String line = all.get(at);
      if (line.contains("\"kind\":\"cas\"") || line.contains("\"kind\":\"store\"")) {
        String field = FIELDS.get(edit.args().get(1) % FIELDS.size());
        Matcher m = Pattern.compile("\"" + field + "\":\"?(\\w+)\"?").matcher(line);
        if (!m.find()) {
          return false;
        }
        String before = m.group(1);
        String after = other(field, before, edit.args().get(2));
        all.set(at, line.substring(0, m.start(1)) + after + line.substring(m.end(1)));
        return !same(field, before, after);
      }
    }
    return false;
  }

  private String other(String field, String before, int number) {
    if (field.equals("ver")) {
      return Long.toString(Long.parseLong(before) + 1 + number % 50);
    }
    List<String> words =
        field.equals("op")
            ? List.copyOf(new TreeSet<>(table.frames().keySet()))
            : table.vocabulary().statuses();
    return words.get(number % words.size());
  }

  private boolean same(String field, String before, String after) {
    if (!field.equals("op")) {
      return before.equals(after);
    }
    TraceWords words = TraceWords.of(table);
    int one = words.operation(before);
    int other = words.operation(after);
    return one < 0 || other < 0 || words.canonical(one) == words.canonical(other);
  }

  private Execution judge(byte[] bytes, boolean whole, boolean altered) {
    Set<String> reached = new HashSet<>();
    try {
      TraceReport report = validator.report(bytes);
      reached.add("verdict " + report.verdict());
      report.rows().forEach(row -> reached.add(Probe.ROW + row.row()));
      if (report.rejection() != null) {
        reached.add("rejected for " + report.rejection().kind());
      }
      if (report.fault() != null) {
        reached.add("said " + words(report.fault()));
      }
      return new Execution(reached, fault(report, whole, altered));
    } catch (IOException | RuntimeException | Error e) {
      return new Execution(reached, Optional.of(thrown(e)));
    }
  }

  /** What a message says without what it says it of. */
  static String words(String message) {
    String said = QUOTED.matcher(message).replaceAll("'#'");
    said = NUMBER.matcher(said).replaceAll("#");
    return said.substring(0, Math.min(90, said.length()));
  }

  /** A fault that is an exception, with where it came from. */
  static Fault thrown(Throwable e) {
    StringBuilder stack = new StringBuilder();
    StackTraceElement[] frames = e.getStackTrace();
    for (int k = 0; k < Math.min(8, frames.length); k++) {
      stack.append("\n  at ").append(frames[k]);
    }
    return new Fault("throws " + e.getClass().getName(), List.of(), e + stack.toString());
  }

  private static Optional<Fault> fault(TraceReport report, boolean whole, boolean altered) {
    String told = TextRendering.of(report);
    String wrong =
        switch (report.verdict()) {
          case VALID ->
              altered
                  ? "an altered trace is accepted"
                  : report.events() == 0 ? "nothing is valid" : "";
          case REJECTED -> report.rejection() == null ? "rejected without a reason" : "";
          case CUT, MALFORMED -> report.fault() == null ? "no trace, without a reason" : "";
        };
    if (whole && report.verdict() != Verdict.VALID) {
      wrong = "a valid trace is not accepted";
    }
    if (told.length() > LONGEST_REPORT || JsonRendering.of(List.of(report)).isEmpty()) {
      wrong = "the report has " + told.length() + " characters";
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fault(NUMBER.matcher(wrong).replaceAll("#"), List.of(), wrong + "\n" + told));
  }

  @Override
  public List<String> smaller(String input) {
    List<String> all = new ArrayList<>();
    if (isBytes(input)) {
      byte[] bytes = bytes(input);
      for (int length = bytes.length / 2; length < bytes.length; length += 1 + bytes.length / 16) {
        all.add(of(Arrays.copyOf(bytes, length)));
      }
      return all;
    }
    Input one = parse(input);
    for (List<Edit> fewer : Smaller.lists(one.edits())) {
      all.add(new Input(one.trace(), one.count(), fewer).toString());
    }
    for (long fewer : Smaller.numbers(one.count())) {
      if (fewer > 0) {
        all.add(new Input(one.trace(), (int) fewer, one.edits()).toString());
      }
    }
    return all;
  }

  @Override
  public String shape(String input) {
    return isBytes(input)
        ? "bytes"
        : parse(input).edits().stream()
            .map(edit -> edit.kind().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
  }

  @Override
  public String lanes(String input) {
    return input + "\n";
  }

  @Override
  public List<String> known() {
    return List.of(Verdict.values()).stream().map(verdict -> "verdict " + verdict).toList();
  }
}
