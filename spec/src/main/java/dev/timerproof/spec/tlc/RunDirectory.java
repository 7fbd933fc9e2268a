package dev.timerproof.spec.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one run, in the folder of its JVM. */
record RunDirectory(Path root) {
  /** Creates the directories that a run needs. */
  void create() throws IOException {
    Files.createDirectory(modules());
    Files.createDirectory(metadata());
  }

  /** The folder of the modules and the configuration. */
  Path modules() {
    return root.resolve("modules");
  }

  /** The folder where TLC keeps states and its queue. */
  Path metadata() {
    return root.resolve("metadata");
  }

  Path configuration() {
    return modules().resolve("run.cfg");
  }

  Path request() {
    return root.resolve("request.json");
  }

  Path result() {
    return root.resolve("result.json");
  }
}
