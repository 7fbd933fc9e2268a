package dev.timerproof.lincheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * The result of one case of a layer.
 *
 * @param name the case, for example {@code histories}
 * @param sentence what is claimed, without a full stop
 * @param holds whether no execution was found that contradicts it
 * @param scope the bounds of the search, in words
 * @param counts the amounts of work done, by name
 * @param seconds how long it took
 * @param replay one line that repeats the case; empty if there is none
 * @param detail the execution that contradicts the claim; empty if it holds
 */
public record CaseResult(
    String name,
    String sentence,
    boolean holds,
    String scope,
    Map<String, Long> counts,
    double seconds,
    String replay,
    String detail) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public CaseResult {
    counts = new TreeMap<>(counts);
  }

  /** One line of JSON with the components as its members. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(name + " has no JSON", e);
    }
  }

  /** Reads what {@link #toJson} wrote. */
  public static CaseResult ofJson(String json) {
    try {
      return JSON.readValue(json, CaseResult.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no result: " + json, e);
    }
  }
}
