package dev.timerproof.generate.drift;

import dev.timerproof.generate.java.GeneratedProtocol;
import dev.timerproof.generate.java.GenerationException;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantLayer;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.table.TimerTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Compares the Java generated from the mutant with that generated from the unchanged table, without
 * comments. If both are the same, no run of the Java can notice the mutant.
 */
public final class DriftMutants implements MutantLayer<TimerTable> {
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(//|/?\\*).*$");

  private final Map<String, String> before;

  /** Compares mutants of this table. */
  public DriftMutants(TimerTable table) {
    before = java(table);
  }

  @Override
  public String name() {
    return MutantVerdict.DRIFT;
  }

  @Override
  public boolean looksAtJava() {
    return true;
  }

  @Override
  public Finding judge(Mutant mutant, TimerTable mutated) {
    Map<String, String> after;
    try {
      after = java(mutated);
    } catch (GenerationException e) {
      return Finding.killed("the generator", String.valueOf(e.getMessage()));
    }
    for (Map.Entry<String, String> file : after.entrySet()) {
      String name = String.valueOf(Path.of(file.getKey()).getFileName());
      String difference =
          MutatedJava.firstDifference(
              code(before.getOrDefault(file.getKey(), "")), code(file.getValue()));
      if (!difference.isEmpty()) {
        return Finding.killed(name, difference);
      }
    }
    return Finding.survived("the generated Java is the same");
  }

  private static Map<String, String> java(TimerTable table) {
    return GeneratedProtocol.sources(table);
  }

  private static String code(String text) {
    return COMMENT.matcher(text).replaceAll("").replaceAll("\\s*\n\\s*", "\n");
  }
}
