package dev.timerproof.runtime.mutants;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The mutants that PIT made, and the list of those that survive for a reason.
 *
 * <p>The list has entries that blank lines separate; lines that begin with {@code #} are comments:
 *
 * <pre>
 * sched.Wakeups.spin NegateConditionals speed
 *   if (poller.needspinning() == PollerProtocol.Needspinning.SET) {
 *   Why no test finds it, on one line or more.
 * </pre>
 *
 * <p>First the method, PIT's name of what was changed, and the kind of reason; then the line of
 * source that was changed, because numbers of lines change too often; then the reason.
 */
final class Survivors {
  private static final String ROOT = "dev.timerproof.runtime.";
  private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");

  /** Why a mutant survives. */
  enum Kind {
    /** It does what the original does. */
    EQUIVALENT,
    /** It differs only if other threads act between two instructions, so some runs kill it. */
    RACE,
    /** It differs only in speed, and no counter shows it. */
    SPEED,
    /** It differs only if the JVM itself fails at one place, such as for want of memory. */
    JVM
  }

  /**
   * What was changed.
   *
   * @param place package below the library's, class, method
   * @param mutator PIT's name of the change, without its last word
   * @param line the line of source, without space around it
   */
  record Mutant(String place, String mutator, String line) {
    Path source() {
      String type = place.substring(0, place.lastIndexOf('.')).replaceAll("\\$.*", "");
      return Path.of((ROOT + type).replace('.', '/') + ".java");
    }

    @Override
    public String toString() {
      return place + " " + mutator + ": " + line;
    }
  }

  /** A mutant and PIT's word for what became of it. */
  record Result(Mutant mutant, String status) {
    boolean survived() {
      return status.equals("SURVIVED") || status.equals("NO_COVERAGE");
    }

    private boolean killed() {
      return status.equals("KILLED");
    }
  }

  /** An entry of the list. */
  record Entry(Mutant mutant, Kind kind, String reason) {}

  private Survivors() {}

  /** Reads the list; an {@link IllegalArgumentException} tells the line that is wrong. */
  static List<Entry> listed(List<String> lines) {
    List<Entry> entries = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (int i = 0; i <= lines.size(); i++) {
      String line = i < lines.size() ? lines.get(i).strip() : "";
      if (line.startsWith("#")) {
        continue;
      }
      if (!line.isEmpty()) {
        block.add(line);
      } else if (!block.isEmpty()) {
        entries.add(entry(block, i));
        block.clear();
      }
    }
    return entries;
  }

  private static Entry entry(List<String> block, int end) {
    String[] head = block.get(0).split(" +", -1);
    if (head.length != 3 || block.size() < 3) {
      throw new IllegalArgumentException(
          "entry before line "
              + (end + 1)
              + ": expected method, mutator and kind, then a line of source, then a reason; found "
              + block);
    }
    return new Entry(
        new Mutant(head[0], head[1], block.get(1)),
        Kind.valueOf(head[2].toUpperCase(java.util.Locale.ROOT)),
        String.join(" ", block.subList(2, block.size())));
  }

  /** Reads PIT's report in XML, and the lines of source that it refers to. */
  static List<Result> reported(Path report, Path sources) throws IOException {
    List<Result> results = new ArrayList<>();
    Map<Path, List<String>> files = new HashMap<>();
    NodeList all = parsed(report).getElementsByTagName("mutation");
    for (int i = 0; i < all.getLength(); i++) {
      Element e = (Element) all.item(i);
      String type = text(e, "mutatedClass").substring(ROOT.length());
      Matcher lambda = LAMBDA.matcher(text(e, "mutatedMethod"));
      String mutator = text(e, "mutator");
      mutator = mutator.substring(mutator.lastIndexOf('.') + 1).replaceAll("Mutator(_.*)?$", "");
      Mutant unplaced = new Mutant(type + "." + lambda.replaceAll("$1"), mutator, "");
      Path source = sources.resolve(unplaced.source());
      if (!files.containsKey(source)) {
        files.put(source, Files.readAllLines(source));
      }
      int line = Integer.parseInt(text(e, "lineNumber"));
      results.add(
          new Result(
              new Mutant(unplaced.place, mutator, files.get(source).get(line - 1).strip()),
              e.getAttribute("status")));
    }
    return results;
  }

  private static Element parsed(Path report) throws IOException {
    try (InputStream in = Files.newInputStream(report)) {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(in)
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(report + ": " + e.getMessage(), e);
    }
  }

  private static String text(Element e, String child) {
    return e.getElementsByTagName(child).item(0).getTextContent();
  }

  /**
   * Compares a report with the list: each survivor needs an entry of its own, and each entry about
   * a class that the report covers needs a mutant that may have survived. A mutant that ended at
   * the limit of time counts as found, but makes no entry stale, as the machine may have been slow;
   * one that a test has killed makes its entry stale, unless its kind is {@link Kind#RACE}.
   *
   * @return a message for each difference
   */
  static List<String> differences(List<Result> report, List<Entry> list) {
    Set<Path> covered = new HashSet<>();
    report.forEach(result -> covered.add(result.mutant.source()));
    TreeSet<String> messages = new TreeSet<>();
    List<Mutant> mutants = new ArrayList<>();
    report.forEach(result -> mutants.add(result.mutant));
    list.forEach(entry -> mutants.add(entry.mutant));
    for (Mutant mutant : mutants) {
      List<Entry> entries = list.stream().filter(e -> e.mutant.equals(mutant)).toList();
      boolean race = entries.stream().anyMatch(e -> e.kind == Kind.RACE);
      long survived = count(report, mutant, Result::survived);
      long maySurvive = count(report, mutant, result -> race || !result.killed());
      if (survived > entries.size()) {
        messages.add("survives without a reason: " + mutant);
      } else if (entries.size() > maySurvive && covered.contains(mutant.source())) {
        messages.add("has a reason but does not survive: " + mutant);
      }
    }
    return List.copyOf(messages);
  }

  private static long count(List<Result> report, Mutant mutant, Predicate<Result> wanted) {
    return report.stream().filter(r -> r.mutant.equals(mutant) && wanted.test(r)).count();
  }
}
