package dev.timerproof.lincheck.layer;

import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.layer.LayerName;
import dev.timerproof.evidence.layer.Settings;
import dev.timerproof.lincheck.properties.Promise;
import dev.timerproof.lincheck.variant.TimerVariant;
import dev.timerproof.spec.table.Mutation;
import dev.timerproof.spec.table.TimerTable;
import dev.timerproof.spec.table.reading.TableReader;
import dev.timerproof.spec.table.reading.TableSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One case of the layer of random histories: a protocol and the expected result.
 *
 * @param name the case's name
 * @param sentence the claim
 * @param protocol makes the protocol
 * @param source reads the table of the protocol, mutations included
 * @param generated whether a compiler is needed to make the protocol
 * @param promises the promises that are checked
 * @param finding a text that the failure must contain; empty if there must be no failure
 * @param share the weight by which the number of histories is divided; 0 for a case that must fail,
 *     which ends with its first failure
 */
record HistoryCase(
    String name,
    String sentence,
    Supplier<TimerVariant> protocol,
    Supplier<TimerTable> source,
    boolean generated,
    Set<Promise> promises,
    String finding,
    int share) {
  private static final String SCOPE =
      "one thread, 12 timers, 1 to 3 processors, heaps of arity 2, 4 and 8, up to 250 steps";

  /** The step that subtracts removed timers from the count of stopped ones. */
  private static final String UNCOUNT = "subdel";

  /** The cases for these settings, in order. */
  static List<HistoryCase> of(Settings settings) throws IOException {
    TableReader reader = TableSource.of(settings).reader();
    List<String> all = reader.vocabulary().editions();
    // The last edition is the one that ships.
    String ships = all.get(all.size() - 1);
    List<HistoryCase> cases = new ArrayList<>();
    if (settings.editions().contains(ships)) {
      cases.add(
          new HistoryCase(
              "shipped",
              "random histories of the Java that ships agree with the sequential model",
              TimerVariant::shipped,
              () -> reader.readUnchecked(ships, List.of()),
              false,
              Promise.all(),
              "",
              3));
    }
    for (String edition : settings.editions()) {
      cases.addAll(ofEdition(reader.readUnchecked(edition, List.of())));
    }
    if (settings.editions().contains(ships)) {
      cases.addAll(planted(reader, ships));
    }
    return cases;
  }

  private static List<HistoryCase> ofEdition(TimerTable table) {
    Set<Promise> kept = Promise.of(table);
    Set<Promise> broken = EnumSet.allOf(Promise.class);
    broken.removeAll(kept);
    String edition = table.edition();
    List<HistoryCase> cases = new ArrayList<>();
    cases.add(
        new HistoryCase(
            edition,
            "random histories of the Java that is generated from "
                + edition
                + " agree with the sequential model"
                + (broken.isEmpty() ? "" : ", but for what it is known to break"),
            () -> TimerVariant.of(table),
            () -> table,
            true,
            kept,
            "",
            2));
    for (Promise promise : broken) {
      Set<Promise> more = EnumSet.of(promise);
      more.addAll(kept);
      cases.add(
          new HistoryCase(
              edition + "-" + promise.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              "a history of " + edition + " is found in which " + promise.breach(),
              () -> TimerVariant.of(table),
              () -> table,
              true,
              more,
              promise.breach(),
              0));
    }
    return cases;
  }

  /**
   * The planted faults: a row with a wrong answer, and a walk that does not count the timers that
   * it has taken out.
   */
  private static List<HistoryCase> planted(TableReader reader, String edition) {
    TimerTable table = reader.readUnchecked(edition, List.of());
    List<HistoryCase> cases = new ArrayList<>();
    table.rows().stream()
        .filter(r -> r.value().equals("false"))
        .findFirst()
        .map(r -> Mutation.word("row", r.id(), "value", "true"))
        .ifPresent(m -> cases.add(planted(reader, edition, m, "expected false, found true")));
    table.frames().values().stream()
        .filter(f -> f.leave().contains(UNCOUNT))
        .findFirst()
        .map(f -> Mutation.words("frame", f.op(), "leave", without(f.leave(), UNCOUNT)))
        .ifPresent(m -> cases.add(planted(reader, edition, m, "deletedTimers is")));
    return cases;
  }

  private static List<String> without(List<String> steps, String step) {
    return steps.stream().filter(s -> !s.equals(step)).toList();
  }

  private static HistoryCase planted(
      TableReader reader, String edition, Mutation fault, String finding) {
    return new HistoryCase(
        fault.name() + "-" + fault.field(),
        "a fault planted in the " + fault.field() + " of " + fault.name() + " is found",
        () -> TimerVariant.of(reader.readUnchecked(edition, List.of(fault))),
        () -> reader.readUnchecked(edition, List.of(fault)),
        true,
        Promise.all(),
        finding,
        0);
  }

  /** The table of the protocol, without the planted fault. */
  TimerTable table(Settings settings) throws IOException {
    TableReader reader = TableSource.of(settings).reader();
    List<String> all = reader.vocabulary().editions();
    String edition = all.contains(name) ? name : all.get(all.size() - 1);
    return reader.readUnchecked(edition, List.of());
  }

  String id() {
    return LayerName.JQWIK.label() + "/" + name;
  }

  boolean mustFail() {
    return !finding.isEmpty();
  }

  TimerVariant variant() {
    return protocol.get();
  }

  /** The claim of this case, with the outcome "holds". */
  Claim claim() {
    return Claim.of(id(), sentence, LayerName.JQWIK.kind())
        .withScope((mustFail() ? "must fail, " : "") + SCOPE);
  }

  /** The command that repeats this case from the given seed. */
  String replay(Settings settings, long seed) {
    return "timerproof check --case "
        + id()
        + " --edition "
        + String.join(",", settings.editions())
        + " --seed "
        + seed
        + settings.table().file().map(f -> " --table " + f).orElse("");
  }
}
