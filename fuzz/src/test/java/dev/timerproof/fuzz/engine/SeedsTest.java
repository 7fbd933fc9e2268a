package dev.timerproof.fuzz.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {
  @Test
  void seeds_ofAllShards_areNeverTheSame() {
    Set<Long> seeds = new HashSet<>();
    for (int shard = 0; shard < 64; shard++) {
      for (int unit = 0; unit < 500; unit++) {
        seeds.add(Seeds.unit(1, shard + "/64", "protocol", unit));
      }
    }
    assertEquals(64 * 500, seeds.size());
  }

  @Test
  void seed_ofAnotherCampaignOrTarget_isAnother() {
    long seed = Seeds.unit(1, "0/1", "protocol", 0);
    assertNotEquals(seed, Seeds.unit(2, "0/1", "protocol", 0));
    assertNotEquals(seed, Seeds.unit(1, "0/1", "threads", 0));
    assertEquals(seed, Seeds.unit(1, "0/1", "protocol", 0));
  }
}
