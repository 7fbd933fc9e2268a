package dev.timerproof.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Facts about the machine, from Linux. */
public final class Machine {
  private static final long NANOS_OF_TICK = 10_000_000;
  private static final Path STAT = Path.of("/proc/stat");

  private Machine() {}

  /** The model of the processor. */
  public static String processor() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  /** The system and its version. */
  public static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.version");
  }

  /** The JVM and its version. */
  public static String jvm() {
    return System.getProperty("java.vendor") + " " + Runtime.version();
  }

  /** Runnable threads on average over the last minute. */
  public static double load() throws IOException {
    String line = Files.readString(Path.of("/proc/loadavg"));
    return Double.parseDouble(line.substring(0, line.indexOf(' ')));
  }

  /** CPU time that all processes have used since the start of the machine, in nanoseconds. */
  static long busyNanos() throws IOException {
    // user nice system idle iowait irq softirq steal; the rest is counted in user and nice.
    String[] words = Files.readAllLines(STAT).get(0).strip().split("\\s+", -1);
    long ticks = 0;
    for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
      ticks += Long.parseLong(words[i]);
    }
    return ticks * NANOS_OF_TICK;
  }

  /** Throws on systems where nothing can be measured. */
  public static void check() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (!os.startsWith("linux") || !Files.isReadable(STAT)) {
      throw new IllegalStateException(
          "the CPU time of whole processes is measured on Linux only, and this is "
              + System.getProperty("os.name"));
    }
  }
}
