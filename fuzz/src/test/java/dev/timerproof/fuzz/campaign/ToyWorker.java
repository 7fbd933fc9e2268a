package dev.timerproof.fuzz.campaign;

import java.io.IOException;
import java.util.List;

/** A worker whose target is a toy; the mutation says what kind of. */
public final class ToyWorker {
  private ToyWorker() {}

  /** Run by a campaign. */
  public static void main(String[] args) throws IOException {
    Worker.run(name -> new ToyTarget(args[1]), List.of(args).subList(2, args.length));
  }
}
