package dev.timerproof.spec.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.spec.tlc.TraceState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The registers of one thread in one state, and the shared variables beside them, as the models
 * name them: {@code th[i]} and {@code S}.
 */
record Registers(JsonNode own, JsonNode shared) {
  static final String THREADS = "th";
  static final String SHARED = "S";

  /** Model values and words that mean "nothing". */
  private static final Set<String> NOTHING = Set.of("", "NONE", "none");

  /**
   * The registers that lanes show, with their names there; the others are bookkeeping of the model.
   */
  private static final Map<String, String> TOLD = told();

  /** The register of each argument, and its form in a call. */
  private static final Map<String, Argument> ARGUMENTS = arguments();

  private record Argument(String name, String label) {}

  private static Map<String, Argument> arguments() {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    arguments.put("t", new Argument("t", " "));
    arguments.put("when", new Argument("when", " when="));
    arguments.put("period", new Argument("period", " period="));
    arguments.put("now", new Argument("now", " now="));
    return arguments;
  }

  private static Map<String, String> told() {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("tpp", "tpp");
    told.put("root", "root changed");
    told.put("n", "n");
    told.put("adj", "adj");
    told.put("fold", "fold");
    told.put("held", "held");
    told.put("dropped", "dropped");
    told.put("placed", "placed");
    return told;
  }

  static Registers of(TraceState state, String thread) {
    JsonNode variables = state.variables();
    return new Registers(variables.path(THREADS).path(thread), variables.path(SHARED));
  }

  /** A register; empty if it holds nothing. */
  String text(String name) {
    String value = own.path(name).asText("");
    return NOTHING.contains(value) ? "" : value;
  }

  /** The thread's program counter. */
  String at() {
    return text("pc");
  }

  /** The status of the thread's timer. */
  String status() {
    return shared.path("status").path(text("t")).asText("");
  }

  /**
   * The call of the operation, as a caller would write it.
   *
   * @param takes the arguments of the operation; registers of other arguments mean nothing
   */
  String call(List<String> takes) {
    String called = text("top");
    StringBuilder call = new StringBuilder(called.isEmpty() ? text("op") : called);
    ARGUMENTS.forEach(
        (argument, register) -> {
          if (takes.contains(argument)) {
            append(call, register.label(), text(register.name()));
          }
        });
    append(call, " from ", text("q"));
    append(call, own.path("offp").asBoolean() ? " off P, on " : " on ", text("p"));
    return call.toString();
  }

  /** The operation with the arguments that it takes. */
  Trace.Call called(List<String> takes) {
    String called = text("top");
    return new Trace.Call(
        called.isEmpty() ? text("op") : called,
        takes.contains("t") ? text("t") : "",
        text("p"),
        text("q"),
        number("when", takes),
        number("period", takes),
        number("now", takes),
        own.path("offp").asBoolean());
  }

  private long number(String register, List<String> takes) {
    return takes.contains(register) ? own.path(register).asLong() : 0;
  }

  private static void append(StringBuilder call, String word, String value) {
    if (!value.isEmpty()) {
      call.append(word).append(value);
    }
  }

  /** The changes that a step has made of registers that lanes show. */
  String changes(Registers before) {
    StringBuilder changes = new StringBuilder();
    TOLD.forEach(
        (name, label) -> {
          JsonNode now = own.path(name);
          if (!now.equals(before.own.path(name)) && !now.asText("").equals("false")) {
            changes.append(changes.isEmpty() ? "" : ", ").append(label);
            if (!now.isBoolean()) {
              changes.append("=").append(ValueText.of(now));
            }
          }
        });
    return changes.toString();
  }
}
