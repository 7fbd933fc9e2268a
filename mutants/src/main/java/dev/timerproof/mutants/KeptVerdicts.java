package dev.timerproof.mutants;

import dev.timerproof.evidence.derived.DerivedFiles;
import dev.timerproof.spec.layer.SpecDerivedFiles;
import dev.timerproof.spec.mutate.Equivalents;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutantVerdict;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.reading.MutexTableReader;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What sweeps over the mutants of the editions with all repairs have found, kept with the sources:
 * the results files of {@code timerproof mutate} without the mutants that the tables' readers
 * refuse. Of the status word every mutant has verdicts, of the timers with a mutex a sample.
 */
public final class KeptVerdicts {
  /** The edition that the library is generated from. */
  public static final String EDITION = "repaired";

  /** The edition of the timers with a mutex. */
  public static final String MUTEX_EDITION = "repaired-mutex";

  /** The editions that have verdicts, in the order of the file. */
  public static final List<String> EDITIONS = List.of(EDITION, MUTEX_EDITION);

  /** How many mutants of the timers with a mutex have verdicts. */
  public static final int SAMPLE = 60;

  /** What draws them. */
  public static final long SEED = 1;

  /** The file's name, beside this class. */
  public static final String FILE = "verdicts.jsonl";

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

  /** The page that shows the matrix of the status word, of verdicts and reasons of a checkout. */
  public static DerivedFiles document() {
    return document(
        "kill-matrix",
        SpecDerivedFiles.TABLE,
        table -> MutatedTable.OfStatusWord.of(TableReader.of(table), EDITION));
  }

  /** The same of the timers with a mutex. */
  public static DerivedFiles mutexDocument() {
    return document(
        "kill-matrix-mutex",
        SpecDerivedFiles.MUTEX_TABLE,
        table -> MutatedTable.OfMutex.of(MutexTableReader.of(table), MUTEX_EDITION));
  }

  /** Reads a table of a checkout. */
  @FunctionalInterface
  private interface Reading {
    MutatedTable<?> of(Path table) throws IOException;
  }

  private static DerivedFiles document(String name, Path table, Reading reading) {
    Path verdicts = Path.of("mutants/src/main/resources/dev/timerproof/mutants", FILE);
    Path reasons = SpecDerivedFiles.MODULES.resolve(Equivalents.FILE);
    String page = "docs/" + name + ".md";
    return DerivedFiles.file(
        name,
        page + " is what the kept verdicts and the reasons give",
        Path.of(page),
        List.of(table, verdicts, reasons),
        checkout -> {
          KeptVerdicts kept = new KeptVerdicts(new VerdictFile(checkout.resolve(verdicts)).read());
          MutatedTable<?> read = reading.of(checkout.resolve(table));
          KillMatrix matrix = kept.matrix(read, Equivalents.of(checkout.resolve(reasons)));
          return new KillMatrixText(matrix, scope(read)).markdown();
        });
  }

  /** Which mutants have verdicts: a sentence, or nothing if all have. */
  static String scope(MutatedTable<?> table) {
    if (table.edition().equals(EDITION)) {
      return "";
    }
    return ("Only a sample was put to the layers: %,d mutants, drawn by seed %d of those that the"
            + " table's reader accepts.")
        .formatted(SAMPLE, SEED);
  }

  private static String edition(String key) {
    return key.substring(0, key.indexOf(' '));
  }

  /**
   * These verdicts after a sweep: those of the layers that were asked about the mutants that were
   * swept are replaced, and those of mutants that the table's reader refuses, that have no kept
   * verdicts, or that are not there any more, are gone.
   *
   * @param table the table
   * @param swept the mutants
   * @param asked the layers that were asked about them
   * @param found all verdicts on them; the last one of each layer counts
   */
  public KeptVerdicts after(
      MutatedTable<?> table, List<Mutant> swept, List<String> asked, List<MutantVerdict> found) {
    Set<String> keys = swept.stream().map(Mutant::key).collect(Collectors.toSet());
    List<MutantVerdict> its = found.stream().filter(v -> keys.contains(v.mutant())).toList();
    Set<String> refused =
        its.stream()
            .filter(v -> v.fate() == MutantVerdict.Fate.MALFORMED)
            .map(MutantVerdict::mutant)
            .collect(Collectors.toSet());
    Map<String, Map<String, MutantVerdict>> byMutant = new HashMap<>();
    Stream.concat(
            verdicts.stream()
                .filter(v -> !(keys.contains(v.mutant()) && asked.contains(v.layer()))),
            its.stream())
        .filter(v -> !refused.contains(v.mutant()))
        .forEach(v -> byMutant.computeIfAbsent(v.mutant(), m -> new HashMap<>()).put(v.layer(), v));
    List<MutantVerdict> sorted = new ArrayList<>();
    for (String edition : EDITIONS) {
      if (!edition.equals(table.edition())) {
        verdicts.stream().filter(v -> edition(v.mutant()).equals(edition)).forEach(sorted::add);
        continue;
      }
      for (Mutant mutant : mutants(table)) {
        Map<String, MutantVerdict> byLayer = byMutant.getOrDefault(mutant.key(), Map.of());
        MutantLayers.NAMES.forEach(
            layer -> Optional.ofNullable(byLayer.get(layer)).ifPresent(sorted::add));
      }
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

  private static List<Mutant> all(MutatedTable<?> table) {
    return TableMutants.of(table, EnumSet.allOf(MutantKind.class));
  }

  /**
   * The mutants of a table that have kept verdicts: of the status word all, those that the reader
   * refuses included, and of the timers with a mutex the sample.
   */
  public static List<Mutant> mutants(MutatedTable<?> table) {
    List<Mutant> all = all(table);
    return table.edition().equals(EDITION) ? all : MutantSample.of(table, all, SAMPLE, SEED);
  }

  /** The keys of verdicts of this edition that are about no such mutant, in order. */
  public List<String> strange(MutatedTable<?> table) {
    Set<String> known = mutants(table).stream().map(Mutant::key).collect(Collectors.toSet());
    return verdicts.stream()
        .map(MutantVerdict::mutant)
        .filter(key -> edition(key).equals(table.edition()) && !known.contains(key))
        .distinct()
        .toList();
  }

  /**
   * The matrix of this table with the reasons in this build.
   *
   * @throws IOException if the list of equivalents cannot be read
   */
  public KillMatrix matrix(MutatedTable<?> table) throws IOException {
    return matrix(table, Equivalents.builtIn());
  }

  /**
   * The matrix of this table with these reasons. A mutant without a kept verdict is either refused
   * by the table's reader or undecided.
   */
  public KillMatrix matrix(MutatedTable<?> table, Equivalents reasons) {
    List<Mutant> mutants = mutants(table);
    Set<String> kept = verdicts.stream().map(MutantVerdict::mutant).collect(Collectors.toSet());
    List<MutantVerdict> all = new ArrayList<>(verdicts);
    all.addAll(
        mutants.parallelStream() // thousands of tables are checked
            .filter(mutant -> !kept.contains(mutant.key()))
            .map(mutant -> withoutVerdict(mutant, table.accepts(mutant)))
            .toList());
    return KillMatrix.of(table, mutants, MutantLayers.names(table), all, reasons);
  }

  /**
   * The lines of this table's mutants that have kept verdicts, by what was changed; those that the
   * table's reader refuses are left out.
   *
   * @throws IOException if the list of equivalents cannot be read
   */
  public Map<String, List<KillMatrix.Line>> lines(MutatedTable<?> table) throws IOException {
    List<String> layers = MutantLayers.names(table);
    return KillMatrix.of(table, mutants(table), layers, verdicts, Equivalents.builtIn())
        .lines()
        .stream()
        .collect(
            Collectors.groupingBy(
                line -> line.mutant().row(), LinkedHashMap::new, Collectors.toList()));
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
