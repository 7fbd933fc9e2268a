package dev.timerproof.fuzz.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
  private static final long ROOM = 1 << 20;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  private static Identity identity(String table, String part) {
    return new Identity(Identity.FORMAT, "build", table, "repaired", "", List.of(part));
  }

  private static Finding finding(String shape, String input) {
    return new Finding(
        Finding.id("toy", "property", List.of("row"), shape),
        "toy",
        "repaired",
        "",
        "table",
        "property",
        List.of("row"),
        shape,
        input,
        input,
        "message",
        Map.of(),
        "lanes\n");
  }

  /** A state as a shard leaves it; shards have some things in common. */
  private StateFolder shard(int shard) throws IOException {
    StateFolder state = new StateFolder(folder.resolve("shard-" + shard));
    Random random = new Random(shard);
    String part = "1 " + shard + "/4";
    try (StateWriter writer = StateWriter.open(state, identity("table", part), ROOM)) {
      for (int k = 0; k < 20; k++) {
        String input = "input " + random.nextInt(30);
        writer.add("toy", input, List.of("row " + input));
        writer.add(new Failed("toy", input, "property", List.of()));
        writer.add(finding("shape " + random.nextInt(5), "x".repeat(1 + random.nextInt(9))));
        writer.add(new UnitDone("toy", part, k, 100, 1));
      }
    }
    return state;
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        texts.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  void merge_inAnyOrder_isTheUnion() throws IOException {
    List<StateFolder> shards = new ArrayList<>();
    TreeSet<UnitDone> units = new TreeSet<>();
    TreeSet<Reached> reached = new TreeSet<>();
    for (int k = 0; k < 4; k++) {
      shards.add(shard(k));
      units.addAll(shards.get(k).units());
      reached.addAll(shards.get(k).reached());
    }
    StateFolder first = new StateFolder(folder.resolve("first"));
    Merge.of(shards, first);
    assertEquals(80, units.size());
    assertEquals(units, first.units());
    assertEquals(reached, first.reached());
    Random random = new Random(1);
    for (int k = 0; k < 6; k++) {
      Collections.shuffle(shards, random);
      StateFolder again = new StateFolder(folder.resolve("again-" + k));
      // Also by way of a half, and with a shard twice.
      Merge.of(shards.subList(0, 2), again);
      Merge.of(shards.subList(1, 4), again);
      assertEquals(files(first.path()), files(again.path()));
    }
  }

  @Test
  void environment_hasOneOrder_soThatEveryJvmWritesTheSameBytes() throws IOException {
    // Words whose hashes are far apart: letters alone come in order, or in the opposite one, from
    // the JDK's unmodifiable maps.
    Map<String, String> backwards = new LinkedHashMap<>();
    IntStream.range(0, 20)
        .mapToObj(k -> Integer.toString((20 - k) * 7_919_191, 36))
        .forEach(key -> backwards.put(key, "value"));
    Finding finding =
        new Finding(
            "id", "t", "e", "", "", "p", List.of(), "s", "i", "i", "m", backwards, "lanes\n");
    assertEquals(
        List.copyOf(new TreeSet<>(backwards.keySet())),
        List.copyOf(finding.environment().keySet()));
    assertEquals(finding.toJson(), Finding.read(written(finding)).toJson());
  }

  private Path written(Finding finding) throws IOException {
    return Files.writeString(folder.resolve(Finding.FILE), finding.toJson());
  }

  @Test
  void stateOfAnotherTable_isRefused() throws IOException {
    StateFolder one = shard(0);
    StateFolder other = new StateFolder(folder.resolve("other"));
    StateWriter.open(other, identity("another", "1 0/1"), ROOM).close();
    Path into = folder.resolve("into");
    String message =
        String.valueOf(
            assertThrows(
                    MalformedStateException.class,
                    () -> Merge.of(List.of(one, other), new StateFolder(into)))
                .getMessage());
    assertTrue(message.contains("expected") && message.contains("table another"), message);
    assertFalse(Files.exists(into));
    assertThrows(
        MalformedStateException.class,
        () -> StateWriter.open(one, identity("another", "1 0/1"), ROOM));
  }

  @Test
  void folderInUse_isRefused() throws IOException {
    StateFolder state = new StateFolder(folder.resolve("used"));
    try (StateWriter writer = StateWriter.open(state, identity("table", "1 0/1"), ROOM)) {
      writer.add(new UnitDone("toy", "1 0/1", 0, 1, 0));
      String message =
          String.valueOf(
              assertThrows(
                      MalformedStateException.class,
                      () -> StateWriter.open(state, identity("table", "1 0/1"), ROOM))
                  .getMessage());
      assertTrue(message.contains("another campaign is at work"), message);
    }
  }

  @Test
  void lineThatWasTorn_isAsIfItWasNotWritten() throws IOException {
    StateFolder state = shard(0);
    int before = state.units().size();
    Path units = state.path().resolve(StateFolder.UNITS);
    Files.writeString(units, "{\"target\":\"toy\",\"pa", StandardOpenOption.APPEND);
    assertEquals(before, state.units().size());
    try (StateWriter writer = StateWriter.open(state, identity("table", "1 0/4"), ROOM)) {
      writer.add(new UnitDone("toy", "1 0/4", 99, 1, 0));
    }
    assertEquals(before + 1, state.units().size());
  }

  @Test
  void lineThatIsSomethingElse_isNamedWithItsPlace() throws IOException {
    StateFolder state = shard(0);
    Path units = state.path().resolve(StateFolder.UNITS);
    Files.writeString(units, "nonsense\n", StandardOpenOption.APPEND);
    String message =
        String.valueOf(assertThrows(MalformedStateException.class, state::units).getMessage());
    assertTrue(message.contains("units.jsonl:21") && message.contains("nonsense"), message);
  }

  @Test
  void findingOfTheSameName_keepsTheShorterInput() throws IOException {
    StateFolder state = new StateFolder(folder.resolve("short"));
    try (StateWriter writer = StateWriter.open(state, identity("table", "1 0/1"), ROOM)) {
      assertTrue(writer.add(finding("shape", "long input")));
      assertFalse(writer.add(finding("shape", "short")));
      assertFalse(writer.add(finding("shape", "longer again")));
    }
    assertEquals(1, state.findings().size());
    assertEquals("short", state.findings().get(0).input());
  }

  @Test
  void singleSteps_areMergedWithTheirFinding_andNotWithAShorterOne() throws IOException {
    List<StateFolder> shards = new ArrayList<>();
    for (String input : List.of("long input", "short", "short")) {
      StateFolder state = new StateFolder(folder.resolve("steps-" + shards.size()));
      try (StateWriter writer =
          StateWriter.open(state, identity("table", "1 " + shards.size() + "/3"), ROOM)) {
        writer.add(finding("shape", input));
      }
      shards.add(state);
    }
    shards.get(0).addCounterexample(finding("shape", "long input"), "long steps");
    shards.get(2).addCounterexample(finding("shape", "short"), "short steps");
    shards.get(2).addCounterexample(finding("shape", "long input"), "long steps");
    Random random = new Random(1);
    for (int k = 0; k < 6; k++) {
      Collections.shuffle(shards, random);
      StateFolder into = new StateFolder(folder.resolve("merged-" + k));
      Merge.of(shards, into);
      assertEquals(Optional.of("short steps"), into.counterexample(finding("shape", "short")));
    }
  }

  @Test
  void folderThatIsFull_takesFindingsAndNoInputs() throws IOException {
    StateFolder state = new StateFolder(folder.resolve("full"));
    try (StateWriter writer = StateWriter.open(state, identity("table", "1 0/1"), 1)) {
      writer.add("toy", "input", List.of("row"));
      writer.add(finding("shape", "input"));
      assertTrue(writer.isFull());
    }
    assertEquals(Map.of(), state.corpus());
    assertEquals(1, state.reached().size());
    assertEquals(1, state.findings().size());
  }
}
