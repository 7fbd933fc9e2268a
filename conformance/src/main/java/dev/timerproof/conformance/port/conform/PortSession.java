package dev.timerproof.conformance.port.conform;

import dev.timerproof.conformance.port.reference.Exchange;
import dev.timerproof.conformance.port.reference.TestVector;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plays histories on a port, which is started again after it broke the protocol. Not thread-safe.
 */
final class PortSession implements AutoCloseable {
  private static final String STATE = "state";
  private static final String STATUSES = "statuses";

  private final List<String> command;
  private final Duration patience;
  private @Nullable PortProcess process;
  private boolean misbehaved;

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

  /** Plays a history up to the first difference; empty if there is none. */
  Optional<Difference> play(TestVector history) throws IOException {
    int index = 0;
    misbehaved = false;
    try {
      PortProcess port = port();
      for (Exchange exchange : history.exchanges()) {
        String seen = port.answer(exchange.ask());
        if (!Difference.agree(exchange.answer(), seen)) {
          return Optional.of(Difference.ofAnswer(index, exchange, seen));
        }
        String expected = exchange.state();
        if (expected != null) {
          String ask = expected.startsWith(STATUSES) ? STATUSES : STATE;
          if (port.offers().contains(ask)) {
            String state = port.answer(ask);
            if (!Difference.agree(expected, state)) {
              return Optional.of(Difference.ofState(index, exchange, expected, state));
            }
            String fault = Difference.heapFault(state);
            if (fault != null) {
              return Optional.of(Difference.ofHeap(index, exchange, fault));
            }
          }
        }
        index++;
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

  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}
