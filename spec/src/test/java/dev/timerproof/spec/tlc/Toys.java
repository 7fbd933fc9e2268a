package dev.timerproof.spec.tlc;

import dev.timerproof.evidence.files.Scratch;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Jobs over specifications of a few states, and the directories and processes of runs. */
final class Toys {
  static final TlcLimits LIMITS =
      TlcLimits.DEFAULT.withTime(Duration.ofSeconds(60)).withHeapMegabytes(256);

  private Toys() {}

  /** A job over a module of {@code src/test/resources/toy}. */
  static TlcJob job(String module, String configuration) {
    return job(module, configuration, LIMITS);
  }

  static TlcJob job(String module, String configuration, TlcLimits limits) {
    return new TlcJob(module, TlcModules.in(directory()), module, configuration, limits, 1, 0);
  }

  /** A job over {@code Toy} that counts to five. */
  static TlcJob toy(String specification, String properties) {
    return job(
        "Toy",
        "SPECIFICATION " + specification + "\nCONSTANTS Last = 5 a = a b = b\n" + properties);
  }

  /** A job without an end. */
  static TlcJob endless(TlcLimits limits) {
    return job("Endless", "SPECIFICATION Spec\n", limits);
  }

  static Path directory() {
    try {
      return Path.of(Objects.requireNonNull(Toys.class.getResource("/toy")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static TlcResult run(TlcJob job) throws IOException, InterruptedException {
    try (TlcRunner runner = new TlcRunner()) {
      return runner.run(job, TlcListener.NONE);
    }
  }

  /** The directories of runs that exist now. */
  static Set<Path> runDirectories() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(p -> String.valueOf(p.getFileName()).startsWith(Scratch.PREFIX))
          .collect(Collectors.toSet());
    }
  }

  /** The JVMs of runs that were forked from this one. */
  static Set<Long> forkedJvms() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }
}
