package dev.timerproof.jcstress;

import dev.timerproof.evidence.jvm.JavaProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A run of some of the tests by jcstress, in JVMs of its own: makes the command and parses its
 * output.
 *
 * @param tests the tests, a regular expression that is found in their names
 * @param milliseconds how long each test runs in each JVM
 */
public record StressRun(String tests, int milliseconds) {
  private static final String PACKAGE = StressRun.class.getPackageName();

  /** A dozen tests: the hand-written ones, and races from one status. */
  public static final StressRun QUICK =
      new StressRun(
          PACKAGE.replace(".", "\\.")
              + "\\.(handshake\\.|race\\.(StopAndStop|StopAndRun|StopAndResetToFuture|RunAndRun"
              + "|ResetToFutureAndRun|StopAndMove)\\.Waiting$)",
          100);

  /**
   * The hand-written tests, the race of each two calls from one status, and the races of a stop
   * from every status: two fifths of all.
   */
  public static final StressRun FULL =
      new StressRun(
          PACKAGE.replace(".", "\\.")
              + "\\.(handshake\\.|race\\.(\\w+\\.Waiting|(StopAnd\\w+|\\w+AndStop)\\.\\w+)$)",
          200);

  /** Every test. */
  public static final StressRun ALL = new StressRun(PACKAGE.replace(".", "\\."), 200);

  /** The status from which there are races of every call. */
  private static final String WAITING = "Waiting";

  /**
   * The races of one call with all others, each as long as in a quick run.
   *
   * @param call the call in their names, such as {@code Stop}
   * @param status the status from which they start; {@code Waiting} is used for an intermediate
   *     status
   */
  public static StressRun of(String call, String status) {
    return new StressRun(
        PACKAGE.replace(".", "\\.")
            + "\\.race\\.(%1$s\\w*And\\w+|\\w+And%1$s\\w*)\\.%2$s$"
                .formatted(call, call.equals("Start") ? "NoStatus" : lasting(status)),
        QUICK.milliseconds);
  }

  private static String lasting(String status) {
    String race = PACKAGE + ".race.StopAndStop$" + status;
    try {
      return Class.forName(race, false, StressRun.class.getClassLoader()).getSimpleName();
    } catch (ClassNotFoundException e) {
      return WAITING;
    }
  }

  private static final String RESULTS = "RUN RESULTS:";
  private static final Pattern TEST = Pattern.compile("\\[(\\w+)\\] (dev\\.timerproof\\.\\S+)$");
  private static final Pattern OUTCOME =
      Pattern.compile("^ +(-?\\d+(?:, -?\\d+)*) +([\\d,]+) +\\S+% +(\\w+)  (.*)$");

  /**
   * The result of one test.
   *
   * @param name the test's name, without its package
   * @param passed whether there was no forbidden outcome and no error
   * @param samples how often it was run
   * @param forbidden each forbidden outcome that occurred, in words
   */
  public record Result(String name, boolean passed, long samples, List<String> forbidden) {
    public Result {
      forbidden = List.copyOf(forbidden);
    }

    /** Whether the test's code is broken on purpose, so that it must fail. */
    public boolean isBroken() {
      return name.contains(".Broken");
    }

    /** Whether it was written by hand. */
    public boolean isHandshake() {
      return name.startsWith("handshake.");
    }
  }

  /**
   * A run, ten times as long, of the broken tests that did not show their fault; empty if all did.
   * On a busy machine a short run has too few samples.
   */
  public Optional<StressRun> again(List<Result> results) {
    List<String> unseen =
        results.stream()
            .filter(r -> r.isBroken() && r.forbidden().isEmpty())
            .map(r -> (PACKAGE + "." + r.name()).replace(".", "\\."))
            .toList();
    return unseen.isEmpty()
        ? Optional.empty()
        : Optional.of(new StressRun("(" + String.join("|", unseen) + ")$", 10 * milliseconds));
  }

  /** These results, with those of a later run in the place of the same tests' earlier ones. */
  public static List<Result> merged(List<Result> results, List<Result> later) {
    return results.stream()
        .map(r -> later.stream().filter(l -> l.name().equals(r.name())).findFirst().orElse(r))
        .toList();
  }

  /** The sums of these results and those of another run of the same tests. */
  public static List<Result> added(List<Result> results, List<Result> more) {
    return results.stream()
        .map(
            r ->
                more.stream()
                    .filter(m -> m.name().equals(r.name()))
                    .findFirst()
                    .map(m -> sum(r, m))
                    .orElse(r))
        .toList();
  }

  private static Result sum(Result one, Result other) {
    List<String> forbidden = new ArrayList<>(one.forbidden);
    forbidden.addAll(other.forbidden);
    return new Result(one.name, one.passed && other.passed, one.samples + other.samples, forbidden);
  }

  /** The program that runs jcstress. Its files go to the folder of the run. */
  public JavaProgram program() {
    return JavaProgram.of(
        "org.openjdk.jcstress.Main",
        List.of(
            "-v",
            "-t",
            tests,
            "-sc",
            "false",
            "-f",
            "1",
            "-fsm",
            "1",
            "-iters",
            "1",
            "-time",
            Integer.toString(milliseconds),
            "-jvmArgs",
            "-XX:+UseSerialGC",
            "-r",
            "report"));
  }

  /** Parses the results in the output of a run; empty if the run ended before it had any. */
  public static List<Result> parse(List<String> output) {
    List<Result> results = new ArrayList<>();
    int start = output.indexOf(RESULTS);
    for (String line : start < 0 ? List.<String>of() : output.subList(start, output.size())) {
      Matcher test = TEST.matcher(line);
      Matcher outcome = OUTCOME.matcher(line);
      if (test.find()) {
        String name = test.group(2).substring(PACKAGE.length() + 1);
        results.add(new Result(name, test.group(1).equals("OK"), 0, List.of()));
      } else if (outcome.find() && !results.isEmpty()) {
        int last = results.size() - 1;
        results.set(last, with(results.get(last), outcome));
      }
    }
    return results;
  }

  private static Result with(Result result, Matcher outcome) {
    long samples = Long.parseLong(outcome.group(2).replace(",", ""));
    List<String> forbidden = new ArrayList<>(result.forbidden);
    if (outcome.group(3).equals("Forbidden") && samples > 0) {
      forbidden.add(outcome.group(1) + " (" + outcome.group(4).strip() + ") " + samples + "x");
    }
    return new Result(result.name, result.passed, result.samples + samples, forbidden);
  }
}
