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
  private static final String UNKNOWN = "unknown";

  private static final String COMMIT = "commit";

  @Override
  public String[] getVersion() throws IOException {
    String version = OWN + " " + tools().get(OWN);
    return new String[] {
      commit().equals(UNKNOWN) ? version : version + " (commit " + commit() + ")"
    };
  }

  /** Versions by tool, this command's own among them. */
  static Map<String, String> tools() throws IOException {
    Map<String, String> tools = new TreeMap<>(properties());
    tools.remove(COMMIT);
    return tools;
  }

  /** The commit that was built, or a word that says that it is unknown. */
  static String commit() throws IOException {
    return properties().getOrDefault(COMMIT, UNKNOWN);
  }

  private static Map<String, String> properties() throws IOException {
    var properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      if (in == null) {
        throw new IOException("version.properties is missing from the jar");
      }
      properties.load(in);
    }
    Map<String, String> all = new TreeMap<>();
    properties.forEach((name, value) -> all.put(name.toString(), value.toString()));
    return all;
  }
}
