package dev.timerproof.mutants;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.spec.layer.SpecDerivedFiles;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdicts on every mutant of the last edition, kept with the sources: the results file of
 * {@code timerproof mutate}, without the mutants that the table's reader refuses.
 */
public final class KeptVerdicts {
  /** The edition that the library is generated from. */
  public static final String EDITION = "repaired";

  /** The file's name, beside this class. */
  public static final String FILE = EDITION + ".jsonl";

  private final List<MutantVerdict> verdicts;

  /** These verdicts. */
  public KeptVerdicts(List<MutantVerdict> verdicts) {
    this.verdicts = List.copyOf(verdicts);
  }

  /**
   * The verdicts in this build.
   *
   * @throws IOException if the file is missing or holds anything else
   */
  public static KeptVerdicts builtIn() throws IOException {
    try (InputStream in = KeptVerdicts.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new FileNotFoundException(FILE + " is not on the class path");
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines();
      return new KeptVerdicts(VerdictFile.read(FILE, lines.toList()));
    }
  }

  /**
   * The page that shows the matrix of a checkout, made of the verdicts and reasons that are kept in
   * it.
   */
  public static DerivedFiles document() {
    Path verdicts = Path.of("mutants/src/main/resources/dev/timerproof/mutants", FILE);
    Path reasons = SpecDerivedFiles.MODULES.resolve(Equivalents.FILE);
    return DerivedFiles.file(
        "kill-matrix",
        "docs/kill-matrix.md is what the kept verdicts and the reasons give",
        Path.of("docs/kill-matrix.md"),
        List.of(SpecDerivedFiles.TABLE, verdicts, reasons),
        checkout -> {
          KeptVerdicts kept = new KeptVerdicts(new VerdictFile(checkout.resolve(verdicts)).read());
          TableReader reader = TableReader.of(checkout.resolve(SpecDerivedFiles.TABLE));
          KillMatrix matrix = kept.matrix(reader, Equivalents.of(checkout.resolve(reasons)));
          return new KillMatrixText(matrix).markdown();
        });
  }

  /**
   * These verdicts, updated by a sweep: verdicts on the swept mutants are replaced, and those on
   * mutants that the table does not have any more are dropped.
   *
   * @param reader the table
   * @param swept the mutants
   * @param found all verdicts on them; the last one of each layer counts
   */
  public KeptVerdicts after(TableReader reader, List<Mutant> swept, List<MutantVerdict> found) {
    Set<String> replaced = swept.stream().map(Mutant::key).collect(Collectors.toSet());
    Map<String, Map<String, MutantVerdict>> byMutant = new HashMap<>();
    Stream.concat(
            verdicts.stream().filter(v -> !replaced.contains(v.mutant())),
            found.stream().filter(v -> replaced.contains(v.mutant())))
        .forEach(v -> byMutant.computeIfAbsent(v.mutant(), m -> new HashMap<>()).put(v.layer(), v));
    List<MutantVerdict> sorted = new ArrayList<>();
    for (Mutant mutant : mutants(reader)) {
      Map<String, MutantVerdict> its = byMutant.getOrDefault(mutant.key(), Map.of());
      MutantLayers.NAMES.forEach(
          layer -> Optional.ofNullable(its.get(layer)).ifPresent(sorted::add));
    }
    return new KeptVerdicts(sorted);
  }

  /** The text of a file with these verdicts. */
  public String text() throws IOException {
    var text = new StringBuilder();
    for (MutantVerdict verdict : verdicts) {
      text.append(VerdictFile.line(verdict));
    }
    return text.toString();
  }

  /** Every mutant of the edition. */
  public static List<Mutant> mutants(TableReader reader) {
    return TableMutants.of(reader, reader.read(EDITION), EnumSet.allOf(MutantKind.class));
  }

  /** The keys of verdicts that belong to no mutant of this table, in order. */
  public List<String> strange(TableReader reader) {
    Set<String> known = mutants(reader).stream().map(Mutant::key).collect(Collectors.toSet());
    return verdicts.stream()
        .map(MutantVerdict::mutant)
        .filter(key -> !known.contains(key))
        .distinct()
        .toList();
  }

  /**
   * The matrix of this table with the reasons in this build.
   *
   * @throws IOException if the list of equivalents cannot be read
   */
  public KillMatrix matrix(TableReader reader) throws IOException {
    return matrix(reader, Equivalents.builtIn());
  }

  /**
   * The matrix of this table with these reasons. A mutant without a kept verdict is either refused
   * by the table's reader or undecided.
   */
  public KillMatrix matrix(TableReader reader, Equivalents reasons) {
    TimerTable table = reader.read(EDITION);
    List<Mutant> mutants = mutants(reader);
    List<MutantVerdict> all = new ArrayList<>(verdicts);
    Set<String> kept = new HashSet<>();
    verdicts.forEach(v -> kept.add(v.mutant()));
    for (Mutant mutant : mutants) {
      if (!kept.contains(mutant.key())) {
        all.add(withoutVerdict(mutant, mutant.isWellFormed(reader, table)));
      }
    }
    return KillMatrix.of(reader, table, mutants, MutantLayers.NAMES, all, reasons);
  }

  private static MutantVerdict withoutVerdict(Mutant mutant, boolean wellFormed) {
    return wellFormed
        ? new MutantVerdict(
            MutantVerdict.MODEL,
            mutant.key(),
            MutantVerdict.Fate.UNDECIDED,
            FILE,
            "no verdict is kept",
            0)
        : new MutantVerdict(
            MutantVerdict.TABLE,
            mutant.key(),
            MutantVerdict.Fate.MALFORMED,
            "the table's reader",
            "",
            0);
  }
}
