package dev.timerproof.proofs.flow;

import dev.timerproof.proofs.model.Facts;
import dev.timerproof.proofs.model.ImpossibleStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An atomic step under construction: the program point that it leads to, the facts there, and its
 * effect.
 */
final class Path {
  ProgramPoint point;
  Facts facts;
  @Nullable ImpossibleStep never;
  private final List<StepRelation.Stage> stages = new ArrayList<>();
  private StepRelation.StageBuilder stage = new StepRelation.StageBuilder();

  Path(ProgramPoint point, Facts facts) {
    this.point = point;
    this.facts = facts;
  }

  StepRelation.StageBuilder stage() {
    return stage;
  }

  /** Begins a new stage, which reads the state that the stages so far have left. */
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
