package dev.timerproof.runtime.timers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stack trace of the call that armed a timer. It is stored in the place of the arm's argument,
 * so that each firing finds the site of its own arm, and is added to the callback's exception as a
 * suppressed one.
 */
final class ArmingSite extends Exception {
  private static final long serialVersionUID = 1;
  private static final String ROOT = "dev.timerproof.runtime.";
  private static final List<String> OWN =
      List.of(ROOT + "timers.", ROOT + "executor.", ROOT + "hosted.");

  private final transient @Nullable Object argument;

  /**
   * Notes where the calling thread is.
   *
   * @param argument the argument that the timer's callback gets
   */
  ArmingSite(@Nullable Object argument) {
    super("the timer was armed here");
    this.argument = argument;
    StackTraceElement[] stack = getStackTrace();
    int first = 0;
    while (first < stack.length && isOwn(stack[first])) {
      first++;
    }
    setStackTrace(Arrays.copyOfRange(stack, first, stack.length));
  }

  private static boolean isOwn(StackTraceElement frame) {
    return OWN.stream().anyMatch(frame.getClassName()::startsWith);
  }

  /** The argument that a timer was armed with, whether or not its site was noted. */
  static @Nullable Object argument(@Nullable Object armed) {
    return armed instanceof ArmingSite site ? site.argument : armed;
  }

  /**
   * Adds the site to the exception of a callback, if a site was noted. An exception object that is
   * thrown again keeps the first site.
   */
  static void addTo(Throwable failure, @Nullable Object armed) {
    if (armed instanceof ArmingSite site
        && Arrays.stream(failure.getSuppressed()).noneMatch(ArmingSite.class::isInstance)) {
      failure.addSuppressed(site);
    }
  }
}
