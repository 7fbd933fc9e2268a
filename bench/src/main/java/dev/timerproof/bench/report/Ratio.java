package dev.timerproof.bench.report;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A ratio, or a figure alone, with its 95 % confidence interval. The mean of ratios is the
 * geometric one and the interval is Student's, of the logarithms of the ratios of rounds in which
 * both sides were measured shortly one after the other.
 *
 * @param mean the ratio
 * @param low where the interval begins; 0 if there are too few rounds to tell
 * @param high where it ends; infinite if there are too few rounds to tell
 */
public record Ratio(double mean, double low, double high) {
  private static final double CONFIDENCE = 0.95;

  /**
   * Smaller figures count as this one, so that a batch in which nothing was counted does not lead
   * to a division by zero.
   */
  private static final double LEAST = 1e-3;

  /** The ratio of figures of the same rounds. */
  public static Ratio of(double[] figures, double[] others) {
    if (figures.length != others.length || figures.length == 0) {
      throw new IllegalArgumentException(figures.length + " and " + others.length + " rounds");
    }
    double[] logs = logarithms(figures);
    double[] otherLogs = logarithms(others);
    for (int i = 0; i < logs.length; i++) {
      logs[i] -= otherLogs[i];
    }
    return ofLogarithm(
        StatUtils.mean(logs), StatUtils.variance(logs) / logs.length, logs.length - 1);
  }

  /**
   * The ratio of figures of rounds that have nothing to do with each other, by Welch's way to tell
   * the degrees of freedom.
   */
  static Ratio ofSeparateRounds(double[] figures, double[] others) {
    double[] logs = logarithms(figures);
    double[] otherLogs = logarithms(others);
    double mean = StatUtils.mean(logs) - StatUtils.mean(otherLogs);
    if (logs.length == 1 || otherLogs.length == 1) {
      return ofLogarithm(mean, 0, 0);
    }
    double square = StatUtils.variance(logs) / logs.length;
    double otherSquare = StatUtils.variance(otherLogs) / otherLogs.length;
    double sum = square + otherSquare;
    double degrees =
        sum
            * sum
            / (square * square / (logs.length - 1)
                + otherSquare * otherSquare / (otherLogs.length - 1));
    return ofLogarithm(mean, sum, sum == 0 ? logs.length - 1 : degrees);
  }

  /** A figure that is compared with nothing: its arithmetic mean, and Student's interval. */
  static Ratio alone(double[] figures) {
    double mean = StatUtils.mean(figures);
    double half = half(StatUtils.variance(figures) / figures.length, figures.length - 1);
    return new Ratio(mean, Math.max(0, mean - half), mean + half);
  }

  private static double[] logarithms(double[] figures) {
    return Arrays.stream(figures).map(figure -> Math.log(Math.max(LEAST, figure))).toArray();
  }

  /**
   * A ratio.
   *
   * @param mean its logarithm
   * @param square the square of the logarithm's standard error
   * @param degrees of freedom; 0 if there are too few rounds to tell
   */
  private static Ratio ofLogarithm(double mean, double square, double degrees) {
    double half = half(square, degrees);
    return new Ratio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
  }

  /** Half of Student's interval. */
  private static double half(double square, double degrees) {
    return degrees == 0
        ? Double.POSITIVE_INFINITY
        : new TDistribution(degrees).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
            * Math.sqrt(square);
  }

  /** The geometric mean of figures. */
  static double mean(double[] figures) {
    return Math.exp(StatUtils.mean(logarithms(figures)));
  }
}
