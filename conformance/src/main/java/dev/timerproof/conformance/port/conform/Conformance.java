package dev.timerproof.conformance.port.conform;

import dev.timerproof.conformance.port.reference.Exchange;
import dev.timerproof.conformance.port.reference.Histories;
import dev.timerproof.conformance.port.reference.MalformedVectorsException;
import dev.timerproof.conformance.port.reference.Reference;
import dev.timerproof.conformance.port.reference.TestVector;
import dev.timerproof.conformance.port.reference.VectorFile;
import dev.timerproof.evidence.claim.Claim;
import dev.timerproof.evidence.claim.Gap;
import dev.timerproof.evidence.claim.Outcome;
import dev.timerproof.evidence.claim.ScopeKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares a port with the table: first on the vectors, then on random histories. Each vector is a
 * claim, and all random histories together are one.
 */
public final class Conformance {
  private static final Duration SHRINKING = Duration.ofSeconds(20);

  /** How many failing histories are made shorter; that takes time, so later ones are not. */
  private static final int MOST_SHRUNK = 3;

  /** What a port must offer in addition for a random schedule. */
  private static final Set<String> STEPS = Set.of("call", "go", "statuses");

  private final ConformSettings settings;
  private final Function<String, Reference> references;
  private final Set<String> editions;
  private final String layer;
  private final Consumer<Claim> listener;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private String edition = "";
  private String played;
  private boolean anew;

  /** The option that names the table, for commands that repeat a failure. */
  private String table = "";

  private @Nullable Function<Reference, List<TestVector>> others;
  private View view = View.of(Set.of());
  private int shrunk;
  private @Nullable Histories histories;

  /**
   * Prepares a run.
   *
   * @param references the reference of an edition, which is asked for when it is needed
   * @param editions the editions that there are
   * @param layer what the ids of the claims begin with
   * @param listener hears of each claim
   */
  public Conformance(
      ConformSettings settings,
      Function<String, Reference> references,
      List<String> editions,
      String layer,
      Consumer<Claim> listener) {
    this.settings = settings;
    this.references = references;
    this.editions = new TreeSet<>(editions);
    this.layer = layer;
    this.listener = listener;
    this.played = settings.vectors().map(file -> "--vectors '" + file + "'").orElse("");
  }

  /**
   * Lets the table of the reference answer what the vectors ask, in place of their own answers: for
   * a table that deviates from that of this build.
   *
   * @param file the file of that table
   */
  public void answeredAnew(Path file) {
    anew = true;
    table = "--table " + quoted(file.toString()) + " ";
  }

  /**
   * Plays these in place of the vectors.
   *
   * @param options the options of the command that has these played
   * @param made makes them with the reference of the port's edition
   */
  public void playing(String options, Function<Reference, List<TestVector>> made) {
    played = options;
    others = made;
  }

  /** The edition that the port says it follows; empty if it named none. */
  public String edition() {
    return edition;
  }

  /** All claims so far. */
  public List<Claim> claims() {
    return List.copyOf(claims);
  }

  /** What the port could not be asked. */
  public List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /**
   * Asks the port.
   *
   * @throws IOException if the port cannot be started, or a file cannot be read
   * @throws MalformedVectorsException if a file cannot be used
   */
  public void run() throws IOException {
    try (PortSession session = new PortSession(settings.command(), settings.patience())) {
      Set<String> offers;
      try {
        PortProcess port = session.port();
        edition = port.edition();
        offers = port.offers();
        view = View.of(offers);
      } catch (MisbehaviourException e) {
        claim("greeting", "the port greets as the protocol says", Duration.ZERO)
            .rejected(String.valueOf(e.getMessage()));
        return;
      }
      if (!editions.contains(edition)) {
        claim("greeting", "the port is of an edition of the table", Duration.ZERO)
            .rejected(
                "it says that it is of edition "
                    + edition
                    + ", expected one of "
                    + String.join(", ", editions));
        return;
      }
      if (settings.withVectors()) {
        vectors(session, offers);
      }
      if (!settings.random().isZero()) {
        random(session, offers);
      }
    }
  }

  private void vectors(PortSession session, Set<String> offers) throws IOException {
    VectorFile file = file();
    if (!file.edition().equals(edition)) {
      throw new MalformedVectorsException(
          settings.vectors().map(Object::toString).orElse("the vectors")
              + ":1: found edition "
              + file.edition()
              + ", expected "
              + edition
              + ", which the port says it is of");
    }
    Set<String> unknown = new TreeSet<>(settings.expectedFailures());
    file.vectors().forEach(v -> unknown.remove(v.id()));
    if (!unknown.isEmpty()) {
      throw new MalformedVectorsException(
          "expected failures: found "
              + String.join(", ", unknown)
              + ", expected ids of vectors of "
              + edition);
    }
    Beginnings beginnings = new Beginnings();
    Set<String> missing = new TreeSet<>();
    int left = 0;
    int unasked = 0;
    for (TestVector written : file.vectors()) {
      TestVector vector = anew ? answeredAnew(written) : written;
      if (vector == null) {
        unasked++;
        continue;
      }
      Set<String> needed = new TreeSet<>(view.needs(vector));
      needed.removeAll(offers);
      if (needed.isEmpty()) {
        play(session, vector, beginnings);
      } else {
        missing.addAll(needed);
        left++;
      }
    }
    if (unasked > 0) {
      gap(unasked + " of " + file.vectors().size() + " vectors, which make no sense to this table");
    }
    if (left > 0) {
      gap(
          left
              + " of "
              + file.vectors().size()
              + " vectors, as the port does not offer "
              + String.join(" ", missing));
    }
    beginnings.report(file.vectors().size());
    if (!offers.contains("state")) {
      gap("the state after each call, as the port does not offer state");
    }
  }

  private VectorFile file() throws IOException {
    if (others != null) {
      return new VectorFile(edition, others.apply(histories().reference()));
    }
    return settings.vectors().isPresent()
        ? VectorFile.read(settings.vectors().get())
        : VectorFile.builtIn(edition);
  }

  /** What the reference answers to a vector; null if it cannot be asked that. */
  private @Nullable TestVector answeredAnew(TestVector written) {
    try {
      TestVector answered = histories().answered(written.id(), written.asks());
      return answered.isOpen() ? null : answered;
    } catch (IllegalArgumentException e) {
      // Such as a step of an actor whose call has ended by then.
      return null;
    }
  }

  private void gap(String what) {
    gaps.add(new Gap(layer, what));
  }

  /**
   * Vectors that were played up to a request that the port cannot be asked, and as it should be up
   * to there.
   */
  private final class Beginnings {
    private final Map<String, Integer> obstacles = new TreeMap<>();
    private int some;
    private int requests;

    void add(PortSession session) {
      obstacles.merge(session.obstacle(), 1, Integer::sum);
      some += session.compared() > 0 ? 1 : 0;
      requests += session.compared();
    }

    /** They count for what was played of them, and as not played for the rest. */
    void report(int vectors) {
      obstacles.forEach(
          (why, count) ->
              gap(
                  count
                      + " of "
                      + vectors
                      + " vectors from where the port cannot be asked: "
                      + why));
      if (some > 0) {
        claim("beginnings", view.claim() + ", up to what it cannot be asked", Duration.ZERO)
            .counting("vectors", some)
            .counting("requests", requests)
            .heldUnless(false);
      }
    }
  }

  private void play(PortSession session, TestVector vector, Beginnings beginnings)
      throws IOException {
    long start = System.nanoTime();
    Optional<Difference> difference = session.play(vector);
    if (!session.obstacle().isEmpty()) {
      beginnings.add(session);
      return;
    }
    Made made =
        claim(vector.id(), view.claim(), since(start))
            .counting("requests", vector.exchanges().size());
    boolean expected = settings.expectedFailures().contains(vector.id());
    if (difference.isEmpty()) {
      made.heldUnless(expected);
    } else if (expected) {
      made.failedAsExpected();
    } else {
      failed(session, made, new Shrinker.Failing(vector, difference.get()));
    }
  }

  /** Plays random histories until the time is over or one fails. */
  private void random(PortSession session, Set<String> offers) throws IOException {
    Set<String> needed = new TreeSet<>(view.randomNeeds());
    needed.removeAll(offers);
    if (!needed.isEmpty()) {
      gap("random histories, as the port does not offer " + String.join(" ", needed));
      return;
    }
    Histories its = histories();
    long start = System.nanoTime();
    long seed = settings.seed();
    long requests = 0;
    long cut = 0;
    Optional<Difference> difference = Optional.empty();
    TestVector history = null;
    Set<String> rows = new TreeSet<>();
    while (difference.isEmpty() && (history == null || isTimeLeft(start))) {
      history = view.random(its, seed, offers.containsAll(STEPS));
      rows.addAll(history.rows());
      difference = session.play(history);
      requests += session.compared();
      cut += session.obstacle().isEmpty() ? 0 : 1;
      seed++;
    }
    if (requests == 0 && difference.isEmpty()) {
      gap("random histories, as the port cannot be asked: " + session.obstacle());
      return;
    }
    Made made =
        claim("random", view.claim() + " in random histories", since(start))
            .counting("histories", seed - settings.seed())
            .counting("requests", requests)
            .counting("rows", rows.size())
            .scope("seed " + settings.seed());
    if (cut > 0) {
      gap("the rest of " + cut + " of the random histories from where the port cannot be asked");
    }
    if (difference.isEmpty() || history == null) {
      made.heldUnless(false);
    } else {
      Made replayable = made.replay("--vectors none --random 1s --seed " + (seed - 1));
      failed(session, replayable, new Shrinker.Failing(history, difference.get()));
    }
  }

  private boolean isTimeLeft(long start) {
    return since(start).compareTo(settings.random()) < 0;
  }

  private void failed(PortSession session, Made made, Shrinker.Failing failing) throws IOException {
    int before = failing.history().exchanges().size();
    Shrinker.Failing least = failing;
    if (shrunk < MOST_SHRUNK) {
      shrunk++;
      least = new Shrinker(histories(), session, SHRINKING).shrink(failing);
    }
    String culprit = failing.difference().culprit();
    made.rejected(
        text(least, before)
            + (culprit.isEmpty() ? "" : "it must not be so, which shows " + culprit + "\n"));
  }

  private String text(Shrinker.Failing failing, int before) {
    List<Exchange> exchanges = failing.history().exchanges();
    int last = Math.min(failing.difference().index(), exchanges.size() - 1);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "the history that fails has %d of %d requests%n", last + 1, before));
    for (int k = 0; k < last; k++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%4d  %-32s %s%n",
              k + 1,
              exchanges.get(k).ask(),
              exchanges.get(k).answer()));
    }
    List<String> lines = failing.difference().text().lines().toList();
    text.append(String.format(Locale.ROOT, "%4d  %s%n", last + 1, lines.get(0)));
    lines.subList(1, lines.size()).forEach(line -> text.append("      ").append(line).append('\n'));
    Set<String> rows = lastRows(failing.history().asks().subList(0, last + 1));
    if (!rows.isEmpty()) {
      text.append("the table takes there: ").append(String.join(", ", rows)).append('\n');
    }
    return text.toString();
  }

  /** The rows that the last of these requests takes. */
  private Set<String> lastRows(List<String> asks) {
    Reference reference = histories().reference();
    for (int k = 0; k < asks.size(); k++) {
      if (k == asks.size() - 1) {
        reference.rowsTaken();
      }
      reference.answer(asks.get(k));
    }
    return reference.rowsTaken();
  }

  private Histories histories() {
    Histories its = histories;
    if (its == null) {
      its = new Histories(references.apply(edition));
      histories = its;
    }
    return its;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private Made claim(String id, String sentence, Duration duration) {
    return new Made(
        Claim.of(layer + "/" + id, sentence, ScopeKind.TESTED).withDuration(duration), played);
  }

  /** A claim whose outcome is not known yet. */
  private final class Made {
    private final Claim claim;
    private final String options;

    Made(Claim claim, String options) {
      this.claim = claim;
      this.options = options;
    }

    Made counting(String what, long count) {
      return new Made(claim.withEvidence(what, count), options);
    }

    Made scope(String scope) {
      return new Made(claim.withScope(scope), options);
    }

    Made replay(String those) {
      return new Made(claim, those);
    }

    /** The claim holds, which is a failure if the port was expected to fail it. */
    void heldUnless(boolean expectedToFail) {
      done(
          expectedToFail
              ? claim
                  .withOutcome(Outcome.MUST_FAIL_HELD)
                  .withDetail("it is listed as an expected failure, and the port passes it")
              : claim);
    }

    void failedAsExpected() {
      done(claim.withScope("fails as expected"));
    }

    void rejected(String detail) {
      done(claim.withOutcome(Outcome.REJECTED).withDetail(detail).withReplay(replayLine()));
    }

    private String replayLine() {
      return "timerproof conform "
          + table
          + (options.isEmpty() ? "" : options + " ")
          + "-- "
          + String.join(" ", settings.command().stream().map(Conformance::quoted).toList());
    }

    private void done(Claim made) {
      claims.add(made);
      listener.accept(made);
    }
  }

  /** A word as it must be written in a shell. */
  private static String quoted(String word) {
    return word.matches("[\\w./:=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
