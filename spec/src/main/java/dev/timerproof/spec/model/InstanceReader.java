package dev.timerproof.spec.model;

import dev.timerproof.spec.table.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads modules and instances. Either may be {@code like} an earlier one: it then inherits the
 * fields that it does not give itself; constants are inherited one by one.
 */
final class InstanceReader {
  private static final String INVARIANTS = "invariants";
  private static final String TEMPORAL = "temporal";

  private final List<Problem> problems;
  private final Map<String, Shared> modules = new LinkedHashMap<>();
  private final Map<String, Own> owns = new LinkedHashMap<>();
  private final Map<String, Instance> instances = new LinkedHashMap<>();

  /** The fields that the instances of a module have in common. */
  private record Shared(
      String specification,
      String edition,
      String fault,
      String noFault,
      Map<String, String> constants,
      List<String> invariants,
      String covered) {
    static final Shared NONE = new Shared("", "", "", "", Map.of(), List.of(), "");
  }

  /** The fields that an instance gives itself. */
  private record Own(
      String module,
      String specification,
      Map<String, String> constants,
      List<String> invariants,
      List<String> properties,
      Optional<String> temporal,
      String constraint,
      String symmetry,
      boolean deadlock) {
    static final Own NONE =
        new Own("", "", Map.of(), List.of(), List.of(), Optional.empty(), "", "", true);
  }

  InstanceReader(List<Problem> problems) {
    this.problems = problems;
  }

  Map<String, Instance> instances() {
    return instances;
  }

  void module(String name, LocatedJson json) {
    ObjectReader module = new ObjectReader(json, "module " + name, problems);
    Shared base = like(module, modules, Shared.NONE);
    Shared read =
        new Shared(
            module.optionalText("specification").orElse(base.specification),
            module.optionalText("edition").orElse(base.edition),
            module.optionalText("fault").orElse(base.fault),
            module.optionalText("noFault").orElse(base.noFault),
            added(base.constants, module.scalars("constants")),
            module.has(INVARIANTS) ? module.texts(INVARIANTS) : base.invariants,
            module.optionalText("covered").orElse(base.covered));
    if (read.fault.isEmpty() != read.noFault.isEmpty()) {
      module.problem("noFault", "fault and noFault: expected both or none");
    }
    module.end();
    modules.put(name, read);
  }

  void instance(String name, LocatedJson json) {
    ObjectReader instance = new ObjectReader(json, "instance " + name, problems);
    String covers = instance.text("covers");
    Own base = like(instance, owns, Own.NONE);
    Own own =
        new Own(
            instance.optionalText("module").orElse(base.module),
            instance.optionalText("specification").orElse(base.specification),
            added(base.constants, instance.scalars("constants")),
            instance.has(INVARIANTS) ? instance.texts(INVARIANTS) : base.invariants,
            instance.has("properties") ? instance.texts("properties") : base.properties,
            instance.has(TEMPORAL) ? instance.optionalText(TEMPORAL) : base.temporal,
            instance.optionalText("constraint").orElse(base.constraint),
            instance.optionalText("symmetry").orElse(base.symmetry),
            instance.flag("deadlock", base.deadlock));
    instance.end();
    owns.put(name, own);
    Shared module = modules.get(own.module);
    if (module == null) {
      instance.problem(
          "module",
          own.module.isEmpty()
              ? "missing, expected one of " + String.join(", ", modules.keySet())
              : "no module "
                  + own.module
                  + ", expected one of "
                  + String.join(", ", modules.keySet()));
      module = Shared.NONE;
    }
    Instance parsed = make(name, covers, module, own);
    check(instance, parsed);
    instances.put(name, parsed);
  }

  private static Instance make(String name, String covers, Shared module, Own own) {
    Set<String> invariants = new LinkedHashSet<>(module.invariants);
    invariants.addAll(own.invariants);
    return new Instance(
        name,
        covers,
        own.module,
        own.specification.isEmpty() ? module.specification : own.specification,
        added(module.constants, own.constants),
        module.edition,
        module.fault,
        module.noFault,
        new ArrayList<>(invariants),
        module.covered,
        own.properties,
        own.temporal,
        own.constraint,
        own.symmetry,
        own.deadlock);
  }

  private static void check(ObjectReader reader, Instance instance) {
    if (instance.specification().isEmpty()) {
      reader.problem("specification", "missing, and the module gives none");
    }
    if (instance.checks().isEmpty()) {
      reader.problem(INVARIANTS, "nothing is checked");
    }
    if (!instance.symmetry().isEmpty() && instance.temporal().isPresent()) {
      reader.problem("symmetry", "TLC may miss violations of a temporal property under symmetry");
    }
    for (String given : List.of(instance.editionConstant(), instance.faultConstant())) {
      if (instance.constants().containsKey(given)) {
        reader.problem("constants", given + " is given by the case");
      }
    }
  }

  private static <T> T like(ObjectReader reader, Map<String, T> before, T none) {
    Optional<String> name = reader.optionalText("like");
    if (name.isEmpty()) {
      return none;
    }
    T base = before.get(name.get());
    if (base == null) {
      reader.problem(
          "like",
          "found "
              + name.get()
              + ", expected one that stands before it: "
              + String.join(", ", before.keySet()));
      return none;
    }
    return base;
  }

  private static Map<String, String> added(Map<String, String> base, Map<String, String> own) {
    Map<String, String> all = new LinkedHashMap<>(base);
    all.putAll(own);
    return all;
  }
}
