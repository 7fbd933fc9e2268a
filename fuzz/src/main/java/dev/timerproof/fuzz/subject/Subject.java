package dev.timerproof.fuzz.subject;

import dev.timerproof.mutants.MutantKind;
import dev.timerproof.mutants.TableMutants;
import dev.timerproof.spec.mutate.Mutant;
import dev.timerproof.spec.mutate.MutatedTable;
import dev.timerproof.spec.table.MalformedTableException;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.PlantedFaults;
import dev.timerproof.spec.table.reading.TableReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * What is fuzzed, as the command line names it.
 *
 * @param edition an edition of the table
 * @param mutation what is changed in it: a fault of {@code Faults.tla} such as {@code
 *     StopReadsPpLate}, or a mutant as the kill matrix has it, such as {@code del.Waiting to =
 *     Removed}; empty for nothing
 */
public record Subject(String edition, String mutation) {
  /**
   * The table with the change.
   *
   * @throws IllegalArgumentException if there is no such edition or change
   */
  public TimerTable table(TableReader reader) {
    if (!reader.vocabulary().editions().contains(edition)) {
      throw new IllegalArgumentException(
          "edition " + edition + ": expected one of " + reader.vocabulary().editions());
    }
    if (mutation.isEmpty()) {
      return reader.read(edition);
    }
    TimerTable table = reader.read(edition);
    Optional<Mutant> mutant = mutant(reader, table);
    return mutant.isPresent()
        ? mutant.get().applied(reader, table)
        : reader.readUnchecked(edition, faults());
  }

  private Optional<Mutant> mutant(TableReader reader, TimerTable table) {
    String key = mutation.startsWith(edition + " ") ? mutation : edition + " " + mutation;
    return TableMutants.of(
            new MutatedTable.OfStatusWord(reader, table), EnumSet.allOf(MutantKind.class))
        .stream()
        .filter(mutant -> mutant.key().equals(key))
        .findFirst();
  }

  private List<dev.timerproof.spec.table.Mutation> faults() {
    try {
      return PlantedFaults.builtIn().mutations(mutation);
    } catch (MalformedTableException e) {
      throw new IllegalArgumentException(
          "mutation '"
              + mutation
              + "': expected a fault of Faults.tla, or a mutant of "
              + edition
              + " such as 'del.Waiting to = Removed'",
          e);
    }
  }

  @Override
  public String toString() {
    return mutation.isEmpty() ? edition : edition + " with " + mutation;
  }
}
