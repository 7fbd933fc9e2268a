package dev.timerproof.cli;

import static java.util.stream.Collectors.toMap;

import dev.timerproof.evidence.claim.ExitCode;
import dev.timerproof.evidence.derived.Change;
import dev.timerproof.evidence.derived.DerivedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the derived files of a checkout anew. */
@Command(
    name = "regenerate",
    description = {
      "Writes the files of this checkout that are derived from other files of it: the generated"
          + " Java, the races on hardware, the pages about the table, the configuration files, and"
          + " what ports start from: pseudo-code, skeletons and test vectors.",
      "Everything is computed before anything is written, each file is written whole or not at all,"
          + " and a file that is as it should be is left alone. Files that nothing derives are"
          + " removed from the folders of generated files."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  timerproof regenerate                      everything, after a change of the table",
      "  timerproof regenerate --only java,races    the generated Java alone",
      "  timerproof regenerate --only docs          the pages alone"
    })
final class RegenerateCommand implements Callable<Integer> {

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      converter = Names.class,
      completionCandidates = Names.class,
      description =
          "Write these alone: ${COMPLETION-CANDIDATES}; or those in this folder of the checkout,"
              + " such as docs. May be repeated. Default: all of them.")
  private List<String> only = new ArrayList<>();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli before call
  private CommandSpec spec;

  private final Optional<Path> checkout;

  RegenerateCommand() {
    this(Checkout.find(Path.of(""), Build.place()));
  }

  RegenerateCommand(Optional<Path> checkout) {
    this.checkout = checkout;
  }

  @Override
  public Integer call() throws Exception {
    Path root = Checkout.required(checkout, spec);
    List<DerivedFiles> chosen = chosen(only);
    regenerate(chosen, root);
    return ExitCode.HOLDS.code();
  }

  /** The files with one of these names or in one of these folders; all if no word is given. */
  static List<DerivedFiles> chosen(List<String> words) {
    return AllDerivedFiles.ofThisBuild().stream()
        .filter(files -> words.isEmpty() || words.stream().anyMatch(word -> is(files, word)))
        .toList();
  }

  private static boolean is(DerivedFiles files, String word) {
    return files.name().equals(word) || files.place().startsWith(Path.of(word));
  }

  private void regenerate(List<DerivedFiles> chosen, Path root)
      throws IOException, InterruptedException {
    List<Change> changes = new ArrayList<>();
    for (DerivedFiles files : chosen) {
      changes.addAll(files.changes(root));
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Change change : changes) {
      out.println(change.apply(root));
      out.flush();
    }
    if (changes.isEmpty()) {
      String names = String.join(", ", chosen.stream().map(DerivedFiles::name).toList());
      out.println("nothing to write: " + names + " are what their sources give");
      out.flush();
    }
  }

  /** The words of the option {@code --only}. */
  private static final class Names extends Choices<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(
          "name",
          AllDerivedFiles.ofThisBuild().stream()
              .map(DerivedFiles::name)
              .collect(toMap(name -> name, name -> name, (one, other) -> one, LinkedHashMap::new)));
    }

    @Override
    public String convert(String word) {
      boolean place = AllDerivedFiles.ofThisBuild().stream().anyMatch(files -> is(files, word));
      return place ? word : super.convert(word);
    }
  }
}
