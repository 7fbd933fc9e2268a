package dev.timerproof.conformance.history;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Histories of real timers that are resources of this library, with the contracts they keep. */
public enum BundledHistory {
  /** Functions, channels and tickers of Go 1.19.8. */
  GO_1_19_8("go1.19.8", "go1.22"),
  /** The same program with Go 1.26.8. */
  GO_1_26_8("go1.26.8", "go1.22", "go1.23"),
  /** The JDK's ScheduledThreadPoolExecutor: single tasks, fixed rates and fixed delays. */
  STPE_17("stpe-17", "java-ses"),
  /** Netty's HashedWheelTimer with a tick of 1 ms. */
  NETTY("netty-4.2.20", "go1.22", "go1.23", "java-ses", "node"),
  /** Node's setTimeout, setInterval and refresh. */
  NODE("node-20.20.2", "node"),
  /** Functions and channels of this project's runtime. */
  OWN("timerproof", "go1.22");

  private final String text;
  private final String keeps;

  BundledHistory(String text, String... keeps) {
    this.text = text;
    this.keeps = String.join(" ", keeps);
  }

  /** Its name. */
  public String text() {
    return text;
  }

  /** The contracts of this library that it keeps; it breaks the others. */
  public List<String> keeps() {
    return List.of(keeps.split(" ", -1));
  }

  /** Its lines, to be closed by the caller. */
  public InputStream open() throws IOException {
    String resource = "/histories/" + text + ".ndjson.gz";
    InputStream in = BundledHistory.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException(resource + " is missing from the jar");
    }
    return new GZIPInputStream(in);
  }
}
