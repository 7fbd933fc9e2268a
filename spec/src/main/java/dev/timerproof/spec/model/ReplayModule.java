package dev.timerproof.spec.model;

import dev.timerproof.evidence.claim.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A TLA+ module that restricts a model to the runs that follow a schedule: each step is the one
 * that the schedule names, taken by the thread that it names.
 */
final class ReplayModule {
  /** The module's name. */
  static final String NAME = "Replay";

  /** An invariant that is violated when a run has followed the whole schedule. */
  static final String GOES_ON = "ReplayGoesOn";

  /** An invariant that is violated when the schedule ends in a state without a next one. */
  static final String NOT_STUCK = "ReplayNotStuck";

  private static final String FOLLOWED = "ReplayFollowed";
  private static final Pattern SPECIFICATION =
      Pattern.compile("^(\\w+) == (\\w+) /\\\\ \\[]\\[(\\w+)]_(\\w+)", Pattern.MULTILINE);

  /** Steps that only the models have: they choose one of the timers of a heap. */
  private static final String PICK = "pick";

  private final Trace trace;
  private final String module;
  private final String init;
  private final String next;
  private final String variables;
  private final boolean ofStatusWord;

  /** Whether threads and timers are model values of the instance; else they are strings. */
  private final boolean fromModel;

  /**
   * A module.
   *
   * @param module the root module of the model
   * @param specification its definition of the behaviours
   * @param texts the texts of the modules, among them the one that has this definition
   */
  ReplayModule(Trace trace, String module, String specification, Map<String, String> texts) {
    this.trace = trace;
    this.module = module;
    this.fromModel = !trace.start().instance().isEmpty();
    Set<String> extended = extended(module, texts);
    this.ofStatusWord = extended.contains("StatusWord");
    for (String name : extended) {
      Matcher m = SPECIFICATION.matcher(texts.getOrDefault(name, ""));
      while (m.find()) {
        if (m.group(1).equals(specification)) {
          init = m.group(2);
          next = m.group(3);
          variables = m.group(4);
          return;
        }
      }
    }
    throw new IllegalStateException(specification + " is defined in no module of " + module);
  }

  private static Set<String> extended(String module, Map<String, String> texts) {
    Set<String> all = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(module));
    while (!open.isEmpty()) {
      String name = open.remove(0);
      if (texts.containsKey(name) && all.add(name)) {
        Matcher m =
            Pattern.compile("^EXTENDS ([\\w, \\n]+?)$(?!\\s*,)", Pattern.MULTILINE)
                .matcher(texts.get(name));
        if (m.find()) {
          open.addAll(List.of(m.group(1).strip().split("[,\\s]+", -1)));
        }
      }
    }
    return all;
  }

  /** The text of the module. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("---- MODULE " + NAME + " ----");
    lines.add("EXTENDS " + module + ", Coverage, Integers, Sequences, TLC");
    lines.add("VARIABLE replayAt");
    lines.add("ReplayMutations == <<" + joined(trace.mutations(), ReplayModule::mutation) + ">>");
    lines.add("ReplaySteps == <<");
    lines.add(joined(trace.steps(), this::step).replace("], [who", "],\n  [who") + " >>");
    if (!fromModel) {
      lines.addAll(sizes());
    }
    lines.add("ReplayMoved == {i \\in DOMAIN th : th'[i] # th[i]}");
    lines.add("ReplayName(v) == " + (fromModel ? "ToString(v)" : "v"));
    lines.add("ReplayFits(e) ==");
    lines.add("  /\\ {ReplayName(i) : i \\in ReplayMoved} = e.who");
    lines.add("  /\\ \\A d \\in e.does : \\E i \\in ReplayMoved :");
    lines.add("       ReplayName(i) = d[1] /\\ Lanes[i].step = d[2]");
    lines.add("  /\\ \\A c \\in e.calls : \\E i \\in ReplayMoved :");
    lines.add("       /\\ ReplayName(i) = c.thread");
    lines.add("       /\\ th[i].pc = \"idle\"");
    if (ofStatusWord) {
      lines.add("       /\\ c.op = th'[i].op");
      lines.add("       /\\ c.t # \"\" => ReplayName(th'[i].t) = c.t");
      lines.add("       /\\ c.p # \"\" => ReplayName(th'[i].p) = c.p");
      lines.add("       /\\ c.q # \"\" => ReplayName(th'[i].q) = c.q");
      lines.add("       /\\ Takes(c.op, \"when\") => th'[i].when = c.when");
      lines.add("       /\\ Takes(c.op, \"period\") => th'[i].period = c.period");
      lines.add("       /\\ Takes(c.op, \"now\") => th'[i].now = c.now");
    }
    lines.add("ReplayInit == " + init + " /\\ replayAt = 0");
    lines.add("ReplayNext ==");
    lines.add("  \\/ /\\ replayAt < Len(ReplaySteps)");
    lines.add("     /\\ " + next);
    lines.add("     /\\ \\/ ReplayFits(ReplaySteps[replayAt + 1]) /\\ replayAt' = replayAt + 1");
    if (!fromModel) {
      // Between two steps, the clock goes on or a walk chooses its next timer if the schedule needs
      // it.
      lines.add("        \\/ /\\ replayAt' = replayAt");
      lines.add("           /\\ LET e == ReplaySteps[replayAt + 1] IN");
      lines.add("              \\/ /\\ \\A i \\in ReplayMoved :");
      lines.add("                      /\\ ReplayName(i) \\in e.who");
      lines.add("                      /\\ Lanes[i].step = \"" + PICK + "\"");
      lines.add("                 /\\ ReplayMoved # {}");
      lines.add("              \\/ /\\ th' = th /\\ S'.clock = S.clock + 1");
      lines.add("                 /\\ \\E c \\in e.calls : c.now > S.clock");
    }
    lines.add("  \\/ /\\ replayAt = Len(ReplaySteps)");
    lines.add("     /\\ replayAt' = replayAt + 1 /\\ UNCHANGED " + variables);
    lines.add("ReplaySpec == ReplayInit /\\ [][ReplayNext]_<<" + variables + ", replayAt>>");
    lines.add(GOES_ON + " == replayAt <= Len(ReplaySteps)");
    lines.add(NOT_STUCK + " == replayAt = Len(ReplaySteps) => ENABLED (" + next + ")");
    lines.add(FOLLOWED + " == Reached({ToString(replayAt)}, {})");
    lines.add("====");
    return String.join("\n", lines) + "\n";
  }

  /** Definitions of constants that are large enough for the schedule. */
  private List<String> sizes() {
    Set<Long> whens = new TreeSet<>(Set.of(1L));
    Set<Long> periods = new TreeSet<>(Set.of(0L));
    for (Trace.Call call : calls(trace)) {
      whens.add(call.when());
      periods.add(call.period());
    }
    return List.of(
        "ReplayTimers == " + strings(trace.start().timers()),
        "ReplayProcs == " + strings(trace.start().processors()),
        "ReplayThreads == " + strings(trace.threads()),
        "ReplayWhens == " + whens.toString().replace('[', '{').replace(']', '}'),
        "ReplayPeriods == " + periods.toString().replace('[', '{').replace(']', '}'),
        "ReplayMayCall(o, t) == TRUE");
  }

  static List<Trace.Call> calls(Trace trace) {
    return trace.steps().stream()
        .flatMap(s -> s.actions().stream())
        .flatMap(a -> a.call().stream())
        .toList();
  }

  /**
   * The configuration.
   *
   * @param instance what the model's constants are taken from
   * @param property the property that is to be violated
   */
  String configuration(Instance instance, String property) {
    Map<String, String> constants = new LinkedHashMap<>(instance.constants());
    if (!instance.editionConstant().isEmpty()) {
      constants.put(instance.editionConstant(), '"' + trace.edition() + '"');
    }
    if (!instance.faultConstant().isEmpty()) {
      constants.put(instance.faultConstant(), "<- ReplayMutations");
    }
    if (!fromModel) {
      long now = calls(trace).stream().mapToLong(Trace.Call::now).max().orElse(1);
      constants.put("Timers", "<- ReplayTimers");
      constants.put("Procs", "<- ReplayProcs");
      constants.put("Threads", "<- ReplayThreads");
      constants.put("Whens", "<- ReplayWhens");
      constants.put("Periods", "<- ReplayPeriods");
      constants.put("MaxNow", String.valueOf(Math.max(now, 1)));
      constants.put("MaxCalls", "0");
      constants.put("MaxArms", String.valueOf(calls(trace).size() + 1));
      constants.put("WorldOps", "<- World");
      constants.put("OffP", "TRUE");
      constants.put("MayCall", "<- ReplayMayCall");
    }
    List<String> lines = new ArrayList<>();
    lines.add("SPECIFICATION ReplaySpec");
    lines.add("CONSTANTS");
    constants.forEach(
        (name, value) -> lines.add("  " + name + (value.startsWith("<-") ? " " : " = ") + value));
    boolean ofSteps = instance.properties().contains(property);
    boolean stuck = property.equals(dev.timerproof.spec.tlc.Violation.DEADLOCK);
    lines.add("INVARIANTS");
    lines.add("  " + FOLLOWED);
    if (!ofSteps) {
      lines.add("  " + (stuck ? NOT_STUCK : property));
    }
    lines.add("  " + GOES_ON);
    if (ofSteps) {
      lines.add("PROPERTIES");
      lines.add("  " + property);
    }
    if (!instance.constraint().isEmpty()) {
      lines.add("CONSTRAINT " + instance.constraint());
    }
    lines.add("CHECK_DEADLOCK FALSE");
    return String.join("\n", lines) + "\n";
  }

  private String step(Trace.Step step) {
    Set<String> who = new LinkedHashSet<>();
    List<String> does = new ArrayList<>();
    List<String> calls = new ArrayList<>();
    for (Trace.Action action : step.actions()) {
      if (action.thread().isEmpty()) {
        continue;
      }
      who.add(action.thread());
      if (action.call().isPresent()) {
        calls.add(call(action.thread(), action.call().get()));
      } else {
        does.add("<<" + string(action.thread()) + ", " + string(action.does()) + ">>");
      }
    }
    return "[who |-> "
        + strings(who)
        + ", does |-> {"
        + String.join(", ", does)
        + "}, calls |-> {"
        + String.join(", ", calls)
        + "}]";
  }

  private static String call(String thread, Trace.Call call) {
    return "[thread |-> "
        + string(thread)
        + ", op |-> "
        + string(call.operation())
        + ", t |-> "
        + string(call.timer())
        + ", p |-> "
        + string(call.processor())
        + ", q |-> "
        + string(call.from())
        + ", when |-> "
        + call.when()
        + ", period |-> "
        + call.period()
        + ", now |-> "
        + call.now()
        + "]";
  }

  private static String mutation(Trace.Mutation m) {
    String value =
        m.value() instanceof List<?> words
            ? "<<"
                + words.stream().map(w -> string(w.toString())).collect(Collectors.joining(", "))
                + ">>"
            : string(m.value().toString());
    return "[part |-> "
        + string(m.part())
        + ", name |-> "
        + string(m.name())
        + ", field |-> "
        + string(m.field())
        + ", value |-> "
        + value
        + "]";
  }

  private static <T> String joined(List<T> items, java.util.function.Function<T, String> each) {
    return items.stream().map(each).collect(Collectors.joining(", "));
  }

  private static String strings(Iterable<String> words) {
    List<String> all = new ArrayList<>();
    words.forEach(word -> all.add(string(word)));
    return "{" + String.join(", ", all) + "}";
  }

  /**
   * A TLA+ string; characters that a name cannot have are left out, so that they cannot end the
   * string.
   */
  private static String string(String text) {
    return '"' + text.replaceAll("[^\\w.@/ -]", "") + '"';
  }
}
