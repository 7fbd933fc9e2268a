package dev.timerproof.conformance.layer;

import dev.timerproof.conformance.own.OwnRecording;
import dev.timerproof.conformance.trace.reading.BundledTrace;
import dev.timerproof.conformance.trace.reading.TraceHeader;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.layer.LayerContext;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording to be validated.
 *
 * @param name what it is called
 * @param edition the edition that it follows
 * @param sentence what is claimed
 * @param scope which recording it is
 * @param changesBeforeAlteration where the altered copy is altered: so many changes, or sections of
 *     a timer's lock, come before
 * @param maker makes it
 */
record RecordedTrace(
    String name,
    String edition,
    String sentence,
    String scope,
    long changesBeforeAlteration,
    Maker maker) {
  /** Makes a recording, or finds it. */
  @FunctionalInterface
  interface Maker {
    /**
     * Makes it.
     *
     * @throws IOException if the recorded run fails
     */
    Recorded make(LayerContext context) throws IOException, InterruptedException;
  }

  /** A finished recording, which can be opened more than once. */
  @FunctionalInterface
  interface Recorded {
    InputStream open() throws IOException;
  }

  private static final String SHIPPED = "this recording";

  /** Threads and the clock decide what it holds, besides the seed. */
  private static final String MADE = "a recording made in this run" + Claim.OTHER_COUNTS;

  /** The part of its time that the layer leaves unused, for its own end. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  /** The recordings of the editions that are asked for, in order. */
  static List<RecordedTrace> of(Settings settings) throws IOException {
    List<String> all = TableSource.of(settings).reader().vocabulary().editions();
    // The library's protocol follows the last edition.
    String ships = all.get(all.size() - 1);
    List<RecordedTrace> recordings = new ArrayList<>();
    // The recording of Go has no header; such traces are assumed to follow this edition.
    String go = TraceHeader.ASSUMED.edition();
    if (settings.editions().contains(go)) {
      BundledTrace bundled = BundledTrace.GO_1_19_8;
      recordings.add(
          new RecordedTrace(
              bundled.name(),
              go,
              "a recording of the real Go runtime stays inside the table of " + go,
              SHIPPED,
              10_000,
              context -> bundled::open));
    }
    if (settings.editions().contains(ships)) {
      recordings.add(
          new RecordedTrace(
              "own",
              ships,
              "a recording of our own protocol stays inside the table of " + ships,
              MADE,
              1_000,
              context -> record(context, OwnRecording.Program.CORE)));
      recordings.add(
          new RecordedTrace(
              "runtime",
              ships,
              "a recording of our runtime under load stays inside the table of " + ships,
              MADE,
              1_000,
              context -> record(context, OwnRecording.Program.RUNTIME)));
    }
    BundledTrace mutex = BundledTrace.GO_1_26_8;
    String goWithMutex = mutex.header().edition();
    if (settings.mutexEditions().contains(goWithMutex)) {
      recordings.add(
          new RecordedTrace(
              mutex.name(),
              goWithMutex,
              "a recording of the real Go runtime stays inside the table of " + goWithMutex,
              SHIPPED,
              10_000,
              context -> mutex::open));
    }
    return recordings;
  }

  private static Recorded record(LayerContext context, OwnRecording.Program program)
      throws IOException, InterruptedException {
    int calls =
        switch (context.settings().profile()) {
          case QUICK -> 4_000;
          case FULL -> 40_000;
          case NIGHTLY -> 400_000;
        };
    Path trace =
        new OwnRecording(program, context.settings().seed(), 4, calls)
            .record(context.scratch(), context.remaining().minus(RESERVE));
    return () -> Files.newInputStream(trace);
  }

  String id() {
    return LayerName.TRACES.label() + "/" + name;
  }

  String alteredId() {
    return id() + "-altered";
  }

  Recorded make(LayerContext context) throws IOException, InterruptedException {
    return maker.make(context);
  }
}
