package dev.timerproof.fuzz.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The union of the folders of several shards: corpora, what was reached, what went wrong, units and
 * findings. The order does not matter, and merging a folder twice changes nothing.
 */
public final class Merge {
  private Merge() {}

  /**
   * Merges states into a folder, which may hold one.
   *
   * @throws MalformedStateException if they are not all of the same build, table, edition and
   *     mutation; nothing is written then
   */
  public static void of(List<StateFolder> from, StateFolder into) throws IOException {
    Identity identity = into.exists() ? into.identity() : from.get(0).identity();
    for (StateFolder each : from) {
      each.identity().requireSame(identity, each.path());
      identity = identity.with(each.identity().parts());
    }
    Files.createDirectories(into.path());
    try (FileChannel lock = StateWriter.locked(into.path().resolve("lock"))) {
      write(from, into, identity);
      lock.force(false);
    }
  }

  private static void write(List<StateFolder> from, StateFolder into, Identity identity)
      throws IOException {
    TreeSet<UnitDone> units = new TreeSet<>(into.units());
    TreeSet<Failed> failed = new TreeSet<>(into.failed());
    TreeSet<Reached> reached = new TreeSet<>(into.reached());
    for (StateFolder each : from) {
      units.addAll(each.units());
      failed.addAll(each.failed());
      reached.addAll(each.reached());
      for (Map.Entry<String, List<String>> inputs : each.corpus().entrySet()) {
        for (String input : inputs.getValue()) {
          into.addInput(inputs.getKey(), input);
        }
      }
      for (Finding finding : each.findings()) {
        into.add(finding);
        Optional<String> steps = each.counterexample(finding);
        if (steps.isPresent()) {
          into.addCounterexample(finding, steps.get());
        }
      }
    }
    into.writeLines(StateFolder.UNITS, units);
    into.writeLines(StateFolder.FAILED, failed);
    into.writeLines(StateFolder.REACHED, reached);
    into.write(identity);
  }
}
