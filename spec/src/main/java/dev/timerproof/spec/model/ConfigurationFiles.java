package dev.timerproof.spec.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder with one configuration file per case of the manifest, and nothing else. */
public final class ConfigurationFiles {
  private static final String SUFFIX = ".cfg";

  private final Path folder;
  private final Map<String, String> expected = new TreeMap<>();

  /**
   * The files that a manifest asks for.
   *
   * @param folder where they are
   */
  public ConfigurationFiles(Manifest manifest, Path folder) {
    this.folder = folder;
    for (ModelCase modelCase : manifest.cases()) {
      expected.put(modelCase.name() + SUFFIX, ConfigurationText.of(modelCase));
    }
  }

  /**
   * How the folder differs from the manifest: one sentence for each file, none when it agrees.
   *
   * @throws IOException if a file cannot be read
   */
  public List<String> differences() throws IOException {
    List<String> differences = new ArrayList<>();
    List<String> found = found();
    for (Map.Entry<String, String> file : expected.entrySet()) {
      if (!found.contains(file.getKey())) {
        differences.add(file.getKey() + " is missing");
      } else if (!Files.readString(folder.resolve(file.getKey())).equals(file.getValue())) {
        differences.add(file.getKey() + " is not what the manifest says");
      }
    }
    for (String name : found) {
      if (!expected.containsKey(name)) {
        differences.add(name + " belongs to no case");
      }
    }
    return differences;
  }

  /**
   * Makes the folder agree with the manifest.
   *
   * @throws IOException if a file cannot be written or deleted
   */
  public void write() throws IOException {
    Files.createDirectories(folder);
    for (String name : found()) {
      if (!expected.containsKey(name)) {
        Files.delete(folder.resolve(name));
      }
    }
    for (Map.Entry<String, String> file : expected.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private List<String> found() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    }
    Collections.sort(names);
    return names;
  }
}
