package dev.timerproof.bench.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A target with what was measured.
 *
 * @param with the name of what it was compared with; empty if nothing was measured
 * @param value ours, in the figure's unit; 0 if it was not measured
 * @param otherValue that of the other side; 0 if there is none
 * @param measured what is judged: the ratio, or ours alone; null if it was not measured
 */
public record JudgedTarget(
    Target target,
    String with,
    double value,
    double otherValue,
    @Nullable Ratio measured,
    Outcome outcome) {
  /** A target of which a side is missing. */
  static JudgedTarget open(Target target) {
    return new JudgedTarget(target, "", 0, 0, null, Outcome.OPEN);
  }

  /** The name of this target. */
  public String key() {
    return Row.key(target.cell().id(), target.metric().id(), target.ours())
        + (target.against().equals(Target.LIMIT) ? "" : " to " + target.against());
  }

  /** How many times the wanted figure was measured; 0 if that cannot be told. */
  double times() {
    return measured == null || target.most() == 0 ? 0 : measured.mean() / target.most();
  }

  /** What the page's table of targets should say. */
  String state() {
    return measured == null
        ? outcome.word()
        : String.format(
            Locale.ROOT,
            "%s, %s (%s)",
            outcome.word(),
            TextReport.figure(measured.mean()),
            TextReport.interval(measured));
  }
}
