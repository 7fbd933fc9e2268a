package dev.timerproof.conformance.port.conform;

import dev.timerproof.conformance.port.reference.Exchange;
import dev.timerproof.conformance.port.reference.TestVector;
import dev.timerproof.evidence.text.Printable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plays histories on a port, which is started again after it broke the protocol. Not thread-safe.
 */
final class PortSession implements AutoCloseable {
  private static final String STATE = "state";
  private static final String STATUSES = "statuses";
  private static final String UNSUPPORTED = "unsupported";

  /** Requests to which there is one answer, unless they are refused. */
  private static final Set<String> FIXED = Set.of("reset", "fine", "add");

  private final List<String> command;
  private final Duration patience;
  private @Nullable PortProcess process;
  private boolean misbehaved;
  private String obstacle = "";
  private int compared;

  PortSession(List<String> command, Duration patience) {
    this.command = command;
    this.patience = patience;
  }

  /**
   * The port; it is started if it does not run.
   *
   * @throws IOException if it cannot be started
   */
  PortProcess port() throws IOException, MisbehaviourException {
    PortProcess running = process;
    if (running == null) {
      running = new PortProcess(command, patience);
      process = running;
    }
    return running;
  }

  /** Whether the port has broken the protocol in the last history. */
  boolean hasMisbehaved() {
    return misbehaved;
  }

  /** Why the last history was not played to its end; empty if it was, or if it differs. */
  String obstacle() {
    return obstacle;
  }

  /** How many answers of the last history were compared, but those that are always the same. */
  int compared() {
    return compared;
  }

  /**
   * Plays a history up to the first difference, or up to a request that the port cannot be asked;
   * empty if there is no difference.
   */
  Optional<Difference> play(TestVector history) throws IOException {
    int index = 0;
    misbehaved = false;
    obstacle = "";
    compared = 0;
    try {
      PortProcess port = port();
      View view = View.of(port.offers());
      view.begin();
      List<List<Exchange>> courses = history.courses();
      for (; index < history.exchanges().size(); index++) {
        int at = index;
        obstacle = view.obstacle(history.exchanges().get(index));
        if (!obstacle.isEmpty()) {
          return Optional.empty();
        }
        List<Exchange> allowed =
            courses.stream().flatMap(course -> view.asked(course.get(at)).stream()).toList();
        if (allowed.isEmpty()) {
          continue;
        }
        Exchange exchange = allowed.get(0);
        String answer = view.compared(exchange.ask(), port.answer(exchange.ask()));
        if (answer.startsWith(UNSUPPORTED + " ")) {
          obstacle = Printable.of(answer.substring(UNSUPPORTED.length() + 1));
          return Optional.empty();
        }
        compared += FIXED.contains(exchange.ask().split(" ", 2)[0]) ? 0 : 1;
        String asked = exchange.state();
        if (allowed.stream().noneMatch(e -> Exchange.agree(e.answer(), answer))) {
          Difference difference = Difference.ofAnswer(index, allowed, answer);
          return Optional.of(named(history, index, answer, null, difference));
        }
        String ask = asked == null ? "" : asked.startsWith(STATUSES) ? STATUSES : STATE;
        String state = port.offers().contains(ask) ? port.answer(ask) : null;
        courses =
            courses.stream()
                .filter(c -> agree(view.asked(c.get(at)).orElseThrow(), answer, state))
                .toList();
        if (courses.isEmpty() && state != null) {
          Difference difference =
              Difference.ofState(
                  index,
                  allowed.stream().filter(e -> Exchange.agree(e.answer(), answer)).toList(),
                  state);
          return Optional.of(named(history, index, answer, state, difference));
        }
        String fault = state == null ? null : Difference.heapFault(state);
        if (fault != null) {
          return Optional.of(Difference.ofHeap(index, exchange, fault));
        }
      }
      return Optional.empty();
    } catch (MisbehaviourException e) {
      misbehaved = true;
      close();
      return Optional.of(
          Difference.ofMisbehaviour(
              index, history.exchanges().get(index), String.valueOf(e.getMessage())));
    }
  }

  /** Whether an answer, and the state if it was asked for, are as an exchange says. */
  private static boolean agree(Exchange exchange, String answer, @Nullable String state) {
    String expected = exchange.state();
    return Exchange.agree(exchange.answer(), answer)
        && (state == null || expected == null || Exchange.agree(expected, state));
  }

  /** The difference, with the reason if the vector says that just this must not be. */
  private static Difference named(
      TestVector history, int index, String answer, @Nullable String state, Difference difference) {
    return history.others().stream()
        .filter(course -> !course.allowed() && course.from() == index)
        .filter(course -> agree(course.exchanges().get(0), answer, state))
        .findFirst()
        .map(course -> difference.forbidden(course.why()))
        .orElse(difference);
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}
