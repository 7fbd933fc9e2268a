package dev.timerproof.runtime.timers;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a timer was armed. It goes with the arm in the place of its argument, so that each firing
 * knows the arm that it belongs to, and is added as suppressed to what the callback throws.
 */
final class ArmingSite extends Exception {
  private static final long serialVersionUID = 1;
  private static final String ROOT = "dev.timerproof.runtime.";
  private static final List<String> OWN =
      List.of(ROOT + "timers.", ROOT + "executor.", ROOT + "hosted.");

  private final transient @Nullable Object argument;

  /**
   * The calling thread arms a timer.
   *
   * @param argument what the timer's callback is to be told
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
   * Adds the site to what a callback has thrown, if it was noted. What is thrown again and again
   * keeps the first one.
   */
  static void addTo(Throwable failure, @Nullable Object armed) {
    if (armed instanceof ArmingSite site
        && Arrays.stream(failure.getSuppressed()).noneMatch(ArmingSite.class::isInstance)) {
      failure.addSuppressed(site);
    }
  }
}
