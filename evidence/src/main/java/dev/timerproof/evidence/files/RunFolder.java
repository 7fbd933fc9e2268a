package dev.timerproof.evidence.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one folder for all temporary files of this process, also those of libraries that ask for the
 * property {@code java.io.tmpdir}. The JDK's own methods do not: they know the folder with which
 * the JVM was started. The folder is removed at the end of the JVM. A process that is killed cannot
 * remove its folder; the next process does. Thread-safe.
 */
public final class RunFolder {
  private static final String PREFIX = "timerproof-run-";

  /** A folder whose name begins so is not finished; other processes leave it alone. */
  private static final String UNFINISHED = "timerproof-new-";

  private static final String LOCK = "owner.lock";
  private static final String PROPERTY = "java.io.tmpdir";

  /**
   * The least number of bytes that must fit into the folder; with less room, the command would fail
   * later.
   */
  private static final int LEAST_BYTES = 1 << 16;

  private static @Nullable Path current;

  /**
   * Holds the lock of the folder. A channel that nothing refers to is closed when garbage is
   * collected, and its lock goes with it; another process would then remove the folder.
   */
  private static @Nullable FileChannel owner;

  private RunFolder() {}

  /**
   * Makes the folder, and removes those of processes that are gone. To be called once, before
   * anything asks the JVM for a temporary file.
   *
   * @throws IOException if the temporary folder of this JVM cannot be used; the message names it
   */
  public static synchronized void begin() throws IOException {
    Path all = Path.of(System.getProperty(PROPERTY)).toAbsolutePath();
    try {
      removeAbandoned(all);
      Path unfinished = Files.createDirectory(all.resolve(UNFINISHED + UUID.randomUUID()));
      try {
        owner = lock(unfinished.resolve(LOCK));
        Files.write(unfinished.resolve("room"), bytes());
        Files.delete(unfinished.resolve("room"));
        current = Files.move(unfinished, all.resolve(PREFIX + UUID.randomUUID()));
      } catch (IOException e) {
        Scratch.remove(unfinished);
        throw e;
      }
    } catch (IOException e) {
      throw new FileSystemException(all.toString(), null, "cannot be used: " + e);
    }
    System.setProperty(PROPERTY, String.valueOf(current));
    Runtime.getRuntime().addShutdownHook(new Thread(RunFolder::end, "run-folder"));
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[LEAST_BYTES];
    Arrays.fill(bytes, (byte) 1);
    return bytes;
  }

  /** A channel that holds the lock of a new file for as long as it is referred to. */
  @SuppressWarnings("MustBeClosedChecker") // the caller closes it
  static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  private static void removeAbandoned(Path all) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, PREFIX + "*")) {
      for (Path folder : folders) {
        if (isAbandoned(folder)) {
          Scratch.remove(folder);
        }
      }
    }
  }

  static boolean isAbandoned(Path folder) {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      // Another user or this process owns the folder.
      return false;
    }
  }

  /**
   * Where temporary files go: the folder of this process. Nothing can be made in it once it was
   * removed.
   */
  static Path folder() {
    return Path.of(System.getProperty(PROPERTY));
  }

  /** The temporary folder that the user chose, in which the folder of this process stands. */
  public static synchronized Path place() {
    Path folder = current == null ? null : current.getParent();
    return folder == null ? Path.of(System.getProperty(PROPERTY)).toAbsolutePath() : folder;
  }

  /**
   * A message that names the temporary folder, if an exception comes from there being no room in
   * it; empty if the exception has another reason.
   */
  public static Optional<String> complaint(Throwable e) {
    Path folder = place();
    return complaint(e, folder, folder.toFile().getUsableSpace());
  }

  static Optional<String> complaint(Throwable e, Path folder, long usableBytes) {
    boolean noRoom = false;
    for (Throwable t = e; t != null; t = t.getCause()) {
      String text = t.toString();
      noRoom |= text.contains("No space left on device") || text.contains("quota exceeded");
    }
    // With room in this folder, the full disk is another one, such as that of the reports.
    return noRoom && usableBytes < LEAST_BYTES
        ? Optional.of("the temporary folder " + folder + " is full")
        : Optional.empty();
  }

  /** Removes the folder; does nothing if there is none. */
  public static synchronized void end() {
    Path folder = current;
    FileChannel lock = owner;
    current = null;
    owner = null;
    if (folder != null) {
      Scratch.remove(folder);
    }
    if (lock != null) {
      try {
        lock.close();
      } catch (IOException e) {
        // The system closes it at the end of the process.
      }
    }
  }
}
