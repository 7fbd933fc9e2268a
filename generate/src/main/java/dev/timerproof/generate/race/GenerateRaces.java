package dev.timerproof.generate.race;

import dev.timerproof.evidence.derived.UnderivableException;
import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the races of one edition into a source folder. */
public final class GenerateRaces {
  /** The exit code for a table that gives no races; the last line of standard error says why. */
  public static final int UNDERIVABLE = 65;

  private GenerateRaces() {}

  /**
   * Arguments: edition, source folder, and a table in a file if it is not to be that of this build.
   *
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2 || args.length > 3) {
      System.err.println("usage: GenerateRaces EDITION SOURCE_FOLDER [TABLE]");
      System.exit(2);
    }
    RaceOutcomes outcomes = RaceOutcomes.compute();
    TableReader reader =
        args.length == 3 ? TableReader.of(Path.of(args[2])) : TableReader.builtIn();
    try {
      new RaceGenerator(outcomes, reader.read(args[0])).writeTo(Path.of(args[1]));
    } catch (UnderivableException e) {
      System.err.println(e.getMessage());
      System.exit(UNDERIVABLE);
    }
  }
}
