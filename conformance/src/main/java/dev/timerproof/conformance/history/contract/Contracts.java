package dev.timerproof.conformance.history.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The contracts that ship with this library. */
public final class Contracts {
  private static final List<String> NAMES = List.of("go1.22", "go1.23", "java-ses", "node");

  private Contracts() {}

  /** Their names. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The text of one.
   *
   * @throws IllegalArgumentException if there is none with this name
   */
  public static String text(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("unknown contract " + name + "; there are: " + NAMES);
    }
    String resource = "/contracts/" + name + ".contract";
    try (InputStream in = Contracts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(resource + " cannot be read from the jar", e);
    }
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException if there is none with this name
   */
  public static Contract of(String name) {
    try {
      return ContractParser.parse(name, text(name));
    } catch (MalformedContractException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
