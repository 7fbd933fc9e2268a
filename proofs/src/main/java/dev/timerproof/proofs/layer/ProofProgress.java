package dev.timerproof.proofs.layer;

import dev.timerproof.proofs.ObligationResult;
import dev.timerproof.proofs.ProofListener;
import dev.timerproof.proofs.ProofOutcome;
import java.util.Locale;
import java.util.function.Consumer;

/** Reports the progress of a proof. */
public final class ProofProgress implements ProofListener {
  private final Consumer<String> status;
  private String edition = "";
  private int total;
  private int done;
  private int open;

  /** Reports to a consumer, one line at a time. */
  public ProofProgress(Consumer<String> status) {
    this.status = status;
  }

  @Override
  public void begins(String name, int steps, int obligations) {
    edition = name;
    total = obligations;
    done = 0;
    open = 0;
    show();
  }

  @Override
  public void decided(ObligationResult result) {
    done++;
    open += result.outcome() == ProofOutcome.PROVEN ? 0 : 1;
    show();
  }

  private void show() {
    status.accept(
        String.format(
            Locale.ROOT,
            "%s: %,d of %,d obligations%s",
            edition,
            done,
            total,
            open == 0 ? "" : ", " + open + " without a proof"));
  }
}
