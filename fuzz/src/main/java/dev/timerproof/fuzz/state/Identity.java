package dev.timerproof.fuzz.state;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What the folder of a campaign belongs to.
 *
 * @param format the format of the folder
 * @param build the build of this project
 * @param table the SHA-256 of the table
 * @param edition the edition that is fuzzed
 * @param mutation what is changed in it; empty for nothing
 * @param parts the seeds and shards that have been at work, such as {@code 1 3/64}
 */
public record Identity(
    int format, String build, String table, String edition, String mutation, List<String> parts) {
  /** The format of this build. */
  public static final int FORMAT = 1;

  public Identity {
    parts = List.copyOf(parts);
  }

  /** The same identity with these parts added. */
  Identity with(Collection<String> others) {
    TreeSet<String> all = new TreeSet<>(parts);
    all.addAll(others);
    return new Identity(format, build, table, edition, mutation, List.copyOf(all));
  }

  /**
   * Checks that two folders belong to the same campaign.
   *
   * @param folder names this one in the message
   * @throws MalformedStateException if they are of another build, table, edition or mutation
   */
  void requireSame(Identity other, Object folder) throws MalformedStateException {
    if (!with(List.of())
        .equals(
            new Identity(
                    other.format, other.build, other.table, other.edition, other.mutation, parts)
                .with(List.of()))) {
      throw new MalformedStateException(
          folder + ": expected the state of " + other.text() + "; found that of " + text());
    }
  }

  private String text() {
    return "format "
        + format
        + ", build "
        + build
        + ", table "
        + table
        + ", edition "
        + edition
        + (mutation.isEmpty() ? "" : ", mutation " + mutation);
  }
}
