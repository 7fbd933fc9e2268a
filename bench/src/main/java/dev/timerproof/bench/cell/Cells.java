package dev.timerproof.bench.cell;

import dev.timerproof.bench.work.Kind;
import dev.timerproof.bench.work.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The list of all measurements. */
public final class Cells {
  private static final List<Metric> CPU = List.of(Metric.CPU);

  private final List<Cell> all = new ArrayList<>();

  private Cells() {
    for (int pending : new int[] {0, 1_000, 10_000, 100_000, 1_000_000, 4_000_000}) {
      operations(Kind.RESET, pending, 1, pending == 0 || pending == 100_000);
      operations(Kind.STARTSTOP, pending, 1, pending == 100_000 || pending == 1_000_000);
    }
    for (int threads : new int[] {2, 4}) {
      operations(Kind.STARTSTOP, 0, threads, false);
      operations(Kind.STARTSTOP, 100_000, threads, threads == 2);
    }
    add("chain", new Spec(Kind.CHAIN, 0, 1, 0), 0, CPU, true);
    add("due/1k", new Spec(Kind.DUE, 0, 1, 0), 1_000, CPU, true);
    add("due/100k", new Spec(Kind.DUE, 0, 1, 0), 100_000, CPU, true);
    add("life/100k", new Spec(Kind.LIFE, 0, 1, 0), 100_000, CPU, true);
    add("forward/30k-of-300k", new Spec(Kind.FORWARD, 300_000, 1, 0), 30_000, CPU, false);
    Spec stall = new Spec(Kind.STALL, 1_000_000, 1, 0);
    add("stall/100k-of-1m", stall, 100_000, List.of(Metric.STALL), false);
    for (int rate : new int[] {1_000, 10_000}) {
      Spec spec = new Spec(Kind.LATENESS, 0, 1, rate);
      add("lateness/" + count(rate), spec, 0, List.of(Metric.P50, Metric.P99), rate == 10_000);
    }
    // Timers of all batches stay, so there are 1.4 million in the end of a full run.
    add("bytes", new Spec(Kind.BYTES, 0, 1, 0), 200_000, List.of(Metric.BYTES), false);
    for (int threads : new int[] {1, 2, 4}) {
      operations(Kind.MIX, 1_000_000, threads, false);
    }
    operations(Kind.MIX, 100_000, 2, true);
    add("tickers/1k", new Spec(Kind.TICKERS, 0, 1, 0), 0, CPU, false);
    Spec idle = new Spec(Kind.IDLE, 100_000, 1, 0);
    add("idle/100k", idle, 0, List.of(Metric.CPU, Metric.VOLUNTARY), true);
  }

  /** All cells, in the order in which they are measured. */
  public static List<Cell> all() {
    return List.copyOf(new Cells().all);
  }

  private void operations(Kind kind, int pending, int threads, boolean quick) {
    String id = kind.word() + "/" + threads + "t/" + count(pending);
    add(id, new Spec(kind, pending, threads, 0), 0, CPU, quick);
  }

  private void add(String id, Spec spec, int timers, List<Metric> judged, boolean quick) {
    all.add(new Cell(id, spec, timers, judged, quick));
  }

  /** A count in the form used in names: 1k, 100k, 4m. */
  static String count(int count) {
    if (count >= 1_000_000) {
      return String.format(Locale.ROOT, "%dm", count / 1_000_000);
    }
    return count >= 1_000
        ? String.format(Locale.ROOT, "%dk", count / 1_000)
        : Integer.toString(count);
  }
}
