package dev.timerproof.fuzz.state;

import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.files.AtomicFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes to the folder of a campaign; only one process at a time can. What a method has written is
 * not lost if the process is killed afterwards. A finding or an input is written before its unit
 * counts as finished, so a unit that was cut off is done again. Thread-safe.
 */
public final class StateWriter implements AutoCloseable {
  private final StateFolder folder;
  private final FileChannel lockFile;
  private final AppendLog units;
  private final AppendLog failed;
  private final AppendLog reached;
  private final AppendLog heartbeats;
  private final Set<Reached> known;
  private final Set<Failed> knownFailed;
  private final long mostBytes;
  private long bytes;
  private int inputs;

  private StateWriter(StateFolder folder, FileChannel lockFile, long mostBytes) throws IOException {
    this.folder = folder;
    this.lockFile = lockFile;
    this.mostBytes = mostBytes;
    Path path = folder.path();
    units = new AppendLog(path.resolve(StateFolder.UNITS));
    failed = new AppendLog(path.resolve(StateFolder.FAILED));
    reached = new AppendLog(path.resolve(StateFolder.REACHED));
    heartbeats = new AppendLog(path.resolve(StateFolder.HEARTBEATS));
    known = new HashSet<>(folder.reached());
    knownFailed = new HashSet<>(folder.failed());
    bytes = folder.bytes();
    inputs = folder.corpus().values().stream().mapToInt(List::size).sum();
  }

  /**
   * Opens a folder, or makes it.
   *
   * @param identity what the additions belong to
   * @param mostBytes the corpus does not grow when the folder is larger than this
   * @throws MalformedStateException if the folder is in use, or is of another build or table
   */
  public static StateWriter open(StateFolder folder, Identity identity, long mostBytes)
      throws IOException {
    Files.createDirectories(folder.path());
    FileChannel lockFile = locked(folder.path().resolve("lock"));
    try {
      Identity all = identity;
      if (folder.exists()) {
        folder.identity().requireSame(identity, folder.path());
        all = identity.with(folder.identity().parts());
      }
      folder.write(all);
      return new StateWriter(folder, lockFile, mostBytes);
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // closed with the writer
  static FileChannel locked(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This process itself has the lock.
    }
    if (lock == null) {
      channel.close();
      throw new MalformedStateException(
          file.getParent() + ": another campaign is at work in this folder");
    }
    return channel;
  }

  /** Adds an input that reaches something new; returns whether it does. */
  public synchronized boolean add(String target, String input, Collection<String> first)
      throws IOException {
    List<Reached> fresh =
        first.stream()
            .map(what -> new Reached(target, what))
            .filter(r -> !known.contains(r))
            .toList();
    if (fresh.isEmpty()) {
      return false;
    }
    if (bytes + input.length() < mostBytes) {
      folder.addInput(target, input);
      inputs++;
      bytes += input.length() + 1;
    }
    for (Reached one : fresh) {
      reached.append(one);
      known.add(one);
      bytes += one.what().length();
    }
    return true;
  }

  /** Adds an input that went wrong. */
  public synchronized void add(Failed failure) throws IOException {
    if (bytes < mostBytes && knownFailed.add(failure)) {
      failed.append(failure);
      failed.force();
      bytes += failure.input().length();
    }
  }

  /** Adds a finding; returns whether there was none of its name. */
  public synchronized boolean add(Finding finding) throws IOException {
    return folder.add(finding);
  }

  /** Adds the single steps of a finding that was added, unless one with a shorter input is kept. */
  public synchronized void add(Finding finding, CounterexampleFile counterexample)
      throws IOException {
    folder.addCounterexample(finding, counterexample.json().toPrettyString() + "\n");
  }

  /** Adds a unit that is finished. */
  public synchronized void add(UnitDone unit) throws IOException {
    reached.force();
    units.append(unit);
    units.force();
  }

  /** Whether the corpus does not grow any more. */
  public synchronized boolean isFull() {
    return bytes >= mostBytes;
  }

  /** How many different things were reached. */
  public synchronized int reachedCount() {
    return known.size();
  }

  /** How many inputs the corpus has. */
  public synchronized int inputs() {
    return inputs;
  }

  /** About how many bytes the folder has. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Replaces the file with the last heartbeat, and adds it to the others if there is room. */
  public synchronized void heartbeat(Heartbeat beat) throws IOException {
    String text = AppendLog.json(beat) + "\n";
    AtomicFiles.write(folder.path().resolve("heartbeat.json"), text);
    if (!isFull()) {
      heartbeats.append(beat);
      bytes += text.length();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    units.close();
    failed.close();
    reached.close();
    heartbeats.close();
    lockFile.close();
  }
}
