package dev.timerproof.evidence.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ClaimJson;
import dev.timerproof.evidence.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps verdicts in a directory of the user, one JSON file each. Several processes may share it. An
 * entry that cannot be read counts as absent. If the directory cannot be written to, verdicts are
 * computed again in the next run; that is no error.
 */
public final class DiskCache implements VerdictCache {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final String build;

  /**
   * A cache for one build of the command.
   *
   * @param directory created when the first verdict is kept
   * @param build identifies the code that computes the verdicts; another build does not find them
   */
  public DiskCache(Path directory, String build) {
    this.directory = directory;
    this.build = build;
  }

  /**
   * The cache directory of the user: TIMERPROOF_CACHE, or else timerproof in XDG_CACHE_HOME, or
   * else in .cache of HOME, or else of the home folder that the system knows. A value of
   * XDG_CACHE_HOME or HOME that is no absolute path is ignored; empty when none is left.
   *
   * @param home the home folder that the system knows; a question mark when it knows none
   */
  public static Optional<Path> userDirectory(Map<String, String> environment, String home) {
    String own = environment.getOrDefault("TIMERPROOF_CACHE", "");
    if (!own.isEmpty()) {
      return Optional.of(Path.of(own));
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    return absolute(xdg)
        .or(() -> absolute(environment.getOrDefault("HOME", "")).map(h -> h.resolve(".cache")))
        .or(() -> absolute(home).map(h -> h.resolve(".cache")))
        .map(folder -> folder.resolve("timerproof"));
  }

  private static Optional<Path> absolute(String path) {
    return Optional.of(path).filter(p -> !p.isEmpty()).map(Path::of).filter(Path::isAbsolute);
  }

  /**
   * The folder of solvers' answers in a cache directory. An answer's key is the whole text of the
   * question, so other builds may use it too.
   */
  public static Path answers(Path directory) {
    return directory.resolve("answers");
  }

  @Override
  public Optional<Path> answers() {
    return Optional.of(answers(directory));
  }

  @Override
  public Optional<Claim> get(Inputs inputs) {
    return read(inputs, "claim", claim -> ClaimJson.read(claim).withCached(true));
  }

  @Override
  public void put(Inputs inputs, Claim claim) {
    if (claim.outcome().isRepeatable()) {
      write(inputs, "claim", ClaimJson.write(claim.withCached(false)));
    }
  }

  @Override
  public Optional<LayerVerdict> getLayer(Inputs inputs) {
    return read(inputs, "layer", DiskCache::layer).filter(LayerVerdict::holds);
  }

  private static LayerVerdict layer(JsonNode node) {
    List<Claim> claims = new ArrayList<>();
    node.path("claims").forEach(claim -> claims.add(ClaimJson.read(claim).withCached(true)));
    List<String> gaps = new ArrayList<>();
    node.path("gaps").forEach(gap -> gaps.add(gap.asText()));
    return new LayerVerdict(claims, gaps);
  }

  @Override
  public void putLayer(Inputs inputs, LayerVerdict verdict) {
    if (verdict.holds()) {
      ObjectNode node = JSON.createObjectNode();
      ArrayNode claims = node.putArray("claims");
      verdict.claims().forEach(claim -> claims.add(ClaimJson.write(claim.withCached(false))));
      ArrayNode gaps = node.putArray("gaps");
      verdict.gaps().forEach(gaps::add);
      write(inputs, "layer", node);
    }
  }

  private <T> Optional<T> read(Inputs inputs, String name, Function<JsonNode, T> reader) {
    try {
      JsonNode entry = JSON.readTree(file(inputs).toFile());
      JsonNode body = entry.path(name);
      boolean whole =
          entry.path("key").asText().equals(key(inputs))
              && entry.path("sha256").asText().equals(digest(body));
      return whole ? Optional.of(reader.apply(body)) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void write(Inputs inputs, String name, ObjectNode body) {
    ObjectNode entry = JSON.createObjectNode();
    try {
      entry.put("key", key(inputs)).put("sha256", digest(body)).set(name, body);
      AtomicFiles.write(file(inputs), entry.toPrettyString() + "\n");
    } catch (IOException e) {
      // The verdict is valid all the same; the next run computes it again.
    }
  }

  private Path file(Inputs inputs) {
    return directory.resolve(key(inputs) + ".json");
  }

  private String key(Inputs inputs) {
    return inputs.and("build", build).digest();
  }

  private static String digest(JsonNode body) throws JsonProcessingException {
    return Inputs.sha256(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
  }
}
