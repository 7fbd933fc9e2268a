package dev.timerproof.cli.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment of a run, on which its results depend besides the inputs.
 *
 * @param tools versions by tool, this command's own first
 * @param commit the commit of this command's sources, or that it is unknown
 * @param jdk version of the JVM
 * @param jdkVendor who built it
 * @param os operating system, its version and processor
 * @param cores processors that the JVM may use
 */
public record Environment(
    Map<String, String> tools, String commit, String jdk, String jdkVendor, String os, int cores) {
  public Environment {
    tools = Collections.unmodifiableMap(new LinkedHashMap<>(tools));
  }

  /** The environment of this process. */
  public static Environment current(Map<String, String> tools, String commit) {
    return new Environment(
        tools,
        commit,
        Runtime.version().toString(),
        System.getProperty("java.vendor", "unknown"),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors());
  }
}
