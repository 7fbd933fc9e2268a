package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.ImpossibleStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An atomic step while it is put together: where it leads, what is known there, what it does. */
final class Path {
  ProgramPoint spot;
  Facts facts;
  @Nullable ImpossibleStep never;
  private final List<StepRelation.Stage> stages = new ArrayList<>();
  private StepRelation.StageBuilder stage = new StepRelation.StageBuilder();

  Path(ProgramPoint spot, Facts facts) {
    this.spot = spot;
    this.facts = facts;
  }

  StepRelation.StageBuilder stage() {
    return stage;
  }

  /** Later stages read the state as it is now. */
  void newStage() {
    StepRelation.Stage done = stage.build();
    if (!done.assignments().isEmpty() || !done.choices().isEmpty()) {
      stages.add(done);
      stage = new StepRelation.StageBuilder();
    }
  }

  StepRelation effect() {
    List<StepRelation.Stage> all = new ArrayList<>(stages);
    all.add(stage.build());
    return new StepRelation(all);
  }
}
