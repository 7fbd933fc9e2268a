package dev.timerproof.runtime.core;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Whether this JVM records what happens to status words. The system property {@value #PROPERTY}
 * names the file; it is read once, when the first timer is made.
 *
 * <p>A compiled program has neither branch nor call for a constant that is false, and {@link
 * TraceRecorder} is then never loaded.
 */
final class Tracing {
  /** The property that names the file. */
  static final String PROPERTY = "dev.timerproof.trace";

  /** The file; null when nothing is recorded. */
  static final @Nullable String FILE = file();

  /** Whether status words are recorded. */
  static final boolean ON = FILE != null;

  /** The bits of a recorded status word that are the status; the others count its changes. */
  static final int STATUS_BITS = 15;

  private Tracing() {}

  @SuppressWarnings("removal") // A program need not be allowed to read the property.
  private static @Nullable String file() {
    return AccessController.doPrivileged(
        (PrivilegedAction<@Nullable String>) () -> System.getProperty(PROPERTY));
  }
}
