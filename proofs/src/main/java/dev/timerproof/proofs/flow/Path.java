package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.Never;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An atomic step while it is put together: where it leads, what is known there, what it does. */
final class Path {
  Spot spot;
  Facts facts;
  @Nullable Never never;
  private final List<Effect.Stage> stages = new ArrayList<>();
  private Effect.StageBuilder stage = new Effect.StageBuilder();

  Path(Spot spot, Facts facts) {
    this.spot = spot;
    this.facts = facts;
  }

  Effect.StageBuilder stage() {
    return stage;
  }

  /** Later stages read the state as it is now. */
  void newStage() {
    Effect.Stage done = stage.build();
    if (!done.assignments().isEmpty() || !done.choices().isEmpty()) {
      stages.add(done);
      stage = new Effect.StageBuilder();
    }
  }

  Effect effect() {
    List<Effect.Stage> all = new ArrayList<>(stages);
    all.add(stage.build());
    return new Effect(all);
  }
}
