package dev.timerproof.evidence.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.ClaimJson;
import dev.timerproof.evidence.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Verdicts in a directory of the user, one JSON file each. Several processes may share it. An entry
 * that cannot be read back whole counts as absent; a directory that cannot be written to costs
 * nothing but time.
 */
public final class DiskCache implements VerdictCache {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path directory;
  private final String build;

  /**
   * A cache for one build of the command.
   *
   * @param directory created when the first verdict is kept
   * @param build identifies the code that gives the verdicts; another build sees none of them
   */
  public DiskCache(Path directory, String build) {
    this.directory = directory;
    this.build = build;
  }

  /**
   * The cache directory of the user: TIMERPROOF_CACHE, or else timerproof in XDG_CACHE_HOME, or
   * else in ~/.cache.
   */
  public static Path userDirectory(Map<String, String> environment, String home) {
    String own = environment.getOrDefault("TIMERPROOF_CACHE", "");
    if (!own.isEmpty()) {
      return Path.of(own);
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    // Its specification says that a relative path is to be ignored.
    boolean usable = !xdg.isEmpty() && Path.of(xdg).isAbsolute();
    return (usable ? Path.of(xdg) : Path.of(home, ".cache")).resolve("timerproof");
  }

  /**
   * The folder of solvers' answers in a cache directory. They are found by the whole text that was
   * asked, so that another build may see them.
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
    try {
      JsonNode entry = JSON.readTree(file(inputs).toFile());
      JsonNode claim = entry.path("claim");
      boolean whole =
          entry.path("key").asText().equals(key(inputs))
              && entry.path("sha256").asText().equals(digest(claim));
      return whole ? Optional.of(ClaimJson.read(claim).withCached(true)) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public void put(Inputs inputs, Claim claim) {
    if (!claim.outcome().isRepeatable()) {
      return;
    }
    ObjectNode entry = JSON.createObjectNode();
    ObjectNode body = ClaimJson.write(claim.withCached(false));
    try {
      entry.put("key", key(inputs)).put("sha256", digest(body)).set("claim", body);
      AtomicFiles.write(file(inputs), entry.toPrettyString() + "\n");
    } catch (IOException e) {
      // The verdict stands; the next run computes it again.
    }
  }

  private Path file(Inputs inputs) {
    return directory.resolve(key(inputs) + ".json");
  }

  private String key(Inputs inputs) {
    return inputs.and("build", build).digest();
  }

  private static String digest(JsonNode claim) throws JsonProcessingException {
    return Inputs.sha256(JSON.writeValueAsString(claim).getBytes(StandardCharsets.UTF_8));
  }
}
