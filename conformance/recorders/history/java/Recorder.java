import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Keeps the lines of a history in memory. The times are readings of {@code System.nanoTime}. */
final class Recorder {
  private final List<String> lines = new ArrayList<>();
  private final AtomicLong timers = new AtomicLong();

  /** The number of a new timer. */
  long timer() {
    return timers.incrementAndGet();
  }

  /** A call whose answer does not matter. */
  <T> T call(long timer, String op, String fields, Supplier<T> call) {
    return call(timer, op, fields, call, answer -> "");
  }

  /** A call of stop or reset. */
  boolean asks(long timer, String op, String fields, Supplier<Boolean> call) {
    return call(timer, op, fields, call, answer -> ",\"answer\":" + answer);
  }

  private <T> T call(
      long timer,
      String op,
      String fields,
      Supplier<T> call,
      java.util.function.Function<T, String> shown) {
    long begin = System.nanoTime();
    T answer = call.get();
    long end = System.nanoTime();
    add("call", begin, ",\"t\":%d,\"op\":\"%s\"%s".formatted(timer, op, fields));
    add("return", end, shown.apply(answer));
    return answer;
  }

  /** The function of a timer, which does something that takes a while. */
  Runnable function(long timer, Runnable body) {
    return () -> {
      long at = System.nanoTime();
      add("fire", at, ",\"t\":" + timer);
      body.run();
      add("done", System.nanoTime(), ",\"t\":" + timer);
    };
  }

  static String delay(long nanos) {
    return ",\"delay\":" + nanos;
  }

  private void add(String kind, long at, String fields) {
    long thread = Thread.currentThread().getId();
    String line =
        String.format(
            Locale.ROOT, "{\"kind\":\"%s\",\"th\":%d,\"at\":%d%s}", kind, thread, at, fields);
    synchronized (lines) {
      lines.add(line);
    }
  }

  /** Writes the history to standard output, once all that was armed has fired or was stopped. */
  void write(String runtime, String contract) throws IOException {
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
      String header =
          "{\"schema\":\"timerproof-history\",\"version\":1,\"runtime\":\"%s\",\"contract\":\"%s\"}\n";
      out.write(String.format(Locale.ROOT, header, runtime, contract));
      synchronized (lines) {
        for (String line : lines) {
          out.write(line);
          out.write('\n');
        }
      }
      out.write("{\"kind\":\"end\",\"at\":" + System.nanoTime() + "}\n");
    }
  }
}
