package dev.timerproof.generate.java;

import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.TimerTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes a class with one method for each step and hook, so that the Java of each word can be run
 * by itself and compared with its definition in TLA+. The methods have the same text as the
 * protocol.
 *
 * <p>Each method takes the registers of a thread, an object with a field for each register, {@code
 * t}, {@code pp}, {@code slot}, {@code via} and {@code status} besides, and methods {@code exit}
 * and {@code end} that take the place of leaving a frame or its walk.
 */
public final class ProbeGenerator {
  /** The name of the generated class. */
  public static final String PROBES = "StepProbes";

  /** The name of the class of registers, which must exist in the package. */
  public static final String REGISTERS = "StepRegisters";

  /** The ending of the names of methods for words in rows that do not own the timer. */
  public static final String UNOWNED = "Unowned";

  private final TimerTable table;
  private final String packageName;

  /** A generator for the words of the table's vocabulary. */
  public ProbeGenerator(TimerTable table, String packageName) {
    this.table = table;
    this.packageName = packageName;
  }

  /** The source by path, relative to a source folder. */
  public Map<String, String> generate() {
    SourceText out = new SourceText();
    out.line("package " + packageName + ";");
    out.line("");
    out.line("import java.util.List;");
    out.line("");
    out.line("public final class " + PROBES + " {");
    for (String word : words()) {
      write(word, word, true, out);
      WordText text = JavaWords.text(word);
      if (text != null && text.unowned() != null) {
        write(word, word + UNOWNED, false, out);
      }
    }
    out.line("}");
    return Map.of(packageName.replace('.', '/') + "/" + PROBES + ".java", out.toString());
  }

  /** The words that have a method: all steps but those that run another operation, all hooks. */
  public List<String> words() {
    List<String> words = new ArrayList<>(table.vocabulary().steps().keySet());
    words.removeAll(table.vocabulary().calls().keySet());
    words.addAll(table.vocabulary().hooks().keySet());
    return words;
  }

  private void write(String word, String name, boolean owned, SourceText out) {
    Map<String, String> types = types();
    Scope scope = new Scope();
    types.keySet().forEach(scope::declare);
    scope.means("exit", "r.exit()");
    scope.means("end", "r.end()");
    out.line("");
    out.line("public static void " + name + "(" + REGISTERS + " r) {");
    types.forEach((register, type) -> out.line(type + " " + register + " = r." + register + ";"));
    StepsWriter writer = new StepsWriter(table, StepMethods.none());
    Place place = new Place(PROBES, 0, 0);
    out.lines(
        writer.write(
            List.of(word),
            scope,
            new StepsWriter.Context(
                place, "the probe of " + word, owned, false, Set.copyOf(types.keySet()))));
    types
        .keySet()
        .forEach(register -> out.line(scope.fill("r." + register + " = {" + register + "};")));
    out.line("}");
  }

  private static Map<String, String> types() {
    Map<String, String> types = new TreeMap<>();
    JavaWords.REGISTERS.values().forEach(r -> types.put(r.name(), r.type()));
    JavaWords.ARGUMENTS.values().stream()
        .flatMap(List::stream)
        .forEach(r -> types.putIfAbsent(r.name(), r.type().replace("@Nullable ", "")));
    types.put("pp", "Processor");
    types.put("slot", "int");
    types.put("via", "int");
    types.put("status", "int");
    return types;
  }
}
