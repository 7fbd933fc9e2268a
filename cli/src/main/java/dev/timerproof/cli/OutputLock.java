package dev.timerproof.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

/**
 * Keeps two runs from writing their reports to one folder at once. The end of the process releases
 * the lock.
 */
final class OutputLock implements AutoCloseable {
  private static final String FILE = ".timerproof.lock";

  private final Path directory;
  private final boolean directoryIsNew;
  private final FileChannel channel;

  private OutputLock(Path directory, boolean directoryIsNew, FileChannel channel) {
    this.directory = directory;
    this.directoryIsNew = directoryIsNew;
    this.channel = channel;
  }

  /**
   * Locks a folder, which is created.
   *
   * @throws IOException if it cannot be locked; the message says if another run holds the lock
   */
  static OutputLock take(Path directory) throws IOException {
    boolean directoryIsNew = Files.notExists(directory);
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // This process holds the lock already.
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw new IOException("another run writes there; choose another folder or wait for its end");
    }
    return new OutputLock(directory, directoryIsNew, channel);
  }

  /** Does some work while the folder is locked. */
  <T> T hold(Callable<T> work) throws Exception {
    return work.call();
  }

  /** Unlocks the folder, and removes it if it was created for a lock alone. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(directory.resolve(FILE));
    channel.close();
    if (directoryIsNew) {
      try {
        Files.deleteIfExists(directory);
      } catch (DirectoryNotEmptyException e) {
        // The folder has reports, so it stays.
      }
    }
  }
}
