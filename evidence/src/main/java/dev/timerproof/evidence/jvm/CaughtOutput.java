package dev.timerproof.evidence.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads all output of a process, so that the process never waits for a reader. The beginning is
 * kept in a file and the end in memory; if there is too much, the middle is dropped.
 */
final class CaughtOutput {
  /** How many bytes of the beginning are kept. */
  static final long BEGINNING = 32L << 20;

  /** How many bytes of the end are kept. */
  static final int END = 1 << 16;

  private static final long PATIENCE_MILLISECONDS = 2_000;

  private final Path file;
  private final byte[] end = new byte[END];
  private final Thread reader;
  private long total;

  CaughtOutput(InputStream from, Path file) {
    this.file = file;
    reader = new Thread(() -> read(from), "forked-jvm-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream from) {
    byte[] buffer = new byte[1 << 13];
    try (from;
        OutputStream to = Files.newOutputStream(file)) {
      int n;
      while ((n = from.read(buffer)) >= 0) {
        to.write(buffer, 0, (int) Math.min(n, Math.max(0, BEGINNING - soFar())));
        keep(buffer, n);
      }
    } catch (IOException e) {
      // The stream breaks when the process is killed; the output until then is kept.
    }
  }

  private synchronized long soFar() {
    return total;
  }

  private synchronized void keep(byte[] bytes, int n) {
    for (int i = 0; i < n; i++) {
      end[(int) ((total + i) % END)] = bytes[i];
    }
    total += n;
  }

  /**
   * Waits until everything has been read. A process that was left behind may hold the stream open;
   * it is not waited for.
   */
  void join() throws InterruptedException {
    reader.join(PATIENCE_MILLISECONDS);
  }

  /** The lines of output; if some were dropped, a line in their place says how many bytes. */
  synchronized List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.exists(file)) {
      new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().forEach(lines::add);
    }
    if (total > BEGINNING) {
      long dropped = Math.max(0, total - BEGINNING - END);
      lines.add("[" + dropped + " bytes of output were dropped here]");
      lines.addAll(last(Integer.MAX_VALUE));
    }
    return lines;
  }

  /** The last lines. */
  synchronized List<String> last(int most) {
    int kept = (int) Math.min(total, END);
    byte[] bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = end[(int) ((total - kept + i) % END)];
    }
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }
}
