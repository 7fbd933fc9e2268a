package dev.timerproof.spec.layer;

import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.spec.model.CaseReport;
import dev.timerproof.spec.model.ModelCase;
import dev.timerproof.spec.model.SuiteListener;
import dev.timerproof.spec.tlc.TlcProgress;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Shows the progress of a suite's cases, and passes on the verdicts. */
final class ModelProgress implements SuiteListener {
  private final LayerContext context;
  private final int total;
  private final Consumer<CaseReport> verdicts;
  private final Map<String, Long> running = new LinkedHashMap<>();
  private int done;

  ModelProgress(LayerContext context, int total, Consumer<CaseReport> verdicts) {
    this.context = context;
    this.total = total;
    this.verdicts = verdicts;
  }

  @Override
  public void started(ModelCase modelCase) {
    running.put(modelCase.name(), 0L);
    show();
  }

  @Override
  public void progress(ModelCase modelCase, TlcProgress progress) {
    running.put(modelCase.name(), progress.distinct());
    show();
  }

  @Override
  public void judged(CaseReport report) {
    running.remove(report.modelCase().name());
    done++;
    verdicts.accept(report);
    show();
  }

  private void show() {
    String cases =
        running.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %,d states", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    context.status(done + " of " + total + " cases; " + cases);
  }
}
