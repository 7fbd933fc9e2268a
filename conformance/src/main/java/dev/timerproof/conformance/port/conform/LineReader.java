package dev.timerproof.conformance.port.conform;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads lines in a thread of its own, which pauses while too many lines wait to be taken. */
final class LineReader {
  /** The longest line, in bytes. */
  static final int LONGEST = 1 << 16;

  private static final int AHEAD = 16;
  private static final long POLL_MILLISECONDS = 100;

  /** What the reader can find. */
  enum Kind {
    /** A line with its end. */
    LINE,
    /** A line that is longer than {@link #LONGEST}; nothing after it is read. */
    TOO_LONG,
    /** The end of the stream, with what came after the last line. */
    END
  }

  /**
   * What came.
   *
   * @param text the line, without its end
   * @param followed whether more had come already behind the end of a whole line
   */
  record Item(Kind kind, String text, boolean followed) {}

  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(AHEAD);
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  LineReader(InputStream from) {
    Thread reader = new Thread(() -> read(from), "port-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream from) {
    try (InputStream in = new BufferedInputStream(from)) {
      readLines(in);
    } catch (IOException e) {
      offer(Kind.END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readLines(InputStream in) throws IOException, InterruptedException {
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        items.put(new Item(Kind.LINE, taken(), in.available() > 0));
      } else if (line.size() == LONGEST) {
        items.put(new Item(Kind.TOO_LONG, taken(), false));
        return;
      } else {
        line.write(b);
      }
    }
    items.put(new Item(Kind.END, taken(), false));
  }

  private void offer(Kind kind) {
    items.offer(new Item(kind, taken(), false));
  }

  private String taken() {
    String text = unfinished();
    line.reset();
    return text;
  }

  /** What has come after the last finished line. */
  String unfinished() {
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Waits a moment for what comes next; null if nothing has. */
  @Nullable Item poll() {
    try {
      return items.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Whether something has come that was not taken yet. */
  boolean isAhead() {
    Item next = items.peek();
    return next != null && next.kind() != Kind.END;
  }
}
