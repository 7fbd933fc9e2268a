package dev.timerproof.fuzz.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.timerproof.evidence.files.AtomicFiles;
import dev.timerproof.fuzz.engine.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The folder of a campaign on disk. A campaign adds to it, and removes nothing. */
public final class StateFolder {
  static final String UNITS = "units.jsonl";
  static final String FAILED = "failed.jsonl";
  static final String REACHED = "reached.jsonl";
  static final String HEARTBEATS = "heartbeats.jsonl";
  static final String CORPUS = "corpus";
  static final String FINDINGS = "findings";
  private static final String CAMPAIGN = "campaign.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /** A folder, which need not exist. */
  public StateFolder(Path folder) {
    this.folder = folder;
  }

  /** Its path. */
  public Path path() {
    return folder;
  }

  /** Whether it holds the state of a campaign. */
  public boolean exists() {
    return Files.exists(folder.resolve(CAMPAIGN));
  }

  /**
   * What the folder belongs to.
   *
   * @throws MalformedStateException if it holds something else
   */
  public Identity identity() throws IOException {
    Path file = folder.resolve(CAMPAIGN);
    try {
      Identity identity = JSON.readValue(Files.readString(file), Identity.class);
      if (identity.format() != Identity.FORMAT) {
        throw new MalformedStateException(
            file + ": expected format " + Identity.FORMAT + ", found " + identity.format());
      }
      return identity;
    } catch (NoSuchFileException e) {
      throw new MalformedStateException(
          folder + ": expected the state of a campaign, found none", e);
    } catch (JsonProcessingException e) {
      throw new MalformedStateException(
          file + ": expected the identity of a campaign, found " + e.getOriginalMessage(), e);
    }
  }

  void write(Identity identity) throws IOException {
    AtomicFiles.write(folder.resolve(CAMPAIGN), AppendLog.json(identity) + "\n");
  }

  /** The units that are finished. */
  public SortedSet<UnitDone> units() throws IOException {
    return new TreeSet<>(AppendLog.read(folder.resolve(UNITS), UnitDone.class));
  }

  /** The inputs that went wrong. */
  public SortedSet<Failed> failed() throws IOException {
    return new TreeSet<>(AppendLog.read(folder.resolve(FAILED), Failed.class));
  }

  /** What was reached. */
  public SortedSet<Reached> reached() throws IOException {
    return new TreeSet<>(AppendLog.read(folder.resolve(REACHED), Reached.class));
  }

  /** The heartbeats of all runs, in the order in which they were written. */
  public List<Heartbeat> heartbeats() throws IOException {
    return AppendLog.read(folder.resolve(HEARTBEATS), Heartbeat.class);
  }

  /** The inputs of the corpus by target, those of a target in the order of their names. */
  public SortedMap<String, List<String>> corpus() throws IOException {
    SortedMap<String, List<String>> all = new TreeMap<>();
    for (Path target : children(folder.resolve(CORPUS))) {
      List<String> inputs = new ArrayList<>();
      for (Path input : children(target)) {
        inputs.add(Files.readString(input).strip());
      }
      all.put(String.valueOf(target.getFileName()), inputs);
    }
    return all;
  }

  /** The findings, in the order of their names. */
  public List<Finding> findings() throws IOException {
    List<Finding> all = new ArrayList<>();
    for (Path finding : children(folder.resolve(FINDINGS))) {
      if (Files.exists(finding.resolve(Finding.FILE))) {
        all.add(Finding.read(finding));
      }
    }
    return all;
  }

  /** The folder of a finding. */
  public Path ofFinding(String id) {
    return folder.resolve(FINDINGS).resolve(id);
  }

  /** Adds an input to the corpus. */
  void addInput(String target, String input) throws IOException {
    Path file = folder.resolve(CORPUS).resolve(target).resolve(Seeds.name(input) + ".txt");
    if (!Files.exists(file)) {
      AtomicFiles.write(file, input + "\n");
    }
  }

  /** Adds a finding, unless the one of its name has a shorter input; returns whether it is new. */
  boolean add(Finding finding) throws IOException {
    Path place = ofFinding(finding.id());
    boolean known = Files.exists(place.resolve(Finding.FILE));
    if (known && Finding.BEST.compare(Finding.read(place), finding) <= 0) {
      return false;
    }
    Files.deleteIfExists(place.resolve(CounterexampleExport.FILE));
    AtomicFiles.write(place.resolve("input.txt"), finding.input() + "\n");
    AtomicFiles.write(place.resolve("lanes.txt"), finding.lanes());
    AtomicFiles.write(place.resolve(Finding.FILE), finding.toJson());
    return !known;
  }

  /**
   * Adds the single steps of a finding, if the folder has this finding under its name.
   *
   * @param counterexample the text of a {@code CounterexampleFile}
   */
  void addCounterexample(Finding finding, String counterexample) throws IOException {
    if (Finding.read(ofFinding(finding.id())).equals(finding)) {
      AtomicFiles.write(ofFinding(finding.id()).resolve(CounterexampleExport.FILE), counterexample);
    }
  }

  /** The single steps of a finding, as the text of a file; empty if there are none. */
  Optional<String> counterexample(Finding finding) throws IOException {
    Path file = ofFinding(finding.id()).resolve(CounterexampleExport.FILE);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  /** The bytes of all files. */
  public long bytes() throws IOException {
    long sum = 0;
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          sum += Files.size(file);
        }
      }
    }
    return sum;
  }

  /** What is in a folder, in the order of the names, without files that are being written. */
  private static List<Path> children(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(p -> !String.valueOf(p.getFileName()).startsWith(".")).sorted().toList();
    }
  }

  /** Writes a set of lines in their order. */
  void writeLines(String name, Collection<?> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(AppendLog.json(line)).append('\n'));
    AtomicFiles.write(folder.resolve(name), text.toString());
  }
}
