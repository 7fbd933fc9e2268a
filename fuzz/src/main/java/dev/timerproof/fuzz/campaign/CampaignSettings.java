package dev.timerproof.fuzz.campaign;

import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.TableTarget;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a campaign is to do.
 *
 * @param subject what is fuzzed
 * @param targets how
 * @param seed the seed of the campaign
 * @param shard which of how many shards, such as {@code 0/1}
 * @param jobs how many JVMs
 * @param duration how long
 * @param units how many units are to be done, those of earlier runs included; empty for as many as
 *     there is time for
 * @param executions the inputs of a unit; fewer where an input takes long
 * @param stops whether the first finding ends it
 * @param guided whether inputs that reached something new are changed
 * @param mostBytes the size of the folder up to which the corpus grows
 * @param longest an input that takes longer than this does not end
 */
public record CampaignSettings(
    Subject subject,
    List<String> targets,
    long seed,
    String shard,
    int jobs,
    Duration duration,
    OptionalLong units,
    int executions,
    boolean stops,
    boolean guided,
    long mostBytes,
    Duration longest) {
  /** An input takes milliseconds; one that takes longer than this counts as never ending. */
  public static final Duration LONGEST = Duration.ofSeconds(20);

  public CampaignSettings {
    targets = List.copyOf(targets);
  }

  /** How many inputs a unit of this target has. */
  int executionsOf(String target) {
    return target.equals(TableTarget.NAME)
        ? Math.max(1, executions / TableTarget.COST)
        : executions;
  }

  /** The seed and the shard as one text. */
  String part() {
    return seed + " " + shard;
  }
}
