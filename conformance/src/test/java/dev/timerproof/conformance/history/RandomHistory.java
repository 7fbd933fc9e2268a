package dev.timerproof.conformance.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A random history of one timer that was really run: by a small implementation that makes one step
 * at a time in the order of a clock, and shares no code with the checker. Three threads call it.
 */
final class RandomHistory {
  /** How the timer works, and the contract that it then keeps. */
  enum Style {
    GO_OLD("go1.22"),
    GO_NEW("go1.23"),
    JAVA("java-ses"),
    NODE("node");

    final String contract;

    Style(String contract) {
      this.contract = contract;
    }
  }

  /** A line, with the moment that orders it within its thread. */
  private record Line(long at, long order, String text) {}

  /** A call that is to be made. */
  private record Planned(int thread, long begin, long effect, long end, boolean arms) {}

  private static final long END = 10_000_000_000L;

  private final Random random;
  private final Style style;
  private final boolean channel;
  private final boolean resets;
  private final long period;
  private final String ticks;
  private final List<Line> lines = new ArrayList<>();
  private boolean armed;
  private boolean full;
  private long due;
  private long expiry;
  private long arms;
  private long functionEnds;
  private boolean mayStillSayTrue;

  private RandomHistory(long seed, Style style, boolean resets) {
    this.resets = resets && style != Style.JAVA;
    // Neighbouring seeds begin alike.
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.style = style;
    boolean go = style == Style.GO_OLD || style == Style.GO_NEW;
    this.channel = go && random.nextBoolean();
    boolean periodic = (channel || !go) && random.nextInt(3) == 0;
    this.period = periodic ? 50 + random.nextInt(100) : 0;
    this.ticks =
        switch (style) {
          case GO_OLD, GO_NEW -> "coalesce";
          case JAVA -> random.nextBoolean() ? "fixed-rate" : "fixed-delay";
          case NODE -> "from-start";
        };
  }

  /** The lines of a history. */
  static List<String> of(long seed, Style style) {
    return new RandomHistory(seed, style, true).run();
  }

  /** The lines of a history whose timer is armed once. */
  static List<String> withoutReset(long seed, Style style) {
    return new RandomHistory(seed, style, false).run();
  }

  private List<String> run() {
    List<Planned> calls = new ArrayList<>();
    for (int thread = 0; thread < (style == Style.NODE ? 1 : 3); thread++) {
      long at = 40;
      for (int i = 0; i < 5; i++) {
        long begin = at + random.nextInt(120);
        long effect = begin + 1 + random.nextInt(20);
        at = effect + 1 + random.nextInt(20);
        // All moments differ: threads have their own remainders.
        calls.add(
            new Planned(
                thread,
                begin * 8 + thread,
                effect * 8 + thread,
                at * 8 + thread,
                resets && random.nextInt(3) > 0));
      }
    }
    if (period > 0) {
      calls.add(new Planned(7, 90_000, 90_007, 90_015, false));
    }
    calls.sort(Comparator.comparingLong(Planned::effect));
    long delay = random.nextInt(200);
    arm(15 + delay * 8);
    call(0, 7, "start", asked(delay) + (channel ? ",\"to\":\"channel\"" : ""), 31, "");
    for (Planned call : calls) {
      expireUntil(call.effect());
      make(call);
    }
    expireUntil(END);
    lines.sort(Comparator.comparingLong(Line::at).thenComparing(Line::order));
    List<String> all = new ArrayList<>(List.of(Histories.HEADER));
    lines.forEach(line -> all.add(line.text()));
    all.add("{\"kind\":\"end\",\"at\":" + END + "}");
    return all;
  }

  private String asked(long delay) {
    String every = period == 0 ? "" : ",\"period\":" + period * 8 + ",\"ticks\":\"" + ticks + "\"";
    return ",\"delay\":" + delay * 8 + every + ",\"arg\":" + arms;
  }

  private void arm(long at) {
    armed = true;
    arms++;
    isDue(at);
    mayStillSayTrue = false;
  }

  private void isDue(long at) {
    due = at;
    expiry = Math.max(at, functionEnds) + 1 + random.nextInt(60) * 8L;
  }

  private void make(Planned call) {
    if (channel && call.thread() < 3 && random.nextInt(3) == 0) {
      call(call.begin(), call.thread(), "receive", "", call.end(), ",\"answer\":" + full);
      full = false;
      return;
    }
    boolean kept = armed || (full && style == Style.GO_NEW);
    if (style == Style.JAVA && mayStillSayTrue) {
      kept = random.nextBoolean();
    }
    boolean answers = style != Style.NODE && !(channel && period > 0);
    if (style == Style.GO_NEW) {
      full = false;
    }
    String answer = answers ? ",\"answer\":" + kept : "";
    armed = false;
    mayStillSayTrue = false;
    if (call.arms()) {
      long delay = random.nextInt(100);
      arm(call.effect() + delay * 8);
      call(call.begin(), call.thread(), "reset", asked(delay), call.end(), answer);
    } else {
      call(call.begin(), call.thread(), "stop", "", call.end(), answer);
    }
  }

  private void expireUntil(long at) {
    while (armed && expiry < at) {
      long now = expiry;
      armed = period > 0;
      mayStillSayTrue = true;
      if (channel) {
        full = true;
      } else {
        fire(now);
      }
      if (period > 0) {
        again(now);
        mayStillSayTrue = false;
      }
    }
  }

  private void again(long now) {
    long step = period * 8;
    switch (ticks) {
      case "coalesce" -> isDue(due + step * (1 + (now - due) / step));
      case "fixed-rate" -> isDue(due + step);
      case "fixed-delay" -> isDue(functionEnds + step);
      default -> isDue(now + step);
    }
  }

  private void fire(long now) {
    boolean deferred = style != Style.NODE && period == 0;
    long at = now + (deferred ? random.nextInt(30) * 8L : 0);
    functionEnds = at + 2;
    long thread = 100L + lines.size();
    add(at, "fire", thread, ",\"t\":1,\"arg\":" + arms);
    add(functionEnds, "done", thread, ",\"t\":1");
  }

  private void call(long begin, int thread, String op, String fields, long end, String answer) {
    add(begin, "call", thread, ",\"t\":1,\"op\":\"" + op + "\"" + fields);
    add(end, "return", thread, answer);
  }

  private void add(long at, String kind, long thread, String fields) {
    lines.add(
        new Line(
            at,
            lines.size(),
            String.format(
                Locale.ROOT, "{\"kind\":\"%s\",\"th\":%d,\"at\":%d%s}", kind, thread, at, fields)));
  }
}
