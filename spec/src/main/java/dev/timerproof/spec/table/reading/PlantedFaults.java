package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tla2sany.semantic.OpDefNode;
import tlc2.util.Context;
import tlc2.value.impl.Value;

/**
 * Reads {@code Faults.tla}: mutations of the table, by name.
 *
 * <p>Thread-safe; readings anywhere in the process take turns.
 */
public final class PlantedFaults {
  private static final String MODULE = "Faults";

  private final TlaModule module;

  private PlantedFaults(ModuleText text) {
    module = Evaluator.call(text, () -> TlaModule.parse(text));
  }

  /**
   * The faults of this build.
   *
   * @throws MalformedTableException if their module does not parse
   */
  public static PlantedFaults builtIn() {
    return new PlantedFaults(ModuleText.builtIn(MODULE));
  }

  /**
   * The faults in a file.
   *
   * @throws IOException if the file cannot be read
   * @throws MalformedTableException if it does not parse
   */
  public static PlantedFaults of(Path file) throws IOException {
    return new PlantedFaults(ModuleText.of(file, MODULE, TableReader.LIMIT));
  }

  /**
   * The mutations of a fault, in order.
   *
   * @param fault a definition of the module
   * @throws MalformedTableException if there is none of this name, or it is no sequence of
   *     mutations
   */
  public List<Mutation> mutations(String fault) {
    return Evaluator.call(module.text(), () -> evaluate(fault));
  }

  private List<Mutation> evaluate(String fault) {
    OpDefNode definition = module.definition(fault);
    Place place = module.place(definition);
    Value value = module.evaluate(definition.getBody(), Context.Empty);
    List<Value> elements = TlaValues.sequence(value);
    if (elements == null) {
      throw new MalformedTableException(
          place, "fault " + fault + ": expected a sequence of mutations, found " + value);
    }
    List<Mutation> mutations = new ArrayList<>();
    for (Value element : elements) {
      Mutation mutation = mutation(element);
      if (mutation == null) {
        throw new MalformedTableException(
            place,
            "fault "
                + fault
                + ": expected a record of part, name, field and value, found "
                + element);
      }
      mutations.add(mutation);
    }
    return List.copyOf(mutations);
  }

  private static @Nullable Mutation mutation(Value element) {
    Map<String, Value> fields = TlaValues.record(element);
    if (fields == null) {
      return null;
    }
    String part = string(fields.get("part"));
    String name = string(fields.get("name"));
    String field = string(fields.get("field"));
    Value value = fields.get("value");
    if (part == null || name == null || field == null || value == null) {
      return null;
    }
    String word = TlaValues.string(value);
    if (word != null) {
      return Mutation.word(part, name, field, word);
    }
    List<String> words = TlaValues.strings(value);
    return words == null ? null : Mutation.words(part, name, field, words);
  }

  private static @Nullable String string(@Nullable Value value) {
    return value == null ? null : TlaValues.string(value);
  }
}
