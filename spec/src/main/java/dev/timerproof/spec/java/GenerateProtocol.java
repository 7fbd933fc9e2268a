package dev.timerproof.spec.java;

import dev.timerproof.spec.table.TableReader;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the Java of one edition into a source folder. */
public final class GenerateProtocol {
  private GenerateProtocol() {}

  /**
   * Arguments: edition, package, source folder.
   *
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println("usage: GenerateProtocol EDITION PACKAGE SOURCE_FOLDER");
      System.exit(2);
    }
    new ProtocolGenerator(TableReader.builtIn().read(args[0]), args[1]).writeTo(Path.of(args[2]));
  }
}
