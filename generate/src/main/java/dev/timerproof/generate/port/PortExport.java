package dev.timerproof.generate.port;

import dev.timerproof.generate.java.Statuses;
import dev.timerproof.spec.export.TableExport;
import dev.timerproof.spec.table.TimerTable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stringtemplate.v4.Interpreter;
import org.stringtemplate.v4.ModelAdaptor;
import org.stringtemplate.v4.ST;
import org.stringtemplate.v4.STErrorListener;
import org.stringtemplate.v4.STGroup;
import org.stringtemplate.v4.STGroupFile;
import org.stringtemplate.v4.misc.STMessage;
import org.stringtemplate.v4.misc.STNoSuchPropertyException;

/**
 * Writes a table in another language, by a template: a file of StringTemplate 4 whose rule {@code
 * table} gets a {@link PortTable}. Thread-safe; the same table gives the same bytes.
 */
public final class PortExport implements TableExport {
  /** The rule with which a template begins. */
  private static final String TABLE = "table";

  private static final String ARGUMENT = "t";

  /** The width at which lines end that a template allows to wrap. */
  private static final int WIDTH = 90;

  private final URL template;
  private final String rule;
  private final List<String> ops;

  private PortExport(URL template, String rule, List<String> ops) {
    this.template = template;
    this.rule = rule;
    this.ops = List.copyOf(ops);
  }

  /**
   * One of the templates of this build.
   *
   * @param language pseudo, c or rust
   * @throws IllegalArgumentException if there is no such template
   */
  public static PortExport of(String language) {
    return of(language, TABLE);
  }

  /** Another rule of one of the templates of this build. */
  public static PortExport of(String language, String rule) {
    URL template = PortExport.class.getResource(language + ".stg");
    if (template == null) {
      throw new IllegalArgumentException("no template for " + language);
    }
    return new PortExport(template, rule, List.of());
  }

  /** A template that a user has written. */
  public static PortExport by(URL template) {
    return new PortExport(template, TABLE, List.of());
  }

  /** The same export, restricted to these operations and readers. */
  public PortExport only(List<String> operations) {
    return new PortExport(template, rule, operations);
  }

  /**
   * The table as the template writes it.
   *
   * @throws TemplateException if the template is wrong; the message says where
   */
  @Override
  public String render(TimerTable table) {
    return render(PortTable.of(table, ops));
  }

  private String render(PortTable table) {
    return new Template(template).render(rule, Map.of(ARGUMENT, table));
  }

  /**
   * Each row of a table as pseudo-code, by its id: what an operation does after it has found what
   * the row is about. Rows that do the same have the same text.
   */
  public static Map<String, String> pseudoRows(TimerTable table) {
    Template template = new Template(of("pseudo").template);
    PortTable port = PortTable.of(table, List.of());
    Map<String, String> rows = new LinkedHashMap<>();
    for (Operation operation : port.operations()) {
      for (Operation.Arm arm : operation.arms()) {
        String text = template.render("armOf", Map.of("o", operation, "a", arm));
        arm.rows().forEach(row -> rows.put(row, text));
      }
    }
    for (PortTable.PollerOperation operation : port.poller()) {
      for (PortTable.Visit visit : operation.visits()) {
        visit
            .cases()
            .forEach(
                c -> rows.put(c.id(), template.render("pollerRow", Map.of("c", c, "v", visit))));
      }
    }
    return rows;
  }

  /** A template that has been read. */
  private static final class Template {
    private final URL file;
    private final STGroup group;
    private final Errors errors = new Errors();

    Template(URL file) {
      this.file = file;
      group = new STGroupFile(file, StandardCharsets.UTF_8.name(), '<', '>');
      group.setListener(errors);
      group.registerModelAdaptor(Record.class, (ModelAdaptor<Record>) PortExport::property);
      group.registerRenderer(String.class, (name, format, locale) -> formatted(name, format));
    }

    String render(String rule, Map<String, ?> arguments) {
      ST start = group.getInstanceOf(rule);
      if (start != null) {
        arguments.forEach(start::add);
        String text = start.render(Locale.ROOT, WIDTH);
        if (errors.all.isEmpty()) {
          return text.lines().map(String::stripTrailing).collect(Collectors.joining("\n")) + "\n";
        }
      }
      throw new TemplateException(
          "template " + file + ": " + (start == null ? "no rule " + rule : errors.all));
    }
  }

  private static Object property(
      Interpreter interpreter, ST self, Record of, Object key, String name)
      throws STNoSuchPropertyException {
    String question = "is" + formatted(name, "sentence");
    try {
      for (Method method : of.getClass().getMethods()) {
        boolean named = method.getName().equals(name) || method.getName().equals(question);
        if (named && method.getParameterCount() == 0) {
          return method.invoke(of);
        }
      }
      throw new STNoSuchPropertyException(null, of, name);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a property that cannot be read: " + name, e);
    }
  }

  /** The formats that templates may ask for. */
  private static String formatted(String name, @Nullable String format) {
    if (format == null) {
      return name;
    }
    return switch (format) {
      case "constant" -> Statuses.constant(name);
      case "snake" -> Statuses.constant(name).toLowerCase(Locale.ROOT);
      case "sentence" -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      default -> throw new IllegalArgumentException("unknown format " + format);
    };
  }

  /** Collects all errors of a template. The library's own list leaves out unknown properties. */
  private static final class Errors implements STErrorListener {
    private final List<String> all = new ArrayList<>();

    @Override
    public void compileTimeError(STMessage message) {
      all.add(message.toString());
    }

    @Override
    public void runTimeError(STMessage message) {
      all.add(message.toString());
    }

    @Override
    public void IOError(STMessage message) {
      all.add(message.toString());
    }

    @Override
    public void internalError(STMessage message) {
      all.add(message.toString());
    }
  }

  /** Thrown for a template with errors. */
  public static final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TemplateException(String message) {
      super(message);
    }
  }
}
