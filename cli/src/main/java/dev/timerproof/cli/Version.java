package dev.timerproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import picocli.CommandLine.IVersionProvider;

/** The version of this build and of the tools in it, as the build wrote them into the jar. */
final class Version implements IVersionProvider {
  private static final String OWN = "timerproof";

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {OWN + " " + tools().get(OWN)};
  }

  /** Versions by tool, this command's own among them. */
  static Map<String, String> tools() throws IOException {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IOException("version.properties is missing from the jar");
      }
      properties.load(in);
    }
    Map<String, String> tools = new TreeMap<>();
    properties.forEach((tool, version) -> tools.put(tool.toString(), version.toString()));
    return tools;
  }
}
