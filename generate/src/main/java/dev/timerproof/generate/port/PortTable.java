package dev.timerproof.generate.port;

import dev.timerproof.spec.table.Code;
import dev.timerproof.spec.table.Frame;
import dev.timerproof.spec.table.PollerRow;
import dev.timerproof.spec.table.PollerTable;
import dev.timerproof.spec.table.Row;
import dev.timerproof.spec.table.RowKind;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as the model for templates: operations as trees of statements, and the words that they
 * use.
 *
 * @param edition the edition
 * @param changes the mutations of the edition, in words; empty for the edition itself
 * @param statuses the values of the status word, by their number
 * @param initial the status of a new timer
 * @param arity how many children a slot of the heap has
 * @param registers what an operation remembers, with what each holds
 * @param steps the steps and hooks that the operations run
 * @param tests the guards and owned cases that they test
 * @param operations the operations
 * @param readers the operations without rows
 * @param poller the operations of the poller
 * @param pollerWords what the rows of the poller are made of
 * @param functions the functions that their code calls
 */
public record PortTable(
    String edition,
    List<String> changes,
    List<String> statuses,
    String initial,
    int arity,
    List<Register> registers,
    List<Word> steps,
    List<Word> tests,
    List<Operation> operations,
    List<Code.Reader> readers,
    List<PollerOperation> poller,
    PollerWords pollerWords,
    List<Code.Function> functions) {
  private static final String COMMIT = "commit";

  /**
   * A register.
   *
   * @param name its name
   * @param type what it holds
   * @param first its first value
   * @param meaning what it is for
   */
  public record Register(String name, String type, String first, String meaning) {}

  /** The rows of the poller, in the order in which operations visit their words. */
  public List<Case> pollerRows() {
    return poller.stream()
        .flatMap(operation -> operation.visits().stream())
        .flatMap(visit -> visit.cases().stream())
        .toList();
  }

  /**
   * A word with what it means.
   *
   * @param name the word
   * @param meaning its meaning
   */
  public record Meaning(String name, String meaning) {
    private static List<Meaning> all(Map<String, String> meanings) {
      return meanings.entrySet().stream().map(e -> new Meaning(e.getKey(), e.getValue())).toList();
    }
  }

  /**
   * What the rows of the poller are made of.
   *
   * @param operations the operations
   * @param words the words that operations visit, each with its values, the first one first
   * @param values the values of all of them
   * @param guards the guards
   * @param steps the steps
   * @param results the results
   */
  public record PollerWords(
      List<String> operations,
      List<Meaning> words,
      List<String> values,
      List<Meaning> guards,
      List<Meaning> steps,
      List<Meaning> results) {
    static PollerWords of(PollerTable poller) {
      return new PollerWords(
          List.copyOf(poller.frames().keySet()),
          poller.words().entrySet().stream()
              .map(e -> new Meaning(e.getKey(), String.join(" or ", e.getValue())))
              .toList(),
          poller.words().values().stream().flatMap(List::stream).distinct().toList(),
          Meaning.all(poller.guards()),
          Meaning.all(poller.steps()),
          Meaning.all(poller.results()));
    }
  }

  /**
   * An operation of the poller.
   *
   * @param op its name
   * @param visits the words that it visits, in order
   */
  public record PollerOperation(String op, List<Visit> visits) {
    public PollerOperation {
      visits = List.copyOf(visits);
    }
  }

  /**
   * What an operation of the poller does at one of its words.
   *
   * @param word the word
   * @param cases by what it finds
   */
  public record Visit(String word, List<Case> cases) {
    public Visit {
      cases = List.copyOf(cases);
    }
  }

  /**
   * A row of the poller.
   *
   * @param row the row of the table, for what is named here by its meaning
   * @param id the row
   * @param from the value that it finds
   * @param guard what must hold besides; empty for nothing
   * @param taken the value that a CAS or exchange gives the word first; empty for none
   * @param steps what it does then: the name of each step, and its meaning
   * @param result how the operation goes on
   */
  public record Case(
      PollerRow row,
      String id,
      String from,
      String guard,
      String taken,
      List<String> steps,
      String result) {
    public Case {
      steps = List.copyOf(steps);
    }

    /** Whether something must hold besides. */
    public boolean isGuarded() {
      return !guard.isEmpty();
    }

    /** The word of the guard. */
    public String guardWord() {
      return row.guard().word();
    }

    /** The word of the result. */
    public String resultWord() {
      return row.result().word();
    }

    /** Whether it takes its word. */
    public boolean isTaking() {
      return !taken.isEmpty();
    }
  }

  /**
   * The model of a table.
   *
   * @param ops the operations and readers that are wanted; all of them if it is empty
   */
  public static PortTable of(TimerTable table, Collection<String> ops) {
    return new Builder(table).build(op -> ops.isEmpty() || ops.contains(op));
  }

  private static final class Builder {
    private final TimerTable table;
    private final Vocabulary words;
    private final Code code;
    private final Map<String, Word> steps = new LinkedHashMap<>();
    private final Map<String, Word> tests = new LinkedHashMap<>();

    Builder(TimerTable table) {
      this.table = table;
      this.words = table.vocabulary();
      this.code = table.code();
    }

    PortTable build(Predicate<String> wanted) {
      List<Operation> operations =
          table.frames().values().stream()
              .filter(frame -> wanted.test(frame.op()))
              .map(this::operation)
              .toList();
      List<Code.Reader> readers =
          code.readers().values().stream().filter(reader -> wanted.test(reader.op())).toList();
      return new PortTable(
          table.edition(),
          table.mutations().stream()
              .map(m -> m.part() + " " + m.name() + " " + m.field() + " := " + m.value())
              .toList(),
          words.statuses(),
          words.initialStatus(),
          code.arity(),
          code.registers().values().stream().map(this::register).toList(),
          inOrder(steps),
          inOrder(tests),
          operations,
          readers,
          table.poller().frames().keySet().stream().filter(wanted).map(this::ofPoller).toList(),
          PollerWords.of(table.poller()),
          functions(operations, readers));
    }

    private PollerOperation ofPoller(String op) {
      PollerTable poller = table.poller();
      return new PollerOperation(
          op,
          poller.frames().getOrDefault(op, List.of()).stream()
              .map(
                  word ->
                      new Visit(word, poller.rowsAt(op, word).stream().map(this::ofRow).toList()))
              .toList());
    }

    private Case ofRow(PollerRow row) {
      PollerTable poller = table.poller();
      List<String> steps = new ArrayList<>();
      for (String step : row.steps()) {
        steps.add(
            step.equals(COMMIT)
                ? row.word() + " := " + row.to() + "  -- commit"
                : poller.steps().getOrDefault(step, "") + "  -- " + step);
      }
      return new Case(
          row,
          row.id(),
          row.from(),
          row.guard().always() ? "" : poller.guards().getOrDefault(row.guard().word(), ""),
          row.hasCas() ? row.via() : "",
          steps,
          poller.results().getOrDefault(row.result().word(), ""));
    }

    /** The functions that are called; each operation may lose a CAS and wait. */
    private List<Code.Function> functions(List<Operation> operations, List<Code.Reader> readers) {
      List<String> lines = new ArrayList<>();
      Stream.concat(steps.values().stream(), tests.values().stream())
          .forEach(word -> lines.addAll(word.code()));
      readers.forEach(reader -> lines.addAll(reader.code()));
      for (Operation operation : operations) {
        lines.addAll(List.of("cas()", "osyield()"));
        lines.addAll(operation.walk().more());
      }
      Set<String> called = code.calledBy(lines);
      return code.functions().values().stream().filter(f -> called.contains(f.name())).toList();
    }

    /** The words that were used, in the table's order. */
    private List<Word> inOrder(Map<String, Word> used) {
      return code.statements().keySet().stream()
          .flatMap(name -> Stream.ofNullable(used.get(name)))
          .toList();
    }

    private Register register(Code.Register register) {
      Vocabulary.Field field =
          words.fields().getOrDefault(register.name(), code.fields().get(register.name()));
      return new Register(
          register.name(), register.type(), register.first(), field == null ? "" : field.meaning());
    }

    private Operation operation(Frame frame) {
      List<Row> rows = table.rowsOf(frame.op());
      Code.Walk walk = code.walks().get(frame.shape().word());
      if (walk == null) {
        throw new IllegalArgumentException("no walk for the shape " + frame.shape());
      }
      List<String> given = new ArrayList<>(table.givenTo(frame));
      boolean usesP = given.remove("p");
      return new Operation(
          frame.op(),
          "Runs over %s; %s"
              .formatted(
                  words.shapes().get(frame.shape().word()), words.locks().get(frame.lock().word())),
          rows.stream().map(Row::source).distinct().collect(Collectors.joining(", ")),
          usesP,
          given,
          frame.shape().word(),
          walk,
          frame.value(),
          hooks(frame, frame.enter()),
          hooks(frame, frame.round()),
          hooks(frame, frame.picked()),
          arms(frame, rows),
          rows.stream().filter(Row::continues).flatMap(row -> whole(frame, row).stream()).toList(),
          hooks(frame, frame.leave()));
    }

    private List<Operation.Arm> arms(Frame frame, List<Row> rows) {
      Map<String, List<Row>> byStatus = new LinkedHashMap<>();
      rows.stream()
          .filter(row -> !row.continues())
          .forEach(row -> byStatus.computeIfAbsent(row.from(), s -> new ArrayList<>()).add(row));
      Map<List<Node>, Operation.Arm> merged = new LinkedHashMap<>();
      byStatus.forEach(
          (status, ofStatus) -> {
            List<Node> body = byGuard(frame, ofStatus);
            List<String> ids = ofStatus.stream().map(Row::id).toList();
            merged.merge(
                body,
                new Operation.Arm(List.of(status), ids, body),
                (one, other) ->
                    new Operation.Arm(
                        joined(one.statuses(), other.statuses()),
                        joined(one.rows(), other.rows()),
                        body));
          });
      return List.copyOf(merged.values());
    }

    private static List<String> joined(List<String> one, List<String> other) {
      return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** The tests of guards, before the CAS; the last guard needs no test. */
    private List<Node> byGuard(Frame frame, List<Row> rows) {
      Set<Row.Guard> guards = new LinkedHashSet<>();
      rows.forEach(row -> guards.add(row.guard()));
      List<Node> nodes = List.of();
      for (Row.Guard guard : reversed(guards)) {
        List<Node> then =
            byOwner(frame, rows.stream().filter(row -> row.guard() == guard).toList());
        nodes = nodes.isEmpty() ? then : List.of(new Node.Test(test(guard.word()), then, nodes));
      }
      return nodes;
    }

    /** The CAS, which rows of one status and guard share; then the owned cases. */
    private List<Node> byOwner(Frame frame, List<Row> rows) {
      Row first = rows.get(0);
      List<Node> nodes = new ArrayList<>();
      if (first.hasCas()) {
        nodes.add(new Node.Cas(first.via(), List.of(walk(first.lost()))));
      }
      List<Node> cases = List.of();
      for (Row row : reversed(rows)) {
        List<Node> then = whole(frame, row);
        cases =
            cases.isEmpty() ? then : List.of(new Node.Test(test(row.owned().word()), then, cases));
      }
      nodes.addAll(cases);
      return nodes;
    }

    private static <T> List<T> reversed(Collection<T> all) {
      List<T> list = new ArrayList<>(all);
      Collections.reverse(list);
      return list;
    }

    /** The steps of a row, and how the operation goes on. */
    private List<Node> whole(Frame frame, Row row) {
      if (row.panics()) {
        return List.of(new Node.Panic());
      }
      List<Node> nodes = new ArrayList<>();
      if (row.waits()) {
        nodes.add(new Node.Wait());
      }
      for (String step : row.steps()) {
        nodes.add(step.equals(COMMIT) ? commit(row) : node(frame, step));
      }
      if (row.result() == Row.Result.LEAVE) {
        nodes.addAll(hooks(frame, frame.leave()));
        nodes.add(new Node.Leave(row.value()));
      } else {
        nodes.add(walk(row.result()));
      }
      return nodes;
    }

    private static Node commit(Row row) {
      return row.kind() == RowKind.STORE
          ? new Node.Store(row.to())
          : new Node.Commit(row.via(), row.to());
    }

    private static Node walk(Row.Result result) {
      return switch (result) {
        case ADVANCE -> new Node.Advance();
        case RESUME -> new Node.Resume();
        case AGAIN, LEAVE, NONE -> new Node.Again();
      };
    }

    private List<Node> hooks(Frame frame, List<String> names) {
      return names.stream().map(name -> node(frame, name)).toList();
    }

    private Node node(Frame frame, String name) {
      String called = words.calls().get(name);
      if (called != null) {
        return call(name, table.frame(called));
      }
      boolean hook = words.hooks().containsKey(name);
      boolean exits = hook && code.exits(name);
      boolean ends = hook && code.ends(name);
      String meaning = hook ? words.hooks().getOrDefault(name, "") : words.step(name).meaning();
      var word = new Word(name, meaning, code.of(name), exits || ends);
      steps.put(name, word);
      return exits
          ? new Node.Exit(word, frame.exit())
          : ends ? new Node.End(word) : new Node.Step(word);
    }

    /** The call of another operation, whose list is the timers that this one holds. */
    private Node call(String step, Frame callee) {
      List<String> passes = new ArrayList<>(List.of("p"));
      callee.args().forEach(argument -> passes.add(argument.equals("list") ? "held" : argument));
      var word = new Word(step, words.step(step).meaning(), code.of(step), false);
      return new Node.Call(word, callee.op(), passes);
    }

    private Word test(String name) {
      String meaning = words.guards().get(name);
      if (meaning == null) {
        meaning = words.ownedCases().getOrDefault(name, "");
      }
      var word = new Word(name, meaning, code.of(name), true);
      tests.put(name, word);
      return word;
    }
  }
}
