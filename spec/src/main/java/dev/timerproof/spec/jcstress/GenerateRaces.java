package dev.timerproof.spec.jcstress;

import dev.timerproof.spec.table.TableReader;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the races of one edition into a source folder. */
public final class GenerateRaces {
  private GenerateRaces() {}

  /**
   * Arguments: edition, source folder.
   *
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: GenerateRaces EDITION SOURCE_FOLDER");
      System.exit(2);
    }
    RaceOutcomes outcomes = RaceOutcomes.compute();
    new RaceGenerator(outcomes, TableReader.builtIn().read(args[0])).writeTo(Path.of(args[1]));
  }
}
