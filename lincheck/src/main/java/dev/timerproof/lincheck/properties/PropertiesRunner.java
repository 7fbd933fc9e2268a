package dev.timerproof.lincheck.properties;

import dev.timerproof.lincheck.CaseResult;
import dev.timerproof.lincheck.TimerVariant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the properties of random histories outside a build. One at a time in a process: the protocol
 * that is checked is static state of the properties.
 */
public final class PropertiesRunner {
  private PropertiesRunner() {}

  /**
   * Arguments: how many histories to try. Prints one line of JSON for each case, as {@link
   * CaseResult#toJson} gives it; exits with 0 if all hold, 1 if one does not.
   */
  public static void main(String[] args) {
    if (args.length != 1) {
      System.err.println("usage: PropertiesRunner TRIES");
      System.exit(2);
    }
    CaseResult result = run(TimerVariant.shipped(), true, Integer.parseInt(args[0]));
    System.out.println(result.toJson());
    System.exit(result.holds() ? 0 : 1);
  }

  /**
   * Checks a protocol.
   *
   * @param variant the protocol
   * @param moves whether timers are moved between processors
   * @param tries how many histories, of up to 250 steps each
   */
  public static CaseResult run(TimerVariant variant, boolean moves, int tries) {
    HistoryProperties.check(variant, moves);
    long steps = HistoryProperties.steps();
    long start = System.nanoTime();
    FailureListener listener = new FailureListener();
    try {
      LauncherDiscoveryRequest request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(DiscoverySelectors.selectClass(HistoryProperties.class))
              .configurationParameter("jqwik.tries.default", Integer.toString(tries))
              .configurationParameter("jqwik.database", "")
              .configurationParameter("jqwik.reporting.onlyfailures", "true")
              .configurationParameter("jqwik.reporting.usejunitplatform", "true")
              .build();
      LauncherFactory.create().execute(request, listener);
    } finally {
      HistoryProperties.check(TimerVariant.shipped(), true);
    }
    String failure = listener.failure;
    if (failure == null && listener.finished == 0) {
      throw new IllegalStateException("no property was run");
    }
    return new CaseResult(
        "histories",
        "random histories on one thread agree with the sequential model",
        failure == null,
        "12 timers, 1 to 3 processors, arity 2, 4 and 8, up to 250 steps",
        Map.of("tries", (long) tries, "steps", HistoryProperties.steps() - steps),
        (System.nanoTime() - start) / 1e9,
        "",
        failure == null ? "" : failure);
  }

  /** Keeps the first failure. */
  private static final class FailureListener implements TestExecutionListener {
    private @Nullable String failure;
    private int finished;

    @Override
    public void executionFinished(TestIdentifier id, TestExecutionResult result) {
      if (id.isTest()) {
        finished++;
      }
      List<Throwable> thrown = result.getThrowable().stream().toList();
      if (failure == null && !thrown.isEmpty()) {
        failure = String.valueOf(thrown.get(0).getMessage());
      }
    }
  }
}
