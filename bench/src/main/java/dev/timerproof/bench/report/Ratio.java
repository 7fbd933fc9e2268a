package dev.timerproof.bench.report;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * A ratio with its 95 % confidence interval, from rounds in which both sides were measured shortly
 * one after the other. The mean is the geometric one and the interval is Student's, of the
 * logarithms of the rounds' ratios.
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
    double[] logs = new double[figures.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(Math.max(LEAST, figures[i])) - Math.log(Math.max(LEAST, others[i]));
    }
    double mean = StatUtils.mean(logs);
    if (logs.length == 1) {
      return new Ratio(Math.exp(mean), 0, Double.POSITIVE_INFINITY);
    }
    double quantile =
        new TDistribution(logs.length - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    double half = quantile * Math.sqrt(StatUtils.variance(logs) / logs.length);
    return new Ratio(Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half));
  }

  /** The geometric mean of figures. */
  static double mean(double[] figures) {
    double sum = 0;
    for (double figure : figures) {
      sum += Math.log(Math.max(LEAST, figure));
    }
    return Math.exp(sum / figures.length);
  }
}
