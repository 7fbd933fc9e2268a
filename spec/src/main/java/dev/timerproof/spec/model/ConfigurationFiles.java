package dev.timerproof.spec.model;

import java.util.Map;
import java.util.TreeMap;

/** One configuration file for each case of a manifest. */
public final class ConfigurationFiles {
  private ConfigurationFiles() {}

  /** The texts of the files that a manifest asks for, by their names. */
  public static Map<String, String> of(Manifest manifest) {
    Map<String, String> files = new TreeMap<>();
    for (ModelCase modelCase : manifest.cases()) {
      files.put(modelCase.name() + ".cfg", ConfigurationText.of(modelCase));
    }
    return files;
  }
}
