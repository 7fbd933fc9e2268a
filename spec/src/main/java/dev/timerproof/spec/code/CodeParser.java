package dev.timerproof.spec.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses statements, one a line; those inside another one are indented by two. */
public final class CodeParser {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(:=|\\+=|-=|<=|>=|[-+*/#=<>()\\[\\],.:]|\\w+)");
  private static final Set<String> ASSIGNMENTS = Set.of(":=", "+=", "-=");
  private static final Set<String> COMPARISONS = Set.of("=", "#", "<", "<=", ">", ">=");

  private final String line;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private CodeParser(String line) {
    this.line = line;
    Matcher token = TOKEN.matcher(line);
    int end = 0;
    while (end < line.length() && token.find(end) && token.start() == end) {
      tokens.add(token.group(1));
      end = token.end();
    }
    if (!line.substring(end).isBlank()) {
      throw new CodeException("expected a statement, found " + line.substring(end));
    }
  }

  /**
   * Whether these lines are statements.
   *
   * @throws CodeException if they are not; the message quotes the line
   */
  public static void check(List<String> lines) {
    statements(lines);
  }

  static Statement.Expression expression(String line) {
    CodeParser parser = new CodeParser(line);
    Statement.Expression expression = parser.or();
    parser.end();
    return expression;
  }

  static List<Statement> statements(List<String> lines) {
    Lines rest = new Lines(lines);
    List<Statement> all = block(rest, 0);
    if (rest.at < lines.size()) {
      throw new CodeException("indented for nothing: " + lines.get(rest.at));
    }
    return all;
  }

  /** Lines, and which one is next. */
  private static final class Lines {
    private final List<String> lines;
    private int at;

    Lines(List<String> lines) {
      this.lines = lines;
    }

    boolean has(int indent) {
      return at < lines.size() && indentOf(lines.get(at)) == indent;
    }

    private static int indentOf(String line) {
      return line.length() - line.stripLeading().length();
    }

    String take() {
      return lines.get(at++).strip();
    }

    boolean isElse(int indent) {
      return has(indent) && lines.get(at).strip().equals("else:");
    }
  }

  private static List<Statement> block(Lines lines, int indent) {
    List<Statement> statements = new ArrayList<>();
    while (lines.has(indent)) {
      String line = lines.take();
      CodeParser parser = new CodeParser(line);
      if (line.endsWith(":")) {
        statements.add(parser.compound(lines, indent + 2));
      } else {
        statements.add(parser.simple());
        parser.end();
      }
    }
    if (statements.isEmpty()) {
      throw new CodeException("expected a statement with an indent of " + indent);
    }
    return statements;
  }

  private Statement compound(Lines lines, int indent) {
    String word = take();
    switch (word) {
      case "if" -> {
        Statement.Expression test = or();
        colon();
        List<Statement> then = block(lines, indent);
        List<Statement> otherwise = List.of();
        if (lines.isElse(indent - 2)) {
          lines.take();
          otherwise = block(lines, indent);
        }
        List<Statement> other = otherwise;
        return scope -> Statement.runAll(holds(test, scope) ? then : other, scope);
      }
      case "while" -> {
        Statement.Expression test = or();
        colon();
        List<Statement> body = block(lines, indent);
        return scope -> loop(test, body, scope);
      }
      case "for" -> {
        String name = take();
        expect("in");
        Statement.Expression list = or();
        colon();
        List<Statement> body = block(lines, indent);
        return scope -> {
          for (Object one : (Collection<?>) there(list.value(scope))) {
            scope.names().put(name, one);
            Statement.runAll(body, scope);
          }
        };
      }
      default -> throw new CodeException("expected if, while or for, found " + line);
    }
  }

  private static void loop(Statement.Expression test, List<Statement> body, Run.Scope scope) {
    try {
      while (holds(test, scope)) {
        Statement.runAll(body, scope);
      }
    } catch (Way.Taken taken) {
      if (taken.way.end() != Way.End.BREAK) {
        throw taken;
      }
    }
  }

  private Statement simple() {
    switch (peek()) {
      case "throw", "exit", "end" -> {
        Way.End end =
            switch (take()) {
              case "throw" -> Way.End.THROW;
              case "exit" -> Way.End.EXIT;
              default -> Way.End.LEAVE;
            };
        Statement.Expression test = condition();
        return scope -> go(test, scope, end, List.of());
      }
      case "break" -> {
        next++;
        return scope -> go(null, scope, Way.End.BREAK, List.of());
      }
      case "return" -> {
        next++;
        List<Statement.Expression> values = new ArrayList<>();
        while (next < tokens.size() && !peek().equals("if")) {
          values.add(or());
          if (next < tokens.size() && peek().equals(",")) {
            next++;
          }
        }
        Statement.Expression test = condition();
        return scope -> go(test, scope, Way.End.RETURN, values);
      }
      case "call" -> {
        next++;
        Statement.Expression callback = or();
        return scope -> {
          scope.machine().call("call", list(callback.value(scope)));
        };
      }
      default -> {
        Statement.Expression expression = assignment();
        return scope -> {
          expression.value(scope);
        };
      }
    }
  }

  private static List<@Nullable Object> list(@Nullable Object one) {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(one);
    return list;
  }

  private Statement.@Nullable Expression condition() {
    if (next == tokens.size()) {
      return null;
    }
    expect("if");
    return or();
  }

  private static void go(
      Statement.@Nullable Expression test,
      Run.Scope scope,
      Way.End end,
      List<Statement.Expression> values) {
    if (test == null || holds(test, scope)) {
      List<@Nullable Object> answers = new ArrayList<>();
      values.forEach(value -> answers.add(value.value(scope)));
      throw new Way.Taken(new Way(end, answers));
    }
  }

  private static boolean holds(Statement.Expression test, Run.Scope scope) {
    if (test.value(scope) instanceof Boolean holds) {
      return holds;
    }
    throw new CodeException("expected a test, found " + test.value(scope));
  }

  /** Parses an assignment, whose value is the assigned value. */
  private Statement.Expression assignment() {
    Statement.Expression left = or();
    if (next == tokens.size() || !ASSIGNMENTS.contains(peek())) {
      return left;
    }
    if (!(left instanceof Statement.Place place)) {
      throw new CodeException("expected something to assign to, found " + line);
    }
    String operator = take();
    Statement.Expression right = or();
    return scope -> {
      Object value = right.value(scope);
      Object now =
          switch (operator) {
            case "+=" -> Run.number(place.value(scope)) + Run.number(value);
            case "-=" -> Run.number(place.value(scope)) - Run.number(value);
            default -> value;
          };
      place.set(scope, now);
      return now;
    };
  }

  private Statement.Expression or() {
    Statement.Expression left = and();
    while (takes("or")) {
      Statement.Expression one = left;
      Statement.Expression other = and();
      left = scope -> holds(one, scope) || holds(other, scope);
    }
    return left;
  }

  private Statement.Expression and() {
    Statement.Expression left = not();
    while (takes("and")) {
      Statement.Expression one = left;
      Statement.Expression other = not();
      left = scope -> holds(one, scope) && holds(other, scope);
    }
    return left;
  }

  private Statement.Expression not() {
    if (takes("not")) {
      Statement.Expression of = not();
      return scope -> !holds(of, scope);
    }
    Statement.Expression left = sum();
    if (next < tokens.size() && COMPARISONS.contains(peek())) {
      String operator = take();
      Statement.Expression right = sum();
      return scope -> compare(operator, left.value(scope), right.value(scope));
    }
    return left;
  }

  private static boolean compare(String operator, @Nullable Object left, @Nullable Object right) {
    return switch (operator) {
      case "=" -> Objects.equals(left, right);
      case "#" -> !Objects.equals(left, right);
      case "<" -> Run.number(left) < Run.number(right);
      case "<=" -> Run.number(left) <= Run.number(right);
      case ">" -> Run.number(left) > Run.number(right);
      default -> Run.number(left) >= Run.number(right);
    };
  }

  private Statement.Expression sum() {
    Statement.Expression left = product();
    while (next < tokens.size() && (peek().equals("+") || peek().equals("-"))) {
      boolean plus = take().equals("+");
      left = arithmetic(left, product(), plus ? Math::addExact : Math::subtractExact);
    }
    return left;
  }

  private Statement.Expression product() {
    Statement.Expression left = postfix();
    while (next < tokens.size() && (peek().equals("*") || peek().equals("/"))) {
      boolean times = take().equals("*");
      left = arithmetic(left, postfix(), times ? Math::multiplyExact : Math::floorDiv);
    }
    return left;
  }

  private static Statement.Expression arithmetic(
      Statement.Expression left, Statement.Expression right, IntBinaryOperator operator) {
    return scope ->
        operator.applyAsInt(Run.number(left.value(scope)), Run.number(right.value(scope)));
  }

  private Statement.Expression postfix() {
    Statement.Expression of = primary();
    while (next < tokens.size()) {
      if (takes(".")) {
        of = new Field(of, take());
      } else if (takes("[")) {
        of = new Element(of, or());
        expect("]");
      } else {
        break;
      }
    }
    return of;
  }

  private Statement.Expression primary() {
    String token = take();
    if (token.equals("(")) {
      Statement.Expression inside = assignment();
      expect(")");
      return inside;
    }
    if (Character.isDigit(token.charAt(0))) {
      int number = Integer.parseInt(token);
      return scope -> number;
    }
    if (!Character.isLetter(token.charAt(0))) {
      throw new CodeException("expected a name or a number, found " + token + " in " + line);
    }
    if (!takes("(")) {
      return new Name(token);
    }
    List<Statement.Expression> arguments = new ArrayList<>();
    while (!takes(")")) {
      arguments.add(or());
      if (!peek().equals(")")) {
        expect(",");
      }
    }
    return scope -> scope.call(token, arguments);
  }

  private record Name(String name) implements Statement.Place {
    @Override
    public @Nullable Object value(Run.Scope scope) {
      return scope.get(name);
    }

    @Override
    public void set(Run.Scope scope, @Nullable Object value) {
      scope.names().put(name, value);
    }
  }

  private record Field(Statement.Expression of, String name) implements Statement.Place {
    @Override
    public @Nullable Object value(Run.Scope scope) {
      return scope.machine().field(there(of.value(scope)), name);
    }

    @Override
    public void set(Run.Scope scope, @Nullable Object value) {
      scope.machine().setField(there(of.value(scope)), name, value);
    }
  }

  private record Element(Statement.Expression list, Statement.Expression index)
      implements Statement.Place {
    @Override
    public @Nullable Object value(Run.Scope scope) {
      return ((List<?>) there(list.value(scope))).get(Run.number(index.value(scope)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void set(Run.Scope scope, @Nullable Object value) {
      ((List<@Nullable Object>) there(list.value(scope)))
          .set(Run.number(index.value(scope)), value);
    }
  }

  /** The value, which must have fields or elements. */
  private static Object there(@Nullable Object value) {
    if (value == null) {
      throw new CodeException("nil has no fields");
    }
    return value;
  }

  private boolean takes(String token) {
    boolean found = next < tokens.size() && tokens.get(next).equals(token);
    next += found ? 1 : 0;
    return found;
  }

  private String peek() {
    if (next == tokens.size()) {
      throw new CodeException("ends too early: " + line);
    }
    return tokens.get(next);
  }

  private String take() {
    String token = peek();
    next++;
    return token;
  }

  private void expect(String token) {
    if (!takes(token)) {
      throw new CodeException("expected " + token + " in " + line);
    }
  }

  private void colon() {
    expect(":");
    end();
  }

  private void end() {
    if (next < tokens.size()) {
      throw new CodeException("expected the end, found " + tokens.get(next) + " in " + line);
    }
  }
}
