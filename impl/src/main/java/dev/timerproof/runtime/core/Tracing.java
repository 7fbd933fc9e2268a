package dev.timerproof.runtime.core;

import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Whether this JVM records the changes of status words. The system property {@value #PROPERTY}
 * names the file; it is read once, when the first timer is made.
 *
 * <p>When it is off, {@link #ON} is a constant false: compiled code has neither a branch nor a call
 * for it, and {@link TraceRecorder} is never loaded.
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

  @SuppressWarnings("removal") // A security manager may forbid the program to read the property.
  private static @Nullable String file() {
    return AccessController.doPrivileged(
        (PrivilegedAction<@Nullable String>) () -> System.getProperty(PROPERTY));
  }
}
