package dev.timerproof.spec.model;

import dev.timerproof.spec.tlc.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the configuration file of a case, in the format of TLC. */
public final class ConfigurationText {
  private static final String DEFINITION = "<-";

  private ConfigurationText() {}

  /** The texts of all configuration files by name, one for each case of a manifest. */
  public static Map<String, String> files(Manifest manifest) {
    Map<String, String> files = new TreeMap<>();
    for (ModelCase modelCase : manifest.cases()) {
      files.put(modelCase.name() + ".cfg", of(modelCase));
    }
    return files;
  }

  /** The text of a case. */
  public static String of(ModelCase modelCase) {
    return of(modelCase, modelCase.instance().covered());
  }

  /**
   * The text of a case for a search that records no coverage, as a distributed one: strings that
   * come from another JVM are not the same objects, so recording them would fill the memory.
   */
  static String withoutCoverage(ModelCase modelCase) {
    return of(modelCase, "");
  }

  private static String of(ModelCase modelCase, String covered) {
    Instance instance = modelCase.instance();
    List<String> lines = new ArrayList<>();
    lines.add("\\* " + modelCase.name() + ", derived from " + ManifestReader.FILE + ": edit that.");
    lines.add("\\* Covers: " + instance.covers());
    lines.add("SPECIFICATION " + instance.specification());
    lines.add("CONSTANTS");
    constants(modelCase)
        .forEach(
            (name, value) ->
                lines.add(
                    value.startsWith(DEFINITION)
                        ? "  " + name + " <- " + value.substring(DEFINITION.length()).strip()
                        : "  " + name + " = " + value));
    List<String> invariants = new ArrayList<>(instance.invariants());
    invariants.retainAll(modelCase.checks());
    if (!covered.isEmpty()) {
      invariants.add(covered);
    }
    section(lines, "INVARIANTS", invariants);
    List<String> properties = new ArrayList<>(instance.properties());
    instance.temporal().ifPresent(properties::add);
    properties.retainAll(modelCase.checks());
    section(lines, "PROPERTIES", properties);
    if (!instance.constraint().isEmpty()) {
      lines.add("CONSTRAINT " + instance.constraint());
    }
    if (!instance.symmetry().isEmpty()) {
      lines.add("SYMMETRY " + instance.symmetry());
    }
    boolean deadlock = modelCase.checks().contains(Violation.DEADLOCK);
    lines.add("CHECK_DEADLOCK " + (deadlock ? "TRUE" : "FALSE"));
    return String.join("\n", lines) + "\n";
  }

  private static Map<String, String> constants(ModelCase modelCase) {
    Instance instance = modelCase.instance();
    Map<String, String> constants = new LinkedHashMap<>(instance.constants());
    if (!instance.editionConstant().isEmpty()) {
      constants.put(instance.editionConstant(), '"' + modelCase.edition() + '"');
    }
    if (!instance.faultConstant().isEmpty()) {
      constants.put(
          instance.faultConstant(), DEFINITION + modelCase.fault().orElse(instance.noFault()));
    }
    return constants;
  }

  private static void section(List<String> lines, String keyword, List<String> names) {
    if (!names.isEmpty()) {
      lines.add(keyword);
      names.forEach(name -> lines.add("  " + name));
    }
  }
}
