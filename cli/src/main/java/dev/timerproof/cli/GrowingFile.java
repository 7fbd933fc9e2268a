package dev.timerproof.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads a trace that is still being written. At the end of the file it waits for more, until it has
 * read the line that ends the trace, or until nothing has come for a while. Not thread-safe.
 */
final class GrowingFile extends FilterInputStream {
  private static final String END = "\"kind\":\"end\"";
  private static final long PAUSE_MILLIS = 20;

  private final Duration patience;

  /** The last bytes that were read, to recognise the line that ends the trace. */
  private String tail = "";

  /**
   * A file.
   *
   * @param patience how long to wait for more
   */
  GrowingFile(InputStream in, Duration patience) {
    super(in);
    this.patience = patience;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    int read = super.read(bytes, start, length);
    long began = System.nanoTime();
    while (read < 0 && !hasEnded() && System.nanoTime() - began < patience.toNanos()) {
      pause();
      read = super.read(bytes, start, length);
    }
    if (read > 0) {
      int kept = Math.min(read, 64);
      String all = tail + new String(bytes, start + read - kept, kept, US_ASCII);
      tail = all.substring(Math.max(0, all.length() - 64));
    }
    return read;
  }

  private boolean hasEnded() {
    return tail.endsWith("}\n") && tail.contains(END);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for more of the file", e);
    }
  }
}
