package dev.timerproof.generate.java;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Java of the poller's words, guards and steps. This is the only place where the generator of
 * the dispatch knows them.
 *
 * <p>Placeholders: {@code from}, {@code via}, {@code to} and {@code first} are values of the word.
 */
final class PollerJava {
  private PollerJava() {}

  /**
   * The Java of a word.
   *
   * @param fields declarations of the fields that hold it; none if the steps keep it
   * @param accessors methods for steps and for readers
   * @param load a statement before the switch; empty for none
   * @param state the expression of the switch
   * @param take the test whether a row has taken the word; null if no row can
   * @param give the statements of a commit; null if there can be none
   * @param enter a statement before the visit, empty for none
   * @param leave a statement after it, whatever happens; empty exactly when {@code enter} is
   */
  record Word(
      List<String> fields,
      List<List<String>> accessors,
      String load,
      String state,
      @Nullable String take,
      @Nullable List<String> give,
      String enter,
      String leave) {}

  static final Map<String, Word> WORDS =
      Map.of(
          "needspinning",
          new Word(
              List.of("private volatile Needspinning needspinning = {first};"),
              List.of(
                  List.of(
                      "/** Whether the next thread that drops its P is to look for work. */",
                      "public Needspinning needspinning() {",
                      "return needspinning;",
                      "}"),
                  List.of(
                      "/** For steps; the caller holds the lock of {@link PollerThread#lock}. */",
                      "public void needspinning(Needspinning value) {",
                      "needspinning = value;",
                      "}")),
              "",
              "needspinning",
              null,
              null,
              "m.lock();",
              "m.unlock();"),
          "spinning",
          new Word(List.of(), List.of(), "", "m.spinning()", null, null, "", ""),
          "lastpoll",
          new Word(
              List.of(
                  "private static final AtomicReferenceFieldUpdater<PollerProtocol, Lastpoll>"
                      + " LASTPOLL =",
                  "    AtomicReferenceFieldUpdater.newUpdater(PollerProtocol.class, Lastpoll.class,"
                      + " \"lastpoll\");",
                  "private volatile Lastpoll lastpoll = {first};",
                  "private volatile long polledAt;"),
              List.of(
                  List.of(
                      "/** Whether a thread sleeps in the poller. */",
                      "public Lastpoll lastpoll() {",
                      "return lastpoll;",
                      "}"),
                  List.of(
                      "/** When a thread last left the poller, in ns of the host's clock. */",
                      "public long polledAt() {",
                      "return polledAt;",
                      "}")),
              "",
              "lastpoll",
              "LASTPOLL.compareAndSet(this, {from}, {via})",
              List.of("polledAt = now;", "lastpoll = {to};"),
              "",
              ""),
          "pollUntil",
          new Word(
              List.of("private volatile long pollUntil;"),
              List.of(
                  List.of(
                      "/** The time until which a thread sleeps in the poller, in ns; 0 for none. */",
                      "public long pollUntil() {",
                      "return pollUntil;",
                      "}")),
              "long until = pollUntil;",
              "until == 0 ? PollUntil.NONE : PollUntil.SET",
              null,
              null,
              "",
              ""),
          "wakeSig",
          new Word(
              List.of(
                  "private static final AtomicReferenceFieldUpdater<PollerProtocol, WakeSig>"
                      + " WAKE_SIG =",
                  "    AtomicReferenceFieldUpdater.newUpdater(PollerProtocol.class, WakeSig.class,"
                      + " \"wakeSig\");",
                  "private volatile WakeSig wakeSig = {first};"),
              List.of(
                  List.of(
                      "/** Whether a break is under way. */",
                      "public WakeSig wakeSig() {",
                      "return wakeSig;",
                      "}")),
              "",
              "wakeSig",
              "WAKE_SIG.compareAndSet(this, {from}, {via})",
              List.of("wakeSig = {to};"),
              "",
              ""));

  /** The test of each guard. */
  static final Map<String, String> GUARDS =
      Map.of(
          "any", "true",
          "later", "until > mine",
          "notlater", "until <= mine",
          "wanted", "m.wanted(mine)",
          "notwanted", "!m.wanted(mine)",
          "isspinning", "m.spinning() == Spinning.YES",
          "notspinning", "m.spinning() == Spinning.NO",
          "signalled", "signalled",
          "unsignalled", "!signalled");

  /** The statement of each step, except {@code commit}, which {@link Word} has. */
  static final Map<String, String> STEPS =
      Map.ofEntries(
          Map.entry("break", "netpollBreak();"),
          Map.entry("wakep", "host.wakep();"),
          Map.entry("wakeup", "host.wakeup();"),
          Map.entry("unpark", "host.unpark();"),
          Map.entry("drop", "m.drop();"),
          Map.entry("spin", "m.spin();"),
          Map.entry("unspin", "was = m.unspin();"),
          Map.entry("recheck", "mine = m.recheck(mine);"),
          Map.entry("storeuntil", "pollUntil = mine;"),
          Map.entry("select", "signalled = m.select(mine);"),
          Map.entry("tail", "if (!signalled) signalled = m.tail(mine);"),
          Map.entry("netpoll", "netpoll(signalled);"),
          Map.entry("consume", "host.consume();"),
          Map.entry("clearuntil", "pollUntil = 0;"),
          Map.entry("now", "now = m.now();"),
          Map.entry("takep", "m.takep(was);"),
          Map.entry("takeporask", "m.takepOrAsk(was);"),
          Map.entry("stop", "m.stop();"));

  static final String COMMIT = "commit";

  private static final Register M = new Register("m", "PollerThread", null);
  private static final Register MINE = new Register("mine", "long", null);
  private static final Register NOW = new Register("now", "long", null);
  private static final Register SIGNALLED = new Register("signalled", "boolean", null);

  /** The parameters of each operation. */
  static final Map<String, List<Register>> ARGUMENTS =
      Map.of(
          "wakeNetPoller", List.of(MINE),
          "netpollBreak", List.of(),
          "netpoll", List.of(SIGNALLED),
          "netpollNow", List.of(),
          "findrunnable", List.of(M, MINE, NOW));

  /** Registers that an operation declares if it uses them and they are not its parameters. */
  static final List<Register> REGISTERS =
      List.of(
          new Register("was", "boolean", "false"), new Register("signalled", "boolean", "false"));

  /** The documentation of each parameter of the generated methods. */
  static final Map<String, String> NOTES =
      Map.of(
          "m", "the calling thread of the scheduler",
          "mine", "the deadline that the caller knows of, in ns; 0 for none",
          "now", "the caller's last reading of the clock, in ns",
          "signalled", "whether the caller's poll ended because of a break");
}
