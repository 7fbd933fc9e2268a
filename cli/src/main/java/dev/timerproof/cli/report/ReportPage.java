package dev.timerproof.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.timerproof.cli.console.Elapsed;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ClaimJson;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.ScopeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the template {@code report.jte} shows of a run. Texts are plain: the template escapes all of
 * them except the style, the script and the data.
 */
public final class ReportPage {
  /** Of a summary, what {@code sha256sum} would print, cut to what people compare. */
  private static final int HASH_LENGTH = 12;

  private final JsonNode summary;
  private final List<Claim> claims = new ArrayList<>();
  private final Optional<SummaryChanges> changes;
  private final Parts parts;

  /**
   * The parts of the page that are not escaped.
   *
   * @param data JSON that can stand in a script element
   * @param note what readers must know of the table, if anything
   */
  record Parts(String style, String script, String data, Optional<String> note) {}

  ReportPage(JsonNode summary, Optional<SummaryChanges> changes, Parts parts) {
    this.summary = summary;
    this.changes = changes;
    this.parts = parts;
    summary.path("claims").forEach(claim -> claims.add(ClaimJson.read(claim)));
  }

  /** The style sheet. */
  public String style() {
    return parts.style();
  }

  /** The script that shows the data. */
  public String script() {
    return parts.script();
  }

  /** What the script shows, as JSON that can stand in a script element. */
  public String data() {
    return parts.data();
  }

  /** What readers must know of the table. */
  public @Nullable String note() {
    return parts.note().orElse(null);
  }

  /** The verdict in words. */
  public String verdict() {
    return summary.path("verdict").asText();
  }

  /** The exit code of the run. */
  public int exitCode() {
    return summary.path("exitCode").asInt();
  }

  /** The class of the verdict's colour. */
  public String colour() {
    return exitCode() == 0 ? "good" : exitCode() == 3 ? "warn" : "bad";
  }

  /** How many claims hold, and how many gaps there are. */
  public String tally() {
    int gaps = summary.path("gaps").size();
    return held(claims)
        + " of "
        + claims.size()
        + " claims hold, "
        + gaps
        + (gaps == 1 ? " gap." : " gaps.");
  }

  /** With which settings, when and where the run was. */
  public String circumstances() {
    JsonNode settings = summary.path("settings");
    JsonNode environment = summary.path("environment");
    String hash = summary.path("tableSha256").asText();
    List<String> editions = new ArrayList<>();
    settings.path("editions").forEach(edition -> editions.add(edition.asText()));
    return String.format(
        Locale.ROOT,
        "Profile %s; editions %s; table %s %s; seed %s; began %s, took %s; JDK %s on %s cores, %s.",
        settings.path("profile").asText(),
        String.join(", ", editions),
        settings.path("table").asText(),
        hash.substring(0, Math.min(HASH_LENGTH, hash.length())),
        settings.path("seed").asText(),
        summary.path("began").asText(),
        Elapsed.clock(Duration.ofMillis(summary.path("durationMs").asLong())),
        environment.path("jdk").asText(),
        environment.path("cores").asText(),
        environment.path("os").asText());
  }

  /** The differences from an earlier run by what they are; null without an earlier run. */
  public @Nullable Map<String, List<String>> changes() {
    if (changes.isEmpty()) {
      return null;
    }
    SummaryChanges all = changes.get();
    Map<String, List<String>> named = new LinkedHashMap<>();
    named.put("No longer holds", all.broken());
    named.put("Holds again", all.repaired());
    named.put("No longer claimed", all.lost());
    named.put("Newly claimed", all.added());
    named.put("Slower layers", all.slower());
    named.values().removeIf(List::isEmpty);
    return named;
  }

  /** The claims that do not hold. */
  public List<Claim> found() {
    return claims.stream().filter(claim -> !holds(claim)).toList();
  }

  /** Whether a claim holds. */
  public boolean holds(Claim claim) {
    return claim.outcome() == Outcome.HOLDS;
  }

  /** The finding of a claim in one line. */
  public String finding(Claim claim) {
    return ClaimText.finding(claim);
  }

  /** The class of the colour of a claim's outcome. */
  public String colour(Claim claim) {
    return holds(claim) ? "good" : claim.outcome().isFinding() ? "bad" : "warn";
  }

  /** The name by which the page leads to a claim. */
  public String anchor(Claim claim) {
    return "claim-" + claim.id();
  }

  /** The same in the table of claims; null for claims that are led to among those found. */
  public @Nullable String rowAnchor(Claim claim) {
    return holds(claim) ? anchor(claim) : null;
  }

  /** What was looked at, with counts. */
  public String scope(Claim claim) {
    return Stream.concat(
            Stream.of(claim.scope()).filter(scope -> !scope.isEmpty()),
            claim.evidence().entrySet().stream().map(e -> e.getValue() + " " + e.getKey()))
        .collect(Collectors.joining("; "));
  }

  /** How long a claim took. */
  public String time(Claim claim) {
    return Elapsed.seconds(claim.duration());
  }

  /** The layers that are missing by the reason, in the summary's order. */
  public Map<String, List<String>> gaps() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (JsonNode gap : summary.path("gaps")) {
      byReason
          .computeIfAbsent(gap.path("reason").asText(), reason -> new ArrayList<>())
          .add(gap.path("layer").asText());
    }
    return byReason;
  }

  /** The layers that claim something. */
  public List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    for (JsonNode layer : summary.path("layers")) {
      String name = layer.path("name").asText();
      List<Claim> its = claims.stream().filter(claim -> claim.layer().equals(name)).toList();
      if (!its.isEmpty()) {
        layers.add(
            new Layer(
                name,
                layer.path("question").asText(),
                layer.path("kind").asText(),
                Elapsed.seconds(Duration.ofMillis(layer.path("durationMs").asLong())),
                its));
      }
    }
    return layers;
  }

  private static long held(List<Claim> claims) {
    return claims.stream().filter(claim -> claim.outcome() == Outcome.HOLDS).count();
  }

  /**
   * A layer with its claims.
   *
   * @param question what it answers
   * @param kind how far its claims reach, in a word
   * @param time how long it took
   */
  public record Layer(String name, String question, String kind, String time, List<Claim> claims) {
    public Layer {
      claims = List.copyOf(claims);
    }

    /** How many of its claims hold. */
    public long held() {
      return ReportPage.held(claims);
    }

    /** Whether all of them hold. */
    public boolean holds() {
      return held() == claims.size();
    }

    /** How far its claims reach, in a sentence. */
    public String reach() {
      return switch (ScopeKind.valueOf(kind.toUpperCase(Locale.ROOT))) {
        case CHECKED -> "the whole of a finite thing was looked at";
        case BOUNDED -> "every interleaving of an instance of the stated size";
        case TESTED -> "some executions, with a stated budget or seed";
        case PROVEN -> "any number of threads, timers and Ps, on a stated trusted base";
      };
    }
  }
}
