package dev.timerproof.spec.model;

import dev.timerproof.spec.table.Place;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bug that the timers of Go once had, or still have.
 *
 * @param id the number of the Go issue, {@code cl} and the number of the change, or a name of this
 *     project
 * @param also other numbers of the same bug
 * @param title the symptom that users saw, in a few words
 * @param versions the Go versions that have it, and the first ones without it
 * @param story what went wrong
 * @param fix the change that ended it
 * @param cases names of cases of the manifest that must fail with this bug; none if {@code noModel}
 *     says why
 * @param noModel why no model shows it; blank if there are cases
 * @param java names of Java cases that show it, see {@link JavaCase}
 * @param javaTest JUnit tests that show it in generated Java; blank if there are none
 * @param noJava why Java does not show it, or not all of it; blank if it does
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

  /** All names by which {@link BugHistory#find} finds it. */
  public List<String> names() {
    return Stream.concat(Stream.of(id), also.stream()).toList();
  }

  /** Whether generated Java shows it, by a Java case or by a JUnit test. */
  public boolean shownInJava() {
    return !java.isEmpty() || !javaTest.isEmpty();
  }

  /** Whether a case of the models shows it. */
  public boolean modelled() {
    return !cases.isEmpty();
  }
}
