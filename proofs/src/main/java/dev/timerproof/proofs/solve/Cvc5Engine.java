package dev.timerproof.proofs.solve;

import io.github.cvc5.Command;
import io.github.cvc5.InputParser;
import io.github.cvc5.Solver;
import io.github.cvc5.SymbolManager;
import io.github.cvc5.TermManager;
import io.github.cvc5.modes.InputLanguage;

/** The solver cvc5, by its Java API. */
final class Cvc5Engine implements Engine {
  private final int limitMillis;

  Cvc5Engine(int limitMillis) {
    this.limitMillis = limitMillis;
  }

  @Override
  public String version() {
    return "cvc5 " + new Solver(new TermManager()).getVersion();
  }

  @Override
  public String run(String script) {
    StringBuilder out = new StringBuilder();
    try {
      Solver solver = new Solver(new TermManager());
      solver.setOption("incremental", "true");
      solver.setOption("tlimit-per", Integer.toString(limitMillis));
      InputParser parser = new InputParser(solver);
      parser.setStringInput(InputLanguage.SMT_LIB_2_6, script, "script");
      SymbolManager symbols = parser.getSymbolManager();
      for (Command c = parser.nextCommand(); !c.isNull(); c = parser.nextCommand()) {
        out.append(c.invoke(solver, symbols));
      }
    } catch (Exception e) {
      // Besides the declared CVC5ApiException, native code throws CVC5ParserException undeclared.
      out.append("(error \"").append(e.getMessage()).append("\")\n");
    }
    return out.toString();
  }
}
