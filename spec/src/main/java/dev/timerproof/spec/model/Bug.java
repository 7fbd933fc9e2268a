package dev.timerproof.spec.model;

import dev.timerproof.spec.table.Place;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bug that the timers of Go once had, or still have.
 *
 * @param id the number of the Go issue, {@code cl} and the number of the change, or a name of ours
 * @param also other numbers of the same bug
 * @param title what a user saw, in a few words
 * @param versions the versions that have it, and those that do not any more
 * @param story what went wrong
 * @param fix what was changed
 * @param cases names of cases of the manifest that must fail with this bug; none if {@code noModel}
 *     says why
 * @param noModel why no model expresses it; blank if there are cases
 * @param java names of cases that show it in generated Java, see {@link JavaCase}
 * @param javaTest the tests that show it in generated Java and are no cases; blank if there are
 *     none
 * @param noJava why Java does not show it, or not all of it; blank if there is nothing to explain
 * @param place where it is written
 */
public record Bug(
    String id,
    List<String> also,
    String title,
    String versions,
    String story,
    String fix,
    List<String> cases,
    String noModel,
    List<String> java,
    String javaTest,
    String noJava,
    Place place) {
  public Bug {
    also = List.copyOf(also);
    cases = List.copyOf(cases);
    java = List.copyOf(java);
  }

  /** Everything by which one may ask for it. */
  public List<String> names() {
    return Stream.concat(Stream.of(id), also.stream()).toList();
  }

  /** Whether generated Java shows it, by a case or by a test that is none. */
  public boolean shownInJava() {
    return !java.isEmpty() || !javaTest.isEmpty();
  }

  /** Whether a model shows it. */
  public boolean modelled() {
    return !cases.isEmpty();
  }
}
