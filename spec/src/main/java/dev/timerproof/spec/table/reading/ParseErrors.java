package dev.timerproof.spec.table.reading;

import dev.timerproof.spec.table.Place;
import dev.timerproof.spec.table.Problem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tla2sany.drivers.FrontEndException;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.Errors;

/** Finds the errors of a module that the evaluator has refused, by the parser alone. */
final class ParseErrors {
  private static final String SYNTAX = "***Parse Error***";

  private static final Pattern MISSING =
      Pattern.compile("Cannot find source file for module (\\w+) imported in module (\\w+)");

  private final ModuleText text;
  private final PrivateModules modules;

  ParseErrors(ModuleText text, PrivateModules modules) {
    this.text = text;
    this.modules = modules;
  }

  /**
   * The syntax errors, else the semantic errors, else nothing.
   *
   * @param printed the parser's output to its static stream, the only place of syntax errors
   */
  List<Problem> find(ByteArrayOutputStream printed) {
    String file = modules.dir().resolve(text.module() + ".tla").toString();
    var spec = new SpecObj(file, modules);
    try {
      SANY.frontEndMain(spec, file, new PrintStream(printed, true, StandardCharsets.UTF_8));
    } catch (FrontEndException e) {
      // The errors found until then are in the lists below or in the printed text.
    }
    Set<String> messages = new LinkedHashSet<>();
    String log = printed.toString(StandardCharsets.UTF_8);
    int syntax = log.indexOf(SYNTAX);
    if (syntax >= 0) {
      int rest = log.indexOf("Residual stack trace", syntax);
      messages.add(log.substring(syntax + SYNTAX.length(), rest < 0 ? log.length() : rest));
    } else {
      collect(spec.getInitErrors(), messages);
      collect(spec.getParseErrors(), messages);
      collect(spec.getGlobalContextErrors(), messages);
      collect(spec.getSemanticErrors(), messages);
    }
    List<Problem> problems = new ArrayList<>();
    Place file0 = new Place(text.shownAs(text.module()), 0, 0);
    for (String message : messages) {
      Matcher missing = MISSING.matcher(message);
      problems.add(
          missing.find()
              ? missing(missing.group(1), missing.group(2))
              : new Problem(
                  EvaluationError.place(text, message, file0), EvaluationError.message(message)));
    }
    return problems;
  }

  private Problem missing(String name, String by) {
    return new Problem(
        ModuleScan.placeOf(name, text.shownAs(by), text.textOf(by))
            .orElse(new Place(text.shownAs(by), 0, 0)),
        "found no module " + name + ", expected " + name + ".tla beside the table");
  }

  private static void collect(Errors errors, Set<String> messages) {
    if (errors != null) {
      messages.addAll(List.of(errors.getAborts()));
      messages.addAll(List.of(errors.getErrors()));
    }
  }
}
