package dev.timerproof.generate.java;

import dev.timerproof.spec.table.reading.TableReader;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the Java of one edition, protocol and poller, into a source folder. */
public final class GenerateProtocol {
  private GenerateProtocol() {}

  /**
   * Arguments: edition, package of the protocol, package of the poller, source folder.
   *
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 4) {
      System.err.println("usage: GenerateProtocol EDITION PACKAGE POLLER_PACKAGE SOURCE_FOLDER");
      System.exit(2);
    }
    TableReader reader = TableReader.builtIn();
    Path folder = Path.of(args[3]);
    new ProtocolGenerator(reader.read(args[0]), args[1]).writeTo(folder);
    new PollerGenerator(reader.read(args[0]).poller(), args[2]).writeTo(folder);
  }
}
