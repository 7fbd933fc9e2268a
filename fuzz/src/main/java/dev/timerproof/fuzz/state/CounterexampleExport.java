package dev.timerproof.fuzz.state;

import dev.timerproof.evidence.claim.CounterexampleFile;
import dev.timerproof.evidence.claim.Trace;
import dev.timerproof.fuzz.subject.ProtocolTarget;
import dev.timerproof.fuzz.subject.Subject;
import dev.timerproof.fuzz.subject.ThreadsTarget;
import dev.timerproof.lincheck.properties.HistorySearch;
import dev.timerproof.lincheck.properties.Promise;
import dev.timerproof.lincheck.properties.RecordedHistory;
import dev.timerproof.lincheck.replay.SteppedTimers;
import dev.timerproof.lincheck.scenario.ScenarioSchedule;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes the single steps of a finding, so that the model and generated Java can follow them. */
public final class CounterexampleExport {
  /** The name of the file in the folder of a finding. */
  public static final String FILE = "counterexample.json";

  private CounterexampleExport() {}

  /** Whether findings of this target can have single steps: those whose calls are generated. */
  public static boolean isOf(String target) {
    return target.equals(ProtocolTarget.NAME) || target.equals(ThreadsTarget.NAME);
  }

  /**
   * The steps that lead to the violation. A history is followed as it is; for calls of several
   * threads, a schedule with at most two switches between threads is searched.
   *
   * @param reader reads the table that the finding is about
   * @param limit how long to search for a schedule
   * @return empty if {@link #isOf} says that it can have none, if no schedule was found, or if
   *     nothing goes wrong
   * @throws dev.timerproof.generate.java.GenerationException if the table cannot be written as Java
   * @throws IllegalStateException if this Java has no compiler
   */
  public static Optional<CounterexampleFile> of(
      Finding finding, TableReader reader, Duration limit) {
    if (!isOf(finding.target())) {
      return Optional.empty();
    }
    TimerTable table = new Subject(finding.edition(), finding.mutation()).table(reader);
    SteppedTimers timers = SteppedTimers.of(table);
    Optional<Trace> trace =
        finding.target().equals(ProtocolTarget.NAME)
            ? RecordedHistory.of(
                timers,
                new HistorySearch.Failure(0, finding.input()),
                Promise.of(reader.readUnchecked(finding.edition(), List.of())))
            : ScenarioSchedule.find(timers, ThreadsTarget.calls(finding.input()), limit);
    return trace.map(
        its ->
            new CounterexampleFile(
                "fuzz/" + finding.id(),
                "a campaign finds nothing wrong with "
                    + new Subject(finding.edition(), finding.mutation()),
                finding.table(),
                its));
  }
}
