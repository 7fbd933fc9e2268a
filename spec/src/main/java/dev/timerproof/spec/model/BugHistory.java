package dev.timerproof.spec.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The bugs of Go's timers, each with the cases of the manifest that must fail with it.
 *
 * @param bugs in the order of the file
 * @param manifest the cases that bugs name
 * @param javaCases the Java cases that bugs name
 */
public record BugHistory(List<Bug> bugs, Manifest manifest, List<JavaCase> javaCases) {
  public BugHistory {
    bugs = List.copyOf(bugs);
    javaCases = List.copyOf(javaCases);
  }

  /**
   * The bug of this id or of another of its numbers.
   *
   * @param name with or without a leading {@code #}, in capitals or not
   */
  public Optional<Bug> find(String name) {
    String wanted = name.startsWith("#") ? name.substring(1) : name;
    return bugs.stream()
        .filter(bug -> bug.names().stream().anyMatch(wanted::equalsIgnoreCase))
        .findFirst();
  }

  /** The must-fail cases of a bug, in the order in which it names them. */
  public List<ModelCase> cases(Bug bug) {
    return bug.cases().stream().map(name -> manifest.find(name).orElseThrow()).toList();
  }

  /** The Java cases of a bug, in the order in which it names them. */
  public List<JavaCase> javaCases(Bug bug) {
    return bug.java().stream()
        .map(name -> javaCases.stream().filter(c -> c.name().equals(name)).findFirst())
        .map(Optional::orElseThrow)
        .toList();
  }

  /** The bugs that a case shows. */
  public List<Bug> shownBy(ModelCase modelCase) {
    return bugs.stream().filter(bug -> bug.cases().contains(modelCase.name())).toList();
  }

  /** Ids for a message, in the order of the file. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    bugs.forEach(bug -> ids.add(bug.id().toLowerCase(Locale.ROOT)));
    return ids;
  }
}
